"""What a caption is composed from: confirmed facts only, None where not known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonInFrame:
    """A person whom a human has confirmed in the picture.

    `title` and `organisation` are those of the day. `x` is the centre of the
    person's region in the upright picture, 0 at the left, 1 at the right.
    `spellings` are other forms of the name, perhaps in another script.
    """

    name: str
    title: str | None = None
    organisation: str | None = None
    roles: tuple[str, ...] = ()
    x: float | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the release that an editor has chosen, in its language."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """Who, what, when, where, and whose picture it is.

    `date` and `date_end` have the forms of `photolib.records.EventFacts`. `country`
    is that of `place`. `creators` and `outlet` are a credit that stands, not one in
    doubt.
    """

    people: tuple[PersonInFrame, ...] = ()
    event: str | None = None
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    venue: str | None = None
    country: str | None = None
    creators: tuple[str, ...] = ()
    outlet: str | None = None
    quote: Quoted | None = None
