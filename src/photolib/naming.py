"""Whether words name a person, which those of a machine never may.

Whoever the library knows is found in any spelling, written large or small; of the
people of the photo's event one name of several is enough. What is written like a
name counts as one. Rather a draft is lost than a name guessed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from photolib.credit.alike import fold
from photolib.credit.names import is_han, split
from photolib.store import spelling
from photolib.store.connect import Database

_WORD = re.compile(
    "[^\\W\\d_][^\\s!-/:-@\\[-`{-~\u2000-\u206f\u3000-\u303f\uff00-\uff20]*"
)
"""A letter, and all up to a blank or a sign: vowel signs are no letters for `re`."""
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\U00020000-\U0003ffff]{2,}"
)
"""Scripts whose words no blank parts, or to whose names particles stick."""
_MOST_WORDS, _MOST_SIGNS = 6, 24  # of a name
_ADDRESS = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|prof|sir|dame)\b\.?\s+\w|[先女]士|小姐", re.IGNORECASE
)
_OPENING = frozenset(
    ("a", "an", "the", "two", "three", "four", "five", "six", "several", "some", "many")
)
_ORDINARY = frozenset(
    (
        *("art", "baker", "ball", "banks", "barn", "bell", "bird", "black", "blue"),
        *("book", "booth", "bridge", "brown", "bush", "cane", "church", "cook"),
        *("court", "cross", "dawn", "day", "field", "fields", "fish", "flag", "ford"),
        *("forest", "fox", "glass", "gold", "grace", "grass", "gray", "green"),
        *("grey", "hall", "hand", "head", "hill", "hills", "holly", "house", "hunt"),
        *("ivy", "king", "lake", "lane", "large", "laws", "leaf", "lily", "little"),
        *("long", "low", "man", "mark", "may", "moon", "park", "parks", "pink"),
        *("pool", "porter", "post", "queen", "rain", "red", "reed", "rich", "ring"),
        *("rivers", "rock", "rose", "ruby", "sand", "sea", "sharp", "short", "silver"),
        *("small", "snow", "song", "star", "steel", "stone", "street", "summer"),
        *("tables", "tang", "tree", "walker", "wall", "ward", "water", "waters"),
        *("white", "will", "wing", "winter", "wong", "wood", "woods", "young"),
    )
)
"""Words of what is seen that are somebody's name as well: alone they name nobody."""


def names_somebody(db: Database, photo_id: int, text: str) -> bool:
    """Tell whether `text` names, or seems to name, a person."""
    return (
        is_like_a_name(text)
        or spelling.is_known(db, frozenset(_keys(text)))
        or _names_of_the_event(text, spelling.around(db, photo_id))
    )


def is_like_a_name(text: str) -> bool:
    """Tell whether capitals or a form of address make a name of some words.

    >>> is_like_a_name("A man with Jane Roe"), is_like_a_name("A Chinese flag")
    (True, False)
    >>> is_like_a_name("Mr. roe at a desk")
    True
    """
    for one, other in pairwise(_WORD.finditer(text)):
        capitals = one[0][0].isupper() and other[0][0].isupper()
        opens = one.start() == 0 and one[0].casefold() in _OPENING
        apart = text[one.end() : other.start()]
        if capitals and not opens and apart in {" ", ". ", "-"}:
            return True
    return bool(_ADDRESS.search(text))


def _keys(text: str) -> Iterator[str]:
    """Yield the keys under which names that may stand in `text` are known."""
    words = [m[0] for m in _WORD.finditer(text)]
    for at in range(len(words)):
        for count in range(1, min(_MOST_WORDS, len(words) - at) + 1):
            yield from _spelled(words[at : at + count])
    yield from _keys_unparted(text)


def _keys_unparted(text: str) -> Iterator[str]:
    runs = list(_UNPARTED.finditer(text))
    for run in runs:
        for at in range(len(run[0]) - 1):
            yield from map(fold, _starts(run[0][at:]))
    for one, other in pairwise(runs):  # a name of two words among words without blanks
        if text[one.end() : other.start()] == " ":
            for family in _starts(one[0][::-1]):
                for given in _starts(other[0]):
                    yield fold(f"{family[::-1]} {given}")


def _starts(run: str) -> Iterator[str]:
    return (run[:end] for end in range(2, min(_MOST_SIGNS, len(run)) + 1))


def _spelled(words: list[str]) -> Iterator[str]:
    """Yield what a name of these words may be known as: siming, o'hara."""
    if len(words) > 1 or words[0].casefold() not in _ORDINARY:
        yield fold(" ".join(words))
    for at in range(1, len(words)):
        for joint in ("", "'"):
            joined = joint.join(words[at - 1 : at + 1])
            yield fold(" ".join((*words[: at - 1], joined, *words[at + 1 :])))


def _names_of_the_event(text: str, spellings: list[str]) -> bool:
    """Tell whether one of several names of somebody stands in `text`."""
    said = {fold(m[0]) for m in _WORD.finditer(text)}
    runs = _UNPARTED.findall(text)
    for name in spellings:
        if _UNPARTED.fullmatch(name):
            given = (split(name).given if is_han(name) else name[1:]) or ""
            if len(given) > 1 and any(given in run for run in runs):
                return True
        elif any(_tells(part) and part in said for part in fold(name).split()):
            return True
    return False


def _tells(part: str) -> bool:
    return len(part) > 2 and part not in _ORDINARY
