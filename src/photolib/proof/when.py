"""C2: the first sentence says where and when, and the weekday is that of the date."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel import Locale

from photolib.caption.dates import read
from photolib.proof.subject import Finding, Subject, sentences, spelled

_LANGUAGES = ("en", "de", "fr", "es")
_HAN_DATE = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|周)([一二三四五六日天])[)）]?)?"
)
_HAN_DAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
_ABOUT = re.compile(
    r"\b(?:in|at|near|outside|on|from|[Aa]uf|im|am|en|à|bei|vor)\s+(?:the\s+|der\s+|dem\s+)?"
    r"[\"“]?[A-ZÀ-ÞА-Я\d\[]"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A date as a text says it; `weekday` counts from Monday, None where not said."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    span: tuple[int, int]


def weekday(subject: Subject) -> Iterator[Finding]:
    """C2: the weekday is computed and must be that of the date."""
    for said in dates_in(subject.text):
        if said.weekday is None:
            continue
        day = _whole(said, subject)
        if day is not None and day.weekday() != said.weekday:
            name = Locale("en").days["format"]["wide"][day.weekday()]
            yield Finding("C2", "stops", f"{day.isoformat()} was a {name}", said.span)


def day_of_the_event(subject: Subject) -> Iterator[Finding]:
    """C2: the day is that of the event, or of the frame."""
    first, last = read(subject.facts.date), read(subject.facts.date_end)
    if first is None or first.precision != "day":
        return
    for said in dates_in(sentences(subject.prose)[0] if subject.prose else ""):
        day = _whole(said, subject)
        begin = _date(first.year or said.year, first.month, first.day)
        end = begin if last is None else _date(last.year, last.month, last.day)
        if day is None or begin is None:
            continue
        if not begin <= day <= max(begin, end or begin):
            yield Finding(
                "C2",
                "asks",
                f"the event was on {begin.isoformat()}, the caption says "
                f"{day.isoformat()}",
                said.span,
            )


def where_and_when(subject: Subject) -> Iterator[Finding]:
    """C2: the first sentence has the place and the date."""
    told = sentences(subject.prose)
    if not told:
        return
    first = told[0]
    facts = subject.facts
    known = [p for p in (facts.place, facts.venue) if p and spelled(subject, [p])]
    if not any(p.casefold() in first.casefold() for p in known) and (
        known or not (_ABOUT.search(first) or "在" in first)
    ):
        yield Finding("C2", "asks", "the first sentence does not say where")
    if not dates_in(first) and not re.search(r"\b(?:19|20)\d\d\b", first):
        yield Finding("C2", "asks", "the first sentence does not say when")


def dates_in(text: str) -> list[Said]:
    """Return the days that a text names, with month and perhaps weekday and year.

    >>> dates_in("on Thursday, Nov. 27, 2025")[0].weekday
    3
    """
    found = [_from_match(match) for match in _pattern().finditer(text)]
    for match in _HAN_DATE.finditer(text):
        year, month, day, sign = match.groups()
        found.append(
            Said(
                int(year) if year else None,
                int(month),
                int(day),
                _HAN_DAYS[sign] if sign else None,
                match.span(),
            )
        )
    return [said for said in found if _date(said.year or 2000, said.month, said.day)]


def _from_match(match: re.Match[str]) -> Said:
    part = match.groupdict()
    month = part["month"] or part["month_after"]
    weekday = part["weekday"] or part["weekday_after"]
    year = part["year"]
    return Said(
        int(year) if year else None,
        _months()[_key(month)],
        int(part["day"] or part["day_before"]),
        _weekdays()[_key(weekday)] if weekday else None,
        match.span(),
    )


@functools.cache
def _pattern() -> re.Pattern[str]:
    days = "|".join(sorted(map(re.escape, _weekdays()), key=len, reverse=True))
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<weekday>{days})\b\.?,?\s+(?:\(|the\s+|den\s+|dem\s+|le\s+|el\s+)?)?"
        rf"(?:\b(?P<month>{months})\b\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
        rf"|\b(?P<day_before>[0-3]?\d)(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?"
        rf"(?P<month_after>{months})\b\.?)"
        rf"(?:,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)\b)?"
        rf"(?:\s*[,(]\s*(?P<weekday_after>{days})\b)?",
        re.IGNORECASE,
    )


@functools.cache
def _weekdays() -> dict[str, int]:
    return _named("days", 0)


@functools.cache
def _months() -> dict[str, int]:
    return _named("months", 0) | {"sept": 9}


def _named(what: str, start: int) -> dict[str, int]:
    """Return the number of each name of days or months (CLDR), in any of our languages.

    Abbreviated days are left out: "Sun" and "sat" are words.
    """
    widths = ("wide",) if what == "days" else ("wide", "abbreviated")
    return {
        _key(name): number + start
        for code in _LANGUAGES
        for width in widths
        for number, name in getattr(Locale(code), what)["format"][width].items()
    }


def _key(name: str) -> str:
    return name.casefold().rstrip(".")


def _whole(said: Said, subject: Subject) -> date | None:
    """Return the day with the year of the event where the text leaves it out."""
    known = read(subject.facts.date)
    year = said.year or (known.year if known else None)
    return _date(year, said.month, said.day)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
