"""Two people who may be the same, side by side, with the reason."""

from dataclasses import dataclass

from photolib.gallery.wording import shortened
from photolib.records import Person
from photolib.store import person
from photolib.store.alike import Pair
from photolib.store.connect import Database

_NAME = 80  # characters of a name in a sentence


@dataclass(frozen=True, slots=True)
class Side:
    """A person as far as it helps to recognise one: lately with which title, where."""

    person: Person
    stood_as: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two people and a sentence that says why they may be one."""

    one: Side
    other: Side
    why: str


def pair_shown(db: Database, pair: Pair) -> PairShown:
    """Return a pair as a page shows it."""
    return PairShown(side(db, pair.one), side(db, pair.other), _why(db, pair))


def side(db: Database, person_id: int) -> Side:
    """Return a person as one of two who may be the same."""
    told = next(iter(person.stood_as(db, person_id)), ())
    return Side(person.get(db, person_id), ", ".join(part for part in told if part))


def _why(db: Database, pair: Pair) -> str:
    one, other = (
        shortened(spelling, _NAME)
        for spelling in (pair.one_spelling, pair.other_spelling)
    )
    reason = {
        "name": "The same name",
        "script": f"{one} and {other} are the same name in two scripts",
        "parts": f"{one} and {other} differ in blanks and hyphens only",
        "near": f"{one} and {other} are spelt nearly alike",
    }[pair.why]
    mine, theirs = _organisations(db, pair.one), _organisations(db, pair.other)
    both = next((name for name in mine if name in theirs), None)
    if both:
        return f"{reason}, both of {both}."
    if mine and theirs:
        return f"{reason}, at {mine[0]} and at {theirs[0]}."
    return (
        f"{reason}; no organisation is known of {'one' if mine or theirs else 'both'}."
    )


def _organisations(db: Database, person_id: int) -> list[str]:
    told = (organisation for _, organisation in person.stood_as(db, person_id))
    return [shortened(name, _NAME) for name in told if name]
