"""How many came, in the text's own words: "300 people attended", 300余人参加."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_READ = 40
"""Sentences in which the number is looked for."""


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    """Return "300 people attended" and "attended by 300 people" as expressions."""
    text = (files("photolib.release") / "data" / "attendance.toml").read_text("utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)
    about, who, came, brought = (
        "|".join(table[name]) for name in ("about", "who", "came", "brought")
    )
    number = (
        rf"(?P<many>(?:(?:{about})\s+)?\d{{1,3}}(?:[.,]?\d{{3}})*\s+"
        rf"(?:[\w-]+\s+){{0,2}}?(?:{who})\b)"
    )
    ways = (
        rf"\b{number}(?=[^.;:]{{0,70}}?\b(?:{came})\b)",
        rf"\b(?:{brought})\s+(?:[\w-]+\s+){{0,3}}?{number}",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


_HAN = re.compile(
    r"(?P<many>(?:近|约|共|逾|超过)?[0-9]+[万千百]?(?:余|多)?(?:名|位|人)[^，。；、0-9]{0,16}?)"
    r"(?=(?:分别|共同|一同|现场|等)?(?:出席|参加|参会|到场|见证|与会|观看|列席))"
)

Found = tuple[str, tuple[int, int]]
"""The words and where they stand."""


def find(sentences: Iterable[tuple[int, str]]) -> Found | None:
    """Return how many came, None when no sentence says so plainly.

    `sentences` are (offset, text).
    """
    for number, (offset, text) in enumerate(sentences):
        if number >= _READ:
            return None
        for way in _ways():
            match = way.search(text)
            if match:
                return _found(match, offset)
    return None


def find_han(text: str) -> Found | None:
    """Return 600余名代表 of 600余名代表出席开幕式, None where there is none."""
    match = _HAN.search(text)
    return _found(match, 0) if match else None


def _found(match: re.Match[str], offset: int) -> Found:
    start, end = match.span("many")
    return match["many"], (offset + start, offset + end)
