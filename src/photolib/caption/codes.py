"""Shorthand in a text: `=lam=` becomes a name, `{place}` a known fact.

The rules are those of Photo Mechanic's code replacements: a code stands between two
delimiters, capitals count, `=lam#2=` is the second replacement. What is not known
stands as it was typed, so that nothing is lost and rule C8 finds it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

DELIMITER = "="
DELIMITERS = ("=", "\\", "^")
"""Signs that may enclose a code, which rule C8 therefore looks for."""

Table = Mapping[str, tuple[str, ...]]
"""By code: its replacements, the one that is meant without a number first."""

_LONGEST = 60  # characters of a code: what is longer is prose between two signs
_TWINS = {"=": "=＝"}  # as Chinese input methods type it
_VARIABLE = r"[{｛](?P<variable>[^{}｛｝\n]{1,60})[}｝]"


@dataclass(frozen=True, slots=True)
class Expanded:
    """A text with its shorthand spelt out.

    `gaps` names the variables that nobody knows, which stand as visible gaps;
    `unknown` is what stands for a code or a variable still.
    """

    text: str
    gaps: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What shorthand stands for in one photo.

    A variable is None where it is not known; `gaps` has the text to show then.
    """

    codes: Table = field(default_factory=dict)
    variables: Mapping[str, str | None] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = DELIMITER


def expand(text: str, words: Words) -> Expanded:
    """Return `text` with every known code and variable replaced, each once.

    What a code stands for may hold variables; nothing else in it is looked at again.

    >>> words = Words({"lam": ("Carrie Lam", "Lam, {city}")}, {"city": "Wuhan"})
    >>> expand("2=3, says =lam=, =lam#2=; =Lam= {cat}", words).text
    '2=3, says Carrie Lam, Lam, Wuhan; =Lam= {cat}'
    >>> expand("=lam= in {city}", Words(variables={"city": None}))
    Expanded(text='=lam= in [city unknown]', gaps=('city',), unknown=('=lam=',))
    """
    pattern, pieces, at = _shorthand(words.delimiter), list[str](), 0
    gaps: dict[str, None] = {}
    while match := pattern.search(text, at):
        said = _replacement(match, words, gaps)
        pieces.append(text[at : match.start()])
        if said is None:  # its closing sign may open the next: "2=3, =lam="
            pieces.append(match[0])
        else:
            pieces.append(said)
        closing = said is not None and match["code"] is not None
        at = match.end() + closing
    expanded = "".join(pieces) + text[at:]
    return Expanded(expanded, tuple(gaps), standing(expanded, words.delimiter))


def has_shorthand(text: str, delimiter: str = DELIMITER) -> bool:
    """Tell whether anything in a text may stand for something else.

    >>> has_shorthand("=lam= speaks"), has_shorthand("in {city}"), has_shorthand("2=3")
    (True, True, False)
    """
    return _shorthand(delimiter).search(text) is not None


def all_spelt(words: Words) -> dict[str, tuple[str, ...]]:
    """Return all codes, the variables in what they stand for replaced.

    >>> all_spelt(Words({"a": ("in {city}",)}, {"city": "Wuhan"}))
    {'a': ('in Wuhan',)}
    """
    return {
        code: tuple(_filled(said, words, {}) for said in columns)
        for code, columns in words.codes.items()
    }


def standing(text: str, delimiter: str = DELIMITER) -> tuple[str, ...]:
    """Return what stands for a code or a variable in a text.

    >>> standing("2=3 and 4=5, =foo= says, =foo#2= in {city}")
    ('=foo=', '=foo#2=', '{city}')
    """
    sign = _sign(delimiter)
    found = re.finditer(rf"{sign}\w+(?:#\d+)?{sign}|{_VARIABLE}", text)
    return tuple(dict.fromkeys(match[0] for match in found))


def find(code: str, codes: Table) -> str | None:
    """Return what a code stands for, `lam` or with the number of a column `lam#2`.

    >>> find("lam#2", {"lam": ("Lam", "")}), find("lam#1", {"lam": ("Lam", "")})
    (None, 'Lam')
    """
    name, mark, number = code.rpartition("#")
    if code in codes or not mark or not number.isascii() or not number.isdigit():
        name, number = code, "1"
    column = int(number) - 1
    columns = codes.get(name, ())
    return (columns[column] or None) if 0 <= column < len(columns) else None


def _replacement(
    match: re.Match[str], words: Words, gaps: dict[str, None]
) -> str | None:
    if match["code"] is None:
        after = match.string[match.end() :]
        return _value(match["variable"], after, words, gaps)
    found = find(match["code"].strip(), words.codes)
    return None if found is None else _filled(found, words, gaps)


def _filled(text: str, words: Words, gaps: dict[str, None]) -> str:
    """Return what a code stands for with the variables in it replaced."""
    return re.sub(
        _VARIABLE,
        lambda one: (
            _value(one["variable"], one.string[one.end() :], words, gaps) or one[0]
        ),
        text,
    )


def _value(name: str, after: str, words: Words, gaps: dict[str, None]) -> str | None:
    """Return what a variable stands for before the text `after`."""
    name = name.strip().casefold()
    if name not in words.variables:
        return None
    value = words.variables[name]
    if value is None:
        gaps[name] = None
        return words.gaps.get(name, f"[{name} unknown]")
    # "Li Song, Director," closes with a comma only where the sentence goes on.
    return value if re.match(r"\s+\w", after) else value.removesuffix(",")


@cache
def _shorthand(delimiter: str) -> re.Pattern[str]:
    sign = _sign(delimiter)
    inside = f"[^{sign[1:-1]}\\n]{{1,{_LONGEST}}}"
    return re.compile(rf"{sign}(?P<code>{inside})(?={sign})|{_VARIABLE}")


def _sign(delimiter: str) -> str:
    return f"[{re.escape(_TWINS.get(delimiter, delimiter))}]"
