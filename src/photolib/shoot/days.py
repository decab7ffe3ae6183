"""Whether a frame was taken while an event went on, as precisely as both are known."""

from datetime import date, timedelta

from photolib.shoot.facts import Happening


def distance(taken_at: str | None, event: Happening) -> int | None:
    """Return how many days before (-) or after the event a frame was taken.

    0 within it; None when one of the days is not known. A date of the event without
    a year is of the frame's own year.

    >>> congress = Happening(1, None, "2025-11-26", "2025-11-28")
    >>> distance("2025-11-27T10:00:00", congress), distance("2025-11-30", congress)
    (0, 2)
    """
    day = _day(taken_at)
    first = _first(event.date, day)
    if day is None or first is None:
        return None
    last = _last(event.date_end, day) or _last(event.date, day) or first
    if day < first:
        return (day - first).days
    return max(0, (day - last).days)


def edges(event: Happening) -> tuple[date, date] | None:
    """Return the first and the last day of an event whose days are known exactly."""
    first = _day(event.date)
    if first is None:
        return None
    return first, _day(event.date_end) or first


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _first(text: str | None, seen: date | None) -> date | None:
    """Return the first day that a date of any precision can mean."""
    return _filled(text, seen, "-01", "-01-01")


def _last(text: str | None, seen: date | None) -> date | None:
    """Return the last day that a date of any precision can mean."""
    if text is not None and len(text) == len("2025-11") and text[0] != "-":
        start = _day(f"{text}-01")
        return start and (start + timedelta(31)).replace(day=1) - timedelta(1)
    return _filled(text, seen, "", "-12-31")


def _filled(
    text: str | None, seen: date | None, after_month: str, after_year: str
) -> date | None:
    if text is None:
        return None
    if text.startswith("--"):
        return _day(f"{seen.year}{text[1:]}") if seen else None
    return _day(text + {7: after_month, 4: after_year}.get(len(text), ""))
