"""What makes words a personal name: lists of names, pinyin, capitals, the shape."""

import re
from collections.abc import Collection

from photolib.credit.gazetteer import pinyin_surnames
from photolib.credit.gazetteer import words as words_of
from photolib.credit.names import is_capitals, is_pinyin
from photolib.release.lexicon import (
    has,
    is_acronym,
    is_given_name,
    is_organisation_word,
    is_particle,
    is_stopword,
    is_thing_word,
    is_title_head,
    is_title_modifier,
)

MOST = 5
"""Tokens of a name: more is a heading or an organisation."""


def before_name(words: list[str]) -> bool:
    """Say whether unknown words before a known given name belong to the name."""
    return len(words) <= 2 and not any(
        is_stopword(w)
        or is_thing_word(w)
        or is_acronym(w)
        or is_title_head(w)
        or is_title_modifier(w)
        or organises(w)
        or has("nationalities", w)
        or has("fields", w)
        or "-" in w
        for w in words
    )


def organises(word: str) -> bool:
    """Say whether `word` is one that makes a credit's part an organisation."""
    return word.casefold().rstrip(".") in words_of("organisation_words")


def known_start(
    words: list[str], acronyms: Collection[str], *, titled: bool
) -> int | None:
    """Return where in `words` a name begins that a list of names confirms."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if _capitals_first(word, following, acronyms):
            return at
        surname = (titled and at == 0) or not is_thing_word(following)
        if is_given_name(word) and surname:
            return _with_initials(words, at)
        if _pinyin_pair(word, following):
            return at
    return None


def _with_initials(words: list[str], at: int) -> int:
    """Return where the initials begin that stand before the name at `at`."""
    while at > 0 and re.fullmatch(r"(?:[^\W\d_]\.)+|Ma\.|Wm\.", words[at - 1]):
        at -= 1
    return at


def _capitals_first(word: str, following: str, acronyms: Collection[str]) -> bool:
    """Say whether this is "JIANG Wenliang": capitals, then not, and no organisation."""
    return (
        is_capitals(word)
        and word not in acronyms
        and not is_capitals(following)
        and len(following) > 1
        and not (is_thing_word(following) or is_title_head(following))
        and not is_title_modifier(following)
        and (
            (word.casefold() in pinyin_surnames() and is_pinyin(following))
            or (len(word) > 3 and is_given_name(following))
        )
    )


def _pinyin_pair(word: str, following: str) -> bool:
    """Say whether this is "Zhong Zhixian" or "Liangyou Peng"."""
    a, b = word.casefold(), following.casefold()
    if a in pinyin_surnames() and is_pinyin(following):
        return len(b) > 1 and not is_stopword(following)
    return b in pinyin_surnames() and is_pinyin(word) and not is_pinyin(word, 1)


_SON_OF = frozenset({"bin", "bint", "binti", "ibn", "ben"})
"""What joins a name to a father's, which may have more after it."""


def name_length(words: list[str]) -> int:
    """Return how many of `words` the name takes; 0 when a later word denies it."""
    size = 1
    most = MOST + 1 + 2 * sum(w in _SON_OF for w in words)
    while size < len(words) and size < most:
        word = words[size]
        if is_title_head(word) and size > 1 and words[size - 1] not in _SON_OF:
            break
        if word == "y" and size > 1 and len(words) > size + 2:
            break  # "Carmen Ruiz y Ana Castro", but "José Ortega y Gasset"
        if is_organisation_word(word) or (is_acronym(word) and not is_capitals(word)):
            small = [i for i in range(2, size) if is_particle(words[i])]
            return small[0] if small else 0
        size += 1
    while size > 1 and is_particle(words[size - 1]):
        size -= 1
    if _pinyin_pair(words[0], words[1]) and not is_given_name(words[0]):
        third = len(words) > 2 and is_pinyin(words[2], 1) and is_pinyin(words[1], 1)
        return 3 if third else 2
    return size


def has_shape(words: list[str]) -> bool:
    """Say whether the words look like a name, whatever they are."""
    whole = (w for w in words if not w.endswith(".") and len(w) > 1)  # an initial
    if any(is_stopword(w) and not is_particle(w) for w in whole):
        return False
    return all(
        (w[0].isupper() and (not is_acronym(w) or len(words) > 1))
        or is_particle(w)
        or w.startswith("al-")
        for w in words
    )
