"""C4 and C5: who is named, in which order, and spelled how."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from photolib.caption.facts import PersonInFrame
from photolib.caption.people import has_han
from photolib.proof.subject import Finding, Subject, names, spelled

_NEAR = 85
_BEFORE, _AFTER = r"(?<![A-Za-zÀ-ɏ])", r"(?![A-Za-zÀ-ɏ])"
"""Edges of a name: Chinese goes on without a blank, so that a word border is none."""
_MARKER = re.compile(
    r"\b(?:from (?:the )?(?:left|right)|left to right|right to left|"
    r"(?:at |on |far |second from )?"
    r"(?:left|right|cent(?:er|re)|front|back|rear|top|bottom)|[LRC]-[LRC])\b|\([LRC]\)|[左右中前后]",
    re.IGNORECASE,
)
_FROM_RIGHT = re.compile(
    r"\bfrom (?:the )?right\b|\bright to left\b|[从自]右", re.IGNORECASE
)
_OWN_MARK = re.compile(
    r"^[^.;]{0,3}?[\s,(（]*(?P<side>left|right|L|R|左|右)(?=[\s,.)）;]|$)"
)


def in_the_frame(subject: Subject) -> Iterator[Finding]:
    """C5: nobody is named who is not in the frame, and everybody who is."""
    for person in subject.rejected:
        for at, name in _where(subject.text, person):
            yield Finding(
                "C5", "stops", f"{name} is not in this photo", (at, at + len(name))
            )
    for person in subject.roster:
        for at, name in _where(subject.prose, person):
            yield Finding(
                "C5",
                "asks",
                f"{name} is not confirmed in this photo",
                (at, at + len(name)),
            )
    for person in subject.facts.people:
        missing = not _where(subject.text, person) and not _counted(subject)
        if missing and spelled(subject, names(person)):
            yield Finding("C5", "asks", f"{person.name} is in the frame but not named")


def spelled_right(subject: Subject) -> Iterator[Finding]:
    """C5: a near miss of a known name is a misspelling until a human says otherwise."""
    known = [*subject.facts.people, *subject.roster, *subject.rejected]
    right = {name.casefold() for person in known for name in names(person)}
    told: set[tuple[int, str]] = set()
    for person in known:
        for name in names(person):
            for at, said in _near(subject.prose, name):
                again = (at, name.casefold())  # GAO Lin is how Gao Lin was written
                if said.casefold() in right or again in told:
                    continue
                told.add(again)
                yield Finding(
                    "C5",
                    "asks",
                    f"{said} is nearly {name}: which is right?",
                    (at, at + len(said)),
                    name if person in subject.facts.people else None,
                )


def left_to_right(subject: Subject) -> Iterator[Finding]:
    """C4: people whose places are known are named in their order, and it is told so."""
    said = _named(subject)
    placed = [person for _, person in said if person.x is not None]
    if len(placed) < 2:  # who stands where is not known, and never guessed
        return
    if not _MARKER.search(subject.prose):
        yield Finding(
            "C4",
            "asks",
            "several people and no word of who stands where: add “from left”",
        )
        return
    yield from _sides(subject.prose, said)
    if any(_side(subject.prose, at, person) for at, person in said):
        return
    if _FROM_RIGHT.search(subject.prose):
        placed.reverse()
    for one, other in pairwise(placed):
        if (one.x or 0) > (other.x or 0):
            yield Finding("C4", "asks", f"{other.name} stands left of {one.name}")


def _named(subject: Subject) -> list[tuple[int, PersonInFrame]]:
    """Return the people of the frame whom the caption names, in its order."""
    found = [(_where(subject.prose, p), p) for p in subject.facts.people]
    return sorted(
        ((places[0][0], p) for places, p in found if places), key=lambda pair: pair[0]
    )


def _sides(prose: str, said: list[tuple[int, PersonInFrame]]) -> Iterator[Finding]:
    """Compare "left" and "right" after single names with where they stand."""
    sides = [(person, _side(prose, at, person)) for at, person in said]
    lefts = [p for p, side in sides if side == "left" and p.x is not None]
    rights = [p for p, side in sides if side == "right" and p.x is not None]
    for left in lefts:
        for right in rights:
            if (left.x or 0) > (right.x or 0):
                yield Finding(
                    "C4", "asks", f"{right.name} stands left of {left.name}, not right"
                )


def _side(prose: str, at: int, person: PersonInFrame) -> str | None:
    name = next(n for n in names(person) if prose.startswith(n, at))
    match = _OWN_MARK.match(prose[at + len(name) :])
    if match is None:
        return None
    return "left" if match["side"].casefold() in {"left", "l", "左"} else "right"


def _where(text: str, person: PersonInFrame) -> list[tuple[int, str]]:
    """Return the first place of each spelling that stands in the text, in order."""
    found = []
    for name in names(person):
        match = re.search(f"{_BEFORE}{re.escape(name)}{_AFTER}", text)
        if match:
            found.append((match.start(), name))
    return sorted(found)


def _counted(subject: Subject) -> bool:
    """Tell whether the caption counts people instead of naming all of them."""
    return bool(re.search(r"\b(?:others|guests|participants)\b|等", subject.prose))


def _near(text: str, name: str) -> Iterable[tuple[int, str]]:
    """Yield what is spelled nearly like `name`, with where it stands."""
    if has_han(name):
        yield from _near_han(text, name)
        return
    count = len(name.split())
    if len(name) < 6 or count < 2:
        return
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", text))
    for i in range(len(words) - count + 1):
        first, last = words[i], words[i + count - 1]
        said = text[first.start() : last.end()]
        if said[0].isupper() and said.casefold() != name.casefold():
            alike = fuzz.ratio(said.casefold(), name.casefold())
            if alike >= _NEAR and not _differ_in_a_short_given_name(said, name):
                yield first.start(), said


def _differ_in_a_short_given_name(said: str, name: str) -> bool:
    """Tell whether two names differ in one whole short word: Wang Wei, Wang Lei."""
    pairs = [
        (a, b)
        for a, b in zip(said.casefold().split(), name.casefold().split(), strict=False)
        if a != b
    ]
    return all(max(len(a), len(b)) <= 3 and a[:1] != b[:1] for a, b in pairs)


def _near_han(text: str, name: str) -> Iterable[tuple[int, str]]:
    """Yield names of the same family name and sound, written with another sign."""
    for at in range(len(text) - len(name) + 1):
        said = text[at : at + len(name)]
        if said != name and said[0] == name[0] and reads_alike(said, name):
            yield at, said


def reads_alike(one: str, other: str) -> bool:
    """Tell whether two Chinese names sound the same (Hanyu Pinyin, no tones).

    >>> reads_alike("高林", "高琳"), reads_alike("高林", "高明")
    (True, False)
    """
    from pypinyin import lazy_pinyin  # a large table: loaded when a pair needs it

    return lazy_pinyin(one) == lazy_pinyin(other)
