"""The cameras of a shoot, each with its frames as they were taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from photolib.shoot.facts import Frame
from photolib.shoot.groups import moment

_CAMERAS = 40  # so many are compared with each other, those with the most frames


@dataclass(frozen=True, slots=True)
class Side:
    """Frames of one camera and one zone; those whose time a human has `decided` apart.

    `times` are those of `frames`, in order.
    """

    camera: str
    zone: str | None
    decided: bool
    frames: tuple[Frame, ...]
    times: tuple[datetime, ...]

    @property
    def key(self) -> tuple[str, str | None, bool]:
        """Return what tells it apart from the others of a shoot."""
        return self.camera, self.zone, self.decided

    @property
    def is_body(self) -> bool:
        """Tell whether this is surely one body, not several of one model."""
        return self.frames[0].is_body


def sides(frames: Iterable[Frame], decided: set[int]) -> list[Side]:
    """Return the cameras whose frames have a time of day, those with the most first.

    A camera that was set from one zone to another counts as two. `decided` are the
    photos whose time a human has decided.
    """
    grouped: dict[tuple[str, bool], list[tuple[datetime, Frame]]] = {}
    for frame in frames:
        at = moment(frame.taken_at)
        if at is not None and frame.camera is not None:
            key = frame.camera, frame.photo_id in decided
            grouped.setdefault(key, []).append((at, frame))
    found = [
        _side(camera, zone, is_decided, some)
        for (camera, is_decided), of_camera in grouped.items()
        for zone, some in _by_zone(of_camera)
    ]
    return sorted(found, key=lambda side: -len(side.frames))[:_CAMERAS]


def _by_zone(
    timed: list[tuple[datetime, Frame]],
) -> Iterator[tuple[str | None, list[tuple[datetime, Frame]]]]:
    """Part frames by zone; where only one is named, those that name none are of it."""
    zones = {frame.zone for _, frame in timed}
    if len(zones - {None}) < 2:
        yield max(zones, key=lambda zone: zone is not None), timed
        return
    for zone in zones:
        yield zone, [pair for pair in timed if pair[1].zone == zone]


def _side(
    camera: str,
    zone: str | None,
    decided: bool,
    timed: Sequence[tuple[datetime, Frame]],
) -> Side:
    ordered = sorted(timed, key=lambda pair: (pair[0], pair[1].photo_id))
    times, frames = tuple(t for t, _ in ordered), tuple(f for _, f in ordered)
    return Side(camera, zone, decided, frames, times)
