"""The people of a release: mentions joined into persons, with office and roles."""

import re
from collections.abc import Collection, Iterable, Sequence

from photolib.credit.names import is_capitals, reading
from photolib.credit.names import split as split_name
from photolib.records import PersonFacts
from photolib.release import after as words_after
from photolib.release import before as words_before
from photolib.release import mentions, roles
from photolib.release.joining import Named, Person, join
from photolib.release.lexicon import is_honorific, is_plural_title, is_title_head
from photolib.release.offices import Office
from photolib.release.sentences import Sentence
from photolib.release.tokens import Token, tokenise


def find(
    sentences: Sequence[Sentence],
    short: dict[str, str],
    taken: Sequence[tuple[int, int]] = (),
) -> list[PersonFacts]:
    """Return the people in the order of their first mention.

    `short` maps abbreviations to organisations; `taken` are spans of credits and
    bylines, whose names are no guests.
    """
    sentences = _without_contacts(sentences)
    credited = _mask(max((s.end for s in sentences), default=0), taken)
    named: list[list[Named]] = []
    for index, sentence in enumerate(sentences):
        named.append(_mentions(sentence, index, short, credited))
    people = join([m for ms in named for m in ms])
    spans = _spans(sentences, people)
    for index, sentence in enumerate(sentences):
        before = spans[index - 1] if index else []
        _give_roles(sentence, people, spans[index], before)
    return [_facts(p, sentences, short) for p in people]


_CONTACT = re.compile(
    r"^(?:notes? (?:to|for) (?:the )?editors?"
    r"|(?:media|press|for)? ?(?:contacts?|enquiries|inquiries)\b"
    r"|for (?:more|further|media) (?:information|inquiries|enquiries)"
    r"|(?:presse)?kontakt\b|contacto\b"
    r"|ansprechpartner|about [A-Z]|über (?:die|das|den)\b.{0,40}:?$)",
    re.IGNORECASE,
)


