"""The caption desk: one photo after the other, with or without a script."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import AGREED, ALONE, CONFLICT, FILLED
from werkzeug.test import TestResponse

from photolib import describe, link
from photolib.store import caption, metadata
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
JSON = {"Accept": "application/json"}


def look(client: FlaskClient, photo_id: int) -> dict[str, object]:
    told = client.get(f"/desk/photos/{photo_id}").json
    assert told is not None
    return dict(told)


def send(
    client: FlaskClient, post: Post, photo_id: int, **fields: object
) -> TestResponse:
    now = look(client, photo_id)
    kept = {name: now[name] for name in ("caption", "headline", "keywords", "seen")}
    sent = {**kept, **fields}
    return post(f"/desk/photos/{photo_id}", sent, headers=JSON)


def test_desk_needs_photos(client: FlaskClient, post: Post) -> None:
    assert "No photo is selected." in client.get("/desk").text
    assert client.get("/desk?event=9").status_code == 404
    post("/releases", {"text": "Bonn, 7 May 2026 - The Workshop on Archives was held."})
    assert "No photo of " in client.get("/desk?event=2").text


def test_desk_of_an_event_begins_with_its_first_photo(client: FlaskClient) -> None:
    page = client.get("/desk?event=1").text
    assert "IMG_1.JPG</a></h1>" in page  # its time is not known
    assert '<span id="number">1</span> of 3' in page
    assert 'data-proof="/photos/1/proof"' in page
    assert 'data-shorthand="/photos/1/shorthand"' in page
    page = client.get(f"/desk?event=1&photo={CONFLICT}").text
    assert '<span id="number">3</span> of 3' in page
    assert client.get(f"/desk?event=1&photo={ALONE}").status_code == 404


def test_desk_of_the_selection(client: FlaskClient, post: Post) -> None:
    post("/selection/some", {"photos": f"{AGREED},{ALONE}"})
    page = client.get("/desk").text
    assert "of 2</small>" in page
    assert "IMG_4.JPG</a></h1>" in page


def test_photo_is_told_to_a_script(client: FlaskClient) -> None:
    told = look(client, FILLED)
    assert told["status"] == "composed"
    assert told["language"] == "en"
    assert told["people"] == [
        {
            "id": 1,
            "name": "Gao Lin",
            "note": "Director, River Office",
            "confirmed": False,
        }
    ]
    assert told["gaps"] == ""
    assert str(told["src"]).endswith("/preview")
    assert look(client, ALONE)["people"] == []


def test_text_is_saved_and_the_next_photo_shown(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    seen = look(client, FILLED)["seen"]
    sent = {"event": 1, "seen": seen, "caption": "Guests arrive.", "headline": "Start"}
    answer = post(f"/desk/photos/{FILLED}", sent)
    assert answer.headers["Location"] == f"/desk?event=1&photo={AGREED}"
    assert describe.caption_of(opened, FILLED).text == "Guests arrive."
    assert metadata.get(opened.db, FILLED).headline == "Start"
    page = client.get(answer.headers["Location"]).text
    undo = re.search(r'formaction="(/batch/\d+/undo)"', page)
    assert undo
    assert "Saved." in page
    post(undo[1])
    assert describe.caption_of(opened, FILLED).status == "composed"
    assert metadata.get(opened.db, FILLED).headline is None


def test_keywords_are_saved_and_those_of_a_file_stay(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    with writing(opened.db):
        many = tuple(f"word {n}" for n in range(2_000))  # more than can be typed
        says = metadata.get(opened.db, AGREED)
        metadata.add(opened.db, AGREED, replace(says, keywords=many))
    assert send(client, post, AGREED, caption="Guests.").status_code == 200
    assert metadata.get(opened.db, AGREED).keywords == many
    answer = send(client, post, AGREED, keywords=" river; lake ;river")
    assert answer.json is not None
    assert answer.json["photo"]["keywords"] == "river; lake"
    post(f"/batch/{answer.json['batch']}/undo")
    assert metadata.get(opened.db, AGREED).keywords == many
    send(client, post, AGREED, keywords="")
    assert metadata.get(opened.db, AGREED).keywords == ()


def test_last_photo_stays(client: FlaskClient, post: Post) -> None:
    seen = look(client, CONFLICT)["seen"]
    sent = {"event": 1, "seen": seen, "caption": "The end.", "headline": ""}
    answer = post(f"/desk/photos/{CONFLICT}", sent)
    assert answer.headers["Location"] == f"/desk?event=1&photo={CONFLICT}"


def test_what_is_not_changed_is_not_written(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    answer = send(client, post, FILLED)
    assert answer.json is not None
    assert answer.json["batch"] is None
    assert caption.find(opened.db, FILLED) is None  # it goes on following the facts


def test_person_is_ticked_and_the_composed_caption_follows(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    answer = post(f"/desk/photos/{FILLED}", {"shown": "1", "person": "1"}, headers=JSON)
    assert answer.json is not None
    assert answer.json["photo"]["caption"].startswith("Gao Lin, Director")
    assert answer.json["photo"]["people"][0]["confirmed"] is True
    post(f"/desk/photos/{FILLED}", {"shown": "1"})
    assert describe.confirmed(opened.db, FILLED) == []
    post(f"/desk/photos/{FILLED}", {"shown": "", "person": "1"})
    post(f"/desk/photos/{FILLED}", {"shown": ""})  # whom no list showed stays
    assert [p.name for p in describe.confirmed(opened.db, FILLED)] == ["Gao Lin"]


def test_rejected_person_is_told(client: FlaskClient, opened: Library) -> None:
    link.decide_person(opened.db, FILLED, 1, "rejected", "Ann")
    people = look(client, FILLED)["people"]
    assert isinstance(people, list)
    assert people[0]["note"] == "not in this photo, as somebody has said"


def test_quicker_editor_is_not_overwritten(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    before = look(client, AGREED)["seen"]
    describe.edit(opened, AGREED, "Bob was quicker.", "Bob")
    sent = {"event": 1, "caption": "Mine.", "headline": "", "seen": before}
    answer = post(f"/desk/photos/{AGREED}", sent, headers=JSON)
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["error"].startswith("Somebody has changed this photo meanwhile")
    assert answer.json["photo"]["caption"] == "Bob was quicker."
    page = post(f"/desk/photos/{AGREED}", sent)
    assert page.status_code == 409
    assert ">Mine.</textarea>" in page.text
    assert "Bob was quicker." in page.text
    sent["seen"] = answer.json["photo"]["seen"]
    assert post(f"/desk/photos/{AGREED}", sent).status_code == 303
    assert describe.caption_of(opened, AGREED).text == "Mine."


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"caption": " "}, "An empty caption is not kept"),
        ({"caption": "x" * 10_001}, "The caption has 10\u202f001 characters"),
        ({"headline": "x" * 1_001}, "The headline has 1\u202f001 characters"),
    ],
)
def test_mistakes_are_told(
    client: FlaskClient, post: Post, fields: dict[str, object], why: str
) -> None:
    answer = send(client, post, AGREED, **fields)
    assert answer.status_code == 400
    assert answer.json is not None
    assert why in answer.json["error"]


def test_versions_tell_what_was_undone(client: FlaskClient, post: Post) -> None:
    answer = send(client, post, FILLED, caption="Guests arrive.")
    assert answer.json is not None
    post(f"/batch/{answer.json['batch']}/undo")
    assert look(client, FILLED)["status"] == "composed"
    page = client.get(f"/photos/{FILLED}").text
    assert "Versions <b>2</b>" in page
