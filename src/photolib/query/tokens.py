"""The text of a search, taken apart: words, phrases, brackets and what joins them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from photolib.errors import QueryError
from photolib.query.fields import is_ordered
from photolib.query.signs import WORDS, plain

_START = re.compile(
    r"(?P<name>[^\W\d_]+)(?P<sign>:|[<>]=?|=)(?P<value>(?=\()|\"[^\"]*\"?|[^\s\"()|]*)"
)
_PHRASE = re.compile(r'"[^"]*"?')
_BARE = re.compile(r'[^\s"()|]+')
_SIGNS: dict[str, "Kind"] = {"(": "open", ")": "close", "|": "or"}

Kind = Literal["term", "open", "close", "or", "and", "not"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a search and where it stands; `field` is as typed.

    What opens a bracket may have a field too: it is asked of all within. `quoted`
    tells what stood in quotation marks.
    """

    kind: Kind
    text: str
    start: int
    end: int
    field: str | None = None
    quoted: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the pieces of a search, in order.

    :raises QueryError: where a quotation mark is never closed.
    """
    signs = plain(text)
    at = 0
    while at < len(signs):
        if signs[at].isspace():
            at += 1
            continue
        token = _next(signs, at)
        yield token
        at = token.end


def _next(signs: str, at: int) -> Token:
    kind = _SIGNS.get(signs[at])
    if kind is not None:
        return Token(kind, signs[at], at, at + 1)
    if signs[at] == "-":
        return Token("not", "-", at, at + 1)
    match = _START.match(signs, at)
    if match is not None and (match["sign"] == ":" or is_ordered(match["name"])):
        return _of_field(match, signs)
    match = _PHRASE.match(signs, at) or _BARE.match(signs, at)
    if match is None:  # every character that is no sign begins a word
        raise AssertionError(signs[at:])
    if match[0] in WORDS:
        return Token(_word(match[0]), match[0], at, match.end())
    quoted = match[0].startswith('"')
    return Token("term", _value(match[0], at), at, match.end(), quoted=quoted)


def _of_field(match: re.Match[str], signs: str) -> Token:
    name, sign, value = match["name"], match["sign"], match["value"]
    start, end = match.span()
    if not value and sign == ":" and signs[end : end + 1] == "(":
        return Token("open", "(", start, end + 1, name)
    compared = "" if sign == ":" else sign
    quoted = value.startswith('"')
    return Token("term", compared + _value(value, start), start, end, name, quoted)


def _value(text: str, at: int) -> str:
    if text.startswith('"'):
        if len(text) < 2 or not text.endswith('"'):
            raise QueryError("a quotation mark is never closed: add another", at)
        text = " ".join(text[1:-1].split())
    return unicodedata.normalize("NFC", text)


def _word(text: str) -> Kind:
    return "or" if text == "OR" else "and" if text == "AND" else "not"
