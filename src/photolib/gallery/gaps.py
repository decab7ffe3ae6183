"""A caption in parts, so that what is not known stands out."""

import re
from dataclasses import dataclass

from photolib.caption.checks import placeholders


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a caption: words, or a gap."""

    text: str
    is_gap: bool = False


def parts(text: str) -> tuple[Part, ...]:
    """Return a caption cut at its gaps.

    >>> [p.text for p in parts("Name to come, today")]
    ['Name to come', ', today']
    """
    marks = sorted(placeholders(text), key=len, reverse=True)
    if not marks:
        return (Part(text),) if text else ()
    cut = re.split(f"({'|'.join(re.escape(mark) for mark in marks)})", text)
    return tuple(Part(piece, at % 2 == 1) for at, piece in enumerate(cut) if piece)
