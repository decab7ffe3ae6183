"""What a frame and an event say of when, where, by whom and of what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A photo as far as it tells of its event; unknown is None or empty.

    `taken_at` as in records.Metadata, `zone` its offset from UTC; `arrived_at` is UTC,
    ISO 8601; `folder` is the name of the folder it lay in; `camera` tells bodies apart
    ("Canon EOS R5 0123") where `is_body` says that it has a serial number; `places`
    are the names that the file gives, from the hall to the country; `words` are its
    headline and caption, `written` the lines of text that stand in the picture.
    """

    photo_id: int
    taken_at: str | None
    arrived_at: str
    file_name: str
    folder: str | None = None
    camera: str | None = None
    creators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    event: str | None = None
    words: str = ""
    zone: str | None = None
    is_body: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as far as photos can belong to it.

    `date` and `date_end` as in records.EventFacts; `people` holds the spellings of
    each person of its roster; `photographers` are named by its releases.
    """

    event_id: int
    title: str | None
    date: str | None
    date_end: str | None = None
    place: str | None = None
    venue: str | None = None
    people: tuple[tuple[str, ...], ...] = ()
    photographers: tuple[str, ...] = ()
