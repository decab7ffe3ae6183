"""The nouns of photolib as frozen dataclasses; they hold data and do nothing.

Records that a command prints (`Metadata`, `ReleaseFacts`, ...) carry the field
names of the command-line contract, so that `dataclasses.asdict` is the JSON.
Unknown is None, or an empty tuple: nothing is guessed.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

# --- what a file says ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Region:
    """A named box in the stored picture (before orientation): 0..1, x y = top left."""

    name: str | None
    type: str | None
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Gps:
    """The camera's position: degrees north and east, metres above sea level."""

    latitude: float
    longitude: float
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """The body and lens as EXIF names them."""

    make: str | None = None
    model: str | None = None
    serial: str | None = None
    lens: str | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the frame was exposed."""

    time_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    focal_length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person in the picture, with a description and ids (URIs) beside the name."""

    name: str | None = None
    description: str | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place: where the camera stood, or what the picture shows."""

    name: str | None = None
    sublocation: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    world_region: str | None = None
    ids: tuple[str, ...] = ()
    gps: Gps | None = None


@dataclass(frozen=True, slots=True)
class Artwork:
    """A work of art, or another object with rights of its own, in the picture."""

    title: str | None = None
    creators: tuple[str, ...] = ()
    date: str | None = None
    circa_date: str | None = None
    source: str | None = None
    inventory_number: str | None = None
    inventory_url: str | None = None
    copyright: str | None = None
    content_description: str | None = None
    physical_description: str | None = None
    style_periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licensor:
    """Who is to be asked for a licence (PLUS)."""

    name: str | None = None
    id: str | None = None
    url: str | None = None
    email: str | None = None
    telephone: str | None = None
    other_telephone: str | None = None


@dataclass(frozen=True, slots=True)
class CopyrightOwner:
    """Who owns the copyright (PLUS)."""

    name: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources of one file that say different things about one field.

    `values` maps the source ("XMP-dc:Creator", "IPTC:By-line") to what it says.
    """

    field: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a picture file says about itself, reconciled, each value with its source.

    `taken_at` is local time as the camera had it ("2025-11-27T09:14:05.120"), or
    only a date; `taken_offset` is known or None and never invented. `width` and
    `height` are stored pixels, before orientation. `sources` maps a field name to
    the tag its value was taken from. `warnings` are sentences about damaged parts.
    `languages` has every language of a text that is written in several, by field and
    language tag (RFC 3066; "x-default" is the one that stands in the field itself).
    `charsets` says for "IPTC" and "EXIF" how texts beyond ASCII were decoded, and why.
    """

    format: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int = 1
    taken_at: str | None = None
    taken_offset: str | None = None
    title: str | None = None
    headline: str | None = None
    caption: str | None = None
    caption_writer: str | None = None
    alt_text: str | None = None
    creators: tuple[str, ...] = ()
    creator_title: str | None = None
    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    instructions: str | None = None
    keywords: tuple[str, ...] = ()
    sublocation: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    event: str | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    gps: Gps | None = None
    camera: Camera = Camera()
    exposure: Exposure = Exposure()
    rating: int | None = None
    label: str | None = None
    digital_source_type: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[str, ...] = ()
    extended_description: str | None = None
    people_details: tuple[PersonShown, ...] = ()
    event_ids: tuple[str, ...] = ()
    location_created: Location | None = None
    locations_shown: tuple[Location, ...] = ()
    artworks: tuple[Artwork, ...] = ()
    copyright_owners: tuple[CopyrightOwner, ...] = ()
    licensors: tuple[Licensor, ...] = ()
    web_statement: str | None = None
    data_mining: str | None = None
    job_id: str | None = None
    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    charsets: dict[str, str] = field(default_factory=dict)


# --- what a release says ---------------------------------------------------

Span = tuple[int, int]
"""Character offsets [start, end) into the text of the release."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """The event a release tells of.

    `date` is "YYYY-MM-DD", "YYYY-MM", "YYYY" or, when the text names no year,
    "--MM-DD"; `date_end` is the last day of a range. `attendance` are the text's own
    words for how many came ("More than 300 people"). `spans` maps the name of a
    field to where the text says it.
    """

    title: str | None = None
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    venue: str | None = None
    organisers: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    attendance: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as one release presents them.

    `name` is the reading form ("Li Song"), `as_written` the text's own ("LI Song").
    `roles` are of: presided, spoke, attended, signed, met, opened, presented,
    awarded, elected, quoted, mentioned. `spellings` are others of the same text that
    were taken for the same name ("Huang Xin" under a photo of Huang Xing): an editor
    should look.
    """

    name: str
    as_written: str
    family: str | None = None
    given: str | None = None
    honorific: str | None = None
    title: str | None = None
    organisation: str | None = None
    roles: tuple[str, ...] = ()
    span: Span | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation and the abbreviation the text defines for it."""

    name: str
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class PhotoCredit:
    """One photographer and/or outlet to be named with photos.

    `scope` says which: "all" photos of the shoot, one "photo", an "illustration".
    `raw` is the text it was read from.
    """

    name: str | None
    outlet: str | None
    scope: Literal["all", "photo", "illustration"] = "photo"
    courtesy: bool = False
    licence: str | None = None
    raw: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """A writer or editor of the text; never its photographer."""

    name: str
    job: str | None = None


@dataclass(frozen=True, slots=True)
class PictureCaption:
    """What a release says of one picture, as a list of captions does.

    `number` or `file_name` are the text's own label; `text` is the caption without it
    and without the credit, `span` is that of all three. `people` are the names, as in
    PersonFacts, of those the caption names.
    """

    text: str
    span: Span
    number: int | None = None
    file_name: str | None = None
    credits: tuple[PhotoCredit, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and date a release opens with."""

    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """Everything a release says, in the order the text says it."""

    event: EventFacts = EventFacts()
    people: tuple[PersonFacts, ...] = ()
    organisations: tuple[OrganisationFacts, ...] = ()
    photo_credits: tuple[PhotoCredit, ...] = ()
    bylines: tuple[Byline, ...] = ()
    language: str | None = None
    dateline: Dateline = Dateline()
    captions: tuple[PictureCaption, ...] = ()


