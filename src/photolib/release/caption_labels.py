"""What a line begins with that holds a picture's caption: its number or file name."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from photolib.release.sentences import Line

_LONGEST_FILE_NAME = 80


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of line `line`, up to `end` in the text.

    `worded` says that a word names it a picture's ("Photo 2:"); a bare "2." is not.
    """

    line: int
    end: int
    number: int | None
    file_name: str | None
    worded: bool = False


@cache
def words() -> dict[str, list[str]]:
    """Return data/captions.toml."""
    text = (files("photolib.release") / "data" / "captions.toml").read_text("utf-8")
    return tomllib.loads(text)


def find(lines: Sequence[Line]) -> list[Label]:
    """Return the labels that are those of pictures, one a line; [] where none is sure.

    File names are sure by themselves. Numbers are where they count upwards by ones and
    stand behind a word for a picture. Bare numbers, see `bare`.
    """
    found = [label for label in map(_label, lines) if label]
    named = [label for label in found if label.file_name]
    if named:
        return named
    worded = [label for label in found if label.worded]
    return worded if _count_up(worded) else []


def bare(lines: Sequence[Line]) -> list[Label]:
    """Return labels "1.", "2.", ... of which only the rest of the text tells whose."""
    found = [label for label in map(_label, lines) if label]
    found = [label for label in found if not (label.file_name or label.worded)]
    return found if _count_up(found) and found[0].number == 1 else []


def is_heading(line: Line) -> bool:
    """Say whether captions stand under this line: "Photo captions", "图片说明："."""
    said = line.text.casefold()
    return len(said) < 100 and any(_whole(word, said) for word in words()["headings"])


def without_heading(text: str) -> str:
    """Return the text with blanks for "Photo captions:" in front of what they show."""
    return _heading().sub(lambda match: " " * len(match[0]), text)


def file_at_end(text: str) -> re.Match[str] | None:
    """Return the file name in a bracket at the end: "... (File: opening.jpg)"."""
    return _at_end().search(text)


def _whole(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return bool(re.search(rf"\b{re.escape(word)}\b", text))


def _count_up(labels: Sequence[Label]) -> bool:
    numbers = [label.number or 0 for label in labels]
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))


def _label(line: Line) -> Label | None:
    match = _pattern().match(line.text[:200])
    if match is None:
        return None
    number = match["worded"] or match["bare"] or match["numbered"]
    name = match["file"] or match["camera"]
    return Label(
        line.number,
        line.start + match.end(),
        int(number) if number else None,
        name,
        worded=match["worded"] is not None,
    )


def _any(name: str) -> str:
    longest_first = sorted(words()[name], key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


def _file() -> str:
    return rf"[^\W](?:[\w .,+&’'()-]{{0,{_LONGEST_FILE_NAME}}}?)\.(?:{_any('endings')})"


@cache
def _pattern() -> re.Pattern[str]:
    """Return one expression for all labels, with what parts them from the caption."""
    name = rf"""(?:(?:{_any("file_words")}|{_any("words")})\s*[:：]?\s*)?
        (?:(?P<file>_?{_file()})|(?P<camera>(?:{_any("cameras")})[_-]?\d{{3,8}}(?:[_-]\w{{1,20}})*))"""
    parted = r"\s*\**\s*(?:[:：|\t]|[–—-]|$)\s*\**\s*"
    word = rf"(?:{_any('words')})\s*(?:no\.?|nr\.?|n[°º]|\#)?\s*"
    ended = r"\s*\**(?:[:：.．、)）|–—]|-(?=\s)|$)\**\s*"
    return re.compile(
        rf"""(?:[>•#|]+\s*|[-–]\s+)*\**
        (?:(?:(?:{word})?(?P<numbered>\d{{1,3}})\s*(?:[.)）:：、|]\s*[(（\[]?|[(（\[]))?{name}[)）\]]?{parted}
        |{word}(?P<worded>\d{{1,3}})(?!\w){ended}
        |[(（]?(?P<bare>\d{{1,3}})\s*[.．、)）](?!\d)\s*)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{_any('words')})\s*)?(?:{_any('headings')})\s*"
        r"(?:[:：–—-]|\bfor(?: the)?\b|\bzu[rm]?\b)[^\S\n]*(?=\S)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[(（\[](?:(?:{_any('file_words')})\s*[:：]?\s*)?(?P<file>_?{_file()})[)）\]]\s*$",
        re.IGNORECASE,
    )
