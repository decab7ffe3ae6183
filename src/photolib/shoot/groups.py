"""Frames that came of one shoot: taken, or else arrived, shortly after one another."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from photolib.shoot.facts import Frame

PAUSE = timedelta(hours=6)
"""No longer is a shoot without a frame: a night parts two days of a congress."""

_ARRIVAL = timedelta(minutes=30)


def shoots(frames: Iterable[Frame]) -> list[tuple[Frame, ...]]:
    """Return the frames as shoots, the last to arrive first, each as it was taken.

    Frames without a time of day are told apart by folder, then by when they arrived;
    where one shoot alone came with them out of the same folder, they are of it.
    """
    timed: list[tuple[datetime, Frame]] = []
    others: dict[str | None, list[tuple[datetime, Frame]]] = {}
    for frame in frames:
        at = moment(frame.taken_at)
        if at is not None:
            timed.append((at, frame))
        else:
            arrived = datetime.fromisoformat(frame.arrived_at)
            others.setdefault(frame.folder, []).append((arrived, frame))
    found = list(_parted(timed, PAUSE))
    for some in others.values():
        for together in _parted(some, _ARRIVAL):
            beside = [i for i, shoot in enumerate(found) if _came_with(together, shoot)]
            if len(beside) == 1:
                found[beside[0]] += together
            else:
                found.append(together)
    return sorted(found, key=_latest, reverse=True)


def moment(taken_at: str | None) -> datetime | None:
    """Return a capture time; None where the time of day is not known.

    >>> moment("2025-11-27T09:14"), moment("2025-11-27"), moment("2025")
    (datetime.datetime(2025, 11, 27, 9, 14), None, None)
    """
    if taken_at is None or "T" not in taken_at:
        return None
    try:
        return datetime.fromisoformat(taken_at)
    except ValueError:
        return None


def _parted(
    some: list[tuple[datetime, Frame]], pause: timedelta
) -> Iterator[tuple[Frame, ...]]:
    together: list[Frame] = []
    last: datetime | None = None
    for at, frame in sorted(some, key=lambda pair: (pair[0], pair[1].photo_id)):
        if last is not None and at - last > pause:
            yield tuple(together)
            together = []
        together.append(frame)
        last = at
    if together:
        yield tuple(together)


def _came_with(some: tuple[Frame, ...], shoot: tuple[Frame, ...]) -> bool:
    """Tell whether frames came out of one folder in one go."""
    first, last = some[0], shoot[0]
    between = datetime.fromisoformat(first.arrived_at) - datetime.fromisoformat(
        last.arrived_at
    )
    return (
        first.folder is not None
        and first.folder == last.folder
        and abs(between) <= _ARRIVAL
    )


def _latest(shoot: tuple[Frame, ...]) -> tuple[str, int]:
    return max((frame.arrived_at, frame.photo_id) for frame in shoot)
