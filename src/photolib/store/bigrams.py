"""Chinese, Kana and Hangul as FTS5's tokenizer finds them: pairs of characters."""

import re
import unicodedata

RUN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+"
)
APART = "\ue000"
"""A word of its own that no query can have: a phrase does not run across it."""
VALUE = "\ue001"
"""What the words that stand for values begin with; no query can have it either."""
_MARKS = ("\x00", "\x01", "\x02", APART, VALUE)  # 0 ends an expression, 1, 2 mark hits


def pairs(text: str, *, whole: bool = True) -> str:
    """Return `text` with every run of Chinese as overlapping pairs.

    `whole` also lets the last character stand alone, as the index wants it.

    >>> pairs("在北京站 OK")
    '在北 北京 京站 站 OK'
    """
    text = unicodedata.normalize("NFKC", text)
    for mark in _MARKS:
        text = text.replace(mark, " ")

    def split(run: re.Match[str]) -> str:
        chars = run[0]
        found = [chars[i : i + 2] for i in range(len(chars) - 1)]
        return (
            " " + " ".join([*found, chars[-1]] if whole or not found else found) + " "
        )

    return " ".join(RUN.sub(split, text).split())


def phrase(text: str, *, begun: bool = False) -> str:
    """Return the FTS5 expression for `text`, always one quoted string.

    `begun` takes its last word for the beginning of one, as a Chinese character
    that stands alone always is.
    """
    words = pairs(text, whole=False).replace('"', '""')
    alone = len(text) == 1 and RUN.fullmatch(text)
    return f'"{words}" *' if begun or alone else f'"{words}"'
