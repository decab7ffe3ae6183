"""Clocks of cameras: what seems wrong with them and why, corrected, refused, undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import clocks, set_clock
from photolib.clocks import Kept
from photolib.errors import EditError
from photolib.frames import frames_of, frames_of_event
from photolib.gallery import clock_words, current, failures
from photolib.gallery.ids import sent_id, sent_photos, written
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.wording import clock, from_to, listed, plural
from photolib.metadata.dates import parse_offset
from photolib.set_clock import Corrected
from photolib.shoot import shift
from photolib.shoot.facts import Frame
from photolib.shoot.neighbours import Doubt
from photolib.store import photo
from photolib.store.library import Library

blueprint = Blueprint("clock", __name__, url_prefix="/clocks")

T = TypeVar("T")
_PAIRS = 4
_NAMED = 10
_DIGITS = 19  # fewer than the longest number of a row


@dataclass(frozen=True, slots=True)
class Pair:
    """Two photos that show the same moment, and when, by either camera's clock."""

    mine: Tile
    mine_at: str
    theirs: Tile
    theirs_at: str


@dataclass(frozen=True, slots=True)
class Moving:
    """A photo with its time as it is, and as it would be."""

    photo_id: int
    file_name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal; `photos`, `shift`, `how` and `zone` are what its form sends.

    `sure` is False where the others may be wrong instead.
    """

    title: str
    sure: bool
    reasons: tuple[str, ...]
    pairs: tuple[Pair, ...]
    moving: tuple[Moving, ...]
    accept: str
    refuse: str
    photos: str
    shift: str
    how: str
    zone: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a camera's clock that stands, in so many photos."""

    word_id: int
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Row:
    """A camera as it can be set by hand; `seen` marks how its clock stood."""

    camera: str
    count: int
    when: str
    corrections: tuple[Correction, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of an event, or else of the shoot of these `photos`."""

    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    event_id: int | None
    photos: str


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Why nothing was set; `typed` is what was sent, where it can be sent again."""

    reason: str
    typed: Mapping[str, str] | None
    back: str


@blueprint.post("/correct")
def correct() -> ResponseReturnValue:
    """Correct the photos of a proposal."""
    offset = shift.read(request.form.get("shift", ""))
    done = set_clock.correct(
        current.library(),
        sent_photos(),
        offset,
        current.editor(),
        how=_how_sent(),
        zone=_zone_sent(),
    )
    return _corrected(done, offset)


@blueprint.post("/refuse")
def refuse() -> ResponseReturnValue:
    """Keep that a clock is not wrong."""
    offset = shift.read(request.form.get("shift", ""))
    word_id = set_clock.refuse(
        current.library(), sent_photos(), offset, current.editor(), how=_how_sent()
    )
    undoing = url_for("clock.undo", word_id=word_id)
    flash("Noted: this is not asked again, unless photos come that change it.", undoing)
    return redirect(_home(), 303)


@blueprint.post("/set")
def set_by_hand() -> ResponseReturnValue:
    """Add what was typed to the times of one camera of an event or a shoot."""
    library, form = current.library(), request.form
    seen, _, camera = form.get("camera", "").partition(" ")
    offset = shift.read(form.get("shift", ""))
    kept = clocks.cameras(library.db, _frames_sent(library))
    ids = [f.photo_id for one in kept if one.camera == camera for f in one.frames]
    if not ids:
        raise EditError("choose a camera of which there are photos with a time here")
    done = set_clock.set_by_hand(library, ids, offset, current.editor(), seen=seen)
    return _corrected(done, offset)


@blueprint.post("/<id('clock correction'):word_id>/undo")
def undo(word_id: int) -> ResponseReturnValue:
    """Take back a correction, or that a clock is not wrong."""
    count = set_clock.undo(current.library(), word_id, current.editor())
    flash(f"Undone: {plural(count, 'photo')} went back." if count else "Undone.")
    return current.back(url_for("event.index"))


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say why no clock was set; what was typed can be mended and sent again."""
    status = failures.status_of(error)
    if current.wants_json():
        return failures.answer(status, str(error))
    typed = request.form if "camera" in request.form and status != 409 else None
    page = RefusedPage(str(error), typed, _home())
    return render_template("clock/refused.html", page=page), status


def clocks_of_event(library: Library, event_id: int, frames: Sequence[Frame]) -> Clocks:
    """Return what the page of an event shows of the clocks of its frames."""
    cards = _cards(library, clocks.in_event(library, event_id, frames))
    return Clocks(cards, _rows(library, frames), event_id, "")


def clocks_among(library: Library, frames: Sequence[Frame]) -> Clocks:
    """Return what is shown of the clocks of a shoot without an event."""
    cards = _cards(library, clocks.among(library, frames))
    photos = written(frame.photo_id for frame in frames)
    return Clocks(cards, _rows(library, frames), None, photos)


def _cards(library: Library, doubts: Sequence[Doubt]) -> tuple[Card, ...]:
    """Return the cards; of two that doubt each other, the first has the pictures."""
    cards, told = [], set[str]()
    for doubt in doubts:
        mirrors = not doubt.sure and told.intersection(doubt.others)
        cards.append(_card(doubt, () if mirrors else _pairs(library, doubt)))
        told.add(doubt.camera)
    return tuple(cards)


def _card(doubt: Doubt, pairs: tuple[Pair, ...]) -> Card:
    frames = doubt.frames
    accept, refuse = clock_words.buttons(doubt)
    return Card(
        clock_words.title(doubt),
        doubt.sure,
        clock_words.reasons(doubt),
        pairs,
        tuple(_moving(doubt, frame) for frame in _some(frames, 3)),
        accept,
        refuse,
        written(frame.photo_id for frame in frames),
        shift.signed(doubt.offset),
        doubt.how,
        doubt.zone,
    )


def _pairs(library: Library, doubt: Doubt) -> tuple[Pair, ...]:
    shown = _some(doubt.pairs, _PAIRS)
    ids = [frame.photo_id for pair in shown for frame in pair]
    found = tiles(library, photo.get_many(library.db, ids), current.editor())
    return tuple(map(_pair, found[::2], found[1::2]))


def _pair(mine: Tile, theirs: Tile) -> Pair:
    """Return a pair with its times, and their days where those differ."""
    here, there = clock(mine.photo.taken_at), clock(theirs.photo.taken_at)
    day = here.partition(", ")[0]
    if there.partition(", ")[0] == day:
        here, there = here[len(day) + 2 :], there[len(day) + 2 :]
    return Pair(mine, here, theirs, there)


def _moving(doubt: Doubt, frame: Frame) -> Moving:
    before = frame.taken_at or ""
    zone = frame.zone if doubt.zone is None or frame.zone is None else doubt.zone
    after = clock(shift.moved(before, doubt.offset), zone)
    return Moving(frame.photo_id, frame.file_name, clock(before, frame.zone), after)


def _rows(library: Library, frames: Sequence[Frame]) -> tuple[Row, ...]:
    return tuple(_row(one) for one in clocks.cameras(library.db, frames))


def _row(one: Kept) -> Row:
    when = from_to([frame.taken_at for frame in one.frames])
    corrections = tuple(
        Correction(word.id, clock_words.said(word, count), word.by, word.at)
        for word, count in one.words
    )
    return Row(one.camera, len(one.frames), when, corrections, one.seen)


def _some(items: Sequence[T], count: int) -> list[T]:
    """Return so many items from the first to the last, evenly apart."""
    last = len(items) - 1
    if last < count:
        return list(items)
    return [items[at * last // (count - 1)] for at in range(count)]


def _corrected(done: Corrected, offset: timedelta) -> ResponseReturnValue:
    """Tell what was corrected, and what was left alone."""
    told = (
        f"{plural(len(done.photos), 'photo')} corrected by {clock_words.added(offset)}."
    )
    if done.left:
        named = [str(one) for one in done.left[:_NAMED]]
        more = len(done.left) - len(named)
        named += [f"{more} more"] if more else []
        told += f" Left alone, for their time was decided already: {listed(named)}."
    flash(told, url_for("clock.undo", word_id=done.word_id))
    return redirect(_home(), 303)


def _home() -> str:
    """Return the address of the page that forms of clocks stand on."""
    event_id = request.form.get("event", "")
    if event_id.isdecimal() and len(event_id) < _DIGITS:
        return url_for("event.show", event_id=int(event_id))
    return url_for("shoot.index")


def _frames_sent(library: Library) -> list[Frame]:
    """Return the frames of the event, or else of the photos, that a form names."""
    event_id = sent_id(request.form.get("event", ""), "event")
    if event_id is not None:
        return frames_of_event(library.db, event_id)
    return frames_of(library.db, photo.get_many(library.db, sent_photos()))


def _how_sent() -> str:
    how = request.form.get("how", "")
    if how not in set_clock.HOW:
        raise EditError("this form is not of this page: reload it")
    return how


def _zone_sent() -> str | None:
    """Return the zone that corrected times get: None where none is sent."""
    zone = request.form.get("zone")
    if zone and parse_offset(zone) is None:
        raise EditError(f"{zone[:40]} is no time zone: reload the page")
    return parse_offset(zone) if zone else zone
