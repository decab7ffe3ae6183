"""Bursts: frames that one camera took in quick succession, and that look alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

GAP_S = 2.0
"""No longer is it from one frame of a burst to the next.

Who presses the button again needs longer as a rule; a camera whose memory is full still
takes one frame a second, and one that knows no fractions says 2 s where it was 1.1 s.
"""


Taken: TypeAlias = tuple[int, float]
"""A photo, and when it was taken, in seconds."""


def runs(frames: Iterable[Taken]) -> Iterator[list[Taken]]:
    """Yield the frames, in order of time, parted wherever the camera rested.

    >>> list(map(len, runs([(1, 0.0), (2, 2.0), (3, 4.5)])))
    [2, 1]
    """
    run: list[Taken] = []
    for frame in frames:
        if run and frame[1] - run[-1][1] > GAP_S:
            yield run
            run = []
        run.append(frame)
    if run:
        yield run


def bursts(
    run: Sequence[int],
    alike: Callable[[int, int], bool],
    are_apart: Callable[[int, int], bool],
) -> list[list[int]]:
    """Return the bursts of a run of photos, in its order.

    A burst ends where a photo is not like the one before. One that is to be apart from
    any of them is left out, and the burst goes on behind it.

    >>> bursts([1, 2, 3, 4], lambda a, b: (a, b) != (2, 3), lambda a, b: False)
    [[1, 2], [3, 4]]
    >>> bursts([1, 2, 3], lambda a, b: True, lambda a, b: 2 in (a, b))
    [[1, 3]]
    """
    found: list[list[int]] = []
    going_on: list[list[int]] = []
    for before, photo in zip([None, *run], run, strict=False):
        if before is not None and not alike(before, photo):
            going_on = []
        for burst in reversed(going_on):
            if not any(are_apart(one, photo) for one in burst):
                burst.append(photo)
                break
        else:
            going_on.append([photo])
            found.append(going_on[-1])
    return [burst for burst in found if len(burst) > 1]
