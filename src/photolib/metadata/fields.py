"""What is written into an exported picture."""

from dataclasses import dataclass, field

from photolib.records import (
    Artwork,
    CopyrightOwner,
    Licensor,
    Location,
    Region,
)


@dataclass(frozen=True, slots=True)
class ExportFields:
    """The fields to write; None or empty leaves what is in the file untouched.

    `date_created` is ISO 8601 as far as known ("2025-11-27", or with time and, where
    known, offset). `person_titles` maps a name of `people` to title and organisation
    as of the day, `person_ids` to their ids (URIs). `languages` has translations of a
    text that is written, by field and language tag, an empty table for none; without
    one, those in the file stay as long as the text does. `regions` lie in the stored
    picture that is written. `cleared` names fields whose old values go even where no
    new ones come.
    """

    caption: str | None = None
    headline: str | None = None
    title: str | None = None
    caption_writer: str | None = None
    alt_text: str | None = None
    extended_description: str | None = None
    creators: tuple[str, ...] = ()
    creator_title: str | None = None
    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    web_statement: str | None = None
    data_mining: str | None = None
    instructions: str | None = None
    job_id: str | None = None
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    person_titles: dict[str, str] = field(default_factory=dict)
    person_ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    event: str | None = None
    event_ids: tuple[str, ...] = ()
    sublocation: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    date_created: str | None = None
    digital_source_type: str | None = None
    rating: int | None = None
    label: str | None = None
    regions: tuple[Region, ...] = ()
    location_created: Location | None = None
    locations_shown: tuple[Location, ...] = ()
    artworks: tuple[Artwork, ...] = ()
    copyright_owners: tuple[CopyrightOwner, ...] = ()
    licensors: tuple[Licensor, ...] = ()
    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    cleared: tuple[str, ...] = ()
