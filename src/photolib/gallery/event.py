"""Events: all of them, and one with its people, its release and its photos."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import correct, proposals
from photolib.errors import EditError
from photolib.frames import frames_of_event
from photolib.gallery import current, fact_form, facts, failures
from photolib.gallery.clock import Clocks, clocks_of_event
from photolib.gallery.draft_part import EventDrafts, event_drafts
from photolib.gallery.drafting import drafts
from photolib.gallery.event_form import facts_typed, filled
from photolib.gallery.facts import Told
from photolib.gallery.shoot import Stranger, strangers
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.unfold import Folding, again, folding, opened
from photolib.gallery.wording import plural
from photolib.records import Appearance, Event
from photolib.store import correction, event, photo, words
from photolib.store.connect import Database, writing
from photolib.store.fold import Fold
from photolib.store.library import Library
from photolib.store.photo import Filter

blueprint = Blueprint("event", __name__, url_prefix="/events")

_STRIP = 5
_LACKS = ("credit", "caption")
_PER_PAGE = 120


@dataclass(frozen=True, slots=True)
class Card:
    """An event in the list, with its newest photos."""

    event: Event
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year ("" where it is not known)."""

    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Every event, the latest first, and how many photos are of none."""

    total: int
    without_event: int
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event; `lacks` counts its photos without a credit, without a caption.

    `typed` fills the form of its facts; `mistake` says why they were not taken. `seen`
    and `history` are of its release: the last entry of the log, those of the event.
    """

    event: Event
    people: tuple[Appearance, ...]
    tiles: tuple[Tile, ...]
    lacks: dict[str, int]
    next_address: str | None
    folding: Folding
    without_event: int
    strangers: tuple[Stranger, ...]
    drafts: EventDrafts
    clocks: Clocks
    typed: Mapping[str, str]
    mistake: str | None
    seen: int
    history: tuple[Told, ...]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """List the events."""
    library = current.library()
    found = event.get_all(library.db)
    years = tuple(
        Year(year, tuple(_card(library, one) for one in of_year))
        for year, of_year in groupby(found, lambda one: _year(one.date))
    )
    without = photo.count(library.db, Filter(without="event"))
    page = EventsPage(len(found), without, years)
    return render_template("event/index.html", page=page)


@blueprint.get("/<id(event):event_id>")
def show(event_id: int) -> ResponseReturnValue:
    """Show one event."""
    return render_template("event/show.html", page=_page(event_id))


@blueprint.post("/<id(event):event_id>")
def save(event_id: int) -> ResponseReturnValue:
    """Replace the facts of an event by an editor's."""
    db = current.library().db
    _correct(db, event.get(db, event_id))
    flash("The event is corrected.")
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.post("/<id(event):event_id>/photos")
def take_photos(event_id: int) -> ResponseReturnValue:
    """Make every photo that has no event one of this event."""
    db = current.library().db
    ids = photo.ids(db, Filter(without="event"))
    act = proposals.link_shoot(current.library(), ids, event_id, current.editor())
    undoing = url_for("shoot.undo", linking_id=act)
    flash(f"{plural(len(ids), 'photo')} joined this event.", undoing)
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say what is wrong with the facts; what was typed is still in the form."""
    if current.wants_json():
        return failures.answer(400, str(error))
    event_id = cast("dict[str, int]", request.view_args)["event_id"]
    page = _page(event_id, typed=request.form, mistake=str(error))
    return render_template("event/show.html", page=page), 400


def _correct(db: Database, shown: Event) -> None:
    """Keep what is typed: by way of its release, so that no reading replaces it."""
    if shown.release_id is None:
        facts = facts_typed()
        with writing(db):
            event.update(db, shown.id, facts)
            words.refresh(db, photo.ids(db, Filter(event_id=shown.id)))
        return
    values, by = fact_form.values_typed("event"), current.editor()
    correct.change(
        current.library(), shown.release_id, "event", values, by, seen=fact_form.seen()
    )


def _page(
    event_id: int, *, typed: Mapping[str, str] | None = None, mistake: str | None = None
) -> EventPage:
    library = current.library()
    db = library.db
    shown, wanted = event.get(db, event_id), Filter(event_id=event_id)
    after, unfolded = request.args.get("after"), opened()
    found = photo.page(
        db, limit=_PER_PAGE, after=after, wanted=wanted, folded=unfolded.folded
    )
    frames = frames_of_event(db, event_id)
    log = correction.log(db, shown.release_id) if shown.release_id else ()
    return EventPage(
        event=shown,
        people=tuple(event.appearances(db, event_id)),
        tiles=tiles(library, found.photos, current.editor()),
        lacks={n: photo.count(db, replace(wanted, without=n)) for n in _LACKS},
        next_address=found.next_key and again(after=found.next_key),
        folding=folding(library, wanted, unfolded),
        without_event=photo.count(db, Filter(without="event")),
        strangers=strangers(library, event_id, frames),
        drafts=drafts().progress(event_id, event_drafts(library, event_id)),
        clocks=clocks_of_event(library, event_id, frames),
        typed=filled(shown) if typed is None else typed,
        mistake=mistake,
        seen=log[-1].id if log else 0,
        history=facts.history(tuple(one for one in log if one.fact == "event")),
    )


def _card(library: Library, one: Event) -> Card:
    wanted = Filter(event_id=one.id)
    newest = photo.page(library.db, limit=_STRIP, wanted=wanted, folded=Fold())
    return Card(one, tiles(library, newest.photos, current.editor()))


def _year(date: str | None) -> str:
    return date[:4] if date and date[0].isdigit() else ""