# --- what the library's own rules say of credits ----------------------------


@dataclass(frozen=True, slots=True)
class Photographer:
    """A photographer of the house: `name` is how it is printed.

    `aliases` are other spellings, in any script, a camera's Artist among them;
    `outlet` is whom the photos are credited to where nothing else says it; `serials`
    are those of the cameras that nobody else uses.
    """

    name: str
    aliases: tuple[str, ...] = ()
    outlet: str | None = None
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or outlet: `name` is how the house writes it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditRules:
    """Whom photolib.toml lists: known before any word list is asked."""

    photographers: tuple[Photographer, ...] = ()
    agencies: tuple[Agency, ...] = ()


# --- what the library holds ------------------------------------------------

CreditStatus = Literal["agreed", "filled", "conflict", "missing"]


@dataclass(frozen=True, slots=True)
class CreditEvidence:
    """One source's word on who took a photo.

    `origin` is "file", "release", "photographer" (named by whoever ingested),
    "camera" (known by its serial number), "roster" (the outlet photolib.toml gives
    a photographer) or "editor" (a human's decision); `source` is the tag or the
    sentence it stands in. `note` says what was done to what stands there.
    """

    origin: Literal["file", "release", "photographer", "camera", "roster", "editor"]
    source: str
    creators: tuple[str, ...] = ()
    credit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of one photo, weighed from its evidence.

    `line` is what is printed beside the picture ("CHEN Siming, Chinese Journal of
    Distance Education"); None while the status is "missing" or "conflict".
    """

    line: str | None
    creators: tuple[str, ...]
    credit: str | None
    source: str | None
    status: CreditStatus
    evidence: tuple[CreditEvidence, ...] = ()


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
class Caption:
    """One version of a photo's caption.

    `status` says whose words they are: "file" (came in the file), "composed" (by
    photolib from facts), "edited" (by a human; no re-run replaces it). `gaps` names
    what is not known and stands as a visible gap in the text.
    """

    text: str
    status: Literal["file", "composed", "edited"]
    gaps: tuple[str, ...] = ()
    language: str | None = None
    written_by: str | None = None
    written_at: str | None = None


DraftKind = Literal["alt_text", "seen"]
DraftStatus = Literal["made", "withheld", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine's words on a photo, which count for nothing until a human accepts them.

    `kind` says for what: the alternative text, or what is seen, for the caption.
    `text` is None, and `status` "withheld", where the model had no words or they
    named somebody. `act` is the decision that accepting has made.
    """

    id: int
    photo_id: int
    kind: DraftKind
    text: str | None
    model: str
    revision: str
    status: DraftStatus
    made_at: str
    decided_by: str | None = None
    decided_at: str | None = None
    act: int | None = None


# --- shorthand --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes that was handed in, for one event or (None) for every one.

    `codes` maps each code to its replacements; `told` says what was not taken.
    """

    id: int
    event_id: int | None
    name: str
    told: tuple[str, ...]
    added_by: str
    added_at: str
    codes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A keyword of the vocabulary; `others` are (name, language tag or None)."""

    text: str
    others: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateField:
    """What a template says of a field; one that is not ticked is left alone."""

    ticked: bool
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template of captions: a set of fields that are filled at once."""

    id: int
    name: str
    fields: dict[str, TemplateField]
    added_by: str
    added_at: str


# --- captions in languages, and their versions ------------------------------


@dataclass(frozen=True, slots=True)
class Translation:
    """A photo's caption in a language beside the main one (`caption.language`).

    `main` is the main caption beside which it was written. Without text it says that
    there is none in this language any more.
    """

    caption: Caption
    main: str


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


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a caption by its number.

    `restored_by` has brought back the version `restores`, None where nothing had been
    written before. `main` is as in Translation; a main caption has none.
    """

    id: int
    caption: Caption
    restores: int | None = None
    restored_by: str | None = None
    main: str | None = None
