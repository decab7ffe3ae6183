"""The vocabulary's page, what scripts ask of it, and the marks on keywords."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import FILLED
from werkzeug.test import TestResponse

from photolib import vocabulary
from photolib.store import metadata, words
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
JSON = {"Accept": "application/json"}


@pytest.fixture
def tagged(opened: Library) -> Library:
    """A photo with two keywords, and a vocabulary that knows one."""
    with writing(opened.db):
        says = metadata.get(opened.db, FILLED)
        metadata.add(opened.db, FILLED, replace(says, keywords=("river", "zebra")))
        words.refresh(opened.db, [FILLED])
    vocabulary.add(opened, "river | stream | 河@zh", "Ann")
    return opened


def test_page_lists_terms_and_strange_keywords_in_use(
    client: FlaskClient, tagged: Library
) -> None:
    page = client.get("/vocabulary").text
    assert "<h2>1 term</h2>" in page
    assert '<span lang="zh">河</span>' in page
    assert "In use, and not in the vocabulary" in page
    assert 'aria-label="Add zebra"' in page
    assert "1 term with “STREAM”" in client.get("/vocabulary?asked=STREAM").text
    assert "0 terms with “x”" in client.get("/vocabulary?asked=x").text
    assert client.get("/vocabulary/terms.txt").text == "river\tstream\t河@zh\n"


def test_terms_are_added_handed_in_removed_and_undone(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    post("/vocabulary/terms", {"term": "lake | sea"})
    file = (io.BytesIO(b"river\na;b\n"), "topics.txt")
    post("/vocabulary/file", {"file": file})
    page = client.get("/vocabulary").text
    assert "<h2>2 terms</h2>" in page
    assert "1 term in the vocabulary. Not taken: 1 line." in page
    assert 'formaction="/vocabulary/acts/2/undo"' in page
    post("/vocabulary/acts/2/undo")
    post("/vocabulary/remove", {"term": "lake"})
    page = client.get("/vocabulary").text
    assert "There is no vocabulary yet" in page
    assert 'formaction="/vocabulary/removed/1/undo"' in page
    post("/vocabulary/removed/1/undo")
    post("/vocabulary/terms", {"term": "lake | sea"})
    page = client.get("/vocabulary").text
    assert "Nothing is new." in page
    assert [one.text for one in vocabulary.terms(opened)] == ["lake"]
    assert post("/vocabulary/file", {}).status_code == 400
    assert post("/vocabulary/terms", {"term": "a;b"}).status_code == 400
    assert post("/vocabulary/acts/9/undo").status_code == 404


def test_script_is_told_what_begins_so_and_what_is_strange(
    client: FlaskClient, post: Post, tagged: Library
) -> None:
    told = client.get("/vocabulary/begun?text=str").json
    assert told == [{"term": "river", "name": "stream"}]
    asked = {"text": " River ;x; stream;; x"}
    assert client.get("/vocabulary/strange", query_string=asked).json == ["x"]
    assert post("/vocabulary/terms", {"term": "x"}, headers=JSON).json == {"added": 1}


def test_photo_page_marks_what_is_not_in_the_vocabulary(
    client: FlaskClient, tagged: Library
) -> None:
    page = client.get(f"/photos/{FILLED}").text
    assert 'aria-label="Add zebra to the vocabulary"' in page
    assert "Add river to the vocabulary" not in page
    vocabulary.remove(tagged, "river", "Ann")
    assert "to the vocabulary" not in client.get(f"/photos/{FILLED}").text


def test_preview_of_many_marks_what_is_not_in_the_vocabulary(
    post: Post, tagged: Library
) -> None:
    sent = {"event": 1, "mode.keywords": "append", "text.keywords": "stream; lake"}
    page = post("/batch/preview", sent).text
    assert ">vocabulary</a>: zebra; lake." in page
