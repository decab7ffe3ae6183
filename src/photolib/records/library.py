"""What a library holds: photos, events, people, and what humans decide of them."""

from dataclasses import dataclass
from typing import Any, Literal

from photolib.records.metadata import Region
from photolib.records.release import ReleaseFacts, Span


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What a file itself says of the frame it shows, whatever an editor decided.

    `taken_at` as in Metadata; `moment` is that in seconds, None where it is not known
    to the second. `frame` is the number that the camera gave it ("DSC_0412").
    """

    taken_at: str | None = None
    moment: float | None = None
    camera: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """One photograph: its original by SHA-256 and what paging and linking need.

    `width` and `height` are as stored, `orientation` (Exif 2.32, tag 0x0112) turns
    them upright; `aspect` is width over height of the upright picture. `taken_at`
    as in Metadata. `added_at` is UTC, ISO 8601. `colour` is the average, "#rrggbb".
    `folder` is the name of the folder that the file lay in, where that is known.
    """

    id: int
    sha256: str
    file_name: str
    format: str
    media_type: str
    size_bytes: int
    width: int
    height: int
    orientation: int
    aspect: float
    colour: str
    taken_at: str | None
    taken_offset: str | None
    added_at: str
    event_id: int | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its facts as confirmed or read from its release."""

    id: int
    title: str | None
    date: str | None
    date_end: str | None
    place: str | None
    venue: str | None
    organisers: tuple[str, ...] = ()
    release_id: int | None = None
    photo_count: int = 0


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person at an event, with title and organisation as of that day."""

    person_id: int
    event_id: int
    name: str
    as_written: str
    honorific: str | None
    title: str | None
    organisation: str | None
    roles: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person known to the library."""

    id: int
    name: str
    family: str | None
    given: str | None
    aliases: tuple[str, ...] = ()
    event_count: int = 0
    photo_count: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word on one field of what a file says, which overlays it.

    `value` is as in Metadata; None says that it is not known. `source` is the tag
    whose value was taken, or the machine draft; None where it was typed. What was
    decided at once has one `act`. `at` and `undone_at` are UTC, ISO 8601.
    """

    id: int
    act: int
    field: str
    value: Any
    source: str | None
    by: str
    at: str
    undone_by: str | None = None
    undone_at: str | None = None

    @property
    def told(self) -> str:
        """Return who decided what, as a source of the value."""
        if self.value in (None, ()):
            how = "said to be not known"
        else:
            how = f"{self.source}, chosen" if self.source else "typed"
        return f"editor: {how} by {self.by} on {self.at[:10]}"


LinkStatus = Literal["confirmed", "suggested", "rejected"]


@dataclass(frozen=True, slots=True)
class PhotoPerson:
    """A person in a photo: suggested until a human confirms or rejects it."""

    photo_id: int
    person_id: int
    name: str
    title: str | None
    organisation: str | None
    status: LinkStatus
    region: Region | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log of what humans say of a release's facts; entries stay.

    `fact` is a key of photolib.corrections. "change" sets the fields in `values`,
    "add" makes a fact of them, "remove" takes the fact away; "undo" takes back the
    entry `undoes`, and "read" says that the text was read again. `was` is the fact
    before, as `asdict` has it.
    """

    id: int
    fact: str
    what: Literal["change", "add", "remove", "undo", "read"]
    values: dict[str, Any]
    was: dict[str, Any]
    undoes: int | None
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it was handed in, and what it says.

    `text` is the whole text, into which every span points. `read` is what was read
    out of it, `facts` is that with the corrections of `log`, the oldest first.
    """

    id: int
    sha256: str
    text: str
    facts: ReleaseFacts
    read: ReleaseFacts
    log: tuple[Correction, ...]
    event_id: int
    added_at: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name, as it was written; `sort` None is by relevance.

    `seen` is the highest number of a photo that was there when it was last opened.
    """

    id: int
    name: str
    query: str
    sort: Literal["newest", "oldest"] | None
    seen: int
    added_by: str
    added_at: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text that stands in a picture, and where.

    The box is in parts of the upright picture, 0 to 1; `x` and `y` are its top left.
    """

    text: str
    x: float
    y: float
    w: float
    h: float
