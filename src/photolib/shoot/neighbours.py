"""Which cameras of a shoot contradict each other on the time, and which is believed.

What humans have decided is believed; else a camera within the days of the event
against one that is not, and one that agrees with more others. Where that does not
tell, neither is believed and both are doubted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from photolib.shoot.clock import RIGHT, Clock, How, agreed, agrees, compare, within
from photolib.shoot.facts import Frame
from photolib.shoot.sides import Side

_ZONE_LEAST = timedelta(minutes=15)  # zones lie a quarter of an hour apart or more
_ZONE_MOST = timedelta(hours=26)  # from UTC-12 to UTC+14
_HALF_HOUR = timedelta(minutes=30)
_UNSURE = timedelta(minutes=1)  # nobody presses just when the other does

Days = tuple[date, date] | None
Pair = tuple[Frame, Frame]
Alike = Callable[[Side, Side], Iterable[tuple[int, int]]]
"""Gives the indices of frames of two cameras that show the same moment."""

Move = tuple[timedelta, str | None]
"""An offset, and the zone of the corrected times, as in Doubt."""

Earlier = Mapping[tuple[str, str | None], Move]
"""By camera and zone of the file: how its frames were corrected."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What seems wrong with a clock: add `offset` to the times of `frames`.

    `pairs` are its frames beside those of `others` that show the same moment and agree.
    `sure` is False where the others may be wrong instead. `zones` are its own and
    theirs where the clock is right and set to another zone. `zone` is that of corrected
    times: None leaves what the files say, "" is no longer known.
    """

    camera: str
    frames: tuple[Frame, ...]
    offset: timedelta
    how: How
    is_body: bool = True
    pairs: tuple[Pair, ...] = ()
    others: tuple[str, ...] = ()
    sure: bool = True
    zones: tuple[str, str] | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class _Trust:
    """What speaks for a clock; `within` the event's days is 1, -1, or 0: not known.

    `agreeing` are the indices of those that agree with it, directly or by way of
    others, itself included; `cameras` is of how many cameras they are.
    """

    decided: bool
    within: int
    agreeing: frozenset[int]
    cameras: int


@dataclass(frozen=True, slots=True)
class _Shoot:
    """The cameras side by side; `pairs` and `offsets` by their indices, both ways."""

    sides: Sequence[Side]
    days: Days
    pairs: Mapping[tuple[int, int], tuple[Pair, ...]]
    offsets: Mapping[tuple[int, int], timedelta]
    trust: Sequence[_Trust]


def doubts(
    sides: Sequence[Side], alike: Alike, days: Days, earlier: Earlier
) -> list[Doubt]:
    """Return what seems wrong with clocks of which no human has decided.

    Nothing is said of a camera that is alone, but by what was `earlier` decided of it.
    """
    shoot = _beside_each_other(sides, alike, days)
    found = (_doubt(shoot, x, earlier) for x, s in enumerate(sides) if not s.decided)
    return [doubt for doubt in found if doubt is not None]


def _doubt(shoot: _Shoot, x: int, earlier: Earlier) -> Doubt | None:
    """Return what the like frames say; failing that, an earlier word; then the days."""
    related = [y for y in range(len(shoot.sides)) if (x, y) in shoot.offsets]
    if not related:
        return _as_before(shoot.sides[x], earlier) or _by_days(shoot, x)
    others = [y for y in related if y not in shoot.trust[x].agreeing]
    words = {y: _believed(shoot.trust[y], shoot.trust[x]) for y in others}
    believed = [y for y in others if words[y]]
    doubtful = [y for y in others if words[y] is None]
    return _by_frames(shoot, x, believed or doubtful, sure=bool(believed))


def _by_frames(
    shoot: _Shoot, x: int, others: Sequence[int], *, sure: bool
) -> Doubt | None:
    one = shoot.sides[x]
    is_body = one.is_body and all(shoot.sides[y].is_body for y in others)
    pairs = [pair for y in others for pair in shoot.pairs[x, y]]
    found = compare(one.camera, one.times, (), _timed(pairs), None, is_body=is_body)
    if found is None:
        return None
    near = tuple(
        p for p in sorted(pairs, key=_times) if agrees(*_times(p), found.offset)
    )
    found = replace(found, offset=_whole(found.offset))
    if not one.is_body and not _from_everywhere(one, near):
        return None
    doubt = _told(one, found, [shoot.sides[y] for y in others])
    return replace(doubt, pairs=near, sure=sure)


def _by_days(shoot: _Shoot, x: int) -> Doubt | None:
    one, days = shoot.sides[x], shoot.days
    if days is None or shoot.trust[x].within >= 0:
        return None
    others = [
        side
        for side, trust in zip(shoot.sides, shoot.trust, strict=True)
        if side.camera != one.camera and trust.within > 0
    ]
    times = [t for side in others for t in side.times if within((t,), days)]
    found = compare(one.camera, one.times, times, (), days)
    return None if found is None else _told(one, found, others)


def _as_before(one: Side, earlier: Earlier) -> Doubt | None:
    """Return what was decided of a camera's earlier frames, where it was one thing."""
    words = {earlier.get((one.camera, frame.zone)) for frame in one.frames}
    word = words.pop()
    if words or word is None:
        return None
    return Doubt(
        one.camera, one.frames, word[0], "earlier correction", one.is_body, zone=word[1]
    )


