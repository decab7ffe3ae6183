"""What the page of a photo shows of its stacks: copies, the burst, other arrivals."""

from collections.abc import Iterable
from dataclasses import dataclass

from photolib.gallery.tiles import alt_text
from photolib.records import CreditStatus, Photo
from photolib.store import arrival, credit, photo, stack, stack_word
from photolib.store.arrival import Arrival
from photolib.store.library import Library
from photolib.store.stack_word import StackWord

_SHOWN = 60  # frames of a burst


@dataclass(frozen=True, slots=True)
class Member:
    """A photo of a stack, and whether it leads."""

    photo: Photo
    alt: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Copy(Member):
    """A copy: how it is one of the photo shown, and its credit.

    `how` is "" where it is one only by way of a third. `differs` says that it is
    credited otherwise.
    """

    how: str
    credit: str | None
    status: CreditStatus
    differs: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor has said of a stack, and by which number it is undone."""

    id: int
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class StackPart:
    """The stacks of one photo; it is not among `copies`, but among those of `burst`.

    `more` frames of the burst are not shown.
    """

    arrivals: tuple[Arrival, ...]
    copies: tuple[Copy, ...]
    leads_copies: bool
    burst: tuple[Member, ...]
    leads_burst: bool
    more: int
    said: tuple[Said, ...]


_HOW = {
    "whole": "the same picture, encoded or sized anew",
    "turned": "the same picture, turned",
    "mirrored": "mirrored: who is left here may be right there",
    "part": "one is a crop of the other, or has a frame around it",
}


def stack_part(library: Library, shown: Photo) -> StackPart:
    """Return what is shown of the stacks of a photo."""
    db = library.db
    copies = stack.members(db, "copies", shown.id)
    burst = stack.members(db, "burst", shown.id)
    return StackPart(
        tuple(arrival.of_photo(db, shown.id)),
        tuple(_copies(library, shown, copies)),
        copies[:1] == [shown.id],
        tuple(
            Member(one, alt_text(library, one), one.id == burst[0])
            for one in photo.get_many(db, burst[:_SHOWN])
        ),
        burst[:1] == [shown.id],
        max(0, len(burst) - _SHOWN),
        tuple(
            Said(word.id, _told(word), word.decided_by, word.decided_at)
            for word in stack_word.of_photo(db, shown.id)
        ),
    )


def _copies(library: Library, shown: Photo, ids: list[int]) -> Iterable[Copy]:
    db = library.db
    how, own = stack.how_same(db, shown.id), credit.get(db, shown.id)
    for one in photo.get_many(db, [id_ for id_ in ids if id_ != shown.id]):
        given = credit.get(db, one.id)
        yield Copy(
            one,
            alt_text(library, one),
            one.id == ids[0],
            _HOW.get(how.get(one.id, ""), ""),
            given.line,
            given.status,
            given.line != own.line,
        )


def _told(word: StackWord) -> str:
    if word.word == "leader":
        what = "its burst" if word.kind == "burst" else "its copies"
        return f"Photo {word.photo} leads {what}"
    if word.kind == "burst":
        return f"Photo {word.photo} is not of the burst"
    return f"Photo {word.photo} is no copy of photo {word.others[0]}"
