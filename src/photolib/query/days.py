"""Days, months and years as editors write them, and what they mean today."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from photolib.query.signs import COMPARES

_LANGUAGES = ("en", "de", "fr", "es", "it")
_YEAR, _MONTH, _DAY = r"(?P<y>[12]\d{3})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_NAME = r"(?P<name>[^\W\d_]{3,}?)\.?"
_FORMS = [
    re.compile(form)
    for form in (
        _YEAR,
        rf"{_YEAR}[-/]{_MONTH}",
        rf"{_YEAR}-{_MONTH}-{_DAY}",
        rf"{_YEAR}/{_MONTH}/{_DAY}",
        rf"{_YEAR}年",
        rf"{_YEAR}年{_MONTH}月",
        rf"{_YEAR}年{_MONTH}月{_DAY}[日号]",
        rf"{_MONTH}\.[ ]?{_YEAR}",
        rf"{_DAY}\.[ ]?{_MONTH}\.[ ]?{_YEAR}",
        rf"{_NAME}[ .]{_YEAR}",
        rf"{_DAY}\.?[ .]{_NAME}[ .]{_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
    )
]
_HOW = "write 2025, 2025-11, 2025-11-27, 2025-11..2025-12, >2025-11 or yesterday"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` until before `after`, in ISO 8601 as precise as asked; None: open.

    Texts that begin so compare as the days do: "2025-11" stands before all of its days.
    """

    first: str | None
    after: str | None


def period(text: str, today: date) -> Period:
    """Return what a text asks for.

    >>> period("2025-11..2025-12", date(2026, 1, 1))
    Period(first='2025-11', after='2026-01')
    >>> period(">2025年11月27日", date(2026, 1, 1))
    Period(first='2025-11-28', after=None)

    :raises ValueError: saying what could be written.
    """
    text = " ".join(text.casefold().replace("–", "..").split())
    first, dots, last = (part.strip() for part in text.partition(".."))
    if dots:
        if not first and not last:
            raise ValueError(f"a range names its first or its last day: {_HOW}")
        found = Period(
            _one(first, today).first if first else None,
            _one(last, today).after if last else None,
        )
        if found.first and found.after and found.first >= found.after:
            raise ValueError(f"{text} runs backwards: write the earlier day first")
        return found
    sign = next((one for one in COMPARES if text.startswith(one)), "=")
    asked = _one(text.removeprefix(sign).strip(), today)
    return {
        "=": asked,
        ">": Period(asked.after, None),
        ">=": Period(asked.first, None),
        "<": Period(None, asked.first),
        "<=": Period(None, asked.after),
    }[sign]


def _one(text: str, today: date) -> Period:
    relative = _RELATIVE.get(text)
    if relative is not None:
        return relative(today)
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is not None:
            said = match.groupdict()
            month = months().get(said["name"]) if "name" in said else said.get("m")
            if "name" in said and month is None:
                break
            return _dated(text, int(said["y"]), month, said.get("d"))
    raise ValueError(f"{text or 'nothing'} is no date: {_HOW}")


def _dated(text: str, year: int, month: str | int | None, day: str | None) -> Period:
    try:
        start = date(year, int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{text} is no date: {_HOW}") from error
    if day:
        return _days(start, start + timedelta(1))
    return _month(start) if month else _year(year)


def _days(first: date, after: date) -> Period:
    return Period(first.isoformat(), after.isoformat())


def _month(day: date) -> Period:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return Period(day.isoformat()[:7], after.isoformat()[:7])


def _year(year: int) -> Period:
    return Period(str(year), str(year + 1))


def _week(today: date, weeks: int) -> Period:
    monday = today - timedelta(today.weekday()) + timedelta(weeks=weeks)
    return _days(monday, monday + timedelta(weeks=1))


@cache
def months() -> dict[str, int]:
    """Return the month of every folded name and abbreviation (CLDR)."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(name.casefold().rstrip("."), number)
    return found


def _spoken(
    told: Callable[[date], Period], *texts: str
) -> dict[str, Callable[[date], Period]]:
    return dict.fromkeys(texts, told)


_A_DAY = timedelta(1)
_RELATIVE: dict[str, Callable[[date], Period]] = {
    **_spoken(lambda t: _days(t, t + _A_DAY), "today", "heute", "今天", "今日"),
    **_spoken(lambda t: _days(t - _A_DAY, t), "yesterday", "gestern", "昨天", "昨日"),
    **_spoken(lambda t: _week(t, 0), "this week", "diese woche", "本周", "这周"),
    **_spoken(lambda t: _week(t, -1), "last week", "letzte woche", "上周"),
    **_spoken(lambda t: _month(t), "this month", "dieser monat", "本月", "这个月"),
    **_spoken(
        lambda t: _month(t.replace(day=1) - _A_DAY),
        *("last month", "letzter monat", "上月", "上个月"),
    ),
    **_spoken(lambda t: _year(t.year), "this year", "dieses jahr", "今年"),
    **_spoken(lambda t: _year(t.year - 1), "last year", "letztes jahr", "去年"),
}
RELATIVE = tuple(_RELATIVE)
