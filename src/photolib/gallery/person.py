"""People: all of them, and one with titles over time and photos."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.credit.gazetteer import chinese_surnames
from photolib.credit.names import split
from photolib.gallery import current
from photolib.gallery.pairs import PairShown, pair_shown
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.wording import shortened
from photolib.records import Appearance, Event, Person
from photolib.store import alike, event, person, person_change, photo
from photolib.store.library import Library
from photolib.store.person_change import Change
from photolib.store.photo import Filter

blueprint = Blueprint("person", __name__, url_prefix="/people")

_PER_PAGE = 60
_PAIRS = 3
_NAME = 80  # characters of a name in a sentence
_AT_ONCE = 500  # people on one page; more are shown letter by letter

As = Literal["confirmed", "suggested", "offered"]


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose names begin with one letter; listed where `is_open`."""

    letter: str
    people: tuple[Person, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everyone the library knows, by name, and the first who may be the same."""

    total: int
    letters: tuple[Letter, ...]
    pairs: tuple[PairShown, ...]
    pair_count: int


@dataclass(frozen=True, slots=True)
class Done:
    """Something done to a person, in words, and what keeps it from being undone."""

    change: Change
    told: str
    obstacle: str | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person; the tiles are the photos in which they are `shown_as`."""

    person: Person
    spellings: tuple[tuple[str, str | None], ...]
    pairs: tuple[PairShown, ...]
    appearances: tuple[tuple[Event, Appearance], ...]
    counts: dict[As, int]
    shown_as: As
    tiles: tuple[Tile, ...]
    next_address: str | None
    done: tuple[Done, ...]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """List the people."""
    library = current.library()
    found = sorted(person.get_all(library.db), key=_sorted_by)
    pairs, _ = alike.page(library.db, limit=_PAIRS)
    page = PeoplePage(
        len(found),
        tuple(_letters(found, request.args.get("letter"))),
        tuple(pair_shown(library.db, pair) for pair in pairs),
        alike.count(library.db),
    )
    return render_template("person/index.html", page=page)


@blueprint.get("/<id(person):person_id>")
def show(person_id: int) -> ResponseReturnValue:
    """Show one person; one who was merged is found where the other is."""
    library = current.library()
    survivor = person.survivor(library.db, person_id)
    if survivor != person_id:
        return redirect(url_for("person.show", person_id=survivor), 301)
    return render_template("person/show.html", page=_page(library, person_id))


def _told(change: Change, shown: Person) -> str:
    """Say what a change was, as the page of one of its people tells it."""
    detail = shortened(change.detail, _NAME)
    other = change.person_id if change.other_id == shown.id else change.other_id
    went = change.person_id == shown.id
    return {
        "merge": f"{detail} became one with this person",
        "split": f"a part went to person {other}" if went else f"parted from {detail}",
        "differ": f"told to be another than person {other}",
        "rename": f"the printed name was {detail}",
        "add spelling": f"the spelling {detail} was added",
        "drop spelling": f"the spelling {detail} was dropped",
    }[change.kind]


def _page(library: Library, person_id: int) -> PersonPage:
    db = library.db
    shown = person.get(db, person_id)
    kinds: tuple[As, ...] = get_args(As)
    counts = {
        kind: photo.count(db, Filter(person_id=person_id, person_as=kind))
        for kind in kinds
    }
    some = next((kind for kind in kinds if counts[kind]), kinds[0])
    shown_as = next((kind for kind in kinds if kind == request.args.get("show")), some)
    found = photo.page(
        db,
        limit=_PER_PAGE,
        after=request.args.get("after"),
        wanted=Filter(person_id=person_id, person_as=shown_as),
    )
    following = found.next_key and url_for(
        "person.show", person_id=person_id, show=shown_as, after=found.next_key
    )
    changes = person_change.of_person(db, person_id)
    return PersonPage(
        person=shown,
        spellings=tuple(person.labels(db, person_id).items()),
        pairs=tuple(pair_shown(db, pair) for pair in alike.of_person(db, person_id)),
        appearances=tuple(event.of_person(db, person_id)),
        counts=counts,
        shown_as=shown_as,
        tiles=tiles(library, found.photos, current.editor()),
        next_address=following,
        done=tuple(
            Done(c, _told(c, shown), person_change.obstacle(db, c)) for c in changes
        ),
    )


def _letters(found: Iterable[Person], wanted: str | None) -> Iterable[Letter]:
    people = list(found)
    groups = [(k, tuple(g)) for k, g in groupby(people, lambda p: _sorted_by(p)[0][:1])]
    known = [letter for letter, _ in groups]
    chosen = wanted if wanted in known else next(iter(known), "")
    for letter, of_letter in groups:
        yield Letter(letter, of_letter, len(people) <= _AT_ONCE or letter == chosen)


def _sorted_by(one: Person) -> tuple[str, str]:
    """Sort by family name, a Chinese one by its reading."""
    family = one.family or split(one.name).family or one.name
    return (chinese_surnames().get(family, family)).upper(), one.name
