"""Lines and sentences of a text as offsets into it, on a copy of the same length."""

import re
import unicodedata
from dataclasses import dataclass

from photolib.credit.names import is_pinyin
from photolib.release.lexicon import is_honorific, is_title_head

_FULL_WIDTH = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_BLANKS = dict.fromkeys(
    map(ord, "\r\t\u00a0\u2002\u2003\u2009\u202f\u3000\u200b\ufeff"), " "
)
_FOLD = _FULL_WIDTH | _BLANKS

LONGEST = 3_000
"""Characters: a longer "sentence" is cut, so that no rule sees more at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, stripped; `number` counts the lines that are not blank."""

    start: int
    end: int
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets, its text with newlines as blanks, its first line."""

    start: int
    end: int
    text: str
    line: int


def fold(text: str) -> str:
    """Return a copy of the same length: odd blanks plain, full-width letters narrow."""
    return text.translate(_FOLD)


def lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    found: list[Line] = []
    for match in re.finditer(r"[^\n]+", text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, len(found)))
    return found


_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mdm",
        "dr",
        "prof",
        "assoc",
        "asst",
        "hon",
        "rev",
        "st",
        "sr",
        "jr",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "gov",
        "sen",
        "rep",
        "pres",
        "no",
        "vol",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "fig",
        "ca",
        "bzw",
        "z.b",
        "u.a",
        "d.h",
        "nr",
        "str",
        "tel",
        "ing",
        "h.c",
        *("med", "dent", "phil", "jur", "theol", "rer", "nat", "pol", "habil"),
        "dipl",
        "geb",
        "sog",
        "evtl",
        "inkl",
        "i.d",
        "u.s",
        "u.k",
        "u.n",
        "d.c",
        "ph.d",
        "m.d",
        "e.v",
        "a.m",
        "p.m",
        "approx",
        "sra",
        "dra",
        "lic",
        "fla",
        "calif",
        "mass",
        "conn",
        "pa",
        "md",
        "va",
        "ariz",
        "colo",
        "ma",
        "wm",
    ]
)
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|(?<![。！？])[。！？]++[”’」』）]*+"
)


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text`; a hard-wrapped paragraph's newline is a blank."""
    found: list[Sentence] = []
    for start, end, number in _paragraphs(lines(text)):
        at = start
        for match in _STOP.finditer(text, start, end):
            if _ends(text, at, match):
                found += _cut(text, at, match.end(), number)
                at = match.end()
        found += _cut(text, at, end, number)
    return found


def _paragraphs(all_lines: list[Line]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    previous: Line | None = None
    for line in all_lines:
        if previous and joined and _goes_on(previous, line):
            joined[-1] = (joined[-1][0], line.end, joined[-1][2])
        else:
            joined.append((line.start, line.end, line.number))
        previous = line
    return joined


def _goes_on(previous: Line, line: Line) -> bool:
    """Say whether a newline only wraps: no stop before it, a small letter after it.

    A line of ordinary wrapping width also goes on when it ends in the middle of a
    phrase (a comma, a small word).
    """
    if line.start - previous.end > 3:
        return False
    if (
        re.search(r"[.!?:;。！？：；”\"»)）]$", previous.text)
        or len(previous.text) < 40
    ):
        return False
    wraps = line.start - previous.end == 1 and "," in previous.text
    if line.text[0].islower() or (wraps and is_title_head(previous.text.split()[-1])):
        return True
    wrapped = len(previous.text) <= 100
    return wrapped and bool(
        re.search(r"(?:,|\s(?:[a-zäöüé]{1,4}|Mr\.?|Dr\.?|Ms\.?))$", previous.text)
    )


_GIVEN = re.compile(r"([A-Z][a-z]+)\s+$")


def _ends(text: str, at: int, stop: re.Match[str]) -> bool:
    """Say whether a full stop ends a sentence: not after "Dr", "27" or an initial."""
    if stop[0][0] != ".":
        return True
    rest = text[stop.end() : stop.end() + 3].lstrip()
    if rest[:1].islower():
        return False
    before = re.search(r"[\w.]+$", text[max(at, stop.start() - 12) : stop.start()])
    if not before:
        return True
    word = before[0].casefold()
    given = _GIVEN.search(text[max(at, stop.start() - 14) : stop.start() - 2])
    if word == "ma" and given and is_pinyin(given[1], 2):
        return True  # "President Shaojian Ma. He spoke", but "Ma. Elena Cruz"
    if word.isdigit():  # German "am 27. Januar"; a year ends a sentence
        return len(word) > 2
    if len(word) == 1 or word in _ABBREVIATIONS or is_honorific(before[0]):
        return False
    return not re.fullmatch(r"(?:[a-z]\.)+[a-z]", word)


def _cut(text: str, start: int, end: int, number: int) -> list[Sentence]:
    found = []
    for begin in range(start, end, LONGEST):
        piece = text[begin : min(end, begin + LONGEST)]
        stripped = piece.strip()
        if stripped:
            first = begin + len(piece) - len(piece.lstrip())
            flat = stripped.replace("\n", " ")
            found.append(Sentence(first, first + len(flat), flat, number))
    return found
