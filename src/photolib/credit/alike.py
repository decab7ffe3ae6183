"""Which spellings may be one person's name: the keys under which they meet, and why.

A suggestion for a human, never a decision. Hanyu Pinyin is read in both directions;
Wade-Giles and Cantonese are not guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from rapidfuzz import fuzz

from photolib.credit.gazetteer import chinese_surnames
from photolib.credit.names import is_capitals, is_han, is_pinyin, split

Reason = Literal["name", "script", "parts", "near"]
REASONS: tuple[Reason, ...] = ("name", "script", "parts", "near")
"""The strongest first: the same words, another script, parted otherwise, a typo."""

_NEAR = 92  # per cent of two folded names; Wang Wei and Wang Lei are 88 alike
_LONGEST = 100  # characters: what is longer is no name, and costs time


def fold(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Case, accents, blanks and hyphens do not count; the order of words does not
    either, since "CHEN Siming" and "Siming Chen" are one person.

    >>> fold("CHEN Si-ming") == fold("Siming Chen")
    True
    """
    return " ".join(sorted(_plain(name).split()))


def keys(name: str) -> frozenset[str]:
    """Return keys such that two names of which `why` says something share one.

    A typo in the first letter of the given name is not looked for: the key would
    be the family name alone, and a library holds a thousand people named Wang.
    """
    found = {f"name {fold(name)}"}
    if len(name) <= _LONGEST:
        found |= {f"read {reading}" for reading in readings(name)}
        family, given = split(name)
        if family and given and not is_han(name) and not re.search(r"\d", name):
            found.add(f"near {_plain(family)} {_plain(given)[:1]}")
    return frozenset(found)


def why(one: str, other: str) -> Reason | None:
    """Return why two spellings may be one name; None where nothing says so.

    >>> why("陈思铭", "Siming Chen"), why("Chen Si Ming", "CHEN Siming")
    ('script', 'parts')
    >>> why("Jon Roth", "John Roth"), why("Wang Wei", "Wang Lei")
    ('near', None)
    """
    mine, theirs = readings(one), readings(other)
    if mine and theirs and not mine & theirs:
        return None  # two sound names of Hanyu Pinyin: another syllable, another name
    if fold(one) == fold(other):
        return "name"
    if is_han(one) and is_han(other):
        return None  # 李伟 and 李薇 are both read Li Wei
    if mine & theirs:
        return "script" if is_han(one) or is_han(other) else "parts"
    return "near" if _is_near(one, other) else None


@lru_cache(4096)
def readings(name: str) -> frozenset[str]:
    """Return "family given" in plain Hanyu Pinyin, for every way to read a name.

    Capitals tell which part is the family name; without them both orders count.

    >>> sorted(readings("吕布")), sorted(readings("LYU Bu"))
    (['lu bu'], ['lu bu'])
    >>> sorted(readings("Lei Wang")), sorted(readings("Lei WANG"))
    (['lei wang', 'wang lei'], ['wang lei'])
    """
    if len(name) > _LONGEST:
        return frozenset()
    return frozenset(_read_han(name) if is_han(name) else _read_latin(name))


def _read_han(name: str) -> Iterator[str]:
    from pypinyin import Style, pinyin  # a large table: loaded when a name needs it

    family, given = split(name)
    if family is None or given is None or not all(is_han(c) for c in given):
        return
    spelled = pinyin(given, style=Style.NORMAL, heteronym=True)
    for syllables in product(*spelled):
        yield f"{_umlaut(chinese_surnames()[family])} {_umlaut(''.join(syllables))}"


def _read_latin(name: str) -> Iterator[str]:
    words = name.split()
    if not 2 <= len(words) <= 3:
        return
    capitals = [is_capitals(word) for word in words]
    told = any(capitals) and not all(capitals)
    for at in (0, -1):
        rest = words[1:] if at == 0 else words[:-1]
        family, given = _umlaut(words[at]), _umlaut("".join(rest))
        if (
            (capitals[at] or not told)
            and family in _surnames()
            and is_pinyin(given, most=2)
        ):
            yield f"{family} {given}"


def _is_near(one: str, other: str) -> bool:
    mine, theirs = split(one).family, split(other).family
    if mine is None or theirs is None or _plain(mine) != _plain(theirs):
        return False
    return fuzz.ratio(fold(one), fold(other), score_cutoff=_NEAR) > 0


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_umlaut(reading) for reading in chinese_surnames().values())


def _umlaut(text: str) -> str:
    """Write Lü, Lv and Lyu alike, and Xi'an without its apostrophe."""
    return re.sub(r"(?<=[ln])(?:v|yu)", "u", _plain(text)).replace("'", "")


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return kept.replace("-", "").replace("’", "'")
