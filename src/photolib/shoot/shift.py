"""By how much a clock is wrong: as it is typed, as it is told, as it moves a time."""

import re
from datetime import datetime, timedelta

from photolib.errors import EditError

_SIGN = re.compile(r"\s*([+\-\N{MINUS SIGN}\N{EN DASH}＋－]?)\s*(.*?)\s*", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d))?")
_UNITS = {
    "days": r"days?|d|Tage?n?|天|日",
    "hours": r"hours?|hrs?|h|Stunden?|小时|小時",
    "minutes": r"minutes?|mins?|m|Minuten?|分钟|分鐘|分",
    "seconds": r"seconds?|secs?|s|Sekunden?|秒钟|秒鐘|秒",
}
_AMOUNTS = re.compile(
    "".join(
        rf"(?:(?P<{name}>\d{{1,7}})\s*(?:{unit})[\s,]*)?"
        for name, unit in _UNITS.items()
    ),
    re.IGNORECASE,
)
_MOST = timedelta(days=100 * 366)  # a camera that was reset is decades behind
_LONGEST = 60


def read(text: str) -> timedelta:
    """Read what is to be added to the times of a camera; without a sign it is added.

    >>> str(read("+1:00:00")), str(read("13 min")), str(read("1 小时 5 分钟"))
    ('1:00:00', '0:13:00', '1:05:00')
    >>> read("-0:13") == -read("13 min")
    True

    :raises EditError: when it is no time, none at all, or more than a century.
    """
    shift = _amount(text) if len(text) <= _LONGEST else None
    if shift is None:
        typed = text[:_LONGEST] or "an empty field"
        raise EditError(
            f"{typed} is nothing to add to a clock: write +1:00:00, -13 min or 365 days"
        )
    if not timedelta() < abs(shift) <= _MOST:
        raise EditError(f"{text} moves no clock: write what to add, up to a century")
    return shift


def told(shift: timedelta) -> str:
    """Write a length of time, its largest parts first, without a sign.

    >>> told(timedelta(hours=-1)), told(timedelta(minutes=12, seconds=34))
    ('1 h 00 min', '12 min 34 s')
    >>> told(timedelta(days=365)), told(timedelta(days=1, minutes=1)), told(timedelta())
    ('365 days', '1 day 0 h 01 min', '0 s')
    """
    seconds = round(abs(shift.total_seconds()))
    days, hours = seconds // 86_400, seconds // 3_600 % 24
    minutes, seconds = seconds // 60 % 60, seconds % 60
    parts = [f"{days} day{'s' if days > 1 else ''}"] if days else []
    if hours or (days and (minutes or seconds)):
        parts.append(f"{hours} h")
    if hours or minutes or (days and seconds):
        parts.append(f"{minutes:02} min" if parts else f"{minutes} min")
    if seconds or not parts:
        parts.append(f"{seconds:02} s" if parts else f"{seconds} s")
    return " ".join(parts)


def signed(shift: timedelta) -> str:
    """Write a length of time as `read` reads it.

    >>> signed(timedelta(hours=-1, seconds=-5)), signed(timedelta(days=365))
    ('-1:00:05', '+8760:00:00')
    """
    seconds = round(abs(shift.total_seconds()))
    sign = "-" if shift < timedelta() else "+"
    return f"{sign}{seconds // 3_600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def moved(taken_at: str, shift: timedelta) -> str:
    """Return a capture time moved by `shift`, as precise as it was.

    >>> moved("2025-12-31T23:59:05.120", timedelta(hours=1))
    '2026-01-01T00:59:05.120'
    >>> moved("2025-11-27T09:14", timedelta(minutes=-15))
    '2025-11-27T08:59'

    :raises EditError: when there is no such year.
    """
    whole, dot, fraction = taken_at.partition(".")
    precision = "seconds" if whole.count(":") > 1 else "minutes"
    try:
        then = datetime.fromisoformat(whole) + shift
    except OverflowError as error:
        raise EditError(f"{taken_at} cannot be moved by {signed(shift)}") from error
    return then.isoformat(timespec=precision) + dot + fraction


def _amount(text: str) -> timedelta | None:
    match = _SIGN.fullmatch(text)
    sign, length = match.groups() if match else ("", "")
    clock, amounts = _CLOCK.fullmatch(length), _AMOUNTS.fullmatch(length)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        found = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    elif amounts and length:
        given = {unit: int(n) for unit, n in amounts.groupdict().items() if n}
        found = timedelta(**given)
    else:
        return None
    return found if sign in {"", "+", "＋"} else -found
