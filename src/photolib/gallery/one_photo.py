"""What the page of one photo shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from photolib import audit, describe, fill, link
from photolib.gallery.boxes import Box, boxes, boxes_of_text
from photolib.gallery.captions import Captions, captions
from photolib.gallery.disputes import FilePart, file_part
from photolib.gallery.draft_part import DraftPart, draft_part
from photolib.gallery.offers import Offers, offers
from photolib.gallery.stack_part import StackPart, stack_part
from photolib.gallery.tiles import alt_text
from photolib.gallery.typed import fits
from photolib.gallery.wording import clash_mark, listed, shortened
from photolib.records import (
    Caption,
    Credit,
    CreditEvidence,
    Event,
    Photo,
    PhotoPerson,
    Template,
)
from photolib.settle import Typed
from photolib.store import (
    event,
    metadata,
    photo,
    photo_person,
    pick,
    picture_text,
    template,
)
from photolib.store.library import Library

_ORIGINS = {
    "file": "The file",
    "release": "The release",
    "photographer": "Whoever brought it",
    "camera": "The camera",
    "roster": "The rules",
    "editor": "An editor",
}


@dataclass(frozen=True, slots=True)
class Witness:
    """One source's word on the credit, and what settling on it would write.

    `is_fit` is False where that is longer than a credit may be.
    """

    origin: str
    source: str
    says: str
    creators: str
    outlet: str
    is_fit: bool


@dataclass(frozen=True, slots=True)
class People:
    """The people of a photo, by what is known of them.

    `offered` are those whom only the release of the event names.
    """

    confirmed: tuple[PhotoPerson, ...]
    suggested: tuple[PhotoPerson, ...]
    offered: tuple[PhotoPerson, ...]
    rejected: tuple[PhotoPerson, ...]


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """One photo with everything known of it.

    `width` and `height` are those of the preview. `fill_seen` marks all that a template
    can fill.
    """

    photo: Photo
    alt: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    event: Event | None
    events: tuple[Event, ...]
    credit: Credit
    witnesses: tuple[Witness, ...]
    by_hand: Witness
    captions: Captions
    blocks: tuple[str, ...]
    people: People
    text: tuple[Box, ...]
    machine: DraftPart
    file: FilePart
    offers: Offers
    stacks: StackPart
    warnings: tuple[str, ...]
    newer: int | None
    older: int | None
    picked: bool
    templates: tuple[Template, ...]
    fill_seen: str

    @property
    def name(self) -> str:
        """Return what this photo is called in headings."""
        return self.photo.file_name


def photo_page(
    library: Library,
    photo_id: int,
    by: str,
    draft: str | None = None,
    *,
    language: str | None = None,
    writing: str | None = None,
    typed: Mapping[str, Typed] | None = None,
    mistake: str | None = None,
) -> PhotoPage:
    """Return the page of a photo.

    `draft` is a caption that could not be saved, in a `language`, and `writing` the tag
    of one that is about to be written (photolib.gallery.captions). `typed` is what
    could not be kept of the file's fields, and `mistake` says why.

    :raises NotFoundError: when there is none of that number.
    """
    db = library.db
    shown = photo.get(db, photo_id)
    says = metadata.get(db, photo_id)
    stands = describe.caption_of(library, photo_id)
    written = captions(library, photo_id, stands, draft, language, writing=writing)
    width, height = preview_size(shown, library.settings.preview_px)
    newer, older = photo.neighbours(db, shown)
    templates = tuple(template.get_all(db))
    credited = link.credit_of(db, photo_id, library.settings.credit_rules)
    happening = None if shown.event_id is None else event.get(db, shown.event_id)
    return PhotoPage(
        photo=shown,
        alt=shortened(says.alt_text or alt_text(library, shown, happening)),
        width=width,
        height=height,
        boxes=boxes(says.regions, shown.orientation, width, height),
        event=happening,
        events=tuple(event.get_all(db)),
        credit=credited,
        witnesses=tuple(_witness(evidence) for evidence in credited.evidence),
        by_hand=_witness(
            CreditEvidence("editor", "", credited.creators, credited.credit)
        ),
        captions=written,
        blocks=tuple(audit.blocks(credited, stands, written.main.findings)),
        people=_people(photo_person.in_photo(db, photo_id)),
        text=boxes_of_text(picture_text.of_photo(db, photo_id), width, height),
        machine=draft_part(library, photo_id),
        offers=offers(db, shown),
        stacks=stack_part(library, shown),
        file=file_part(library, photo_id, says, typed or {}, mistake),
        warnings=says.warnings,
        newer=newer,
        older=older,
        picked=photo_id in pick.picked(db, by),
        templates=templates,
        fill_seen=fill.mark(library, photo_id) if templates else "",
    )


def seen(stands: Caption) -> str:
    """Return the mark of a caption, by which a clash of two editors is noticed."""
    return clash_mark(stands.text)


def preview_size(shown: Photo, longest_px: int) -> tuple[int, int]:
    """Return width and height of the preview of a photo."""
    turned = shown.orientation >= 5
    width, height = shown.width, shown.height
    if turned:
        width, height = height, width
    scale = min(1.0, longest_px / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _witness(evidence: CreditEvidence) -> Witness:
    names, outlet = listed(evidence.creators), evidence.credit or ""
    creators = "; ".join(evidence.creators)
    return Witness(
        _ORIGINS[evidence.origin],
        shortened(" · ".join(filter(None, (evidence.source, evidence.note)))),
        shortened(", ".join(part for part in (names, outlet) if part)),
        creators,
        outlet,
        fits("creators", creators) and fits("outlet", outlet),
    )


def _people(found: Iterable[PhotoPerson]) -> People:
    by_status: dict[str, list[PhotoPerson]] = {}
    for one in found:
        kind: str = one.status
        if kind == "suggested" and "release of this event" in one.evidence:
            kind = "offered"
        by_status.setdefault(kind, []).append(one)
    return People(
        *(tuple(by_status.get(kind, ())) for kind in People.__slots__)  # in its order
    )
