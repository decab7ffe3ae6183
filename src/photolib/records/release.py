"""What a release says."""

from dataclasses import dataclass, field
from typing import Literal

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
