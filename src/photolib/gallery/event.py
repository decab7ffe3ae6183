"""Events: all of them, and one with its people, its release and its photos."""

import re
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import link
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.wording import plural
from photolib.records import Appearance, Event, EventFacts
from photolib.store import event, photo, words
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.photo import Filter

blueprint = Blueprint("event", __name__, url_prefix="/events")

_STRIP = 5
_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|--\d\d-\d\d)")
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
    """Every event, the latest first."""

    total: int
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event; `lacks` counts its photos without a credit, without a caption."""

    event: Event
    people: tuple[Appearance, ...]
    tiles: tuple[Tile, ...]
    lacks: dict[str, int]
    next_address: str | None
    without_event: int


@blueprint.get("")
def index() -> ResponseReturnValue:
    """List the events."""
    library = current.library()
    found = event.get_all(library.db)
    years = tuple(
        Year(year, tuple(_card(library, one) for one in of_year))
        for year, of_year in groupby(found, lambda one: _year(one.date))
    )
    return render_template("event/index.html", page=EventsPage(len(found), years))


@blueprint.get("/<int:event_id>")
def show(event_id: int) -> ResponseReturnValue:
    """Show one event."""
    db = current.library().db
    shown = event.get(db, event_id)
    found = photo.page(
        db,
        limit=_PER_PAGE,
        after=request.args.get("after"),
        wanted=Filter(event_id=event_id),
    )
    lacks = {
        lack: photo.count(db, Filter(event_id=event_id, without=lack))
        for lack in ("credit", "caption")
    }
    following = found.next_key and url_for(
        "event.show", event_id=event_id, after=found.next_key
    )
    page = EventPage(
        event=shown,
        people=tuple(event.appearances(db, event_id)),
        tiles=tiles(current.library(), found.photos, current.editor()),
        lacks=lacks,
        next_address=following,
        without_event=photo.count(db, Filter(without="event")),
    )
    return render_template("event/show.html", page=page)


@blueprint.post("/<int:event_id>")
def correct(event_id: int) -> ResponseReturnValue:
    """Replace the facts of an event by an editor's."""
    db = current.library().db
    event.get(db, event_id)
    facts = _facts_of_form()
    with writing(db):
        event.update(db, event_id, facts)
        words.refresh(db, photo.ids(db, Filter(event_id=event_id)))
    flash("The event is corrected.")
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.post("/<int:event_id>/photos")
def take_photos(event_id: int) -> ResponseReturnValue:
    """Make every photo that has no event one of this event."""
    db = current.library().db
    ids = photo.ids(db, Filter(without="event"))
    link.link_photos(db, ids, event_id)
    flash(f"{plural(len(ids), 'photo')} joined this event.")
    return redirect(url_for("event.show", event_id=event_id), 303)


def _facts_of_form() -> EventFacts:
    """Return what the form says; a field left empty is not known.

    :raises EditError: when a date is none.
    """
    said = {name: " ".join(text.split()) or None for name, text in request.form.items()}
    for name in ("date", "date_end"):
        date = said.get(name)
        if date and not _DATE.fullmatch(date):
            raise EditError(f"the date {date} cannot be read: write 2025-11-27 or 2025")
    organisers = (said.get("organisers") or "").split(";")
    return EventFacts(
        title=said.get("title"),
        date=said.get("date"),
        date_end=said.get("date_end"),
        place=said.get("place"),
        venue=said.get("venue"),
        organisers=tuple(name.strip() for name in organisers if name.strip()),
    )


def _card(library: Library, one: Event) -> Card:
    wanted = Filter(event_id=one.id)
    newest = photo.page(library.db, limit=_STRIP, wanted=wanted).photos
    return Card(one, tiles(library, newest, current.editor()))


def _year(date: str | None) -> str:
    return date[:4] if date and date[0].isdigit() else ""
