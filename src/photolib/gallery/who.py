"""Who is who: an editor merges, splits and names people, and takes it back."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import people
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.gallery.pairs import PairShown, Side, pair_shown, side
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.typed import typed
from photolib.records import Appearance, Event, Person
from photolib.store import alike, event, person, photo
from photolib.store.photo import Filter

blueprint = Blueprint("who", __name__, url_prefix="/people")

_PAIRS = 40
_FOUND = 30
_FRAMES = 120


@dataclass(frozen=True, slots=True)
class SamePage:
    """Pairs that nobody has answered yet."""

    total: int
    pairs: tuple[PairShown, ...]
    next_address: str | None


@dataclass(frozen=True, slots=True)
class MergePage:
    """A person, and those who were found as the other one; `name` was searched."""

    person: Person
    name: str
    found: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class SplitPage:
    """A person with what may go to another one."""

    person: Person
    appearances: tuple[tuple[Event, Appearance], ...]
    tiles: tuple[Tile, ...]
    next_address: str | None


@blueprint.get("/same")
def same() -> ResponseReturnValue:
    """List who may be the same."""
    db = current.library().db
    after = (
        sent_id(request.args.get("one", ""), "person") or 0,
        sent_id(request.args.get("other", ""), "person") or 0,
    )
    pairs, key = alike.page(db, limit=_PAIRS, after=after)
    page = SamePage(
        alike.count(db),
        tuple(pair_shown(db, pair) for pair in pairs),
        key and url_for("who.same", one=key[0], other=key[1]),
    )
    return render_template("person/same.html", page=page)


@blueprint.post("/same")
def answer() -> ResponseReturnValue:
    """Keep an editor's word on two people: the same, or different."""
    db, by = current.library().db, current.editor()
    keep, other = _sent("keep"), _sent("other")
    if keep == other:  # the one whose name stays may be either
        other = _sent("one")
    answered = request.form.get("answer")
    if answered == "same":
        merged, kept = person.get(db, other).name, person.get(db, keep).name
        people.merge(db, keep, other, by)
        flash(f"{merged} and {kept} are one person now: undo it on the person's page.")
    elif answered == "different":
        people.differ(db, keep, other, by)
        flash("They stay two people, and are not suggested again.")
    else:
        raise EditError("two people are the same or different: press a button")
    return current.back(url_for("who.same"))


@blueprint.get("/<id(person):person_id>/merge")
def choose(person_id: int) -> ResponseReturnValue:
    """Find the other person to merge this one with."""
    db = current.library().db
    name = request.args.get("name", "")
    found = person.find_all_like(db, name, limit=_FOUND)
    sides = tuple(side(db, id_) for id_ in found if id_ != person_id)
    page = MergePage(person.get(db, person_id), name, sides)
    return render_template("person/merge.html", page=page)


@blueprint.get("/<id(person):person_id>/split")
def part(person_id: int) -> ResponseReturnValue:
    """Choose what of this person is another's."""
    library = current.library()
    shown = person.get(library.db, person_id)
    found = photo.page(
        library.db,
        limit=_FRAMES,
        after=request.args.get("after"),
        wanted=Filter(person_id=person_id),
    )
    page = SplitPage(
        shown,
        tuple(event.of_person(library.db, person_id)),
        tiles(library, found.photos, current.editor()),
        found.next_key
        and url_for("who.part", person_id=person_id, after=found.next_key),
    )
    return render_template("person/split.html", page=page)


@blueprint.post("/<id(person):person_id>/split")
def split(person_id: int) -> ResponseReturnValue:
    """Give what was chosen to another person."""
    db = current.library().db
    other = people.split(
        db,
        person_id,
        [i for i in (sent_id(t, "event") for t in request.form.getlist("event")) if i],
        [i for i in (sent_id(t, "photo") for t in request.form.getlist("photo")) if i],
        by=current.editor(),
        to=sent_id(request.form.get("to", "").strip(), "person"),
    )
    flash("This is another person now: give the name that tells them apart.")
    return redirect(url_for("person.show", person_id=other), 303)


@blueprint.post("/<id(person):person_id>/name")
def rename(person_id: int) -> ResponseReturnValue:
    """Set the printed name."""
    name, family, given = (
        " ".join(typed(field).split()) for field in ("name", "family", "given")
    )
    db, by = current.library().db, current.editor()
    people.rename(db, person_id, name, family or None, given or None, by)
    flash("The name is set.")
    return _to_person(person_id)


@blueprint.post("/<id(person):person_id>/spellings")
def spell(person_id: int) -> ResponseReturnValue:
    """Add a spelling, or drop one."""
    spelling = " ".join(typed("spelling").split())
    db, by = current.library().db, current.editor()
    if request.form.get("drop"):
        people.drop_spelling(db, person_id, typed("spelling"), by)
        flash("The spelling is dropped.")
    else:
        people.add_spelling(db, person_id, spelling, typed("label").strip() or None, by)
        flash("The spelling is kept.")
    return _to_person(person_id)


@blueprint.post("/changes/<id(change):change_id>/undo")
def undo(change_id: int) -> ResponseReturnValue:
    """Take back what was done to people."""
    person_id = people.undo(current.library().db, change_id, current.editor())
    flash("It is undone.")
    return _to_person(person_id)


def _sent(field: str) -> int:
    number = sent_id(request.form.get(field, ""), "person")
    if number is None:
        raise EditError("the form names no two people: go back, reload, try again")
    return number


def _to_person(person_id: int) -> ResponseReturnValue:
    return redirect(url_for("person.show", person_id=person_id), 303)
