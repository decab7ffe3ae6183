"""Serve the gallery on this machine with waitress."""

import logging
import socket
from collections.abc import Callable
from pathlib import Path

from waitress import create_server, wasyncore

from photolib.errors import SettingsError
from photolib.gallery import indexing
from photolib.gallery.app import create_app
from photolib.gallery.security import is_loopback

log = logging.getLogger(__name__)

_THREADS = 8


def serve(
    folder: Path,
    host: str,
    port: int,
    *,
    notice: str | None = None,
    announce: Callable[[str], object] = log.info,
) -> None:
    """Serve the library at `folder` until interrupted; port 0 takes a free one.

    `announce` is told the address once it answers.

    :raises SettingsError: when `host` is not this machine alone, or the port is taken.
    """
    if not is_loopback(host):
        raise SettingsError(
            f"the gallery has no accounts yet, so it opens on this computer only: "
            f"use --host 127.0.0.1 instead of {host}"
        )
    app = create_app(folder, notice=notice)
    listening = _listen(host, port)
    connections: dict[int, object] = {}
    server = create_server(
        app,
        map=connections,
        sockets=[listening],
        threads=_THREADS,
        max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
        ident="photolib",
    )
    indexing.start(app)
    announce(f"The gallery is at {_address(host, listening)} (Ctrl-C ends it)")
    try:
        server.run()
    finally:
        wasyncore.close_all(connections)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingsError(
            f"port {port} of {host} cannot be opened ({error.strerror}): "
            "choose another with --port"
        ) from error


def _address(host: str, listening: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"
