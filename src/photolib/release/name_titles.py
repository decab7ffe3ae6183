"""Where the titles before a name end, and whether a name is an office's place."""

from collections.abc import Sequence

from photolib.release.lexicon import (
    is_given_name,
    is_honorific,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import is_civic
from photolib.release.tokens import Token


def is_seat(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Say whether this is the place of an office: "Bürgermeister von Kiel, Jan Voss".

    But "Präsidentin von der Marwitz" is a person.
    """
    title = tokens[start - 1].text
    if tokens[start].text not in _OF or is_honorific(title):
        return False
    if any(is_given_name(t.text) for t in tokens[start:last]):
        return False  # "Bürgermeister von Kiel Jan Voss"
    follows = last < len(tokens) and tokens[last].text == ","
    return is_civic(title) or follows


_OF = frozenset({"von", "vom", "zu", "zur", "de", "del", "of", "di"})

SON_OF = frozenset({"bin", "bint", "binti", "ibn"})

_INSIDE = frozenset({"Sheikh", "Sheik", "Haji", "Hajji", "Said"})
"""Addresses that are also the second part of a name: "Mustaf Sheikh Ali"."""


def _titles(word: str) -> bool:
    return is_title_head(word) or is_honorific(word) or is_title_modifier(word)


def after_titles(tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
    """Return the index after the last title or honorific in the run, and if any is."""
    start, titled = first, False
    for at in range(first, last - 1):
        word = tokens[at].text
        named = at > first and (last - at == 2 or not _titles(tokens[at - 1].text))
        if word in _INSIDE and named:  # "Mustaf Sheikh Ali", "Dr. Haji Orlo"
            continue
        if at > first and tokens[at - 1].text in SON_OF:  # "Huda bint Sultan Orlo"
            continue
        if is_honorific(word) or (
            is_title_head(word) and not _is_name_here(tokens, at, first)
        ):
            start, titled = at + 1, True
    if start < last and is_title_head(tokens[start].text) and last - start == 1:
        return last, True
    if start == first and first > 0 and tokens[first - 1].is_word:
        titled = is_title_head(tokens[first - 1].text)
    return start, titled


def _is_name_here(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Say whether a word like "Dean" or "Bishop" is a name: after a title or a name."""
    word = tokens[at].text
    if at == first:
        return False
    before = tokens[at - 1].text
    if is_given_name(word) and is_title_head(before):
        return True
    return is_given_name(before) and not is_title_modifier(before)
