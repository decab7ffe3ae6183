"""What an editor decides in the gallery is kept, and nothing else is."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.describe import caption_of
from photolib.gallery.one_photo import seen
from photolib.store import caption, credit, event, person, photo, pick
from photolib.store.library import Library

Post = Callable[..., TestResponse]


def test_caption_is_saved_as_edited(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    before = seen(caption_of(opened, 2))
    answer = post("/photos/2/caption", {"text": "Gao Lin\r\nspeaks. ", "seen": before})
    assert answer.status_code == 303
    kept = caption.find(opened.db, 2)
    assert kept
    assert (kept.text, kept.status, kept.written_by) == (
        "Gao Lin\nspeaks.",
        "edited",
        "editor",
    )
    assert "The caption is saved." in client.get("/photos/2").text


def test_clash_of_two_editors_loses_neither_text(post: Post, opened: Library) -> None:
    old = seen(caption_of(opened, 2))
    post("/photos/2/caption", {"text": "The first.", "seen": old})
    answer = post("/photos/2/caption", {"text": "The second.", "seen": old})
    assert answer.status_code == 409
    assert "The second." in answer.text
    kept = caption.find(opened.db, 2)
    assert kept
    assert kept.text == "The first."


def test_blank_caption_erases_nothing(post: Post, opened: Library) -> None:
    answer = post(
        "/photos/2/caption", {"text": " ", "seen": seen(caption_of(opened, 2))}
    )
    assert answer.status_code == 400
    assert "An empty caption is not kept" in answer.text


@pytest.mark.parametrize("status", ["confirmed", "rejected", "suggested"])
def test_person_is_decided(post: Post, opened: Library, status: str) -> None:
    assert post("/photos/2/people/1", {"status": status}).status_code == 303
    assert person.in_photo(opened.db, 2)[0].status == status


def test_person_page_parts_confirmed_from_suggested(
    post: Post, client: FlaskClient
) -> None:
    assert "No photo is confirmed yet" in client.get("/people/1").text
    post("/photos/1/people/1", {"status": "confirmed"})
    page = client.get("/people/1").text
    assert page.index('href="/photos/1"') < page.index("Suggested")
    assert "Not here" in client.get("/photos/1").text


def test_person_needs_a_decision(post: Post) -> None:
    assert post("/photos/2/people/1", {"status": "maybe"}).status_code == 400
    assert post("/photos/2/people/9", {"status": "confirmed"}).status_code == 404


def test_conflict_is_settled_by_hand(post: Post, opened: Library) -> None:
    form = {"creators": "Tan Wei; Gao Lin", "outlet": "River Journal"}
    assert post("/photos/3/credit", form).status_code == 303
    settled = credit.get(opened.db, 3)
    assert settled.status == "agreed"
    assert settled.line == "Tan Wei and Gao Lin, River Journal"


def test_empty_credit_is_refused(post: Post) -> None:
    answer = post("/photos/3/credit", {"creators": " ; ", "outlet": ""})
    assert answer.status_code == 400
    assert "fill in one of them" in answer.text


def test_photo_joins_an_event_and_leaves_it(post: Post, opened: Library) -> None:
    post("/photos/4/event", {"event": "1"})
    assert photo.get(opened.db, 4).event_id == 1
    assert credit.get(opened.db, 4).status == "filled"
    post("/photos/4/event", {"event": ""})
    assert photo.get(opened.db, 4).event_id is None
    assert post("/photos/4/event", {"event": "9"}).status_code == 404


def test_event_takes_in_what_has_none(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    assert "Take in 1 photo without an event" in client.get("/events/1").text
    assert post("/events/1/photos").status_code == 303
    assert event.get(opened.db, 1).photo_count == 4
    assert "1 photo joined this event." in client.get("/events/1").text


def test_event_is_corrected_and_found_by_its_new_words(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    form = {
        "title": " Forum  on Lakes",
        "date": "2026-03",
        "organisers": "Lake Office; ",
    }
    assert post("/events/1", form).status_code == 303
    corrected = event.get(opened.db, 1)
    assert (corrected.title, corrected.date) == ("Forum on Lakes", "2026-03")
    assert (corrected.place, corrected.organisers) == (None, ("Lake Office",))
    assert 'href="/photos/1"' in client.get("/search?q=event:lakes").text


@pytest.mark.parametrize("date", ["yesterday", "2026-13", "5.3.2026"])
def test_event_takes_no_date_that_is_none(post: Post, date: str) -> None:
    answer = post("/events/1", {"title": "Forum", "date": date})
    assert answer.status_code == 400
    assert f"The date {date} cannot be read" in answer.text


def test_pick_toggles_for_forms_and_scripts(post: Post, opened: Library) -> None:
    assert post("/picks/1").headers["Location"] == "/photos/1"
    assert pick.picked(opened.db, "editor") == [1]
    answer = post("/picks/2", headers={"Accept": "application/json"})
    assert answer.json == {"picked": True, "count": 2}
    answer = post("/picks/1", headers={"Accept": "application/json"})
    assert answer.json == {"picked": False, "count": 1}
    assert post("/picks/99").status_code == 404
