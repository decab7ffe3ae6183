"""A search is read: by recursive descent, with a position for whatever is wrong.

    all    = either { ["AND"] either }
    either = one { ("OR" | "|") one }
    one    = ["-" | "NOT"] (term | [field ":"] "(" all ")")

OR binds closer than standing in a row, as in the search of the web and of mail: what
is added to a row never changes what stood there. Whoever writes AND has perhaps
learned it the other way round; AND beside OR must therefore have brackets.
"""

import unicodedata
from collections import deque
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from photolib.errors import QueryError
from photolib.query.days import period
from photolib.query.fields import Field, chosen, get_field
from photolib.query.tokens import Token, tokens
from photolib.query.tree import (
    And,
    Node,
    Not,
    Query,
    Term,
    both,
    either,
    terms,
    without,
)
from photolib.query.values import bounds, numbered, weighted

EMPTY = "it is empty: type a word, a name or a field such as by:"
_LONGEST, _MOST, _DEEPEST = 2000, 50, 10
_ANY_DAY = date(2000, 1, 1)

_Rest: TypeAlias = deque[Token]


def parse(text: str) -> Query:
    """Read a search.

    >>> parse('-logo by:"Li Song"').parts[1]
    Term(text='Li Song', field='by', start=6, end=18)

    :raises QueryError: with the position, when a part cannot be understood.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"it is longer than {_LONGEST} characters", _LONGEST)
    rest = deque(tokens(text))
    if not rest:
        raise QueryError(EMPTY, 0)
    said = [token for token in rest if token.kind == "term"]
    if len(said) > _MOST:
        raise QueryError(f"it has more than {_MOST} parts", said[_MOST].start)
    root = _all(rest, None, 0)
    if rest:
        raise _wrong(rest[0], "this bracket closes none: leave it out, or open one")
    for part in root.parts if isinstance(root, And) else (root,):
        _check_place(part)
    return Query(root)


def _all(rest: _Rest, field: Field | None, depth: int) -> Node:
    parts = [_either(rest, field, depth)]
    while rest and rest[0].kind != "close":
        sign = rest.popleft() if rest[0].kind == "and" else None
        parts.append(_either(rest, field, depth, after=sign))
        if sign is not None and any(is_loose for _, is_loose in parts[-2:]):
            raise _wrong(
                sign,
                "AND beside OR can be read in two ways: "
                "put brackets around what belongs together",
            )
    return both(node for node, _ in parts)


def _either(
    rest: _Rest, field: Field | None, depth: int, after: Token | None = None
) -> tuple[Node, bool]:
    """Return what stands between blanks, and whether a bare OR is in it."""
    parts = [_one(rest, field, depth, after)]
    while rest and rest[0].kind == "or":
        sign = rest.popleft()
        parts.append(_one(rest, field, depth, sign))
    return either(parts), len(parts) > 1


def _one(rest: _Rest, field: Field | None, depth: int, after: Token | None) -> Node:
    if not rest or rest[0].kind in {"close", "or", "and"}:
        raise _missing(rest, after)
    token = rest.popleft()
    if token.kind == "not":
        if not rest or rest[0].kind not in {"term", "open"} or _is_dash(token, rest[0]):
            raise _wrong(
                token,
                f"there is nothing to look for behind {token.text!r}: "
                "write a word right behind it, or leave it out",
            )
        return without(_one(rest, field, depth, token))
    if token.kind == "open":
        return _group(rest, token, field, depth + 1)
    return _term(token, field)


def _group(rest: _Rest, opened: Token, field: Field | None, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _wrong(opened, f"brackets stand deeper than {_DEEPEST} in each other")
    within = _known(opened) if opened.field else field
    if rest and rest[0].kind == "close":
        raise _wrong(opened, "there is nothing in these brackets: fill or delete them")
    if not rest:
        raise _wrong(opened, "this bracket is never closed: add )")
    node = _all(rest, within, depth)
    if not rest:
        raise _wrong(opened, "this bracket is never closed: add )")
    rest.popleft()
    return node


def _term(token: Token, field: Field | None) -> Term:
    asked = _known(token) if token.field else field
    if asked is None:
        text = _words(token.text, token)
        return Term(text, None, token.start, token.end, token.quoted)
    try:
        text = _read(asked, token)
    except ValueError as error:
        raise _wrong(token, str(error)) from error
    return Term(text, asked.name, token.start, token.end, token.quoted)


def _known(token: Token) -> Field:
    try:
        return get_field(token.field or "")
    except ValueError as error:
        raise _wrong(token, str(error)) from error


def _words(text: str, token: Token) -> str:
    if any(c.isalnum() for c in text):
        return text
    if token.field and not text:
        raise _wrong(
            token,
            f"there is nothing to look for behind {token.field}: "
            "write a value right behind the colon",
        )
    raise _wrong(token, f"there is nothing to look for in {text!r}: it has no letter")


def _read(field: Field, token: Token) -> str:
    """Return the value of a field as it stands in the tree."""
    value = _words(token.text, token)
    if field.kind == "words":
        return value
    value = unicodedata.normalize("NFKC", value)
    if field.kind == "choice":
        return chosen(field, value)
    _CHECKS[field.kind](value)
    return value


_CHECKS: dict[str, Callable[[str], object]] = {
    "date": lambda value: period(value, _ANY_DAY),
    "number": bounds,
    "ids": numbered,
    "similar": weighted,
}


def _check_place(part: Node) -> None:
    """Refuse a likeness where it could only be a matter of yes or no."""
    alone = part.part if isinstance(part, Not) else part
    for term, _ in terms(alone):
        if term.field == "similar" and term is not alone:
            raise QueryError(
                "similar: ranks and is no matter of yes or no: "
                "write it outside of OR and brackets",
                term.start,
                term.end,
            )


def _is_dash(sign: Token, following: Token) -> bool:
    """Tell whether a minus is a dash between words, which takes nothing away."""
    return sign.text == "-" and sign.end < following.start


def _missing(rest: _Rest, after: Token | None) -> QueryError:
    token = rest[0] if rest else after
    if token is None:  # only a sign or its own text can be amiss
        return QueryError(EMPTY, 0)
    if after is None and token.kind in {"or", "and"}:
        return _wrong(token, f"{token.text} joins two things: write one before it")
    if after is None:
        return _wrong(token, "this bracket closes none: leave it out, or open one")
    return _wrong(after, f"{after.text} joins two things: write one behind it")


def _wrong(token: Token, reason: str) -> QueryError:
    return QueryError(reason, token.start, token.end)
