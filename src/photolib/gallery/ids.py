"""Numbers of photos, events and people, as addresses and forms name them."""

import re
from collections.abc import Iterable

from flask import Flask, abort, request
from werkzeug.routing import BaseConverter, Map

from photolib.errors import EditError, NotFoundError
from photolib.frames import OF_EVENT
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


def written(ids: Iterable[int]) -> str:
    """Write numbers of photos short, as a form sends them: "3-17 20".

    >>> written([20, 3, 4, 5])
    '3-5 20'
    """
    runs: list[list[int]] = []
    for number in sorted(ids):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def sent_photos() -> list[int]:
    """Return the numbers of photos that a form names.

    :raises EditError: when it names none, or what is none.
    """
    found: list[int] = []
    for run in request.form.get("photos", "").split():
        first, dash, last = run.partition("-")
        ends = [first, last] if dash else [first, first]
        if not all(end.isdecimal() and len(end) < 16 for end in ends):
            raise EditError(f"{run[:40]} names no photos")
        found += range(int(ends[0]), min(int(ends[1]), int(ends[0]) + 9_999) + 1)
    if not found or len(found) > OF_EVENT:
        raise EditError("choose some photos, no more than 5,000 at once")
    return found


def _of_a_row(digits: str, noun: str) -> int:
    number = int(digits) if len(digits) <= _MOST_DIGITS else 0
    if not is_id(number):
        abort(404, str(NotFoundError(noun, shortened(digits, _NAMED))))
    return number
