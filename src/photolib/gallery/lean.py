"""Addresses that lean the search at hand to one photo, or away from it."""

from urllib.parse import parse_qs, urlsplit

from flask import Flask, request, url_for

from photolib.errors import QueryError
from photolib.query import Query, parse
from photolib.query.lean import leaned

_FIND = "search.find"


def install(app: Flask) -> None:
    """Let templates lean the search, by a photo more (1) or less (-1) like it."""
    app.jinja_env.globals["lean_address"] = lean_address


def lean_address(photo_id: int, by: int) -> str:
    """Return the address of the search at hand, leant to a photo by so much.

    On the page of a photo that is the search from which one came there, if any.
    """
    said = _at_hand()
    query = _understood(said.get("q", ""))
    like = said.get("like", "")
    if like.isdecimal() and len(like) < 19:  # now one photo of several
        query = _understood(leaned(query, int(like), 1))
        said.pop("like")
    q = leaned(query, photo_id, by)
    return url_for(
        _FIND, q=q or None, like=said.get("like") or None, sort=said.get("sort")
    )


def _at_hand() -> dict[str, str]:
    """Return what the search of this page asks, or of the page one came from."""
    if request.endpoint == _FIND:
        return request.args.to_dict()
    came_from = urlsplit(request.referrer or "")
    here = came_from.netloc == request.host and came_from.path == url_for(_FIND)
    asked = parse_qs(came_from.query, max_num_fields=20) if here else {}
    return {name: values[0] for name, values in asked.items()}


def _understood(text: str) -> Query:
    try:
        return parse(text) if text.strip() else Query()
    except QueryError:
        return Query()
