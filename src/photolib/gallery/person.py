"""People: all of them, and one with appearances and photos."""

from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.gallery import current
from photolib.gallery.tiles import Tile, tiles
from photolib.records import Appearance, Event, Person, Photo
from photolib.store import event, person, photo
from photolib.store.connect import Database
from photolib.store.photo import Filter

blueprint = Blueprint("person", __name__, url_prefix="/people")

_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose names begin with one letter."""

    letter: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everyone the library knows, by name."""

    total: int
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person; `suggested` photos wait for an editor's word."""

    person: Person
    aliases: tuple[str, ...]
    appearances: tuple[tuple[Event, Appearance], ...]
    confirmed: tuple[Tile, ...]
    suggested: tuple[Tile, ...]
    next_address: str | None


@blueprint.get("")
def index() -> ResponseReturnValue:
    """List the people."""
    found = sorted(person.get_all(current.library().db), key=_sorted_by)
    letters = tuple(
        Letter(letter, tuple(of_letter))
        for letter, of_letter in groupby(
            found, lambda one: _sorted_by(one)[0][:1].upper()
        )
    )
    return render_template("person/index.html", page=PeoplePage(len(found), letters))


@blueprint.get("/<id(person):person_id>")
def show(person_id: int) -> ResponseReturnValue:
    """Show one person."""
    library = current.library()
    shown = person.get(library.db, person_id)
    found = photo.page(
        library.db,
        limit=_PER_PAGE,
        after=request.args.get("after"),
        wanted=Filter(person_id=person_id),
    )
    confirmed = [p for p in found.photos if _is_confirmed(library.db, p, person_id)]
    suggested = [p for p in found.photos if p not in confirmed]
    following = found.next_key and url_for(
        "person.show", person_id=person_id, after=found.next_key
    )
    page = PersonPage(
        person=shown,
        aliases=tuple(alias for alias in shown.aliases if alias != shown.name),
        appearances=tuple(event.of_person(library.db, person_id)),
        confirmed=tiles(library, confirmed, current.editor()),
        suggested=tiles(library, suggested, current.editor()),
        next_address=following,
    )
    return render_template("person/show.html", page=page)


def _is_confirmed(db: Database, shown: Photo, person_id: int) -> bool:
    return any(
        one.person_id == person_id and one.status == "confirmed"
        for one in person.in_photo(db, shown.id)
    )


def _sorted_by(one: Person) -> tuple[str, str]:
    return (one.family or one.name).casefold(), one.name
