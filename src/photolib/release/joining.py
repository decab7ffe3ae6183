"""Mentions of one person become one: equal names, surnames alone, typing errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from photolib.release.offices import Office


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

    def spellings(self) -> tuple[str, ...]:
        """Return the mentions with a word that the name lacks: typing errors."""
        known = {word for m in self.mentions if not m.alone for word in _tokens(m.text)}
        known |= set(_tokens(self.name))
        odd = [m.text for m in self.mentions if not known.issuperset(_tokens(m.text))]
        return tuple(dict.fromkeys(odd))


def join(named: list[Named]) -> list[Person]:
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
