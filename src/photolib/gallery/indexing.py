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


def index_arrivals(app: Flask) -> None:
    """Give photos that wait their vectors if the model is here; stack and read them.

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
            recognise(library, workers="1")  # the other cores serve
    except PhotolibError as error:
        log.warning("photos that arrived are not indexed: %s", error)
    except Exception:
        log.exception("photos that arrived are not indexed")


def _run(app: Flask, arrivals: threading.Event) -> None:
    while arrivals.wait():
        arrivals.clear()
        index_arrivals(app)
