"""A person's title, organisation and address, from the words before the name."""

import re
from collections.abc import Sequence

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_english_title,
    is_honorific,
    is_organisation_word,
    is_plural_title,
    is_stopword,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import Office, split, tidy
from photolib.release.owners import (
    find_company,
    find_owner,
    in_compound,
    portfolio,
)
from photolib.release.set_apart import (
    is_copula,
    is_determined,
    is_item,
    is_label,
    is_owned,
)
from photolib.release.tokens import Token


def read(text: str, tokens: Sequence[Token], first: int) -> Office:
    """Read what stands before the name whose first token is `first`."""
    at, honorific = _honorifics(text, tokens, first)
    adjacent = _adjacent(text, tokens, at)
    if adjacent and not _chains(tokens, adjacent):
        return _with(adjacent, honorific)
    start = at if adjacent is None else _index_at(tokens, adjacent.start or 0)
    complement = _complement(text, tokens, start)
    found = (
        complement
        or adjacent
        or Office(start=tokens[at].start if at < len(tokens) else None)
    )
    return _with(found, honorific)


def _with(office: Office, honorific: str | None) -> Office:
    return Office(
        office.title, office.organisation, honorific, office.start, office.end
    )


def _index_at(tokens: Sequence[Token], start: int) -> int:
    return next(i for i, t in enumerate(tokens) if t.start >= start)


_ADDRESSES = frozenset({"senator", "professor", "ambassador", "general", "justice"})


def _chains(tokens: Sequence[Token], office: Office) -> bool:
    """Say whether an address follows the real title: "Minister of X, Senator NAME"."""
    index = _index_at(tokens, office.start or 0)
    comma = index > 0 and tokens[index - 1].text == ","
    return comma and (office.title or "").casefold() in _ADDRESSES


def _honorifics(
    text: str, tokens: Sequence[Token], first: int
) -> tuple[int, str | None]:
    at = first
    while at > 0:
        token = tokens[at - 1]
        article = token.text.casefold() == "the" and at < first
        if not (is_honorific(token.text) or article):
            break
        at -= 1
    begin = at
    while begin < first and tokens[begin].text == "the":
        begin += 1
    if begin == first:
        return first, None
    return at, text[tokens[begin].start : tokens[first - 1].end]


def _adjacent(text: str, tokens: Sequence[Token], at: int) -> Office | None:
    """Read "PKU Executive Vice President NAME", "UCSC's university librarian NAME"."""
    end = at
    if is_copula(tokens, end - 1):
        end -= 1
    dash = end > 1 and tokens[end - 1].text in {"–", "-", "—"}
    comma = end > 2 and tokens[end - 1].text == ","
    comma = comma and (
        is_determined(tokens, end - 2)
        or is_owned(text, tokens, end - 2)
        or is_item(tokens, end - 2)
    )
    if dash or comma or is_label(tokens, end - 1):
        end -= 1
    adjective = end > 1 and _ADJECTIVE_BEHIND.search(tokens[end - 1].text)
    head = end - 2 if adjective and is_title_head(tokens[end - 2].text) else end - 1
    if end == 0 or not is_title_head(tokens[head].text):
        return None
    begin = head
    while begin > 0 and _belongs(text, tokens, begin - 1):
        begin -= 1
    while begin < end - 1 and has("title_small_words", tokens[begin].text):
        begin += 1
    begin = _behind_body(text, tokens, begin, head)
    owner = find_owner(text, tokens, begin) or find_company(text, tokens, begin)
    if owner:
        title = tidy(text[tokens[owner.end].start : tokens[end - 1].end])
        return Office(title, owner.name, start=tokens[owner.start].start)
    if is_english_title(tokens[end - 1].text):
        begin = portfolio(text, tokens, begin)
    title = tidy(text[tokens[begin].start : tokens[end - 1].end])
    return Office(title, in_compound(title), start=tokens[begin].start)


_ADJECTIVE_BEHIND = re.compile(
    r"^[a-zà-ÿ]{3,}(?:ic[oa]|al|ale|iv[oa]|ari[oa]|ad[oa]|é|ée)$"
)
"""What stands behind a Romance title: "rector general", "ministre déléguée"."""


def _behind_body(text: str, tokens: Sequence[Token], begin: int, head: int) -> int:
    """Return where the title begins after a body's name: "Orlo Law School Dean"."""
    before = tokens[begin - 1] if begin else None
    if before is None or text[before.end : tokens[begin].start].strip():
        return begin
    small = is_stopword(before.text) or is_honorific(before.text)
    if small or before.possessive or not (before.is_word and before.is_capital):
        return begin
    words = range(begin, head)
    bodies = [i for i in words if is_organisation_word(tokens[i].text)]
    return bodies[-1] + 1 if bodies and tokens[bodies[-1]].is_capital else begin


