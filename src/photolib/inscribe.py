"""What the copy of a photo says inside: caption, credit, people, event, rights."""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from photolib.images.orientation import upright
from photolib.metadata.fields import ExportFields
from photolib.records import Caption, Credit, Event, Location, Metadata, Photo
from photolib.store import person

_KEPT = (
    "title", "headline", "alt_text", "creator_title", "source", "copyright",
    "usage_terms", "instructions", "keywords", "organisations", "sublocation", "city",
    "state", "country", "country_code", "digital_source_type", "extended_description",
    "event_ids", "artworks", "copyright_owners", "licensors", "web_statement",
    "data_mining", "job_id", "rating", "label",
)  # fmt: skip
"""What a smaller copy takes over from the file; people only if they are confirmed."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A photo that may leave, with what goes with it.

    `people` maps who is confirmed to title and organisation, "" where unknown;
    `rejected` has the folded spellings of whom a human has said is not in the photo;
    `sidecars` are those that came with it and count; `decided` are the fields of `says`
    that are an editor's word; `languages` are the caption's by tag, its own among them
    where that is known, and `left_out` the tags of those that stay, with reasons.
    """

    photo: Photo
    original: Path
    caption: Caption
    credit: Credit
    says: Metadata
    event: Event
    people: dict[str, str]
    rejected: frozenset[str]
    sidecars: tuple[Path, ...] = ()
    decided: frozenset[str] = frozenset()
    languages: dict[str, str] = field(default_factory=dict)
    left_out: tuple[tuple[str, str], ...] = ()


def fields_of_copy(one: Leaving) -> ExportFields:
    """Return what is written over what the file says of itself.

    Whom a human has rejected is in none of the file's own lists and boxes either.
    """
    says = one.says
    base = ExportFields(people=tuple(one.people))
    if one.sidecars:  # what they override stands in the file in other forms, too
        kept_texts = {name: getattr(says, name) for name in _KEPT}
        base = replace(base, caption_writer=says.caption_writer, **kept_texts)
    written = _known(one, _corrected(one, base))
    if any(person.fold(name) in one.rejected for name in says.people):
        others = tuple(n for n in says.people if person.fold(n) not in one.rejected)
        written = replace(
            written,
            people=written.people or others,
            cleared=(*written.cleared, "people"),
        )
    if any(person.fold(r.name or "") in one.rejected for r in says.regions):
        kept = tuple(
            r for r in says.regions if person.fold(r.name or "") not in one.rejected
        )
        written = replace(written, regions=kept, cleared=(*written.cleared, "regions"))
    return written


def _corrected(one: Leaving, base: ExportFields) -> ExportFields:
    """Return `base` with what an editor has decided; what is not known is cleared."""
    values: dict[str, Any] = {
        field.name: getattr(one.says, field.name)
        for field in fields(ExportFields)
        if field.name in one.decided
    }
    if "taken_at" in one.decided:
        values["date_created"] = _taken(one.says)
    if "people" in values:
        values["people"] = base.people or values["people"]
    cleared = tuple(
        sorted(name for name, value in values.items() if value in (None, ()))
    )
    return replace(base, **values, cleared=cleared)


def fields_of_smaller(one: Leaving) -> ExportFields:
    """Return what is written into a new, upright picture, which says nothing yet."""
    says = one.says
    base = ExportFields(
        **{name: getattr(says, name) for name in _KEPT},
        date_created=_taken(says),
        people=tuple(one.people),
        person_ids={
            person.name: person.ids for person in says.people_details if person.name
        },
        location_created=says.location_created and _unplaced(says.location_created),
        locations_shown=tuple(map(_unplaced, says.locations_shown)),
        languages={
            name: texts for name, texts in says.languages.items() if name in _KEPT
        },
        regions=tuple(
            upright(region, one.photo.orientation)
            for region in says.regions
            if region.name in one.people
        ),
    )
    return _known(one, base)


def _unplaced(location: Location) -> Location:
    """Return a place without its position, which stays behind as the camera's does."""
    return replace(location, gps=None)


def _known(one: Leaving, base: ExportFields) -> ExportFields:
    """Return `base` with what photolib knows better than the file.

    Copyright is never derived from the credit (K5), a headline that the caption
    begins with is not repeated (C9), and the source stays the file's. What an editor
    has decided of the file stands, also that it is not known.
    """
    given, happening, says = one.credit, one.event, one.says

    def best(name: str, *others: str | None) -> str | None:
        said: str | None = getattr(says, name)
        known = (said,) if name in one.decided else others
        return next(filter(None, known), None)

    return replace(
        base,
        caption=one.caption.text,
        languages={**base.languages, "caption": one.languages},
        headline=best("headline", base.headline, _headline(one)),
        creators=given.creators,
        credit=given.credit or given.line,
        person_titles={name: title for name, title in one.people.items() if title},
        event=best("event", happening.title, says.event),
        city=best("city", says.city, happening.place),
        sublocation=best("sublocation", says.sublocation, happening.venue),
    )


def _taken(says: Metadata) -> str | None:
    return says.taken_at and says.taken_at + (says.taken_offset or "")


def _headline(one: Leaving) -> str | None:
    title = one.event.title
    if title is None or one.says.headline:
        return None
    start = one.caption.text.casefold().removeprefix("the ")
    return None if start.startswith(title.casefold().removeprefix("the ")) else title


def exif(says: Metadata) -> Image.Exif:
    """Return capture time, camera and lens (Exif 2.32); the position stays behind."""
    made = Image.Exif()
    shot = made.get_ifd(ExifTags.IFD.Exif)
    shot[ExifTags.Base.ExifVersion] = b"0232"
    shot[ExifTags.Base.ColorSpace] = 1  # sRGB
    date, _, clock = (says.taken_at or "").partition("T")
    if len(clock) >= len("hh:mm:ss"):
        shot[ExifTags.Base.DateTimeOriginal] = f"{date.replace('-', ':')} {clock[:8]}"
        if says.taken_offset:
            shot[ExifTags.Base.OffsetTimeOriginal] = says.taken_offset
    for ifd, tag, value in (
        (made, ExifTags.Base.Make, says.camera.make),
        (made, ExifTags.Base.Model, says.camera.model),
        (shot, ExifTags.Base.LensModel, says.camera.lens),
    ):
        if value:
            ifd[tag] = value
    return made
