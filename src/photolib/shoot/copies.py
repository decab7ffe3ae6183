"""Which files may be copies of one picture, by what they say; and groups of those."""

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import product

from photolib.records import FrameFacts
from photolib.shoot.groups import moment

# JEITA CP-3461 (DCF), 3.2.3: four characters of the maker's or the user's, four digits.
_FRAME = re.compile(r"([A-Z0-9_]{4})(\d{4})(?!\d)", re.IGNORECASE)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (of local times, whose zone is not known)
_SECOND = len("2025-11-27T09:14:05")


def frame_of(file_name: str) -> str | None:
    """Return the number a camera gave to a frame, of a file that still has its name.

    >>> frame_of("dsc_0412-web.jpg"), frame_of("forum.jpg")
    ('DSC_0412', None)
    """
    found = _FRAME.match(file_name)
    return found[0].upper() if found else None


def seconds(taken_at: str | None) -> float | None:
    """Return a local time as seconds, None where it is not known to the second.

    >>> seconds("1970-01-02T00:00:01.50"), seconds("2025-11-27T09:14")
    (86401.5, None)
    """
    at = moment(taken_at)
    if at is None or len(taken_at or "") < _SECOND:
        return None
    return (at.replace(tzinfo=None) - _EPOCH).total_seconds()


def may_be_copies(one: FrameFacts, other: FrameFacts) -> bool:
    """Tell whether nothing that two files say speaks against it.

    A copy has the capture time of its original, as exactly as both say it, and a
    camera numbers each of its frames anew.

    >>> first = FrameFacts(camera="NIKON Z 9 2003914", frame="DSC_0412")
    >>> may_be_copies(first, FrameFacts(camera="NIKON Z 9", frame="DSC_0412"))
    True
    >>> may_be_copies(first, FrameFacts(camera="NIKON Z 9", frame="DSC_0413"))
    False
    >>> early, late = "2025-11-27T09:14:05.120", "2025-11-27T09:14:05.240"
    >>> may_be_copies(FrameFacts(early), FrameFacts(early[:19]))
    True
    >>> may_be_copies(FrameFacts(early), FrameFacts(late))
    False
    """
    if one.taken_at and other.taken_at:
        shorter, longer = sorted((one.taken_at, other.taken_at), key=len)
        if not longer.startswith(shorter):
            return False
    if not (one.camera and other.camera):
        return True
    if not _is_one_camera(one.camera, other.camera):
        return False
    return not _numbered_apart(one.frame, other.frame)


def groups(
    pairs: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Return the groups that pairs make, none with two in it that are to be apart.

    The pairs are taken in their order: of two that cannot both be, the first is.

    >>> groups([(1, 2), (2, 3)], []), groups([(1, 2), (2, 3)], [(3, 1)])
    ([[1, 2, 3]], [[1, 2]])
    """
    forbidden = {frozenset(pair) for pair in apart}
    group_of: dict[int, list[int]] = {}
    for one, other in pairs:
        here, there = (group_of.setdefault(each, [each]) for each in (one, other))
        if here is there or any(
            frozenset(p) in forbidden for p in product(here, there)
        ):
            continue
        here += there
        group_of.update(dict.fromkeys(there, here))
    found = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in found.values() if len(group) > 1)


def _is_one_camera(one: str, other: str) -> bool:
    """Compare names of cameras; one may lack the serial number."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith(f"{shorter} ")


def _numbered_apart(one: str | None, other: str | None) -> bool:
    return bool(one and other and one[:4] == other[:4] and one != other)
