"""What stands behind the colon of a field that takes more than words."""

import re
from dataclasses import dataclass

from photolib.query.signs import COMPARES

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,3})?")
_ID = re.compile(r"[1-9]\d{0,17}")
_WEIGHTED = re.compile(rf"({_ID.pattern})(?:\^(\d{{1,3}}(?:\.\d{{1,3}})?))?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what a number is asked for; None is open.

    `above` and `below` leave the bound itself out.
    """

    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False


def bounds(text: str) -> Bounds:
    """Read a number, a comparison or a range.

    >>> bounds(">=3"), bounds("3..5").high
    (Bounds(low=3.0, high=None, above=False, below=False), 5.0)

    :raises ValueError: saying what could be written.
    """
    low, dots, high = text.partition("..")
    if dots:
        between = Bounds(_number(low) if low else None, _number(high) if high else None)
        if not low and not high:
            raise ValueError("a range names its first or its last number: 3..5")
        if low and high and float(low) > float(high):
            raise ValueError(f"{text} runs backwards: write the smaller number first")
        return between
    sign = next((o for o in COMPARES if text.startswith(o)), "=")
    given = _number(text.removeprefix(sign))
    if sign.startswith(">"):
        return Bounds(low=given, above=sign == ">")
    if sign.startswith("<"):
        return Bounds(high=given, below=sign == "<")
    return Bounds(given, given)


def numbered(text: str) -> tuple[int, ...]:
    """Read the numbers of photos, parted by commas.

    :raises ValueError: saying what could be written.
    """
    given = text.split(",")
    if not all(_ID.fullmatch(one) for one in given):
        raise ValueError(f"{text} is not the number of a photo: write 12, or 12,13")
    return tuple(int(one) for one in given)


def weighted(text: str) -> tuple[tuple[int, float], ...]:
    """Read the numbers of photos, each with a weight where one is given.

    >>> weighted("12^2,13")
    ((12, 2.0), (13, 1.0))

    :raises ValueError: saying what could be written.
    """
    found = []
    for one in text.split(","):
        match = _WEIGHTED.fullmatch(one)
        if match is None or not float(match[2] or 1):
            raise ValueError(
                f"{one} is not the number of a photo: write 12, or 12^2 to weigh it"
            )
        found.append((int(match[1]), float(match[2] or 1)))
    return tuple(found)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text or 'nothing'} is no number: write 3, >=3 or 3..5")
    return float(text)