def _belongs(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token is part of the title that follows it."""
    token, following = tokens[at], tokens[at + 1]
    if text[token.end : following.start].strip():
        return False
    if token.text in {"and", "und", "y"}:
        return at > 0 and is_title_head(tokens[at - 1].text) and tokens[at - 1].is_word
    body = is_organisation_word(token.text) and token.is_capital
    if token.possessive or (body and not following.is_capital):
        return False
    return is_title_modifier(token.text) or is_title_head(token.text)


_REACH = 28
"""Tokens between a title's head and the name behind its organisation."""


def _complement(text: str, tokens: Sequence[Token], at: int) -> Office | None:
    """Read "the Director of the Academic Affairs Department of OUC, NAME"."""
    end = at
    comma = end > 0 and tokens[end - 1].text in {",", "–", "-"}
    if comma:
        end -= 1
    if end == 0 or has("title_small_words", tokens[end - 1].text):
        return None
    head = _head(tokens, end, comma=comma)
    if head is None:
        return None
    begin = _outer(tokens, head)
    while begin > 0 and _belongs(text, tokens, begin - 1):
        begin -= 1
    title, organisation = split(text[tokens[begin].start : tokens[end - 1].end])
    return Office(title, organisation, start=tokens[begin].start)


def _outer(tokens: Sequence[Token], head: int) -> int:
    """Return the head of whom an officer is the officer of.

    "Representative of the Minister of Lakes, NAME": no minister.
    """
    paired = _paired(tokens, head)
    if paired is not None:
        return paired
    before = [t.text for t in tokens[max(0, head - 3) : head]]
    if len(before) == 3 and before[1] in {"of", "to"} and before[2] == "the":
        return head - 3 if is_title_head(before[0]) else head
    return head


def _paired(tokens: Sequence[Token], head: int) -> int | None:
    """Return the first head of "Ambassador to Chad and Permanent Representative"."""
    at = head - 1
    while at > 0 and is_title_modifier(tokens[at].text):
        at -= 1
    if at < 2 or tokens[at].text != "and":
        return None
    for index in range(at - 2, max(0, at - 12) - 1, -1):
        word = tokens[index].text
        if word in _CLAUSE_ENDS or word == ",":
            return None
        if is_title_head(word):
            return index if has("prepositions", tokens[index + 1].text) else None
    return None


_CLAUSE_ENDS = frozenset('.;:!?—“”"')


def _head(tokens: Sequence[Token], end: int, *, comma: bool) -> int | None:
    """Return the title's head back from `end`, over its organisation only."""
    for index in range(end - 1, max(0, end - _REACH) - 1, -1):
        word = tokens[index].text
        if word in _CLAUSE_ENDS or (word == "," and not comma):
            return None
        board = index > 1 and tokens[index - 2].text.casefold() == "board"
        if not is_title_head(word) or (board and is_plural_title(word)):
            if word[0].islower() and not (_inside(word) or _of_a_noun(tokens, index)):
                return None
        elif index + 1 < end and _joins(tokens, index + 1, comma=comma):
            return index
        elif index + 2 < end and _ADJECTIVE_BEHIND.search(tokens[index + 1].text):
            return index if _joins(tokens, index + 2, comma=comma) else None
    return None


def _joins(tokens: Sequence[Token], at: int, *, comma: bool) -> bool:
    word = tokens[at].text.casefold()
    if comma and is_acronym(tokens[at].text):  # "President SEECS Alumni Association, X"
        return True
    return has("prepositions", word) or (word == "(" and tokens[at + 1].is_capital)


_CONTRACTED, _ARTICLES = {"del", "du", "dello"}, {"la", "el", "le", "los", "las"}


def _of_a_noun(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is what an office is of: "comisaria de la muestra"."""
    before = tokens[at - 1].text if at else ""
    article = before in _ARTICLES and at > 1 and tokens[at - 2].text == "de"
    return before in _CONTRACTED or article


_ADJECTIVE = re.compile(r"(?:al|ale|ales|aux|elle|el|ique|ic[oa])$")
"""Of "président du conseil départemental", "secretaria de acción climática"."""


def _inside(word: str) -> bool:
    return (
        has("title_small_words", word)
        or has("fields", word)
        or is_organisation_word(word)
        or is_title_modifier(word)
        or bool(_ADJECTIVE.search(word))
        or word == "attendance"
    )
