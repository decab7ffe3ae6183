"""Errors become a page, or JSON for scripts, with one sentence and its status."""

import logging
from dataclasses import dataclass

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from photolib.errors import (
    ClashError,
    EditError,
    ExportError,
    FileError,
    ModelError,
    NotFoundError,
    PhotolibError,
    QueryError,
    ReleaseError,
)
from photolib.gallery.current import wants_json
from photolib.gallery.wording import sentence

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[PhotolibError], int], ...] = (
    (NotFoundError, 404),
    (QueryError, 400),
    (ClashError, 409),
    (EditError, 400),
    (FileError, 400),
    (ReleaseError, 400),
    (ExportError, 409),
    (ModelError, 503),
)
_SENTENCES = {
    404: "there is no page at this address",
    405: "this address is for a form of the gallery only",
    413: "this is more than one upload may bring: send fewer files at a time",
    500: "photolib failed at this; its log tells more",
}
_TITLES = {
    400: "This cannot be taken as it is",
    403: "Not from here",
    404: "Nothing here",
    405: "Not this way",
    409: "This may not leave yet",
    413: "Too much at once",
    503: "Not at the moment",
}


@dataclass(frozen=True, slots=True)
class FailurePage:
    """What went wrong, in a heading and one sentence."""

    status: int
    title: str
    sentence: str


def install(app: Flask) -> None:
    """Let no error of ours, and none of HTTP, end in a bare answer."""
    app.register_error_handler(PhotolibError, _ours)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _http)


def answer(status: int, reason: str) -> ResponseReturnValue:
    """Return the page, or the JSON, of an error."""
    told = sentence(reason)
    if wants_json():
        return jsonify(error=told), status
    page = FailurePage(status, _TITLES.get(status, "Something went wrong"), told)
    return render_template("failure.html", page=page), status


def status_of(error: PhotolibError) -> int:
    """Return the HTTP status of an error."""
    return next((code for kind, code in _STATUS if isinstance(error, kind)), 503)


def _ours(error: PhotolibError) -> ResponseReturnValue:
    status = status_of(error)
    if status == 503:
        log.error("%s failed", request.endpoint, exc_info=error)
    return answer(status, str(error))


def _stale(_error: CSRFError) -> ResponseReturnValue:
    return answer(400, "this form is not of this session: go back, reload, try again")


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    said_by_us = error.description != type(error).description and error.description
    return answer(code, said_by_us or _SENTENCES.get(code) or error.name)
