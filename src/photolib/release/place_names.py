"""The names of places: the run of capitals behind "in" and "at"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from photolib.release import dates
from photolib.release.datelines import reading
from photolib.release.lexicon import (
    has,
    is_organisation_word,
    is_stopword,
    is_title_head,
    is_title_modifier,
)
from photolib.release.sentences import Sentence
from photolib.release.tokens import Token, tokenise

HOUSES = (
    *("haus", "hof", "platz", "garten", "aula", "turm", "halle", "saal", "schloss"),
    *("zentrum", "theater", "museum", "kirche"),
)
"""How German names of buildings end."""


class Place(NamedTuple):
    """A place as the text names it, with its offsets in the text."""

    name: str
    start: int
    end: int


_ITS_CITY = re.compile(r"['’]s? (?:\w+ ){0,3}(?:city|capital|town|province)\b")
"""In China's third largest city, Guangzhou: the city is meant."""


def place_at(sentence: Sentence, at: int) -> Place | None:
    """Return the run of capitals that begins at `at` when it can be a place."""
    window = sentence.text[at : at + 120]
    tokens = tokenise(window)
    end = 0
    while end < len(tokens) and _is_part(window, tokens, end):
        end += 1
    while end and has("place_small_words", tokens[end - 1].text):
        end -= 1
    words = [t.text for t in tokens[:end]]
    if end == 0 or not _is_place(words) or all(map(is_title_modifier, words)):
        return None
    name = window[: tokens[end - 1].end]
    following = tokens[end].text if end < len(tokens) else ""
    if end == 1 and has("fields", following) and following[0].islower():
        return None  # "in Pharmaceutical sciences"
    if following in _HEADLINE:
        return None  # "Scholars in Kiel Visit Orlo"
    if name in {"US", "UK", "EU", "UN"} or _ITS_CITY.match(window, len(name)):
        return None
    return Place(reading(name), sentence.start + at, sentence.start + at + len(name))


def _is_place(words: list[str]) -> bool:
    first = words[0].casefold()
    if is_stopword(first) or first in dates.months() or first in dates.weekdays():
        return False
    if has("no_places", first):
        return False
    alone = len(words) == 1
    if has("event_words", words[-1]) and not has("places", words[-1]):
        return False  # "at the General Assembly"
    thing = has("event_words", words[0]) or is_organisation_word(words[0])
    return not is_title_head(words[-1]) and not (alone and thing)


_HEADLINE = frozenset(
    ["Visit", "Meet", "Attend", "Sign", "Host", "Launch", "Join", "Celebrate", "Hold"]
)
"""Verbs of a headline, which end a place: "Scholars in Kiel Visit Orlo"."""


def _owns_building(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the owner before `at` is part of a house's name."""
    for token in tokens[at : at + 4]:
        if not token.is_capital:
            return False
        if is_building(token.text):
            return True
    return False


def is_building(word: str) -> bool:
    """Say whether a word of a name says that it is a house: "Hall", "Institute"."""
    return has("places", word) or (word[0].isupper() and is_organisation_word(word))


def _is_part(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token goes on the name of a place."""
    token = tokens[at]
    if at:
        before = tokens[at - 1]
        gap = text[before.end : token.start].strip()
        if gap and not (before.possessive and _owns_building(tokens, at)):
            return False  # but "St Mary's Cathedral"
    if at and token.text in _HEADLINE:
        return False
    small = is_stopword(token.text) and not (at and has("places", token.text))
    if token.is_word and token.is_capital and not small:
        return True
    if not at or not has("place_small_words", token.text) or at + 1 >= len(tokens):
        return False
    if token.text in {"der", "des", "dem"} and not tokens[0].text.casefold().endswith(
        HOUSES
    ):
        return False  # "in Bamberg der Förderbescheid", but "Aula der Seeschule"
    following = tokens[at + 1]
    return following.is_capital or has("place_small_words", following.text)
