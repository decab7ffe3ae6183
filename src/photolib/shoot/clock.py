"""A camera whose clock disagrees with its neighbours, and by how much.

Two witnesses. Frames of different cameras that show the same moment: the median of
their differences in time, where most of them agree. Failing that, the days of the
event: a clock that is whole years, days or hours wrong is found by the one such step
that brings its frames among those of the other cameras. Where several steps would,
nothing is proposed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal

_LEAST_PAIRS = 3
_AGREE = timedelta(seconds=90)  # two cameras rarely press in the same second
_RIGHT = timedelta(minutes=2)  # a clock this near is right enough
_MARGIN = timedelta(minutes=30)  # one photographer may begin before the others
_LEAST_FRAMES = 2


@dataclass(frozen=True, slots=True)
class Clock:
    """A camera's clock: add `offset` to its times. `by` says how that was found.

    `pairs` counts the like frames that agree; 0 where the event's days told.
    """

    camera: str
    frames: int
    offset: timedelta
    by: Literal["like frames", "days of the event"]
    pairs: int = 0


def compare(
    camera: str,
    times: Sequence[datetime],
    others: Sequence[datetime],
    like: Sequence[tuple[datetime, datetime]],
    days: tuple[date, date] | None,
) -> Clock | None:
    """Return what is wrong with the clock of a camera; None when nothing is known.

    `times` are its frames', `others` those of the other cameras of the shoot; `like`
    are pairs (its time, the other's time) of frames that show the same; `days` the
    event's first and last day. `others` are believed: the caller sees to it that they
    lie within the days or are the many.
    """
    offset, agreeing = _told_by(like)
    if offset is not None:
        wrong = abs(offset) > _RIGHT
        return (
            Clock(camera, len(times), offset, "like frames", agreeing)
            if wrong
            else None
        )
    if len(times) < _LEAST_FRAMES or len(others) < _LEAST_FRAMES or days is None:
        return None
    if _within(times, days) or not _within(others, days):
        return None
    step = _step(times, others)
    return Clock(camera, len(times), step, "days of the event") if step else None


def _told_by(
    like: Sequence[tuple[datetime, datetime]],
) -> tuple[timedelta | None, int]:
    """Return the offset on which most pairs agree, to the second, and how many do."""
    if len(like) < _LEAST_PAIRS:
        return None, 0
    differences = [(theirs - its).total_seconds() for its, theirs in like]
    middle = median(differences)
    near = [d for d in differences if abs(d - middle) <= _AGREE.total_seconds()]
    if len(near) < _LEAST_PAIRS or 2 * len(near) <= len(differences):
        return None, 0
    return timedelta(seconds=round(median(near))), len(near)


def _within(times: Sequence[datetime], days: tuple[date, date]) -> bool:
    return days[0] <= min(times).date() and max(times).date() <= days[1]


def _step(times: Sequence[datetime], others: Sequence[datetime]) -> timedelta | None:
    """Return the one step of the simplest kind that brings `times` among `others`."""
    first, last = min(times), max(times)
    earliest, latest = min(others) - _MARGIN, max(others) + _MARGIN
    for steps in (_years(first, earliest, latest), _hours(), _days(first, earliest)):
        fitting = [s for s in steps if earliest <= first + s and last + s <= latest]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _years(first: datetime, earliest: datetime, latest: datetime) -> list[timedelta]:
    """Return the steps to the same day and time of the years of the others."""
    found = []
    for year in {earliest.year, latest.year} - {first.year}:
        try:
            found.append(first.replace(year=year) - first)
        except ValueError:  # 29 February
            continue
    return found


def _hours() -> list[timedelta]:
    """Return the whole hours by which zones and half-day clocks differ."""
    return [timedelta(hours=h) for h in range(-14, 15) if h]


def _days(first: datetime, earliest: datetime) -> list[timedelta]:
    """Return whole days around the distance to the others."""
    about = (earliest.date() - first.date()).days
    return [timedelta(days=about + d) for d in range(-1, 4) if about + d]
