"""Searches are saved from the search page, opened, renamed, removed and undone."""

from collections.abc import Callable
from unittest.mock import ANY

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib import saved
from photolib.store import saved_search
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]


def test_a_search_is_saved_and_opened_as_it_was_written(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    page = client.get("/search?q=rivers+OR+-by:tan&sort=newest").text
    assert '<form class="tools" method="post" action="/searches">' in page
    assert 'name="sort" value="newest"' in page
    typed = {"name": "Rivers 河", "q": "rivers OR -by:tan", "sort": "newest"}
    done = post("/searches", typed)
    assert done.status_code == 303
    address = done.location
    assert "sort=newest" in address
    assert "The search is saved." in client.get(address).text
    listed = client.get("/searches").text
    assert "<h2>1 search</h2>" in listed
    assert "<b>Rivers 河</b>" in listed
    assert " new</span>" not in listed
    assert post("/searches/1/open").location == address


def test_new_photos_are_told_until_it_is_opened(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    made = saved.save(opened.db, "All", "-has:text", None, "Ann")
    with writing(opened.db):
        opened.db.execute("UPDATE saved_search SET seen = 0")
    photos = saved_search.last_photo(opened.db)
    assert f"{photos} new</span>" in client.get("/searches").text
    post(f"/searches/{made}/open")
    assert " new</span>" not in client.get("/searches").text


def test_it_is_renamed_removed_and_undone(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    saved.save(opened.db, "Rivers", "rivers", None, "Ann")
    post("/searches/1/rename", {"name": "Streams"})
    page = client.get("/searches").text
    assert "<b>Streams</b>" in page
    assert 'formaction="/searches/2/undo"' in page
    post("/searches/2/remove")
    assert "None yet" in client.get("/searches").text
    post("/searches/2/undo")
    post("/searches/2/undo")
    assert "<b>Rivers</b>" in client.get("/searches").text
    assert post("/searches/9/open").status_code == 404
    assert post("/searches/2/rename", {"name": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "", "q": "rivers"}, "The search has no name yet: write one."),
        ({"name": "RIVERS", "q": "x"}, "“Rivers” is a saved search already"),
        ({"name": "x" * 81, "q": "x"}, "The name has 81 characters"),
        ({"name": "x", "q": ""}, "it is empty"),
        ({"name": "x", "q": "has:nonsense"}, "at character 1"),
    ],
)
def test_what_cannot_be_kept_is_told_and_stays_in_the_form(
    client: FlaskClient, post: Post, opened: Library, typed: dict[str, str], told: str
) -> None:
    saved.save(opened.db, "Rivers", "rivers", None, "Ann")
    done = post("/searches", typed | {"sort": "oldest"})
    assert done.status_code == 400
    assert told in done.text
    assert (
        f'name="q" required maxlength="2000" spellcheck="false" value="{typed["q"]}"'
        in done.text
    )
    assert 'value="oldest" selected' in done.text
    assert len(saved_search.get_all(opened.db)) == 1
    assert post("/searches/1/rename", {"name": " "}).status_code == 400
    json = post("/searches", typed, headers={"Accept": "application/json"})
    assert json.status_code == 400
    assert json.json == {"error": ANY}


def test_a_sort_that_is_none_is_refused(post: Post) -> None:
    done = post("/searches", {"name": "x", "q": "x", "sort": "sideways"})
    assert done.status_code == 400


def test_one_that_is_not_understood_any_more_shows_where(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    saved.save(opened.db, "Rivers", "rivers", None, "Ann")
    with writing(opened.db):
        opened.db.execute("UPDATE saved_search SET query = 'rivers has:nonsense'")
    assert "<b>Rivers</b>" in client.get("/searches").text
    page = client.get(post("/searches/1/open").location)
    assert page.status_code == 400
    assert "<mark>has:nonsense</mark>" in page.text
    assert "Save this search" not in page.text


def test_nothing_is_written_without_the_token(
    client: FlaskClient, opened: Library
) -> None:
    saved.save(opened.db, "Rivers", "rivers", None, "Ann")
    for address in ("", "/1/open", "/1/rename", "/1/remove", "/1/undo"):
        done = client.post(f"/searches{address}", data={"name": "x", "q": "x"})
        assert done.status_code == 400
    assert [one.name for one in saved_search.get_all(opened.db)] == ["Rivers"]


def test_a_picture_cannot_be_saved(client: FlaskClient) -> None:
    assert "Save this search" not in client.get("/search?q=rivers&like=1").text
    assert "Save this search" not in client.get("/search").text
