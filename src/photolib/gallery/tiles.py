"""Photos as the grid shows them: a picture, its alternative text, what it lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from photolib.gallery.wording import called, first_sentence
from photolib.records import CreditStatus, Event, Photo
from photolib.store import caption, credit, event, pick, selection, stack
from photolib.store.library import Library
from photolib.store.stack import NOWHERE, Standing


@dataclass(frozen=True, slots=True)
class Tile:
    """One photo of a grid; `remark` says why it is in this one (a search's words).

    `standing` says which stacks it is in.
    """

    photo: Photo
    alt: str
    credit: CreditStatus
    picked: bool
    selected: bool
    remark: str = ""
    standing: Standing = NOWHERE


@dataclass(frozen=True, slots=True)
class Day:
    """The photos of one day ("" where it is not known), in the order given."""

    date: str
    tiles: tuple[Tile, ...]


def tiles(
    library: Library, photos: Iterable[Photo], by: str, remarks: Sequence[str] = ()
) -> tuple[Tile, ...]:
    """Return the tiles of `photos`, in their order."""
    shown = list(photos)
    picked = set(pick.picked(library.db, by))
    selected = selection.among(library.db, (photo.id for photo in shown), by)
    standing = stack.standing(library.db, (photo.id for photo in shown))
    of_events = {photo.event_id for photo in shown if photo.event_id is not None}
    events = {id_: event.get(library.db, id_) for id_ in of_events}
    return tuple(
        Tile(
            photo,
            alt_text(library, photo, events.get(photo.event_id or 0)),
            credit.get(library.db, photo.id).status,
            photo.id in picked,
            photo.id in selected,
            remarks[at] if remarks else "",
            standing.get(photo.id, NOWHERE),
        )
        for at, photo in enumerate(shown)
    )


def days(shown: Iterable[Tile]) -> tuple[Day, ...]:
    """Return tiles that follow each other on one day as one group."""
    groups = groupby(shown, lambda tile: (tile.photo.taken_at or "")[:10])
    return tuple(Day(date, tuple(of_day)) for date, of_day in groups)


def alt_text(library: Library, photo: Photo, happening: Event | None = None) -> str:
    """Return what stands for the picture: its caption's first sentence, if it has one.

    Never a file name (WCAG 2.2, 1.1.1): it tells nobody what is in the picture.
    """
    standing = caption.find(library.db, photo.id)
    if standing is not None:
        return first_sentence(standing.text)
    if happening is not None:
        return f"Photo {photo.id}, of {called(happening)}"
    return f"Photo {photo.id}, not yet captioned"
