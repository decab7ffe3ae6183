"""Who may ask for what, and what browsers are told about it.

Until there are accounts the gallery is for the machine it runs on: requests from
elsewhere, or under another name (DNS rebinding), are refused before a view runs.
"""

import ipaddress
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect

from photolib.errors import NoLibraryError, StorageError
from photolib.store.files import storage_error

_KEY = "gallery.key"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protect(app: Flask, folder: Path) -> None:
    """Guard every request to `app`, and mark every answer.

    :raises StorageError: when the key of the sessions cannot be kept.
    """
    app.config.update(
        SECRET_KEY=session_key(folder),
        SESSION_COOKIE_NAME="photolib",
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
        WTF_CSRF_TIME_LIMIT=None,  # an editor's page may stay open all day
    )
    app.before_request(_admit)
    app.after_request(_mark)
    CSRFProtect(app)


def permitted() -> bool:
    """Tell whether this request may be answered: the one place that decides it."""
    return is_loopback(request.remote_addr or "") and is_loopback(
        urlsplit(f"//{request.host}").hostname or ""
    )


def is_loopback(host: str) -> bool:
    """Tell whether `host`, a name or an address, is this machine's own.

    >>> is_loopback("::1"), is_loopback("127.0.0.1.example.org")
    (True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def session_key(folder: Path) -> str:
    """Return the key that signs sessions: random, the library's own, in a 0600 file.

    :raises NoLibraryError: when there is no such folder.
    :raises StorageError: when the file cannot be written or read.
    """
    path = folder / _KEY
    if not folder.is_dir():
        raise NoLibraryError(folder)
    try:
        _make_key(path)
        key = path.read_text(encoding="ascii")
    except OSError as error:
        raise storage_error(error) from error
    if len(key) < 32:
        raise StorageError(f"{path} is broken: delete it and start again")
    return key


def _make_key(path: Path) -> None:
    """Write a new key unless one is there; nobody else can read it at any time."""
    with suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(secrets.token_urlsafe(32), encoding="ascii")


def _admit() -> None:
    if not permitted():
        abort(403, "This gallery answers only on this computer, as localhost.")


def _mark(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    return response
