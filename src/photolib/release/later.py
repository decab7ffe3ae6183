"""Who is meant later in a text: bare surnames, "he", "the mayor"; and what they did."""

import re
from collections.abc import Iterable, Sequence

from photolib.credit.names import is_capitals, reading
from photolib.release import roles
from photolib.release.joining import Person
from photolib.release.lexicon import is_title_head
from photolib.release.sentences import Sentence
from photolib.release.subjects import Span
from photolib.release.tokens import tokenise

_PRONOUN = re.compile(
    r"^(?P<he>He|She|Er|Sie)\b"
    r"|^(?:In|At|On|During|After|Following|With|Speaking|Addressing|Welcoming|Later)\b"
    r"[^,.;A-Z]{2,60}, (?P<then>he|she)\b"
    r"|[”\"“»],? (?:sagte |so |betonte )?(?P<said>he|she|er|sie)\b"
)
"""Who is "He" is the one person of the sentence before: "..., he said"."""
_THEY = re.compile(r"^(?:[^,.;]{3,30}, )?(?P<they>They|they)\b")
_MOST_MEANT = 4
"""People of the sentence before whom "they" can mean."""
_POSITION = re.compile(
    r"\s*[,(]\s*(?:far |second from |third from |front |back )?"
    r"(?:left|right|cent(?:er|re)|links|rechts|l|r|c)"
    r"(?:[ -](?:left|right))?\s*[,).]",
    re.IGNORECASE,
)


def give_roles(
    sentence: Sentence,
    people: list[Person],
    spans: list[Span],
    before: list[Span],
) -> None:
    """Add the roles a sentence gives; "He" is the one person of the sentence before."""
    pronoun = _PRONOUN.search(sentence.text)
    if pronoun and len({s.person for s in before}) == 1:
        at = pronoun.span(pronoun.lastgroup or 0)
        spans.append(Span(before[0].person, *at, *at))
        spans.sort(key=lambda s: s.start)
    they = _THEY.search(sentence.text)
    several = {s.person for s in before}
    if they and 1 < len(several) <= _MOST_MEANT:
        at = they.span("they")
        spans += [Span(number, *at, *at) for number in sorted(several)]
        spans.sort(key=lambda s: s.start)
    for number, role in roles.find(sentence.text, spans):
        people[number].roles.add(role)
    for span in spans:
        after = sentence.text[span.end : span.end + 40]
        if _POSITION.match(after):
            people[span.person].roles.add("seen")


def find(sentences: Sequence[Sentence], people: list[Person]) -> list[list[Span]]:
    """Return the people of every sentence: full mentions, and bare family names."""
    spans: list[list[Span]] = [[] for _ in sentences]
    for number, person in enumerate(people):
        for m in person.mentions:
            spans[m.sentence].append(Span(number, m.start, m.end, *m.outer))
    owners, titles = _owners(people), _titles(people)
    for sentence, found in zip(sentences, spans, strict=True):
        outer = ((s.outer_start, s.outer_end) for s in found)
        covered = mask(len(sentence.text), outer)
        offices = _by_office(sentence.text, titles)
        for token in tokenise(sentence.text):
            owner = None if token.possessive else owners.get(token.text)
            if owner is not None and _ADDRESSED.match(sentence.text, token.end):
                owner = None
            owner = offices.get(token.start) if owner is None else owner
            if owner is not None and not covered[token.start]:
                at = (token.start, token.end)
                found.append(Span(owner, *at, *at))
        found.sort(key=lambda s: s.start)
    return spans


_ADDRESSED = re.compile(r"\s(?:Dr|Prof|Mr|Mrs|Ms|Sir|Hon)\b")
"""Behind a word that is a title before somebody else: "Nana Dr Ada Quist"."""


def _titles(people: list[Person]) -> dict[str, int]:
    """Return by office the one person who has it: whom "the mayor" means."""
    holders: dict[str, set[int]] = {}
    for number, person in enumerate(people):
        for title in {m.office.title for m in person.mentions if m.office.title}:
            holders.setdefault(title.split()[0].casefold(), set()).add(number)
            holders.setdefault(title.split()[-1].casefold(), set()).add(number)
    return {word: next(iter(ns)) for word, ns in holders.items() if len(ns) == 1}


_THE_OFFICE = re.compile(
    r"\b(?:[Tt]he|[Dd]er|[Dd]ie|[Ee]l|[Ll]a|[Ll]e)\s+"
    r"(?P<office>[^\W\d_]+)(?=\s*[,.]|\s+[a-zäöü])"
    r"(?!\s+(?:of|for|der|des|de|du|del|von)\b)"
)


def _by_office(text: str, titles: dict[str, int]) -> dict[int, int]:
    """Return by offset the person whom "the mayor" or "der Bischof" means."""
    return {
        m.start("office"): titles[m["office"].casefold()]
        for m in _THE_OFFICE.finditer(text)
        if m["office"].casefold() in titles and is_title_head(m["office"])
    }


def _owners(people: list[Person]) -> dict[str, int]:
    """Return by word the one person whose name begins or ends with it."""
    owners: dict[str, set[int]] = {}
    for number, person in enumerate(people):
        tokens = person.name.split()
        for word in {tokens[0], tokens[-1]}:
            spelled = (
                {word, reading(word)} if is_capitals(word) else {word, word.upper()}
            )
            for form in spelled if len(word) > 2 else ():
                owners.setdefault(form, set()).add(number)
    return {word: next(iter(ns)) for word, ns in owners.items() if len(ns) == 1}


def mask(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return a byte for every character, not 0 where a span covers it."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (min(end, length) - start)
    return mask
