"""The people of a release: mentions joined into persons, with office and roles."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from photolib.credit.names import is_capitals, reading
from photolib.credit.names import split as split_name
from photolib.records import PersonFacts
from photolib.release import after as words_after
from photolib.release import before as words_before
from photolib.release import mentions, roles
from photolib.release.lexicon import is_honorific, is_plural_title, is_title_head
from photolib.release.offices import Office
from photolib.release.sentences import Sentence
from photolib.release.tokens import Token, tokenise


@dataclass(slots=True)
class Named:
    """One mention with its office, offsets in the sentence."""

    start: int
    end: int
    text: str
    sure: bool
    office: Office
    sentence: int
    alone: bool

    @property
    def outer(self) -> tuple[int, int]:
        """Return where the words about the person begin and end."""
        start = self.office.start if self.office.start is not None else self.start
        return min(start, self.start), max(self.office.end or 0, self.end)


@dataclass(slots=True)
class Person:
    """A person while the text is read: mentions so far, the fullest first."""

    name: str
    mentions: list[Named] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)


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
    named: list[list[Named]] = []
    for index, sentence in enumerate(sentences):
        named.append(_mentions(sentence, index, short, taken))
    people = _join([m for ms in named for m in ms])
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
    taken: Sequence[tuple[int, int]],
) -> list[Named]:
    tokens = tokenise(sentence.text)
    found = [
        m
        for m in mentions.find(sentence.text, tokens, short)
        if not _overlaps(sentence, tokens, m, taken)
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
    taken: Sequence[tuple[int, int]],
) -> bool:
    start = sentence.start + tokens[mention.first].start
    end = sentence.start + tokens[mention.last - 1].end
    return any(s < end and start < e for s, e in taken)


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
    for mention in named:
        said = _SPEECH.match(text[mention.end : mention.end + 40]) or _SAID.search(
            text[max(0, mention.start - 12) : mention.start]
        )
        office = mention.office
        if mention.sure or office.title or office.honorific or said:
            kept.append(mention)
    return kept


def _join(named: list[Named]) -> list[Person]:
    """Join mentions of one person: equal names, then surnames, then typing errors."""
    people: list[Person] = []
    later = {_tokens(m.text)[i] for m in named if " " in m.text for i in (0, -1)}
    for mention in named:
        person = _known(mention, people)
        if person is None and " " not in mention.text:
            word = _tokens(mention.text)[0]
            if word in later or not _stands_alone(mention):
                continue
        if person is None:
            person = Person(mention.text)
            people.append(person)
        person.mentions.append(mention)
    return people


def _known(mention: Named, people: Sequence[Person]) -> Person | None:
    tokens = _tokens(mention.text)
    for person in people:
        known = _tokens(person.name)
        if tokens == known or sorted(tokens) == sorted(known):
            return person
        if len(tokens) == 1 and tokens[0] in (known[0], known[-1]):
            return person
        if (
            len(tokens) > 1
            and (set(tokens) < set(known) or set(known) < set(tokens))
            and len(known) > 1
        ):
            if len(tokens) > len(known):
                person.name = mention.text
            return person
        if (
            mention.alone
            and len(tokens) == len(known)
            and _one_letter_off(tokens, known)
        ):
            return person
    return None


def _tokens(name: str) -> list[str]:
    return [t.casefold().rstrip(".") for t in name.split()]


def _one_letter_off(tokens: list[str], known: list[str]) -> bool:
    """Say whether a bare caption leaves one letter off a name of the text."""
    differing = [(a, b) for a, b in zip(tokens, known, strict=True) if a != b]
    if len(differing) != 1 or not differing[0][1]:
        return False
    a, b = sorted(differing[0], key=len)
    return len(a) > 2 and b.startswith(a) and len(b) - len(a) == 1


def _stands_alone(mention: Named) -> bool:
    """Say whether one word is enough of a name: with an address, or with an office."""
    return bool(mention.office.honorific or (mention.sure and mention.office.title))


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
        covered = [(s.outer_start, s.outer_end) for s in found]
        for token in tokenise(sentence.text):
            owner = None if token.possessive else owners.get(token.text)
            inside = any(a <= token.start < b for a, b in covered)
            if owner is not None and not inside:
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
    title = title or _office_in(honorific)
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
