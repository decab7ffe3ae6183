"""Picks leave as one ZIP, with their credits, and with what was refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.describe import edit
from photolib.store import pick
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]


def picked(library: Library, *photo_ids: int) -> None:
    with writing(library.db):
        for photo_id in photo_ids:
            pick.toggle(library.db, photo_id, "editor")


def test_page_tells_credits_and_what_will_be_refused(
    client: FlaskClient, opened: Library
) -> None:
    picked(opened, 2, 3)
    page = client.get("/picks").text
    assert "2 photos, 1 ready to leave" in page
    assert "Copy all credits" in page
    assert "Will be refused: credit conflict" in page


def test_zip_holds_photos_credits_and_the_refused(
    post: Post, opened: Library, stock: Path
) -> None:
    edit(opened, 1, "Gao Lin opens the forum.", "editor")
    picked(opened, 1, 3)
    answer = post("/picks/export", {"size": "1200"})
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        names = bundle.namelist()
        assert {"credits.csv", "credits.txt", "refused.txt"} <= set(names)
        assert any(name.startswith("IMG_1") for name in names)
        assert b"photo 3: credit conflict" in bundle.read("refused.txt")
    answer.close()
    assert list((stock / "incoming").iterdir()) == []


def test_zip_without_refusals_has_no_list_of_them(post: Post, opened: Library) -> None:
    edit(opened, 1, "Gao Lin opens the forum.", "editor")
    picked(opened, 1)
    answer = post("/picks/export")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        assert "refused.txt" not in bundle.namelist()
    answer.close()


def test_nothing_to_take_away_is_told(post: Post, opened: Library) -> None:
    assert "Nothing is picked" in post("/picks/export").text
    picked(opened, 3)
    answer = post("/picks/export")
    assert answer.status_code == 409
    assert "None of the picks may leave: photo 3: credit conflict" in answer.text
    assert post("/picks/export", {"size": "9"}).status_code == 400
