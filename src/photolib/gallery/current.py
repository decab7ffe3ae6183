"""What a view works with: the library, the model and the person before the screen."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, g, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from photolib import __version__
from photolib.likeness import Likeness
from photolib.store import pick, selection
from photolib.store.library import Library, open_library

_EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows.

    `picked` and `selected` are how many photos; None where no library could be opened.
    """

    notice: str | None
    picked: int | None
    selected: int | None
    query: str
    version: str


def install(app: Flask) -> None:
    """Give templates the site, and close the library when a request ends."""
    app.teardown_request(lambda _error: _close())
    app.context_processor(lambda: {"site": _site()})


def library() -> Library:
    """Return the library, opened for this request alone.

    :raises LibraryError: when it cannot be opened.
    """
    if "library" not in g:
        g.closing = ExitStack()
        g.library = g.closing.enter_context(open_library(current_app.config["LIBRARY"]))
    return cast("Library", g.library)


def likeness() -> Likeness:
    """Return the app's one Likeness, which keeps the model between requests."""
    return cast("Likeness", current_app.extensions["likeness"])


def editor() -> str:
    """Return who decides and writes here; until there are accounts, an editor."""
    return _EDITOR


def wants_json() -> bool:
    """Tell whether a script asks, to which errors are answered in JSON too."""
    return request.accept_mimetypes.best == "application/json"


def back(fallback: str) -> Response:
    """Go back to the page of this gallery that the form stood on."""
    here = request.host_url
    came_from = request.referrer or ""
    path = came_from.removeprefix(here) if came_from.startswith(here) else None
    return redirect(fallback if path is None else f"/{path.lstrip('/')}", 303)


def photo_address(photo_id: int, part: str = "") -> str:
    """Return the address of a photo's page, at one of its parts."""
    return url_for("photo.show", photo_id=photo_id, _anchor=part or None)


def _close() -> None:
    closing = g.pop("closing", None)
    if closing is not None:
        closing.close()


def _site() -> Site:
    picked = len(pick.picked(g.library.db, editor())) if "library" in g else None
    selected = selection.count(g.library.db, editor()) if "library" in g else None
    query = request.args.get("q", "") if request.endpoint == "search.find" else ""
    notice = current_app.config["NOTICE"]
    return Site(notice, picked, selected, query, __version__)
