"""Whose office a title is, where the organisation stands before it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_english_title,
    is_honorific,
    is_organisation_word,
    is_stopword,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import tidy
from photolib.release.tokens import Token


class Owner(NamedTuple):
    """An organisation before a title: token range [start, end) and its name."""

    start: int
    end: int
    name: str


def find_owner(text: str, tokens: Sequence[Token], begin: int) -> Owner | None:
    """Return the organisation whose words end where the title begins, at `begin`.

    A word such as "University", an abbreviation or a possessive shows it.
    """
    start = _capitals_start(text, tokens, begin)
    marks = [
        i
        for i in range(start, begin)
        if is_organisation_word(tokens[i].text)
        or is_acronym(tokens[i].text)
        or tokens[i].possessive
    ]
    if not marks:
        return None
    first = start
    while first + 1 < begin and has("passing", tokens[first].text):
        first += 1
    end = _owner_end(tokens, first, marks[-1], begin)
    if first >= end or _is_part_of_title(tokens, first, end):
        return None
    name = tidy(text[tokens[first].start : tokens[end - 1].end])
    if name.endswith("-based") or _is_country(name) or _only_title_words(name):
        return None
    return Owner(start, end, name)


def _is_part_of_title(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Say whether this is the "Interim Library" of "Interim Library Director"."""
    words = [t.text for t in tokens[first:end]]
    *before, last = words
    generic = is_organisation_word(last) and not tokens[end - 1].possessive
    return bool(before) and generic and all(map(_modifies_office, before))


_OFFICES = frozenset(
    ["interim", "acting", "assistant", "associate", "deputy", "former", "senior"]
)


def _modifies_office(word: str) -> bool:
    return word.casefold() in _OFFICES


def _is_country(name: str) -> bool:
    if name.replace(".", "") in {"US", "UK", "UAE", "EU", "UN"}:
        return True
    return all(has("nationalities", word) for word in name.split())


def _capitals_start(text: str, tokens: Sequence[Token], begin: int) -> int:
    start = begin
    while start > 0 and _of_owner(text, tokens, start - 1):
        start -= 1
    while start < begin and not _opens(tokens[start]):
        start += 1
    return start


def _opens(token: Token) -> bool:
    if is_stopword(token.text):
        return is_organisation_word(token.text)
    return token.is_capital or is_title_modifier(token.text)


def _owner_end(tokens: Sequence[Token], first: int, mark: int, begin: int) -> int:
    """Return where the organisation ends: at its mark, its abbreviation, the title."""
    if tokens[mark].possessive:
        return mark + 1
    if not tokens[begin].is_capital:  # "UC Santa Cruz astronomer"
        return begin
    return first + 1 if is_acronym(tokens[first].text) else mark + 1


_COMPOUND = re.compile(
    r"(?:^|\s)(?:([A-ZÄÖÜ][\w]+)-|([A-ZÄÖÜ]\w*(?:rat|tag|senat|verband|bund)e?)s)"
    r"(?:[Pp]räsident|[Cc]hef|[Dd]irektor|[Ss]precher|[Vv]orsitzende|[Ss]ekretär)\w*$"
)


_SHORT = re.compile(r"([A-ZÄÖÜ]{2,7})-(\w+)$")
"""FAO-Generaldirektor, IHK-Präsidentin."""
_NO_BODIES = frozenset(
    ["US", "EU", "UN", "UK", "NRW", "DDR", "IT", "PR", "HR", "TV", "OB", "PC", "EDV"]
)
"""Countries, lands and trades in front of a title."""


_BOARDS = (
    "Uni",
    "Vize",
    "Alt",
    "Ex",
    "Hochschul",
    "Landes",
    "Kreis",
    "Regierungs",
    "Ehren",
    "Aufsichtsrat",
    "Verwaltungsrat",
    "Vorstand",
    "Beirat",
    "Elternbeirat",
)


def in_compound(title: str) -> str | None:
    """Return the body inside "Bundestagspräsidentin" or "Knesset-Präsident"."""
    short = _SHORT.match(title)
    if short and is_title_head(short[2]):
        return None if short[1] in _NO_BODIES else short[1]
    match = None if title.startswith(_BOARDS) else _COMPOUND.search(title)
    return match[1] or match[2] if match else None


def _only_title_words(name: str) -> bool:
    return all(is_title_modifier(w) or is_title_head(w) for w in name.split())


def _of_owner(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token may belong to an organisation's name."""
    token, following = tokens[at], tokens[at + 1]
    gap = text[token.end : following.start].strip()
    if gap not in {"", "'s", "’s", "’", "'"}:
        return False
    if token.text == "&":
        return True
    if token.is_word and token.is_capital:
        return not is_stopword(token.text) or is_organisation_word(token.text)
    if token.text in {"of", "the", "for"}:
        before = tokens[max(0, at - 2) : at]
        return any(t.is_capital and not is_stopword(t.text) for t in before)
    return token.text in {"former", "current", "new"}


def portfolio(text: str, tokens: Sequence[Token], begin: int) -> int:
    """Return where "Communications Minister" begins: capitals glued to the title."""
    start = begin
    while start > 0 and _glued_capital(text, tokens, start - 1):
        start -= 1
    return start if begin - start <= 3 else begin


def _glued_capital(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if (
        text[token.end : tokens[at + 1].start].strip()
        if at + 1 < len(tokens)
        else False
    ):
        return False
    small = is_stopword(token.text) or is_honorific(token.text)
    return token.is_word and token.is_capital and not small


_NATIONALITY = re.compile(
    r"(?:-based|[bntr]al|ian|ese|ish|can|ean|nch|tch|isch\w*|ani|aqi|eli)$"
)


def _opens_title(word: str) -> bool:
    """Say whether an English title begins with `word`: "chair", "board chair"."""
    return is_english_title(word) or (word[0].islower() and is_title_modifier(word))


def find_company(text: str, tokens: Sequence[Token], begin: int) -> Owner | None:
    """Return "Airbus" before "CEO": capitals that are no office's own words."""
    if begin >= len(tokens) or not _opens_title(tokens[begin].text):
        return None
    start = portfolio(text, tokens, begin)
    if tokens[begin].text.casefold() in {"minister", "secretary"}:
        return None
    first = start == 0 or not tokens[start - 1].is_word
    if first and begin - start == 1 and not tokens[begin].is_capital:
        return None  # "Sporting director": a capital of the sentence's beginning
    words = [t.text for t in tokens[start:begin]]
    own = (is_title_modifier(w) or is_honorific(w) or has("fields", w) for w in words)
    if not words or any(own) or any(_NATIONALITY.search(w) for w in words):
        return None
    name = tidy(text[tokens[start].start : tokens[begin - 1].end])
    return None if _is_country(name) else Owner(start, begin, name)
