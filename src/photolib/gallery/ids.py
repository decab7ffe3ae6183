"""Numbers of photos, events and people, as addresses and forms name them."""

import re

from flask import Flask, abort
from werkzeug.routing import BaseConverter, Map

from photolib.errors import NotFoundError
from photolib.gallery.wording import shortened
from photolib.store.connect import is_id

_DIGITS = re.compile("[0-9]+")
_MOST_DIGITS = 19  # of 2**63; int() refuses 4300, and takes its time before
_NAMED = 40


class IdConverter(BaseConverter):
    """The number in an address: `<id(photo):photo_id>` is one that a row can have."""

    regex = _DIGITS.pattern

    def __init__(self, map_: Map, noun: str) -> None:
        super().__init__(map_)
        self.noun = noun

    def to_python(self, value: str) -> int:
        """Return the number; what no row can have is answered with 404."""
        return _of_a_row(value, self.noun)


def install(app: Flask) -> None:
    """Let the addresses of `app` name rows; before its blueprints are registered."""
    app.url_map.converters["id"] = IdConverter


def sent_id(text: str, noun: str) -> int | None:
    """Return the number that a form or a query names; only "" means none.

    What is no number is answered with 400, what no row can have with 404.
    """
    if not text:
        return None
    if not _DIGITS.fullmatch(text):
        abort(400, f"{shortened(text, _NAMED)} is not the number of any {noun}")
    return _of_a_row(text, noun)


def _of_a_row(digits: str, noun: str) -> int:
    number = int(digits) if len(digits) <= _MOST_DIGITS else 0
    if not is_id(number):
        abort(404, str(NotFoundError(noun, shortened(digits, _NAMED))))
    return number
