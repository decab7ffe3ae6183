"""Photos that arrive while the gallery serves are indexed without being asked."""

import shutil
import threading
from pathlib import Path

import pytest
from flask import Flask

from photolib.embedding import weights
from photolib.gallery import indexing
from photolib.likeness import MODEL_IN_USE, weights_in_use
from photolib.paths import bundled
from photolib.store import photo, setting, vector
from photolib.store.connect import writing
from photolib.store.library import open_library

STARTER = bundled("library") / "starter" / "model"


def vectors(folder: Path) -> int:
    with open_library(folder) as library:
        revision = weights_in_use(library).revision or ""
        return vector.count(
            library.db, vector.find_model(library.db, "starter", revision)
        )


def use_starter(folder: Path) -> None:
    with open_library(folder) as library:
        found = weights.import_folder(library.models, STARTER, "starter")
        with writing(library.db):
            setting.put(library.db, MODEL_IN_USE, found.name)


def test_what_waits_is_indexed(app: Flask) -> None:
    folder = app.config["LIBRARY"]
    indexing.index_arrivals(app)
    use_starter(folder)
    assert vectors(folder) == 0
    indexing.index_arrivals(app)
    with open_library(folder) as library:
        assert vectors(folder) == photo.count(library.db) > 0


def test_a_library_that_is_gone_is_a_line_in_the_log(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.move(app.config["LIBRARY"], app.config["LIBRARY"].with_name("moved"))
    indexing.index_arrivals(app)
    assert "are not indexed" in caplog.text


def test_an_arrival_wakes_the_thread_where_there_is_one(app: Flask) -> None:
    with app.app_context():
        indexing.wake()
        arrivals = app.extensions[indexing.ARRIVALS] = threading.Event()
        indexing.wake()
    assert arrivals.is_set()
