"""What differs between two captions, word by word, Chinese sign by sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

_WORDS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+|\s+|[^\w\s]"
)
_MOST = 2_000  # words: the comparison takes their square in time

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both captions, in the old one only, or in the new one."""

    text: str
    kind: Kind


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one, piece by piece; long ones without comparing words.

    >>> [(p.text, p.kind) for p in changes("高林发言", "高琳发言")]
    [('高', 'same'), ('林', 'gone'), ('琳', 'new'), ('发言', 'same')]
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > _MOST:
        before, after = [old], [new]
    told = _told(before, after)
    return tuple(
        Piece("".join(text for text, _ in pieces), kind)
        for kind, pieces in groupby(told, key=lambda piece: piece[1])
    )


def _told(before: list[str], after: list[str]) -> Iterator[tuple[str, Kind]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield "".join(after[c:d]), "same"
            continue
        if b > a:
            yield "".join(before[a:b]), "gone"
        if d > c:
            yield "".join(after[c:d]), "new"
