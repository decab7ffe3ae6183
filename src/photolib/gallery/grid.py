"""What the gallery's first page shows: photos by day, and the ways to narrow them."""

import re
from dataclasses import dataclass

from flask import url_for

from photolib.errors import QueryError
from photolib.gallery.tiles import Day, days, tiles
from photolib.gallery.unfold import Folding, Opened, again, folding
from photolib.gallery.wording import called, day
from photolib.records import Event
from photolib.store import event, photo
from photolib.store.library import Library
from photolib.store.photo import Filter

PER_PAGE = 120
UNKNOWN = "unknown"
LACKS = {
    "credit": "No credit",
    "caption": "No caption",
    "event": "No event",
    "agreement": "Disagreements",
}
_MONTH = re.compile(r"\d{4}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the gallery, how many photos it leaves, and if it is on."""

    label: str
    count: int
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year that have photos."""

    label: str
    count: int
    months: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """One page of the gallery.

    `joinable` are the events that all photos without one may be given to. `asked` are
    the parts of the address that say which photos are shown; None where one is absent.
    """

    heading: str
    event: Event | None
    total: int
    days: tuple[Day, ...]
    choices: tuple[Choice, ...]
    events: tuple[Choice, ...]
    years: tuple[Year, ...]
    clear: tuple[Choice, ...]
    next_address: str | None
    first_address: str | None
    folding: Folding
    joinable: tuple[Event, ...]
    asked: dict[str, object]


def asked(month: str | None, event_id: int | None, without: str | None) -> Filter:
    """Return the filter of an address.

    :raises QueryError: when a part of it means nothing; it never means "everything".
    """
    if month and month != UNKNOWN and not _MONTH.fullmatch(month):
        raise QueryError(f"{month} is no month: write 2025-11", 0)
    if without and without not in LACKS:
        raise QueryError(f"photos can lack {', '.join(LACKS)}, not {without}", 0)
    return Filter(
        event_id=event_id,
        month="" if month == UNKNOWN else month or None,
        without=without or None,
    )


def grid_page(
    library: Library, wanted: Filter, after: str | None, by: str, opened: Opened
) -> GridPage:
    """Return the page that begins after the key `after`, with these bursts unfolded.

    :raises NotFoundError: when the filter names no event there is.
    """
    db = library.db
    of_event = None if wanted.event_id is None else event.get(db, wanted.event_id)
    found = photo.page(
        db, limit=PER_PAGE, after=after, wanted=wanted, folded=opened.folded
    )
    shown = tiles(library, found.photos, by)
    return GridPage(
        heading=_heading(wanted, of_event),
        event=of_event,
        total=photo.count(db, wanted),
        days=days(shown),
        choices=_lacking(library, wanted),
        events=_events(library, wanted),
        years=_years(library, wanted),
        clear=_clear(wanted, of_event),
        next_address=found.next_key and again(after=found.next_key),
        first_address=again(after=None) if after else None,
        folding=folding(library, wanted, opened),
        joinable=_joinable(library, wanted),
        asked=_asked(wanted),
    )


def _heading(wanted: Filter, of_event: Event | None) -> str:
    if of_event is not None:
        return called(of_event)
    if wanted.month is not None:
        return day(wanted.month or None)
    return LACKS[wanted.without] if wanted.without else "Photos"


def _address(wanted: Filter, **changes: object) -> str:
    values = {**_asked(wanted), **changes}
    return url_for("photo.grid", **{k: v for k, v in values.items() if v is not None})  # type: ignore[arg-type]


def _asked(wanted: Filter) -> dict[str, object]:
    month = UNKNOWN if wanted.month == "" else wanted.month
    return {"month": month, "event": wanted.event_id, "without": wanted.without}


def _lacking(library: Library, wanted: Filter) -> tuple[Choice, ...]:
    choices = []
    for lack, label in LACKS.items():
        narrowed = Filter(wanted.event_id, None, wanted.month, lack)
        count = photo.count(library.db, narrowed)
        chosen = wanted.without == lack
        if count or chosen:
            address = _address(wanted, without=None if chosen else lack)
            choices.append(Choice(label, count, address, chosen))
    return tuple(choices)


def _events(library: Library, wanted: Filter) -> tuple[Choice, ...]:
    before, _, behind = _address(wanted, event=0).partition("event=0")
    return tuple(
        Choice(
            called(found),
            found.photo_count,
            f"{before}event={found.id}{behind}",  # url_for takes 40 µs an event
            found.id == wanted.event_id,
        )
        for found in event.get_all(library.db)
    )


def _years(library: Library, wanted: Filter) -> tuple[Year, ...]:
    years: dict[str, list[Choice]] = {}
    for month, count in photo.months(library.db):
        address = _address(wanted, month=month or UNKNOWN)
        choice = Choice(day(month or None), count, address, month == wanted.month)
        years.setdefault(month[:4], []).append(choice)
    return tuple(
        Year(year or "Date not known", sum(m.count for m in months), tuple(months))
        for year, months in years.items()
    )


def _joinable(library: Library, wanted: Filter) -> tuple[Event, ...]:
    if wanted != Filter(without="event") or not photo.count(library.db, wanted):
        return ()
    return tuple(event.get_all(library.db))


def _clear(wanted: Filter, of_event: Event | None) -> tuple[Choice, ...]:
    """Return the filters that are on, each with the address that takes it away."""
    on = []
    if of_event is not None:
        on.append(Choice(called(of_event), 0, _address(wanted, event=None)))
    if wanted.month is not None:
        on.append(Choice(day(wanted.month or None), 0, _address(wanted, month=None)))
    if wanted.without is not None:
        on.append(Choice(LACKS[wanted.without], 0, _address(wanted, without=None)))
    return tuple(on)
