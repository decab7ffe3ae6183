"""Whom a verb is about: the people before it, listed behind it, or with them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from photolib.release.lexicon import has, is_plural_title
from photolib.release.tokens import tokenise


class Span(NamedTuple):
    """A person in a sentence: the name, and the whole with title before and after."""

    person: int
    start: int
    end: int
    outer_start: int
    outer_end: int


_REACH = {"intro": 400, "agent": 90, "object": 90}
"""Characters from the verb to the first name of its list."""


def about(
    form: str, text: str, people: Sequence[Span], match: re.Match[str]
) -> list[Span]:
    """Return whom one verb is about; `form` says on which side of it they stand."""
    start, end = match.span()
    if form in _REACH:
        listed = _listed_after(text, people, end, _REACH[form])
        if form == "agent" and _FIRST.match(text[: max(start, 3)]):
            return _chained(text, listed)
        return listed
    if form == "between":
        within = [p for p in people if start <= p.start < end]
        return within + _subjects(text, people, start)
    if form == "within":
        return [p for p in people if start <= p.start < end]
    if form == "mutual":
        return _both(text, people, start, end)
    return _doers(text, people, match)


def _doers(text: str, people: Sequence[Span], match: re.Match[str]) -> list[Span]:
    """Return the subjects of an active verb, none of a participle behind "was"."""
    start, end = match.span()
    if any(p.outer_start <= start < p.outer_end for p in people):
        return []
    if _PASSIVE.search(text[max(0, start - 24) : start]) and _DONE.match(match[0]):
        return []
    subjects = _subjects(text, people, start)
    if _inverted(text, start):
        when = _WHEN.match(text, end)
        at = when.end() if when else end
        subjects += (
            [] if _DATIVE.match(text, at) else _listed_after(text, people, at, 6)
        )
    return subjects


def _both(text: str, people: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return who met whom: "A received B", but nobody of "A received the news"."""
    if any(p.outer_start <= start < p.outer_end for p in people):
        return []
    others = _listed_after(text, people, end, 50)
    if not others or not _OBJECTS.fullmatch(text[end : others[0].outer_start]):
        return []
    subjects = _subjects(text, people, start)
    return subjects + others if subjects else []


_OBJECTS = re.compile(
    r"\s(?:(?:the|a|an|his|her|its|their|new|newly|visiting|outgoing|incoming|former"
    r"|accredited|appointed|[A-Z][\w’'.-]*)\s){0,5}"
)
"""Words between a verb and the person it is done to: "the new Norwegian"."""

_PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?$")

_DONE = re.compile(r"[a-z]+ed\b(?! by)|[a-z]+ed by\b", re.IGNORECASE)
"""A participle behind "was", as in "she said the treaty was signed"."""

_DATIVE = re.compile(r"\s*(?:(?:gestern|heute|auch|sich)\s+)?(?:dem|den|einem|einen)\s")
"""Behind a German verb: to whom, and never who."""

_WHEN = re.compile(
    r"\s+(?:(?:am|im|in|gestern|heute|vor|nach)\b[^,;.]{0,12}(?:\d\.)?[^,;.]{0,24}?\s)?"
    r"(?=(?:der|die|das|den|dem|ihre?|seine?)\s)"
)
"""When and where, between a German verb and its subject: "am 2. Mai in Kiel die"."""

_WITH = re.compile(
    r"\b(?:alongside|(?:along|together|jointly) with|gemeinsam mit|zusammen mit"
    r"|junto (?:al?|con)|aux côtés (?:de|du|des))\b"
)

_SHARED = frozenset({"opened", "signed", "presented", "presided"})

_AS_WELL = re.compile(r"[^,.;]{0,30}, (?:along|together) with\b")
"""Behind "gave speeches": who comes after spoke too, and was not only there."""

_BESIDE = 140
"""Characters behind a verb in which "alongside" still goes with it."""


def with_them(
    text: str, people: Sequence[Span], match: re.Match[str], role: str
) -> set[tuple[int, str]]:
    """Return what those did who were with the subject: who only spoke, spoke alone."""
    if any(p.outer_start <= match.start() < p.outer_end for p in people):
        return set()
    subjects = _subjects(text, people, match.start())
    if not subjects:
        return set()
    beside = _beside(text, people, subjects[-1].end, match.end())
    joined = _AS_WELL.match(text, match.end())
    done = role if role in _SHARED or joined else "attended"
    return {(p.person, done) for p in beside}


def _beside(text: str, people: Sequence[Span], subject: int, verb: int) -> list[Span]:
    """Return whom a deed was done with: "cut the ribbon alongside Ada Quist"."""
    match = _WITH.search(text, subject, verb + _BESIDE)
    return _listed_after(text, people, match.end(), 60) if match else []


def _listed_after(text: str, people: Sequence[Span], at: int, reach: int) -> list[Span]:
    """Return the people of the list that begins at `at` (the first within `reach`)."""
    listed: list[Span] = []
    for person in people:
        if person.start < at:
            continue
        since = listed[-1].outer_end if listed else at
        gap = text[since : max(since, person.outer_start)]
        if (not listed and len(gap) > reach) or not _joins(gap, first=not listed):
            break
        listed.append(person)
    return listed


_OTHER_VERB = re.compile(
    r"\b(?:ist|is|was|war|wird|hielt|hielten|sprach|sprachen|sagte|übernahm|eröffnete)\b"
    r"|\b\w+ed by\b|\b(?:brought|featured|included|thanked|welcomed|presented)\b"
    r"|\b(?:took|met|while|whereas|participated)\b"
    r"|\bin the presence of\b|\bim Beisein\b"
    r"|\ben pr[eé]sen[ct][ei]a? d"
)


