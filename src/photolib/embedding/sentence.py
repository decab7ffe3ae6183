"""A machine's words made a sentence: its blanks, its loops, its broken end."""

import re

_LONGEST = 250  # characters: what an alternative text may have (rule C10)
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_BLANKS = (
    (re.compile("[\x00-\x1f\x7f-\x9f\ufffd\\s]+"), " "),
    (re.compile(r"\s+(?=[,.;:!?，。！？、；：)\]])|(?<=[(\[])\s+"), ""),
    (re.compile(r"\s*['’]\s*(?=(?:s|t|d|m|re|ve|ll)\b)"), "'"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)
"""What a tokenizer parts: `a man ' s t - shirt .`"""
_LOOP = re.compile(r"(\D{2,60}?)\1{2,}")
_STOP = re.compile(r"[.!?。！？](?=\s|$)|[。！？]")
_DANGLING = frozenset(
    (
        *("", "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "by"),
        *("to", "for", "from", "with", "without", "into", "over", "under", "near"),
        *("behind", "beside", "between", "while", "as", "that", "which", "who"),
        *("is", "are", "was", "were", "his", "her", "its", "their", "some", "next"),
        *("this", "these", "those", "very"),
    )
)
"""Words that no sentence ends with."""


def tidy(words: str) -> str | None:
    """Return the first sentence of `words`, whole and once; None where none is left.

    >>> tidy("a man ' s t - shirt and a man ' s t - shirt and a man ' s")
    "A man's t-shirt."
    >>> tidy("two people at a table with a"), tidy(" . . ,")
    ('Two people at a table.', None)
    """
    for pattern, instead in _BLANKS:
        words = pattern.sub(instead, words)
    words = words.lstrip(" .,;:!?-'\"")
    stop = _STOP.search(words)
    said = _LOOP.sub(r"\1", words[: stop.start()] if stop else words).split()
    text = _short(_ended(_once(said))).rstrip(" ,;:-'\"([")
    if not any(c.isalpha() for c in text):
        return None
    return text[0].upper() + text[1:] + ("。" if _HAN.search(text[-1]) else ".")


def _once(words: list[str]) -> list[str]:
    """Return the words up to where they begin to say the same again."""
    said: list[str] = []
    plain: list[str] = []
    for word in words:
        bare = word.casefold().strip(",;:")
        if plain and bare == plain[-1]:
            continue
        said.append(word)
        plain.append(bare)
        for count in range(2, len(plain) // 2 + 1):
            if plain[-count:] == plain[-2 * count : -count]:
                return said[:-count]
    return said


def _ended(said: list[str]) -> list[str]:
    """Return the words without those at the end that lead to nothing."""
    end = len(said)
    while end and said[end - 1].casefold().strip(",;:-") in _DANGLING:
        end -= 1
    return said[:end]


def _short(said: list[str]) -> str:
    text = " ".join(said)
    if len(text) < _LONGEST:
        return text
    cut = text[: _LONGEST - 1]
    return " ".join(_ended(cut.split()[:-1])) or cut
