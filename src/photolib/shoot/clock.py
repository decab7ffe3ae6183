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
RIGHT = timedelta(minutes=2)
"""A clock this near is right enough."""

_MARGIN = timedelta(minutes=30)  # one photographer may begin before the others
_LEAST_FRAMES = 2
_NEARLY_ALL = 0.9

How = Literal["like frames", "days of the event", "earlier correction"]
"""By what an offset is found; `compare` knows nothing of earlier corrections."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A camera's clock: add `offset` to its times. `by` says how that was found.

    `pairs` counts the like frames that agree; 0 where something else told.
    """

    camera: str
    frames: int
    offset: timedelta
    by: How
    pairs: int = 0


def compare(
    camera: str,
    times: Sequence[datetime],
    others: Sequence[datetime],
    like: Sequence[tuple[datetime, datetime]],
    days: tuple[date, date] | None,
    *,
    is_body: bool = True,
) -> Clock | None:
    """Return what is wrong with the clock of a camera; None when nothing is known.

    `times` are its frames', `others` those of the other cameras of the shoot; `like`
    are pairs (its time, the other's time) of frames that show the same; `days` the
    event's first and last day. `others` are believed: the caller sees to it that they
    lie within the days or are the many. `is_body` is False where `camera` may be
    several bodies of one model: then hardly a pair may disagree.
    """
    told = agreed(like, is_body=is_body)
    if told is not None:
        wrong = abs(told[0]) > RIGHT
        return (
            Clock(camera, len(times), told[0], "like frames", told[1])
            if wrong
            else None
        )
    if len(times) < _LEAST_FRAMES or len(others) < _LEAST_FRAMES or days is None:
        return None
    if within(times, days) or not within(others, days):
        return None
    step = _step(times, others)
    return Clock(camera, len(times), step, "days of the event") if step else None


def agreed(
    like: Sequence[tuple[datetime, datetime]], *, is_body: bool = True
) -> tuple[timedelta, int] | None:
    """Return the offset on which most pairs agree, to the second, and how many do.

    None where they do not, or where those that disagree agree on another: the clock
    was put right meanwhile, or there were two bodies.
    """
    differences = sorted((theirs - its).total_seconds() for its, theirs in like)
    if len(like) < _LEAST_PAIRS:
        return None
    middle, reach = median(differences), _AGREE.total_seconds()
    near = [d for d in differences if abs(d - middle) <= reach]
    rest = [d for d in differences if abs(d - middle) > reach]
    enough = len(differences) / 2 if is_body else _NEARLY_ALL * len(differences)
    if len(near) < _LEAST_PAIRS or len(near) <= enough or _gathered(rest, len(near)):
        return None
    return timedelta(seconds=round(median(near))), len(near)


def agrees(its: datetime, theirs: datetime, offset: timedelta) -> bool:
    """Tell whether a pair of like frames is one of those that agree on an offset."""
    return abs(theirs - its - offset) <= 2 * _AGREE


def _gathered(rest: Sequence[float], near: int) -> bool:
    """Tell whether so many of the others, in order, agree that they may be right."""
    many = max(_LEAST_PAIRS, near // 4)
    ends = zip(rest, rest[many - 1 :], strict=False)
    return any(last - first <= 2 * _AGREE.total_seconds() for first, last in ends)


def within(times: Sequence[datetime], days: tuple[date, date]) -> bool:
    """Tell whether all of these times lie within days, both included."""
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
