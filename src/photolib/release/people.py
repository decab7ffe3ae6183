"""The people of a release: mentions joined into persons, with office and roles."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from photolib.credit.names import is_capitals, reading
from photolib.credit.names import split as split_name
from photolib.records import PersonFacts
from photolib.release import after as words_after
from photolib.release import before as words_before
from photolib.release import homes, later, mentions, roles, rosters, rows, shared
from photolib.release.anaphora import resolve
from photolib.release.contacts import without_contacts
from photolib.release.joining import Named, Person, join
from photolib.release.lexicon import is_honorific, is_plural_title, is_title_head
from photolib.release.offices import Office
from photolib.release.sentences import Sentence
from photolib.release.tokens import Token, tokenise


def find(
    sentences: Sequence[Sentence],
    short: dict[str, str],
    taken: Sequence[tuple[int, int]] = (),
    organisations: Sequence[str] = (),
) -> list[PersonFacts]:
    """Return the people in the order of their first mention.

    `short` maps abbreviations to organisations; `taken` are spans of credits and
    bylines, whose names are no guests; `organisations` are named in the text.
    """
    homes_of = homes.find(sentences, organisations)
    sentences = without_contacts(sentences)
    credited = later.mask(max((s.end for s in sentences), default=0), taken)
    named: list[list[Named]] = []
    for index, sentence in enumerate(sentences):
        named.append(_mentions(sentence, index, short, credited))
    people = join([m for ms in named for m in ms])
    spans = later.find(sentences, people)
    for index, sentence in enumerate(sentences):
        before = spans[index - 1] if index else []
        later.give_roles(sentence, people, spans[index], before)
    rosters.give_roles(sentences, people, spans)
    found = [_facts(p, sentences, short, organisations) for p in people]
    homes_of = homes.undisputed(homes_of, [(f.title, f.organisation) for f in found])
    return [
        _at_home(f, {} if _is_ours(p, sentences) else homes_of)
        for f, p in zip(found, people, strict=True)
    ]


def _is_ours(person: Person, sentences: Sequence[Sentence]) -> bool:
    """Say whether somebody is "our President": of whoever writes."""
    before = (sentences[m.sentence].text[: m.outer[0]] for m in person.mentions)
    return any(re.search(r"\b(?:our|unsere?)\s+$", text) for text in before)


def _at_home(person: PersonFacts, homes_of: homes.Homes) -> PersonFacts:
    """Give an officer without organisation the house that the release is about."""
    if person.organisation:
        return person
    title, organisation = homes.whose(person.title, homes_of)
    return replace(person, title=title, organisation=organisation)


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
    sure = rows.confirmed(sentence.text, named)
    if len(sure) < len(named):  # what is no person must not end another's title
        starts = {n.start for n in sure}
        found = [m for m in found if tokens[m.first].start in starts]
        named = _offices(sentence.text, tokens, found, index)
    shared.spread(sentence.text, named)
    shared.represent(sentence.text, named)
    shared.come_from(sentence.text, named)
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
    in_front = rows.all_in_front(text, tokens, found, befores)
    named: list[Named] = []
    for at, mention in enumerate(found):
        stop = len(text)
        after = Office()
        if at + 1 < len(found) and not in_front:
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
        elif not in_front:
            after = words_after.read(text, ends[at], stop)
        start = tokens[mention.first].start
        name = text[start : ends[at]]
        if befores[at].title and rows.is_next(text, ends[at], after.end):
            after = Office()  # "..., Ada Quist, the Registrar, the Bursar and others"
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


_OTHERS = re.compile("Vertreter(?:innen)? ")
"""Behind a person who has an office: the next of a list, "Vertreter der Kirchen"."""


def _office(before: Office, after: Office) -> Office:
    """Join what stands before and after: the words after win where there are both."""
    if before.title and after.title and _OTHERS.match(after.title):
        return before
    title = after.title or before.title
    organisation = after.organisation or (
        before.organisation if not after.title or before.title else None
    )
    if after.title and before.title and len(after.title) < 3:
        title = before.title
    return Office(title, organisation, before.honorific, before.start, after.end)


def _organisation(
    person: Person, sentences: Sequence[Sentence], named: Sequence[str]
) -> str | None:
    """Return the organisation of the first mention that tells one."""
    for m in person.mentions:
        before = sentences[m.sentence].text[: m.outer[0]]
        found = resolve(m.office.organisation, m.office.title, before, named)
        if found:
            return found
    return None


def _facts(
    person: Person,
    sentences: Sequence[Sentence],
    short: dict[str, str],
    named: Sequence[str],
) -> PersonFacts:
    best = max(
        person.mentions, key=lambda m: (len(m.text.split()), m.text == person.name)
    )
    first = person.mentions[0]
    offered = [m.office.title for m in person.mentions if m.office.title]
    title = next(
        (t for t in offered if not is_plural_title(t.split()[-1])), None
    ) or next(iter(offered), None)
    organisation = _organisation(person, sentences, named)
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
        spellings=person.spellings(),
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
