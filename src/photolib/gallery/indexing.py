"""Photos that arrive while the gallery serves get their vectors, one thread for all."""

import logging
import threading

from flask import Flask, current_app

from photolib import stacks
from photolib.errors import PhotolibError
from photolib.index import index
from photolib.likeness import weights_in_use
from photolib.recognise import recognise
from photolib.store.library import open_library

log = logging.getLogger(__name__)

ARRIVALS = "arrivals"
_READ_AT_ONCE = 128  # photos whose text is read before arrivals have their turn


def start(app: Flask) -> None:
    """Load the model before the first search, and index whatever waits or arrives."""
    arrivals = app.extensions[ARRIVALS] = threading.Event()
    arrivals.set()
    threading.Thread(target=_run, args=(app, arrivals), daemon=True).start()


def wake() -> None:
    """Say that photos have arrived; nobody waits for them to be indexed."""
    arrivals = current_app.extensions.get(ARRIVALS)
    if arrivals is not None:  # absent where the app runs without `serve`
        arrivals.set()


def index_arrivals(app: Flask) -> bool:
    """Give photos that wait their vectors if the model is here; stack and read them.

    Return whether text may wait to be read in more of them: reading takes far longer
    than a vector, and photos that arrive meanwhile are not to wait for it.

    Whatever goes wrong is logged: the photos wait, and words still find them.
    """
    try:
        with open_library(app.config["LIBRARY"]) as library:
            likeness, found = app.extensions["likeness"], weights_in_use(library)
            if found.state == "ready":
                likeness.model(found)
                index(library, likeness=likeness)
            else:
                stacks.update(library)
            # one process: the other cores serve
            texts = recognise(library, workers="1", most=_READ_AT_ONCE)
            return texts.read + len(texts.failed) == _READ_AT_ONCE
    except PhotolibError as error:
        log.warning("photos that arrived are not indexed: %s", error)
    except Exception:
        log.exception("photos that arrived are not indexed")
    return False


def _run(app: Flask, arrivals: threading.Event) -> None:
    while arrivals.wait():
        arrivals.clear()
        if index_arrivals(app):
            arrivals.set()
