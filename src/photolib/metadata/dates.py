"""Dates as files write them, to ISO 8601 with the precision they have and no more."""

import calendar
import re

Moment = tuple[str, str | None]
"""Local date or date and time, and the offset from UTC where it is known."""

_ISO = re.compile(
    r"(\d{4})(?:[-:/.](\d{1,2})(?:[-:/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})"
    r"(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{1,2}:?\d{2})?)?)?)?"
)
_IIM_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_IIM_TIME = re.compile(r"(\d{2}):?(\d{2}):?(\d{2})([+-]\d{2}:?\d{2})?")


def parse_iso(value: str) -> Moment | None:
    """Read an XMP (ISO 8601) or EXIF date; None for blank, zero or impossible ones.

    >>> parse_iso("2024:07:14 16:42:07.37+0800")
    ('2024-07-14T16:42:07.37', '+08:00')
    >>> parse_iso("2024-05")
    ('2024-05', None)
    >>> parse_iso("0000:00:00 00:00:00") is None
    True
    """
    match = _ISO.fullmatch(value.strip(" :\0"))
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    date = [year, *(part.zfill(2) for part in (month, day) if part)]
    if not _exists(date, [part for part in (hour, minute, second) if part]):
        return None
    text = "-".join(date)
    if hour:
        text += "T" + ":".join(p for p in (hour.zfill(2), minute, second) if p)
    if fraction:
        text += "." + fraction
    return text, parse_offset(offset or "")


def parse_exif(value: str, subsecond: str = "", offset: str = "") -> Moment | None:
    """Join DateTimeOriginal, SubSecTimeOriginal and OffsetTimeOriginal (Exif 2.32)."""
    moment = parse_iso(value)
    if moment is None:
        return None
    digits = subsecond.strip(" \0")
    if re.fullmatch(r"\d{1,9}", digits) and len(moment[0]) == 19:
        moment = f"{moment[0]}.{digits}", moment[1]
    return moment[0], parse_offset(offset) or moment[1]


def parse_iim(date: str, time: str = "") -> Moment | None:
    """Join IIM 2:55 Date Created and 2:60 Time Created; 00 is an unknown part."""
    match = _IIM_DATE.fullmatch(date.strip(" \0"))
    if not match:
        return None
    parts = [match[1], *(p for p in (match[2], match[3]) if p != "00")]
    if not _exists(parts, []):
        return None
    clock = _IIM_TIME.fullmatch(time.strip(" \0"))
    if len(parts) < 3 or not clock or not _exists(parts, list(clock.groups()[:3])):
        return "-".join(parts), None
    hour, minute, second, offset = clock.groups()
    return f"{'-'.join(parts)}T{hour}:{minute}:{second}", parse_offset(offset or "")


def parse_offset(value: str) -> str | None:
    """Return an offset as ±HH:MM, or None if it is none.

    >>> parse_offset("Z"), parse_offset("+0530"), parse_offset("   :  ")
    ('+00:00', '+05:30', None)
    """
    value = value.strip(" \0")
    if value == "Z":
        return "+00:00"
    match = re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})", value)
    if not match or int(match[2]) > 15 or int(match[3]) > 59:
        return None
    return f"{match[1]}{match[2].zfill(2)}:{match[3]}"


def _exists(date: list[str], time: list[str]) -> bool:
    year, month, day = map(int, [*date, "1", "1"][:3])
    try:
        calendar.weekday(year, month, day)
    except ValueError:
        return False
    return year > 0 and all(map(int.__le__, map(int, time), (23, 59, 59)))