def _joins(gap: str, *, first: bool) -> bool:
    """Say whether only separators, small words or a title lie in a gap of a list."""
    stops = any(t.text in {".", "!", "?"} for t in tokenise(gap))
    if stops and len(gap.strip()) > 2:
        return False
    if _OTHER_VERB.search(gap):
        return False
    if first:
        return True
    if re.match(r"\s*(?:by|von|por|par|an|to)\b", gap) or re.search(
        r"[,\w]\s+\w+\s+(?:by|from|von)\s*$", gap
    ):
        return False
    words = [t.text for t in tokenise(gap) if t.is_word]
    loose = [w for w in words if w[0].islower() and not has("list_small_words", w)]
    return len(words) <= 14 and (";" in gap or len(loose) <= 2 + (len(words) > 6))


_CONJOINED = re.compile(
    r"\b(?:and|und|y|et|e|sowie|as well as|así como|ainsi que)\b|&|;"
)

_FIRST = re.compile(r".{3}$|(?:Following|After|Before)\b[^,]*$", re.DOTALL)
"""What stands before a list that a subject and its verb follow."""


def _chained(text: str, listed: list[Span]) -> list[Span]:
    """Cut a list behind the last "and": "In the presence of A and B, C signed"."""
    gaps = [
        bool(_CONJOINED.search(text[a.outer_end : max(a.outer_end, b.outer_start)]))
        for a, b in pairwise(listed)
    ]
    if gaps and not gaps[0] and _COMMA.match(text, listed[0].outer_end):
        verb = text[listed[-1].outer_end : listed[-1].outer_end + 40]
        if re.match(r"\s[a-z]+(?:ed|oke|ave)\b", verb) and gaps[-1]:
            return listed[:1]  # "After a prayer by A, B and C planted a tree"
    last = max((i for i, joined in enumerate(gaps) if joined), default=-1)
    return listed[: last + 2]


_COMMA = re.compile(r",\s")

_MOST_LISTED = 20

_LISTED = re.compile(
    r"[\s,;]*(?:and|und|y|et|e|sowie|as well as|&)?[\s,]*(?:[\w.]+\s){0,3}"
)


def _subjects(text: str, people: Sequence[Span], verb: int) -> list[Span]:
    """Return the people before a verb: the nearest, and those it is listed with."""
    before = [p for p in people if p.end <= verb]
    if not before:
        return []
    last, before_verb = before[-1], text[before[-1].outer_end : verb]
    same = [p for p in before if p.start == last.start]
    if len(same) > 1:  # "they"
        return same if _reaches(text[last.end : verb]) else []
    others = _OTHERS.match(before_verb)
    gap = text[max(last.outer_end, last.end) : verb]
    more = bool(others and is_plural_title(others[1].lower()))
    gap = "" if more else gap
    if not _reaches(_ASIDE.sub("", gap)):
        return []
    if _OBJECT.search(text, max(0, last.outer_start - 12), last.outer_start):
        return []
    subjects = [last]
    for person in reversed(before[-_MOST_LISTED:-1]):
        gap = text[person.outer_end : max(person.outer_end, subjects[0].outer_start)]
        if not _LISTED.fullmatch(gap):
            break
        subjects.insert(0, person)
    if more or (len(subjects) > 2 and _PLURAL.match(text, verb)):
        return subjects
    chain = text[subjects[-2].outer_end : verb] if len(subjects) > 1 else "&"
    return subjects if _CONJOINED.search(chain) else [last]


_OTHERS = re.compile(r",\s+(?:and\s+)?(\w+)")
"""What ends a list of persons: ", curators of museums attended"."""

_PLURAL = re.compile(r"(?:ont|have|were|are|haben|waren|\w+(?:ten|aron|ieron|èrent))\b")
"""A verb that is of several, so that a long list needs no "and"."""

_OBJECT = re.compile(
    r"(?<![\w-])(?:auf|für|von|durch|an|über|by|to|from|for|par|pour|para|por)\s+"
    r"(?:(?:the|den|die|der|dem|la|le|el)\s+)?$",
    re.IGNORECASE,
)
"""Before a name that is no subject: "Die Laudatio auf Ada Quist hielt ..."."""

_ASIDE = re.compile(
    r"^,? (?:who|die|der|qui|quien|also|zugleich)\b[^,.;]{3,120},"
    r"|,? (?:as well as|along with|together with|and) [^.;]{0,60}"
    r"\b(?:guests?|others|participants|people|students|representatives|members)\s*$"
    r"|^,? (?:and|as well as) (?:[a-z]+ ){0,3}[a-z]+s (?:of|from) [^.;,]{3,70}$"
)
"""A clause about the subject, between it and its verb: "who chaired the talks,"."""

_SUBORDINATE = re.compile(r"\b(?:that|which|dass|que|because|while|whereas)\b")


def _reaches(gap: str) -> bool:
    """Say whether a gap leads from a subject to its verb: no other clause between."""
    if re.search(r"[.;:!?“”\"«»]", gap) or _SUBORDINATE.search(gap):
        return False
    words = re.findall(r"[^\W\d_]+", gap)
    capitals = [w for w in words if w[0].isupper()]
    return len(words) <= 7 and (len(capitals) <= 3 or len(words) <= 4)


_GERMAN = re.compile(r"[äöüß]|\b(?:der|die|das|am|im)\b", re.IGNORECASE)


def _inverted(text: str, verb: int) -> bool:
    """Say whether a German clause, which may put its subject behind the verb."""
    return bool(_GERMAN.search(text[max(0, verb - 120) : verb + 40]))
