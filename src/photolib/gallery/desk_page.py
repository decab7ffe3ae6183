"""What the caption desk shows: one photo with its form, and the strip of all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photolib import describe
from photolib.batch.states import marks
from photolib.gallery.one_photo import preview_size
from photolib.gallery.tiles import alt_text
from photolib.gallery.typed import FIELDS
from photolib.gallery.wording import clock, shortened
from photolib.metadata.typed import text_of
from photolib.records import Event, PhotoPerson
from photolib.store import (
    caption,
    credit,
    event,
    metadata,
    photo,
    photo_person,
    selection,
)
from photolib.store.connect import Database
from photolib.store.library import Library
from photolib.store.photo import Filter

SAVED = ("caption", "headline", "keywords")
"""The fields of the desk's form."""

_STRIP = 400
_STATES = {"edited": "edited", "file": "from the file", "composed": "composed"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the desk's list, which is in the same order in all photos."""

    id: int
    name: str
    note: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class DeskPhoto:
    """One photo as the desk shows it; `seen` marks what is typed.

    `language` is the caption's tag, "" where it is not known.

    `width` and `height` are those of the preview.
    """

    id: int
    name: str
    sha256: str
    width: int
    height: int
    colour: str
    alt: str
    taken: str
    caption: str
    language: str
    status: str
    gaps: str
    headline: str
    keywords: str
    seen: str
    credit: str
    people: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A photo of the strip: its number in the list, and whose words its caption has."""

    id: int
    sha256: str
    aspect: float
    colour: str
    number: int
    state: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The photos to caption, as they were taken: of an event, or the selection."""

    event: Event | None
    photo_ids: tuple[int, ...]

    def beside(self, photo_id: int, step: int) -> int | None:
        """Return the photo before (-1) or after (1) another one."""
        at = self.photo_ids.index(photo_id) + step
        return self.photo_ids[at] if 0 <= at < len(self.photo_ids) else None


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The page; `typed` is what could not be saved, and `mistake` says why."""

    desk: Desk
    photo: DeskPhoto
    number: int
    strip: tuple[Frame, ...]
    previous: int | None
    next: int | None
    typed: Mapping[str, str]
    mistake: str | None


def desk_of(db: Database, event_id: int | None, by: str) -> Desk:
    """Return the desk of an event, or of what an editor has selected.

    :raises NotFoundError: when there is no such event.
    """
    if event_id is None:
        return Desk(None, tuple(selection.selected(db, by)))
    ids = photo.in_order(db, Filter(event_id=event_id))
    return Desk(event.get(db, event_id), tuple(ids))


def desk_page(
    library: Library,
    desk: Desk,
    photo_id: int,
    *,
    typed: Mapping[str, str] | None = None,
    mistake: str | None = None,
) -> DeskPage:
    """Return the page of one photo of a desk."""
    at = desk.photo_ids.index(photo_id)
    return DeskPage(
        desk,
        desk_photo(library, photo_id),
        at + 1,
        _strip(library.db, desk.photo_ids, at),
        desk.beside(photo_id, -1),
        desk.beside(photo_id, 1),
        typed or {},
        mistake,
    )


def desk_photo(library: Library, photo_id: int) -> DeskPhoto:
    """Return one photo as the desk shows it.

    :raises NotFoundError: when there is none of that number.
    """
    db = library.db
    shown = photo.get(db, photo_id)
    says = metadata.get(db, photo_id)
    stands = describe.caption_of(library, photo_id)
    width, height = preview_size(shown, library.settings.preview_px)
    of_event = None if shown.event_id is None else event.get(db, shown.event_id)
    return DeskPhoto(
        id=photo_id,
        name=shortened(shown.file_name, 120),
        sha256=shown.sha256,
        width=width,
        height=height,
        colour=shown.colour,
        alt=shortened(says.alt_text or alt_text(library, shown, of_event)),
        taken=clock(shown.taken_at, shown.taken_offset) if shown.taken_at else "",
        caption=stands.text[: FIELDS["text"].longest],
        language=stands.language or "",
        status=_STATES[stands.status],
        gaps=", ".join(stands.gaps),
        headline=says.headline or "",
        keywords=text_of("keywords", says.keywords),
        seen=marks(library, [photo_id], SAVED)[photo_id],
        credit=shortened(credit.get(db, photo_id).line or ""),
        people=_people(db, photo_id, shown.event_id),
    )


def _people(db: Database, photo_id: int, event_id: int | None) -> tuple[Listed, ...]:
    """Return the people in the release's order, then whom the file alone names."""
    roster = [] if event_id is None else event.appearances(db, event_id)
    ranks = {one.person_id: rank for rank, one in enumerate(roster)}
    found = photo_person.in_photo(db, photo_id)
    found.sort(key=lambda one: (ranks.get(one.person_id, len(ranks)), one.person_id))
    return tuple(_listed(one) for one in found)


def _listed(one: PhotoPerson) -> Listed:
    note = ", ".join(filter(None, (one.title, one.organisation)))
    if one.status == "rejected":
        note = "not in this photo, as somebody has said"
    return Listed(one.person_id, one.name, note, one.status == "confirmed")


def _strip(db: Database, photo_ids: Sequence[int], at: int) -> tuple[Frame, ...]:
    """Return the photos around one: as many as a page holds."""
    first = max(0, min(at - _STRIP // 2, len(photo_ids) - _STRIP))
    shown = photo.get_many(db, photo_ids[first : first + _STRIP])
    kept = caption.find_many(db, (one.id for one in shown))
    return tuple(
        Frame(
            one.id,
            one.sha256,
            one.aspect,
            one.colour,
            first + n + 1,
            _STATES[kept[one.id].status if one.id in kept else "composed"],
        )
        for n, one in enumerate(shown)
    )
