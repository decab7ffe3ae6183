"""The server keeps the selection: photo by photo, as a range, or as a whole list."""

from collections.abc import Callable

from flask.testing import FlaskClient
from tests.gallery.conftest import AGREED, ALONE, CONFLICT, FILLED
from werkzeug.test import TestResponse

from photolib.store import pick, selection
from photolib.store.library import Library

Post = Callable[..., TestResponse]
JSON = {"Accept": "application/json"}


def chosen(library: Library) -> list[int]:
    return sorted(selection.selected(library.db, "editor"))


def test_nothing_is_selected_at_first(client: FlaskClient) -> None:
    page = client.get("/").text
    assert 'id="selection" class="selection" aria-label="Selection" hidden' in page
    assert 'aria-label="Select photo 1"' in page


def test_photo_is_selected_and_let_go(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    answer = post(f"/selection/{AGREED}")
    assert answer.status_code == 303
    page = client.get("/").text
    assert '<span id="selected">1</span> selected' in page
    assert page.count('aria-pressed="true" aria-label="Select') == 1
    assert post(f"/selection/{ALONE}", headers=JSON).json == {
        "count": 2,
        "on": [ALONE],
        "off": [],
    }
    assert post(f"/selection/{AGREED}", headers=JSON).json == {
        "count": 1,
        "on": [],
        "off": [AGREED],
    }
    assert chosen(opened) == [ALONE]
    assert post("/selection/99").status_code == 404


def test_range_has_what_no_page_shows(post: Post, opened: Library) -> None:
    sent = {"from": AGREED, "to": FILLED}
    answer = post("/selection/range?event=1", sent, headers=JSON)
    assert answer.json is not None
    assert answer.json["on"] == [FILLED, AGREED]
    post("/selection/clear")
    post("/selection/range", {"from": CONFLICT, "to": ALONE})  # however it is drawn
    assert chosen(opened) == [AGREED, CONFLICT, ALONE]
    post("/selection/clear")
    post("/selection/range?event=1", {"from": CONFLICT, "to": ALONE})
    assert chosen(opened) == [AGREED, CONFLICT]


def test_range_without_ends_selects_nothing(post: Post, opened: Library) -> None:
    assert post("/selection/range", {"from": "", "to": "999"}).status_code == 303
    assert post("/selection/range", {"from": "x"}).status_code == 400
    assert chosen(opened) == []


def test_whole_list_or_event_is_selected(post: Post, opened: Library) -> None:
    post("/selection/all?event=1")
    assert chosen(opened) == [FILLED, AGREED, CONFLICT]
    post("/selection/all?without=event")
    assert len(chosen(opened)) == 4
    assert post("/selection/all?without=sense").status_code == 400


def test_shown_photos_are_selected(post: Post, opened: Library) -> None:
    post("/selection/some", {"photos": "1,2,777"})
    assert chosen(opened) == [1, 2]
    for wrong in ("", "1;2", "x"):
        answer = post("/selection/some", {"photos": wrong})
        assert answer.status_code == 400
        assert "select them in the gallery" in answer.text


def test_selection_is_picked_and_cleared(post: Post, opened: Library) -> None:
    post(f"/picks/{AGREED}")
    post("/selection/all?event=1")
    assert post("/selection/pick").status_code == 303
    assert sorted(pick.picked(opened.db, "editor")) == [FILLED, AGREED, CONFLICT]
    answer = post("/selection/clear", headers=JSON)
    assert answer.json is not None
    assert answer.json["count"] == 0
    assert sorted(answer.json["off"]) == [FILLED, AGREED, CONFLICT]
    assert chosen(opened) == []
