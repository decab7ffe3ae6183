"""Dates in running text: absolute ones, ranges, and words such as "today"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands; `year` None when the text has none, `day` None likewise.

    `end_day` and `end_month` close a range. `relative` is the days' distance from the
    posting date, or ("weekday", 0..6) where only the day of the week is named.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    relative: int | None = None
    weekday: int | None = None

    @property
    def is_relative(self) -> bool:
        """Whether only a posting date can make it a date."""
        return self.relative is not None or self.weekday is not None


@cache
def months() -> dict[str, int]:
    """Return the month of every folded name and abbreviation (CLDR)."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                folded = name.casefold().rstrip(".")
                if len(folded) > 2:
                    found.setdefault(folded, number)
    found |= {"sept": 9, "jänner": 1, "feber": 2, "janv": 1, "févr": 2, "juil": 7}
    return found


@cache
def weekdays() -> dict[str, int]:
    """Return the day of the week, Monday = 0, of every folded name (CLDR)."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, name in get_day_names("wide", locale=language).items():
            found.setdefault(name.casefold(), number)
    parts = ("vormittag", "nachmittag", "morgen", "mittag", "abend")
    german = {n.casefold(): d for d, n in get_day_names("wide", locale="de").items()}
    found |= {f"{name}{part}": d for name, d in german.items() for part in parts}
    return found | {"sonnabend": 5}


_RELATIVE = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "tomorrow": 1, "heute": 0, "heute abend": 0, "gestern": -1,
    "hoy": 0, "ayer": -1, "aujourd'hui": 0, "aujourd’hui": 0, "oggi": 0, "ieri": -1,
    "hoje": 0, "ontem": -1, "vandaag": 0, "gisteren": -1,
}  # fmt: skip
_CHINESE_RELATIVE = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1}
# Left out, for they mean other things too: morgen, mañana (morning), hier (here).


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    weekday = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    relative = "|".join(sorted(map(re.escape, _RELATIVE), key=len, reverse=True))
    year = r"(?:1[89]\d\d|20\d\d)"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    nth = rf"{day}(?:st|nd|rd|th|er|º|\.)?"
    to = r"\s*(?:–|—|-|to|and|until|through|bis|und|y|al|a|au|et|&|/)\s*(?:the\s+)?"
    of = r"\s*(?:of\s+|de\s+)?"
    comma = r"(?:\s*,?\s*(?:de\s+|del\s+)?)"
    return re.compile(
        rf"""(?=\d|\b[^\W\d_])(?:
          (?P<iso>\b(?P<iy>{year})-(?P<im>\d\d?)-(?P<id>\d\d?)\b)
        | (?P<zh>(?:(?P<zy>{year})\s*年\s*)?
             (?P<zm>1[0-2]|0?[1-9])\s*月\s*(?P<zd>{day})\s*[日号]
             (?:\s*(?:至|到|-|—|–|~)\s*(?:(?P<zm2>1[0-2]|0?[1-9])\s*月\s*)?(?P<zd2>{day})\s*[日号])?)
        | (?P<dot>(?<![\d.])(?P<dd>{day})\.\s?(?P<dm>1[0-2]|0?[1-9])\.\s?
             (?P<dy>{year})\b)
        | (?P<slash>(?<![\d/])(?P<s1>\d\d?)/(?P<s2>\d\d?)/(?P<sy>{year})\b)
        | (?P<dmy>(?<!\w)(?:(?P<a>{nth})(?:{of}(?P<am>{month})\.?)?{to})?
             (?P<b>{nth}){of}\s*
             (?P<bm>{month})\b\.?(?:{comma}(?P<by>{year})\b)?)
        | (?P<mdy>\b(?P<cm>{month})\b\s?\.?\s+(?:the\s+)?(?P<c>{nth})(?!\d|:\d)
             (?:{to}(?:(?P<em>{month})\b\.?\s+)?(?P<e>{nth})(?!\d|:\d))?(?:{comma}(?P<cy>{year})\b)?)
        | (?P<my>\b(?P<mm>{month})\b\.?(?:{comma}(?P<mye>{year})\b))
        | (?P<relative>(?<!\w)(?:{relative})(?!\w))
        | (?P<weekday>(?<!\w)(?:{weekday})(?!\w))
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


_CHINESE = re.compile("|".join(_CHINESE_RELATIVE))


def find(text: str, *, day_first: bool = True) -> Iterator[DateMention]:
    """Yield the dates of `text` in its order; impossible ones are left out.

    `day_first` reads 1/12/2025 as 1 December where both are possible.
    """
    found = [_mention(match, day_first) for match in _pattern().finditer(text)]
    found += [
        DateMention(*match.span(), relative=_CHINESE_RELATIVE[match[0]])
        for match in _CHINESE.finditer(text)
    ]
    possible = (m for m in found if m and _possible(m))
    yield from sorted(possible, key=lambda m: m.start)


def _mention(match: re.Match[str], day_first: bool) -> DateMention | None:
    g = match.groupdict()
    at = DateMention(*match.span())
    if g["iso"]:
        return _ymd(at, g["iy"], g["im"], g["id"])
    if g["zh"]:
        found = _ymd(at, g["zy"], g["zm"], g["zd"])
        return replace(found, end_day=_int(g["zd2"]), end_month=_int(g["zm2"]))
    if g["dot"]:
        return _ymd(at, g["dy"], g["dm"], g["dd"])
    if g["slash"]:
        return _slashed(at, int(g["s1"]), int(g["s2"]), g["sy"], day_first)
    if g["relative"]:
        return replace(at, relative=_RELATIVE[g["relative"].casefold()])
    if g["weekday"]:
        return replace(at, weekday=weekdays()[g["weekday"].casefold()])
    return _named(at, g)


def _named(at: DateMention, g: dict[str, str | None]) -> DateMention:
    """Read a date with a month's name."""
    if g["my"]:
        return replace(at, year=_int(g["mye"]), month=_month(g["mm"]))
    if g["mdy"]:
        first, last, begin, end, year = g["cm"], g["em"], g["c"], g["e"], g["cy"]
    elif g["a"]:
        first, last, begin, end, year = (
            g["am"] or g["bm"],
            g["bm"],
            g["a"],
            g["b"],
            g["by"],
        )
    else:
        first, last, begin, end, year = g["bm"], None, g["b"], None, g["by"]
    return replace(
        at,
        year=_int(year),
        month=_month(first),
        day=_int(begin),
        end_month=_month(last) if end else None,
        end_day=_int(end),
    )


def _ymd(
    at: DateMention, year: str | None, month: str | None, day: str | None
) -> DateMention:
    return replace(at, year=_int(year), month=_int(month), day=_int(day))


def _slashed(
    at: DateMention, first: int, second: int, year: str, day_first: bool
) -> DateMention:
    if (day_first and second <= 12) or first > 12:
        return replace(at, year=int(year), month=second, day=first)
    return replace(at, year=int(year), month=first, day=second)


def _int(text: str | None) -> int | None:
    digits = re.match(r"\d+", text) if text else None
    return int(digits[0]) if digits else None


def _month(text: str | None) -> int | None:
    return months()[text.casefold().rstrip(".")] if text else None


def _possible(mention: DateMention) -> bool:
    if mention.is_relative or mention.day is None:
        return True
    return _valid(mention.year or 2000, mention.month, mention.day)


def _valid(year: int, month: int | None, day: int) -> bool:
    try:
        date(year, month or 1, day)
    except ValueError:
        return False
    return True


def iso(mention: DateMention, posted: date | None = None) -> str | None:
    """Return "YYYY-MM-DD", "YYYY-MM" or, when no year is to be had, "--MM-DD".

    A missing year is the posting date's (or the year before, for a day that would
    lie more than half a year ahead); "Monday" is the latest one up to it.
    """
    if mention.is_relative:
        return _resolve(mention, posted)
    year = mention.year or _year_near(mention, posted)
    if mention.month is None:
        return f"{year}" if year else None
    if mention.day is None:
        return f"{year}-{mention.month:02}" if year else None
    month_day = f"{mention.month:02}-{mention.day:02}"
    return f"{year}-{month_day}" if year else f"--{month_day}"


def iso_end(mention: DateMention, posted: date | None = None) -> str | None:
    """Return the last day of a range, None when the mention is no range."""
    if mention.end_day is None:
        return None
    last = replace(
        mention,
        day=mention.end_day,
        month=mention.end_month or mention.month,
        end_day=None,
    )
    return iso(last, posted) if _possible(last) else None


def _year_near(mention: DateMention, posted: date | None) -> int | None:
    if posted is None or mention.month is None:
        return None
    ahead = (mention.month - posted.month) % 12
    if mention.month > posted.month and ahead > 6:
        return posted.year - 1
    if mention.month < posted.month and posted.month - mention.month > 9:
        return posted.year + 1
    return posted.year


def _resolve(mention: DateMention, posted: date | None) -> str | None:
    if posted is None:
        return None
    if mention.relative is not None:
        return (posted + timedelta(days=mention.relative)).isoformat()
    back = (posted.weekday() - (mention.weekday or 0)) % 7
    return (posted - timedelta(days=back)).isoformat()