def _told(one: Side, found: Clock, others: Sequence[Side]) -> Doubt:
    """Return a doubt with what it means for the zone of the camera."""
    names = tuple(dict.fromkeys(side.camera for side in others))
    doubt = Doubt(
        one.camera, one.frames, found.offset, found.by, one.is_body, others=names
    )
    zones = {side.zone for side in others}
    theirs = zones.pop() if len(zones) == 1 else None
    if one.zone is None or one.zone == theirs:
        return doubt
    if theirs is None:
        may_be_zone = _ZONE_LEAST <= abs(found.offset) <= _ZONE_MOST
        return replace(doubt, zone="" if may_be_zone else None)
    apart = _from_utc(theirs) - _from_utc(one.zone)
    if abs(found.offset - apart) > RIGHT:
        return replace(doubt, zone=theirs)
    return replace(doubt, offset=apart, zone=theirs, zones=(one.zone, theirs))


def _beside_each_other(sides: Sequence[Side], alike: Alike, days: Days) -> _Shoot:
    pairs: dict[tuple[int, int], tuple[Pair, ...]] = {}
    offsets: dict[tuple[int, int], timedelta] = {}
    for x, y in combinations(range(len(sides)), 2):
        one, other = sides[x], sides[y]
        if one.camera == other.camera or (one.decided and other.decided):
            continue
        found = [(one.frames[i], other.frames[j]) for i, j in alike(one, other)]
        told = agreed(_timed(found), is_body=one.is_body and other.is_body)
        if told is not None:
            pairs[x, y] = tuple(found)
            pairs[y, x] = tuple((there, here) for here, there in found)
            offsets[x, y], offsets[y, x] = told[0], -told[0]
    trust = [_trust(x, sides, days, offsets) for x in range(len(sides))]
    return _Shoot(sides, days, pairs, offsets, trust)


def _trust(
    x: int,
    sides: Sequence[Side],
    days: Days,
    offsets: Mapping[tuple[int, int], timedelta],
) -> _Trust:
    group = _agreeing(x, len(sides), offsets)
    cameras = len({sides[y].camera for y in group})
    return _Trust(sides[x].decided, _stands(sides[x], days), group, cameras)


def _believed(one: _Trust, other: _Trust) -> bool | None:
    """Tell whether a clock is believed against another; None: nobody knows."""
    if one.decided != other.decided:
        return one.decided
    more = one.within > other.within or one.cameras > other.cameras
    less = one.within < other.within or one.cameras < other.cameras
    return None if more == less else more


def _stands(side: Side, days: Days) -> int:
    """Return whether most frames lie within the days: 1, -1, or 0: not known."""
    if days is None:
        return 0
    count = sum(within((time,), days) for time in side.times)
    return 1 if 2 * count > len(side.times) else -1


def _agreeing(
    x: int, count: int, offsets: Mapping[tuple[int, int], timedelta]
) -> frozenset[int]:
    reached, todo = {x}, [x]
    while todo:
        here = todo.pop()
        for y in range(count):
            offset = offsets.get((here, y))
            if y not in reached and offset is not None and abs(offset) <= RIGHT:
                reached.add(y)
                todo.append(y)
    return frozenset(reached)


def _whole(offset: timedelta) -> timedelta:
    """Return the half hours that an offset may be, as clocks are set wrong; else it.

    >>> str(_whole(timedelta(minutes=59, seconds=48))), str(_whole(timedelta(0, 780)))
    ('1:00:00', '0:13:00')
    """
    whole = round(offset / _HALF_HOUR) * _HALF_HOUR
    return whole if abs(offset - whole) <= _UNSURE else offset


def _from_everywhere(one: Side, pairs: Iterable[Pair]) -> bool:
    """Tell whether every folder and creator is heard: each may be another body's."""
    heard = {(frame.folder, frame.creators) for frame, _ in pairs}
    return heard == {(frame.folder, frame.creators) for frame in one.frames}


def _timed(pairs: Iterable[Pair]) -> list[tuple[datetime, datetime]]:
    return [_times(pair) for pair in pairs]


def _times(pair: Pair) -> tuple[datetime, datetime]:
    here, there = pair
    return (
        datetime.fromisoformat(here.taken_at or ""),
        datetime.fromisoformat(there.taken_at or ""),
    )


def _from_utc(zone: str) -> timedelta:
    """Return an offset from UTC.

    >>> str(_from_utc("+05:30")), _from_utc("-03:00") == timedelta(hours=-3)
    ('5:30:00', True)
    """
    hours, minutes = zone[1:].split(":")
    length = timedelta(hours=int(hours), minutes=int(minutes))
    return -length if zone[0] == "-" else length
