"""Titles that a colon, a comma or "is" sets apart from the name behind them."""

from collections.abc import Sequence

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_organisation_word,
    is_stopword,
    is_title_head,
    is_title_modifier,
)
from photolib.release.tokens import Token

_LONGEST_LABEL = 8
"""Words in front of a colon that say who is named behind it."""


def is_label(tokens: Sequence[Token], colon: int) -> bool:
    """Say whether "First Vice President:" opens a line of a list of officers."""
    if not 0 < colon <= _LONGEST_LABEL or tokens[colon].text != ":":
        return False
    words = [t for t in tokens[:colon] if t.is_word]
    fine = (t.is_capital or has("title_small_words", t.text) for t in words)
    return bool(words) and all(fine)


_COPULAS = frozenset({"ist", "bleibt", "wird", "wurde", "war"})


def is_copula(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "Kassiererin ist" stands before a name: the title comes first."""
    return (
        at > 0
        and tokens[at].text in _COPULAS
        and tokens[at - 1].is_capital
        and is_title_head(tokens[at - 1].text)
    )


def is_determined(tokens: Sequence[Token], head: int) -> bool:
    """Say whether "its first secretary" ends at `head`: a title with a determiner."""
    at = head
    if not is_title_head(tokens[at].text):
        return False
    while at > max(0, head - 4) and (at == head or _modifies(tokens[at])):
        at -= 1
    former = at < head and tokens[at + 1].text in {"former", "current", "then"}
    return tokens[at].possessive or former or has("determiners", tokens[at].text)


def is_owned(text: str, tokens: Sequence[Token], head: int) -> bool:
    """Say whether "Lake Rowing Federation technical director" ends at `head`."""
    at = head
    if not is_title_head(tokens[at].text) or tokens[at].is_capital:
        return False
    while at > max(0, head - 3) and not tokens[at].is_capital:
        at -= 1
    owner = tokens[at]
    if not owner.is_capital or text[owner.end : tokens[at + 1].start].strip():
        return False
    short = is_acronym(owner.text) and len(owner.text) > 2
    return short or is_organisation_word(owner.text)


def is_item(tokens: Sequence[Token], head: int) -> bool:
    """Say whether a title alone opens an item of a list: "; Altrektor, NAME"."""
    at = head
    if not is_title_head(tokens[at].text):
        return False
    while at > 0 and is_title_modifier(tokens[at - 1].text):
        at -= 1
    return at > 0 and tokens[at - 1].text in {";", ":"}


def _modifies(token: Token) -> bool:
    """Say whether a word can stand between "its" and a title: "its new country"."""
    small = token.is_word and not is_stopword(token.text)
    return (small or is_title_modifier(token.text)) and not token.possessive
