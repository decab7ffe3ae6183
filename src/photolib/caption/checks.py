"""What must not be printed: words that stand for something still to come (C8)."""

import functools
import re

from photolib.caption.styles import styles

_PLACEHOLDERS = (  # Chinese goes on without a blank: only ASCII makes a word of TK
    r"(?a:\bnames? to come\b|\b(?:TK)+\b|\bTBC\b|\bx{3,}\b)|[{｛][^{}｛｝\n]*[}｝]"
    r"|[=＝]\w+(?:#\d+)?[=＝]|([\\^])\w+(?:#\d+)?\1"  # codes that nobody knows
)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the placeholders in a caption, a gap of any style among them.

    >>> placeholders("Name to come, chair of {outlet}, speaks in [place unknown]")
    ('Name to come', '{outlet}', '[place unknown]')
    """
    return tuple(dict.fromkeys(match[0] for match in _pattern().finditer(text)))


@functools.cache
def _pattern() -> re.Pattern[str]:
    gaps = {mark for style in styles().values() for mark in style.gaps.values()}
    escaped = "|".join(re.escape(mark) for mark in sorted(gaps))
    return re.compile(f"{_PLACEHOLDERS}|{escaped}", re.IGNORECASE)
