"""Dates as a caption says them: as precise as they are known, and no more."""

import calendar
import datetime
import re
from dataclasses import dataclass, replace

from photolib.caption.styles import Style

_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year; what is not known is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        """Say how much of it is known: "day", "month" or "year"."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"


def read(text: str | None) -> Day | None:
    """Read "YYYY-MM-DD", "YYYY-MM", "YYYY" or "--MM-DD"; None for what is no date.

    >>> read("2025-11"), read("2025-02-30")
    (Day(year=2025, month=11, day=None), None)
    """
    match = _DATE.fullmatch(text or "")
    if match is None:
        return None
    year = None if match[1] == "-" else int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:])
    if not _exists(year, month, day):
        return None
    return Day(year, month, day)


def narrowed(
    date: str | None, date_end: str | None, taken_at: str | None
) -> tuple[str | None, str | None]:
    """Return an event's first and last day, or the day of the frame if it is of them.

    The camera's clock makes an event's date more precise where both agree; where
    they contradict each other the event's date stands.

    >>> narrowed("2025-11-26", "2025-11-28", "2025-11-27T09:14:05")
    ('2025-11-27', None)
    >>> narrowed("2025-11-27", None, "2019-01-01T00:00:12")
    ('2025-11-27', None)
    """
    day = (taken_at or "")[:10]
    if len(day) < len("2025-11-27"):
        return (date, date_end) if date or not day else (day, None)
    if date is None or (date_end is None and _holds(date, day)):
        return day, None
    if date_end is None or date.startswith("-"):
        return date, date_end
    within = date <= day and day[: len(date_end)] <= date_end
    return (day, None) if within else (date, date_end)


def say(style: Style, date: str | None, date_end: str | None) -> str:
    """Write when something was, as it stands in a sentence."""
    first, last = _days(date, date_end)
    if first is None:
        return style.dates["unknown"].format(date=style.gaps["date"])
    if last is not None:
        return _say_range(style, first, last)
    words = _words(style, first)
    if first.year is None:
        return style.dates["day_without_year"].format_map(words)
    if first.month and first.day:
        weekday = datetime.date(first.year, first.month, first.day).weekday()
        words["weekday"] = style.calendar["weekdays"][weekday]
    return style.dates[first.precision].format_map(words)


def say_bare(style: Style, date: str | None, date_end: str | None) -> str | None:
    """Write when something was without a weekday and words around; None if unknown."""
    first, last = _days(date, date_end)
    if first is None:
        return None
    if last is not None:
        return _say_range(style, first, last, "bare_")
    return style.dates[_range_form(first, "")].format_map(_words(style, first))


def weekday(style: Style, date: str | None, date_end: str | None) -> str | None:
    """Name the day of the week of one whole date; None for all else."""
    first, last = _days(date, date_end)
    if first is None or last or not (first.year and first.month and first.day):
        return None
    number = datetime.date(first.year, first.month, first.day).weekday()
    return style.calendar["weekdays_alone"][number]


def say_opening(style: Style, date: str | None, date_end: str | None) -> str:
    """Write when something was, as it stands before a sentence."""
    days = [day for day in _days(date, date_end) if day is not None]
    if not days:
        return style.gaps["date"]
    said = [
        style.dates[f"opening_{day.precision}"].format_map(_words(style, day))
        for day in days
    ]
    if len(said) == 1:
        return said[0]
    return style.dates["opening_range"].format(first=said[0], last=said[1])


def _days(date: str | None, date_end: str | None) -> tuple[Day | None, Day | None]:
    """Return the first day and, where it is a later one, the last."""
    first, last = read(date), read(date_end)
    if first is None or last is None:
        return first, None
    first = replace(first, year=first.year or last.year)
    last = replace(last, year=last.year or first.year)
    return first, last if _order(first) < _order(last) else None


def _order(day: Day) -> tuple[int, int, int]:
    return day.year or 0, day.month or 0, day.day or 0


def _say_range(style: Style, first: Day, last: Day, bare: str = "") -> str:
    told = {
        f"{name}{short}": style.dates[_range_form(day, short)].format_map(
            _words(style, day)
        )
        for name, day in (("first", first), ("last", last))
        for short in ("", "_short")
    }
    same_year = first.year == last.year and first.month and last.month
    form = "range_in_one_year" if same_year else "range"
    return style.dates[bare + form].format_map(told)


def _range_form(day: Day, short: str) -> str:
    return f"range_{day.precision}" + (short if day.month else "")


def _words(style: Style, day: Day) -> dict[str, object]:
    words: dict[str, object] = {"year": day.year or style.gaps["year"]}
    if day.month:
        words["month"] = style.calendar["months"][day.month - 1]
        words["month_short"] = style.calendar["months_short"][day.month - 1]
    if day.day:
        words["day"] = day.day
    return words


def _holds(date: str, day: str) -> bool:
    """Tell whether `day` lies within a less precise `date`."""
    return day[4:] == date[1:] if date.startswith("--") else day.startswith(date)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if year == 0 or (year is None and day is None):
        return False
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    # A leap year stands in for a year that is not known.
    return day is None or 1 <= day <= calendar.monthrange(year or 2000, month)[1]
