"""Whether words are plain: of what is seen, so that nobody can be named by them.

A closed vocabulary is the one thing that keeps a machine from naming people nobody
here has heard of. What it does not hold is lost, rather than a name told.
"""

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = (("'s", ""), ("’s", ""), ("s'", "s"), ("ies", "y"), ("es", ""), ("s", ""))
_OF_VERBS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ied", "y"))
# No "er": carter, turner and potter are names.


def strange_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are not plain, in its order.

    >>> strange_words("A man sitting at two tables with obama.")
    ('obama',)
    """
    words = (match[0] for match in _WORD.finditer(text))
    return tuple(word for word in words if not _is_plain(word.casefold()))


def _is_plain(word: str) -> bool:
    if word.isdigit():
        return word.isascii()
    verbs, others = _known()
    if any(stem in verbs or stem in others for stem in _stems(word, _ENDINGS)):
        return True
    return not verbs.isdisjoint(_stems(word, _OF_VERBS))


def _stems(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield a word and what it may be a form of: sitting, sitt, sit, sitte."""
    yield word
    for ending, instead in endings:
        stem = word.removesuffix(ending)
        if len(stem) > 2 and stem != word:
            yield stem + instead
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@functools.cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Return verbs and all other words."""
    folder = resources.files("photolib.embedding")
    table = tomllib.loads(folder.joinpath("plain_words.toml").read_text("utf-8"))
    verbs, others = (re.split(r"[\s-]+", table[key]) for key in ("verbs", "others"))
    return frozenset(verbs) - {""}, frozenset(others) - {""}
