"""Codes for the people of a release: short, predictable, and never two people's.

A code is the family name ("gao"), with the initials of the given name where two
people share it ("gaol"), else the whole name ("gaolin"); Chinese names are read as
Hanyu Pinyin. Every longer form works too, so that a code which was noted goes on to
work when another Gao joins: the short one is then nobody's, never somebody else's.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from photolib.caption.people import has_han
from photolib.credit.gazetteer import chinese_surnames
from photolib.credit.names import is_pinyin, split

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_SYLLABLE = re.compile("[^aeiouv]*[aeiouv]+(?:ng|n(?![aeiouv])|r(?![aeiouv]))?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a code is made of it; its parts are None where they are not known."""

    printed: str
    family: str | None = None
    given: str | None = None


def codes(names: Sequence[Name]) -> list[tuple[str, ...]]:
    """Return for each name its codes, the shortest first.

    Two people of the very same name get numbers, in the order of `names`.

    >>> codes([Name("Gao Lin"), Name("Tan Wei"), Name("Tan Xiaohua"), Name("谭伟")])
    [('gao', 'gaol', 'gaolin'), ('tanwei',), ('tanxh', 'tanxiaohua'), ('tanwei2',)]
    """
    forms = [_forms(name) for name in names]
    bearers = Counter(form for own in forms for form in dict.fromkeys(own))
    taken = set(bearers)
    found: list[tuple[str, ...]] = []
    for own in forms:
        free = tuple(form for form in dict.fromkeys(own) if bearers[form] == 1)
        found.append(free or (_numbered(own[-1], taken, found),))
    return found


def _numbered(form: str, taken: set[str], found: Iterable[tuple[str, ...]]) -> str:
    """Return the whole name for the first who bears it, with a number for the next."""
    if all(form not in codes for codes in found):
        return form
    number = 2
    while f"{form}{number}" in taken:
        number += 1
    taken.add(f"{form}{number}")
    return f"{form}{number}"


def _forms(name: Name) -> tuple[str, ...]:
    """Return family name, family name with initials, whole name: the short ones first.

    >>> _forms(Name("Ludwig van Beethoven")), _forms(Name("李小松"))
    (('beethoven', 'beethovenl', 'beethovenludwig'), ('li', 'lixs', 'lixiaosong'))
    """
    family, given = _parts(name)
    initials = "".join(_letters(part)[:1] for part in given)
    whole = family + "".join(map(_letters, given))
    short = family if len(family) > 1 else whole
    return short or "x", family + initials or "x", whole or "x"


def _parts(name: Name) -> tuple[str, list[str]]:
    """Return the letters of the family name, and what the given name consists of."""
    if has_han(name.printed):
        return _read(name.printed)
    known = split(name.printed)
    family, given = name.family or known.family, name.given or known.given
    if family is None or given is None:
        first, *rest = name.printed.split() or [""]
        return _letters(first), rest
    *_, last = family.split() or [""]  # "van Beethoven" is looked up under B
    return _letters(last), list(_given(given, family))


def _given(given: str, family: str) -> Iterator[str]:
    """Yield the words of a given name, of a Chinese one its syllables."""
    chinese = is_pinyin(family, 2)
    for word in re.split(r"[\s'’-]+", given):
        letters = _letters(word)
        if chinese and is_pinyin(letters):
            yield from _SYLLABLE.findall(letters)
        else:
            yield word


def _read(name: str) -> tuple[str, list[str]]:
    from pypinyin import Style, lazy_pinyin  # a large table: loaded when needed

    family, given = split(name)
    if family is None or given is None:
        first, *rest = lazy_pinyin(name, style=Style.NORMAL)
        return _letters(first), rest
    reading = _letters(chinese_surnames()[family])
    return reading, lazy_pinyin(given, style=Style.NORMAL, v_to_u=False)


def _letters(text: str) -> str:
    """Return letters and digits alone, small, without accents, of any script."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in bare if not unicodedata.combining(c) and c.isalnum())
    return unicodedata.normalize("NFC", plain)
