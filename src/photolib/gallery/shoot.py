"""Photos without an event, shoot by shoot, with the events that they may be of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import proposals
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.clock import Clocks, clocks_among
from photolib.gallery.ids import sent_id, sent_photos, written
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.wording import from_to, plural
from photolib.proposals import Outlier, Proposal, Shoot
from photolib.records import Event
from photolib.shoot.facts import Frame
from photolib.shoot.fit import Reason
from photolib.store import event, photo
from photolib.store.library import Library
from photolib.store.photo import Filter

blueprint = Blueprint("shoot", __name__, url_prefix="/shoots")

_STRIP = 8
_SHOWN = 20
_SAID = {
    "date": ("taken on its day", "taken on another day"),
    "near date": ("taken a day before or after", ""),
    "place": ("the file names its place", "the file names another place"),
    "photographer": ("by the photographer it names", "by another photographer"),
    "event": ("the file names this event", "the file names another event"),
    "folder": ("the folder is called after it", ""),
    "file name": ("the file is called after it", ""),
    "people": ("the caption names somebody of it", ""),
    "text in picture": ("text in the picture names it, or somebody of it", ""),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An event offered for a shoot, with its reasons as short sentences."""

    event: Event
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShootCard:
    """A shoot as the page shows it; `photos` names them all in a form."""

    tiles: tuple[Tile, ...]
    count: int
    when: str
    photographers: tuple[str, ...]
    folder: str | None
    photos: str
    offers: tuple[Offer, ...]
    clocks: Clocks


@dataclass(frozen=True, slots=True)
class ShootsPage:
    """The shoots without an event, the last to arrive first."""

    total: int
    more: int
    cards: tuple[ShootCard, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Stranger:
    """A photo that speaks against its event, and where it may belong."""

    tile: Tile
    against: tuple[str, ...]
    elsewhere: Event | None


@blueprint.get("")
def index() -> ResponseReturnValue:
    """List the shoots without an event."""
    library = current.library()
    found = proposals.shoots_without_event(library, most=_SHOWN)
    page = ShootsPage(
        photo.count(library.db, Filter(without="event")),
        max(0, len(found) - _SHOWN),
        tuple(_card(library, shoot) for shoot in found[:_SHOWN]),
        tuple(event.get_all(library.db)),
    )
    return render_template("shoot/index.html", page=page)


@blueprint.post("/link")
def accept() -> ResponseReturnValue:
    """Make photos photos of an event, all at once."""
    library, ids, event_id = current.library(), sent_photos(), _event_sent()
    act = proposals.link_shoot(library, ids, event_id, current.editor())
    undoing = url_for("shoot.undo", linking_id=act)
    flash(f"{plural(len(ids), 'photo')} joined the event.", undoing)
    return current.back(url_for("event.show", event_id=event_id))


@blueprint.post("/refuse")
def refuse() -> ResponseReturnValue:
    """Keep that photos are not of an event."""
    library, ids, event_id = current.library(), sent_photos(), _event_sent()
    proposals.refuse(library, ids, event_id, current.editor())
    flash("Noted: that event is not proposed for these photos again.")
    return current.back(url_for("shoot.index"))


@blueprint.post("/keep")
def keep() -> ResponseReturnValue:
    """Keep that photos are of their event, whatever speaks against it."""
    library, ids, event_id = current.library(), sent_photos(), _event_sent()
    proposals.keep(library, ids, event_id, current.editor())
    flash("Noted: they belong here.")
    return current.back(url_for("event.show", event_id=event_id))


@blueprint.post("/undo/<id(linking):linking_id>")
def undo(linking_id: int) -> ResponseReturnValue:
    """Give photos back to the events they had."""
    count = proposals.undo(current.library(), linking_id)
    flash(f"Undone: {plural(count, 'photo')} went back.")
    return current.back(url_for("shoot.index"))


def strangers(
    library: Library, event_id: int, frames: Sequence[Frame]
) -> tuple[Stranger, ...]:
    """Return the photos of an event that may be of another, as its page shows them."""
    found: Sequence[Outlier] = proposals.outliers(library, event_id, frames)[:_SHOWN]
    shown = photo.get_many(library.db, [one.frame.photo_id for one in found])
    return tuple(
        Stranger(
            tile,
            _said(one.fit.against, 1, 1),
            one.elsewhere.event if one.elsewhere else None,
        )
        for one, tile in zip(
            found, tiles(library, shown, current.editor()), strict=True
        )
    )


def _card(library: Library, shoot: Shoot) -> ShootCard:
    frames = shoot.frames
    first = photo.get_many(library.db, [f.photo_id for f in frames[:_STRIP]])
    names = dict.fromkeys(name for f in frames for name in f.creators)
    folders = {f.folder for f in frames}
    return ShootCard(
        tiles(library, first, current.editor()),
        len(frames),
        from_to([frame.taken_at for frame in frames]),
        tuple(names),
        folders.pop() if len(folders) == 1 else None,
        written([f.photo_id for f in frames]),
        tuple(_offer(one, len(frames)) for one in shoot.proposals[:3]),
        clocks_among(library, frames),
    )


def _offer(one: Proposal, frames: int) -> Offer:
    return Offer(
        one.event,
        _said(one.fit.reasons, 0, frames),
        _said(one.fit.against, 1, frames),
    )


def _said(reasons: Iterable[Reason], side: int, frames: int) -> tuple[str, ...]:
    """Write reasons (side 0) or what speaks against (1), with their counts."""
    return tuple(
        _SAID[reason.kind][side]
        + (f" ({reason.frames} of {frames})" if reason.frames < frames else "")
        for reason in reasons
    )


def _event_sent() -> int:
    """Return the event that a form names.

    :raises EditError: when it names none.
    """
    event_id = sent_id(request.form.get("event", ""), "event")
    if event_id is None:
        raise EditError("choose an event")
    return event_id
