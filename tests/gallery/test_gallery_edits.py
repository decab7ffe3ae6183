"""What an editor decides in the gallery is kept, and nothing else is."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.describe import caption_of
from photolib.gallery.one_photo import seen
from photolib.store import caption, credit, event, photo, photo_person, pick
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
    assert photo_person.in_photo(opened.db, 2)[0].status == status


def test_person_page_parts_confirmed_from_suggested(
    post: Post, client: FlaskClient
) -> None:
    assert "No photo is confirmed yet" in client.get("/people/1").text
    post("/photos/1/people/1", {"status": "confirmed"})
    assert 'href="/photos/1"' in client.get("/people/1").text
    suggested = client.get("/people/1?show=suggested").text
    assert 'href="/photos/1"' not in suggested
    assert 'href="/photos/2"' in suggested
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
    assert "1 photo without an event" in client.get("/events/1").text
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


@pytest.mark.parametrize(
    "date",
    ["yesterday", "2026-13", "5.3.2026", "2025-02-31", "--02-30", "0000", "--11", "-"],
)
@pytest.mark.parametrize("field", ["date", "date_end"])
def test_event_takes_no_date_that_is_none(post: Post, field: str, date: str) -> None:
    answer = post("/events/1", {"title": "Forum", field: date})
    assert answer.status_code == 400
    said = date[0].upper() + date[1:]
    assert f"{said} is no date: write 2025-11-27, 2025-11, 2025 or" in answer.text


@pytest.mark.parametrize(
    ("date", "date_end"),
    [("2026-03-05", "2026-03-04"), ("2026-03", "2026-02-28"), ("2026-03-05", "2025")],
)
def test_event_does_not_end_before_it_begins(
    post: Post, opened: Library, date: str, date_end: str
) -> None:
    form = {"title": "Another title", "date": date, "date_end": date_end}
    answer = post("/events/1", form)
    assert answer.status_code == 400
    assert f"The last day {date_end} is before the first day {date}." in answer.text
    assert 'value="Another title"' in answer.text
    assert event.get(opened.db, 1).title == "Forum on Rivers"
    answer = post("/events/1", form, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json


@pytest.mark.parametrize(
    ("date", "date_end"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2024-02-29", "2024-03"),
        ("2026-03-05", "2026"),
        ("2026", ""),
        ("--02-29", ""),
        ("--12-31", "--01-02"),
        ("2026-12-31", "--01-02"),
    ],
)
def test_event_takes_dates_as_far_as_they_are_known(
    post: Post, opened: Library, date: str, date_end: str
) -> None:
    assert post("/events/1", {"date": date, "date_end": date_end}).status_code == 303
    kept = event.get(opened.db, 1)
    assert (kept.date, kept.date_end) == (date, date_end or None)


def test_only_an_empty_value_takes_a_photo_from_its_event(
    post: Post, opened: Library
) -> None:
    for form in ({"event": "abc"}, {"event": " "}, {"event": "-1"}, {}):
        assert post("/photos/1/event", form).status_code == 400
    assert photo.get(opened.db, 1).event_id == 1


@pytest.mark.parametrize(
    ("address", "field", "length", "sentence"),
    [
        ("/photos/1/caption", "text", 10_001, "The caption has 10 001 characters"),
        ("/photos/1/credit", "outlet", 501, "The outlet has 501 characters"),
        ("/photos/1/credit", "creators", 501, "name xxxxxxxxxxxxxxxxxxxx… has 501"),
        ("/photos/1/credit", "creators", 100_000, "has 100 000 characters: write at"),
        ("/events/1", "title", 1_001, "The title has 1 001 characters"),
        ("/events/1", "place", 1_001, "write at most 1 000."),
        ("/events/1", "venue", 1_001, "write at most 1 000."),
        ("/events/1", "organisers", 501, "write at most 500."),
        ("/events/1", "date", 300_000, "The first day has"),
        ("/upload", "photographer", 501, "The photographer has 501 characters"),
    ],
)
def test_text_longer_than_its_field_is_refused(
    post: Post, opened: Library, address: str, field: str, length: int, sentence: str
) -> None:
    before = (credit.get(opened.db, 1), event.get(opened.db, 1))
    answer = post(address, {field: "x" * length})
    assert answer.status_code == 400
    assert sentence in answer.text.replace("\u202f", " ")
    assert (credit.get(opened.db, 1), event.get(opened.db, 1)) == before
    assert caption.find(opened.db, 1) is None


def test_text_as_long_as_its_field_is_kept(post: Post, opened: Library) -> None:
    text = "\r\n".join(["x" * 99] * 100)  # a browser counts each line end as one
    before = seen(caption_of(opened, 1))
    answer = post("/photos/1/caption", {"text": text, "seen": before})
    assert answer.status_code == 303
    kept = caption.find(opened.db, 1)
    assert kept
    assert len(kept.text) == 9_999
    names = "; ".join(letter * 500 for letter in "abc")
    assert post("/photos/1/credit", {"creators": names}).status_code == 303
    assert len(credit.get(opened.db, 1).creators) == 3


def test_pick_toggles_for_forms_and_scripts(post: Post, opened: Library) -> None:
    assert post("/picks/1").headers["Location"] == "/photos/1"
    assert pick.picked(opened.db, "editor") == [1]
    answer = post("/picks/2", headers={"Accept": "application/json"})
    assert answer.json == {"picked": True, "count": 2}
    answer = post("/picks/1", headers={"Accept": "application/json"})
    assert answer.json == {"picked": False, "count": 1}
    assert post("/picks/99").status_code == 404