def _without_contacts(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Leave out what follows "Media contact": the press office is no guest."""
    for index, sentence in enumerate(sentences):
        if index > 2 and _CONTACT.match(sentence.text):
            return sentences[:index]
    return sentences


def _mentions(
    sentence: Sentence,
    index: int,
    short: Collection[str],
    credited: bytearray,
) -> list[Named]:
    tokens = tokenise(sentence.text)
    found = [
        m
        for m in mentions.find(sentence.text, tokens, short)
        if not _overlaps(sentence, tokens, m, credited)
    ]
    named = _offices(sentence.text, tokens, found, index)
    sure = _confirmed(sentence.text, named)
    if len(sure) < len(named):  # what is no person must not end another's title
        starts = {n.start for n in sure}
        found = [m for m in found if tokens[m.first].start in starts]
        named = _offices(sentence.text, tokens, found, index)
    return named


def _offices(
    text: str, tokens: Sequence[Token], found: Sequence[mentions.Mention], index: int
) -> list[Named]:
    """Give every mention the words around it; none go to two people."""
    befores = []
    for at, mention in enumerate(found):
        floor = found[at - 1].last if at else 0
        befores.append(words_before.read(text, tokens[floor:], mention.first - floor))
    ends = [tokens[m.last - 1].end for m in found]
    named: list[Named] = []
    for at, mention in enumerate(found):
        stop = len(text)
        after = Office()
        if at + 1 < len(found):
            ahead = befores[at + 1]
            stop = tokens[found[at + 1].first].start - len(ahead.honorific or "")
            stop = len(text[:stop].rstrip()) + 1 if ahead.honorific else stop
            after = words_after.read(text, ends[at], stop)
            glued = not text[after.end or 0 : stop].strip(" ")
            if _contested(after, ahead) and (glued or not _mine(befores[at], after)):
                stop = ahead.start or stop
                after = words_after.read(text, ends[at], stop)
            elif _contested(after, ahead):
                befores[at + 1] = Office(honorific=ahead.honorific)
        else:
            after = words_after.read(text, ends[at], stop)
        start = tokens[mention.first].start
        name = text[start : ends[at]]
        office = _office(befores[at], after)
        alone = name == text.strip(" .")
        named.append(Named(start, ends[at], name, mention.sure, office, index, alone))
    return named


def _contested(after: Office, ahead: Office) -> bool:
    """Say whether one's words after are the next one's words before."""
    return after.end is not None and ahead.start is not None and ahead.start < after.end


def _mine(before: Office, after: Office) -> bool:
    """Say whether contested words are of the one before: who has no title yet."""
    return before.title is None and after.title is not None and "," not in after.title


def _overlaps(
    sentence: Sentence,
    tokens: Sequence[Token],
    mention: mentions.Mention,
    credited: bytearray,
) -> bool:
    start = sentence.start + tokens[mention.first].start
    end = sentence.start + tokens[mention.last - 1].end
    return any(credited[start:end])


def _mask(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return a byte for every character, not 0 where a span covers it."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (min(end, length) - start)
    return mask


def _office(before: Office, after: Office) -> Office:
    """Join what stands before and after: the words after win where there are both."""
    title = after.title or before.title
    organisation = after.organisation or (
        before.organisation if not after.title or before.title else None
    )
    if after.title and before.title and len(after.title) < 3:
        title = before.title
    return Office(title, organisation, before.honorific, before.start, after.end)


_SPEECH = re.compile(
    r"^\s*(?:,\s*)?(?:said|says|told|added|noted|explained|spoke|addressed|delivered|attended|signed|"
    r"opened|presented|chaired|moderated|hosted|sagte|betonte|erklärte|dankte|eröffnete|sprach|dijo|señaló)\b"
)
_SAID = re.compile(r"(?:said|says|added|noted|by|sagte|dijo)\s*$")


def _confirmed(text: str, named: list[Named]) -> list[Named]:
    """Keep the sure mentions, and shapes that an office, a verb or a list confirms."""
    kept: list[Named] = []
    sure = {m.start for m in named if m.sure}
    for at, mention in enumerate(named):
        said = _SPEECH.match(text[mention.end : mention.end + 40]) or _SAID.search(
            text[max(0, mention.start - 12) : mention.start]
        )
        office = mention.office
        listed = _beside(text, named, at, sure) and not office.organisation
        if mention.sure or office.title or office.honorific or said or listed:
            kept.append(mention)
    return kept


def _beside(text: str, named: list[Named], at: int, sure: set[int]) -> bool:
    """Say whether a shape is joined by "and" to a name that is sure."""
    pairs = ((i, i + 1) for i in (at - 1, at) if i >= 0 and i + 1 < len(named))
    return any(
        re.fullmatch(r",? (?:and|und|y|et) ", text[named[a].end : named[b].start])
        and sure & {named[a].start, named[b].start}
        for a, b in pairs
    )


_PRONOUN = re.compile(r"(?:He|She|Er|Sie)\b")
_POSITION = re.compile(
    r"\s*[,(]\s*(?:far |second from |third from |front |back )?"
    r"(?:left|right|cent(?:er|re)|links|rechts|l|r|c)"
    r"(?:[ -](?:left|right))?\s*[,).]",
    re.IGNORECASE,
)


def _give_roles(
    sentence: Sentence,
    people: list[Person],
    spans: list[roles.Span],
    before: list[roles.Span],
) -> None:
    """Add the roles a sentence gives; "He" is the one person of the sentence before."""
    pronoun = _PRONOUN.match(sentence.text)
    if pronoun and len({s.person for s in before}) == 1:
        end = pronoun.end()
        spans.insert(0, roles.Span(before[0].person, 0, end, 0, end))
    for number, role in roles.find(sentence.text, spans):
        people[number].roles.add(role)
    for span in spans:
        after = sentence.text[span.end : span.end + 40]
        if not people[span.person].roles and _POSITION.match(after):
            people[span.person].roles.add("attended")


def _spans(
    sentences: Sequence[Sentence], people: list[Person]
) -> list[list[roles.Span]]:
    """Return the people of every sentence: full mentions, and bare family names."""
    spans: list[list[roles.Span]] = [[] for _ in sentences]
    for number, person in enumerate(people):
        for m in person.mentions:
            spans[m.sentence].append(roles.Span(number, m.start, m.end, *m.outer))
    owners = _owners(people)
    for sentence, found in zip(sentences, spans, strict=True):
        outer = ((s.outer_start, s.outer_end) for s in found)
        covered = _mask(len(sentence.text), outer)
        for token in tokenise(sentence.text):
            owner = None if token.possessive else owners.get(token.text)
            if owner is not None and not covered[token.start]:
                at = (token.start, token.end)
                found.append(roles.Span(owner, *at, *at))
        found.sort(key=lambda s: s.start)
    return spans


def _owners(people: list[Person]) -> dict[str, int]:
    """Return by word the one person whose name begins or ends with it."""
    owners: dict[str, set[int]] = {}
    for number, person in enumerate(people):
        tokens = person.name.split()
        for word in {tokens[0], tokens[-1]}:
            if len(word) > 2:
                owners.setdefault(word, set()).add(number)
    return {word: next(iter(ns)) for word, ns in owners.items() if len(ns) == 1}


def _facts(
    person: Person, sentences: Sequence[Sentence], short: dict[str, str]
) -> PersonFacts:
    best = max(
        person.mentions, key=lambda m: (len(m.text.split()), m.text == person.name)
    )
    first = person.mentions[0]
    offered = [m.office.title for m in person.mentions if m.office.title]
    title = next(
        (t for t in offered if not is_plural_title(t.split()[-1])), None
    ) or next(iter(offered), None)
    organisation = next(
        (m.office.organisation for m in person.mentions if m.office.organisation), None
    )
    honorific = next(
        (m.office.honorific for m in person.mentions if m.office.honorific), None
    )
    fuller = (t for t in offered if title and t.startswith(f"{title} "))
    title = max(fuller, key=len, default=title) or _office_in(honorific)
    family, given = split_name(best.text)
    start = sentences[first.sentence].start
    return PersonFacts(
        name=_reading(best.text),
        as_written=best.text,
        family=family,
        given=given,
        honorific=honorific,
        title=title,
        organisation=short.get(organisation or "", organisation),
        roles=roles.in_order(person.roles),
        span=(start + first.start, start + first.end),
    )


_OFFICES = frozenset(
    ["professor", "prof", "rabbi", "bischof", "pfarrer", "pfarrerin", "abt", "bishop"]
)


def _office_in(honorific: str | None) -> str | None:
    """Return the address that is an office too, for who has no other title."""
    words = (honorific or "").split()
    return next((w for w in words if w.casefold() in _OFFICES), None)


def _reading(name: str) -> str:
    """Return the reading form without a cardinal's or similar title inside the name."""
    tokens = name.split()
    if len(tokens) > 2:
        tokens = [
            tokens[0],
            *(
                t
                for t in tokens[1:-1]
                if not (
                    is_title_head(t) and not is_capitals(t) and is_honorific_inside(t)
                )
            ),
            tokens[-1],
        ]
    return reading(" ".join(tokens))


def is_honorific_inside(word: str) -> bool:
    """Say whether `word` may stand inside a name: "Pietro Kardinal Parolin"."""
    return word.casefold() in {"kardinal", "cardinal"} or is_honorific(word)
