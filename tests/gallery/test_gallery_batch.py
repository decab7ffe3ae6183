"""Fields of many photos: asked for, looked at, changed, and taken back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import AGREED, ALONE, CONFLICT, FILLED
from werkzeug.test import TestResponse

from photolib import describe
from photolib.batch.plan import MOST
from photolib.gallery import batch as view
from photolib.store import credit, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
JSON = {"Accept": "application/json"}
BERN = {"mode.city": "replace", "text.city": "Bern"}


def hidden(page: str) -> dict[str, object]:
    """Return what the form of a preview carries on."""
    found = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    found.pop("csrf_token")
    return dict(found)


def change(post: Post, sent: Mapping[str, object]) -> TestResponse:
    return post("/batch/apply", hidden(post("/batch/preview", sent).text))


def cities(library: Library) -> list[str | None]:
    return [metadata.get(library.db, n).city for n in (FILLED, AGREED, CONFLICT)]


def test_without_a_selection_it_says_how_to_select(client: FlaskClient) -> None:
    assert "No photo is selected." in client.get("/batch").text


def test_form_tells_what_the_photos_say(client: FlaskClient, post: Post) -> None:
    post("/selection/all")
    post(f"/photos/{FILLED}/decisions", {"city": "Bonn", "seen.city": "0-"})
    page = client.get("/batch").text
    assert "<h1>Edit fields of 4 photos</h1>" in page
    assert "multiple values (2), 2 photos empty" not in page
    assert "Gao Lin opens the forum <small>2</small>" in page
    assert "one value, 2 photos without" in page
    assert "Forum on Rivers (1)" in page


def test_preview_tells_what_would_change_and_writes_nothing(
    post: Post, opened: Library
) -> None:
    sent = {"event": 1, "mode.caption": "fill", "text.caption": "Guests <arrive>."}
    page = post("/batch/preview", sent).text
    assert "<h1>Will change 1 of 3</h1>" in page
    assert "Caption: fill where empty" in page
    assert "Will change 1; 2 photos stay as they are." in page
    assert "Guests &lt;arrive&gt;." in page
    assert "Change 1 photo<" in page
    assert describe.caption_of(opened, FILLED).status == "composed"


def test_preview_spells_out_shorthand_and_tells_what_nobody_knows(
    post: Post, opened: Library
) -> None:
    for n, city in ((FILLED, "Bonn"), (AGREED, "Bern")):
        with writing(opened.db):
            says = metadata.get(opened.db, n)
            metadata.add(opened.db, n, replace(says, city=city))
    headline = {"mode.headline": "replace", "text.headline": "In {city}"}
    text = {"mode.caption": "replace", "text.caption": "{city}: =foo= speaks."}
    sent = {"event": 1, "codes": "1", **headline, **text}
    page = post("/batch/preview", sent).text
    assert "stands for: =foo= in 3 photos, {city} in 1 photo. A photo does not" in page
    assert "Refused for 1 photo: {city} is not known." in page
    post("/batch/apply", hidden(page))
    assert describe.caption_of(opened, AGREED).text == "Bern: =foo= speaks."
    assert metadata.get(opened.db, FILLED).headline == "In Bonn"
    assert metadata.get(opened.db, CONFLICT).headline is None


def test_change_is_made_told_and_undone(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    assert change(post, {"event": 1, **BERN}).headers["Location"] == "/batch?event=1"
    assert cities(opened) == ["Bern"] * 3
    page = client.get("/batch?event=1").text
    assert "Changed 3 photos." in page
    assert "city: replace" in page
    undone = post("/batch/1/undo")
    assert undone.status_code == 303
    assert cities(opened) == [None, None, None]
    page = client.get("/batch?event=1").text
    assert "Undone in 3 photos." in page
    assert ", undone</small>" in page
    assert post("/batch/1/undo").status_code == 409
    assert post("/batch/9/undo", headers=JSON).status_code == 404


def test_whoever_was_quicker_is_left_alone_and_named(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    sent = hidden(post("/batch/preview", {"event": 1, **BERN}).text)
    change(post, {"event": 1, "mode.city": "fill", "text.city": "Köln"})
    change(post, {"event": 1, "mode.city": "clear"})
    seen = hidden(post("/batch/preview", {"event": 1, **BERN}).text)["seen"]
    assert seen == sent["seen"]  # what is the same again is no clash
    quick = {"mode.city": "replace", "text.city": "Wuhan"}
    post("/selection/some", {"photos": f"{AGREED}"})
    change(post, quick)
    post("/batch/apply", sent)
    assert cities(opened) == ["Bern", "Wuhan", "Bern"]
    page = client.get("/batch").text
    assert "Changed 2 photos. Somebody else has changed meanwhile" in page
    assert "left as they are: IMG_2.JPG." in page


def test_undo_names_what_was_changed_since(post: Post, opened: Library) -> None:
    change(post, {"event": 1, **BERN})
    post("/selection/some", {"photos": f"{AGREED}"})
    change(post, {"mode.city": "replace", "text.city": "Wuhan"})
    answer = post("/batch/1/undo", headers=JSON)
    assert answer.json == {
        "told": "Undone in 2 photos. Changed since, and left as they are: IMG_2.JPG.",
        "photos": [FILLED, CONFLICT],
        "left": [AGREED],
    }
    assert cities(opened) == [None, "Wuhan", None]


def test_credit_and_event_are_set_for_many(post: Post, opened: Library) -> None:
    post("/selection/all")
    change(
        post,
        {
            "mode.credit": "replace",
            "text.credit": "Ada Quist; Bo Lund",
            "outlet": "City Post",
            "mode.of_event": "fill",
            "text.of_event": "1",
        },
    )
    line = credit.get(opened.db, ALONE).line
    assert line == "Ada Quist and Bo Lund, City Post"
    assert photo.get(opened.db, ALONE).event_id == 1
    change(post, {"mode.of_event": "clear", "text.of_event": "1"})
    assert photo.get(opened.db, ALONE).event_id is None


def test_joints_can_be_chosen(post: Post, opened: Library) -> None:
    post("/selection/some", {"photos": f"{AGREED}"})
    sent = {
        "mode.caption": "append",
        "text.caption": "It rains.",
        "joint.caption": "line",
    }
    change(post, sent)
    text = describe.caption_of(opened, AGREED).text
    assert text == "Gao Lin opens the forum\nIt rains."


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Nothing is to be changed"),
        (
            {"text.city": "Bern"},
            "Something is written for the city, which is to be kept",
        ),
        ({"mode.city": "replace", "text.city": " "}, "The city has nothing to replace"),
        ({"mode.city": "fill", "text.city": "x" * 10_001}, "The city has 10\u202f001"),
        ({"mode.credit": "fill"}, "A credit names a photographer or an outlet"),
        ({"mode.of_event": "fill"}, "nothing to fill"),
    ],
)
def test_mistakes_are_told_and_what_was_typed_stays(
    post: Post, sent: dict[str, object], why: str
) -> None:
    kept = {"mode.title": "fill", "text.title": "Day"} if sent else {}
    answer = post("/batch/preview", {"event": 1, **kept, **sent})
    assert answer.status_code == 400
    assert why in answer.text
    assert ('value="Day"' in answer.text) == bool(sent)


def test_refused_photos_are_told(client: FlaskClient, post: Post) -> None:
    post("/selection/all")
    sent = {"mode.country_code": "replace", "text.country_code": "12"}
    page = post("/batch/preview", sent).text
    assert "Refused for 4 photos: 12 is no country code" in page
    assert "Will change 0 of 4" in page
    assert "Change 0" not in page
    post("/batch/apply", hidden(page))
    assert "Changed 0 photos. Refused 4: " in client.get("/batch").text


def test_form_is_shown_again_as_it_was_filled_in(post: Post) -> None:
    page = post("/batch", {"event": 1, "mode.title": "append", "text.title": "Day 2"})
    assert '<option value="append" selected>' in page.text
    assert 'value="Day 2"' in page.text


def test_change_of_nothing_is_refused(post: Post) -> None:
    answer = post("/batch/apply", BERN)
    assert answer.status_code == 400
    assert "No photo is to be changed" in answer.text
    assert post("/batch/apply", {**BERN, "seen": "77:x"}).status_code == 404
    many = " ".join(f"{n}:x" for n in range(1, MOST + 2))
    assert "too many at once" in post("/batch/apply", {**BERN, "seen": many}).text


def test_desk_gets_its_editor_back(post: Post) -> None:
    sent = {
        "event": 1,
        "came_from": "desk",
        "mode.caption": "prepend",
        "text.caption": "Day 1",
    }
    page = post("/batch/preview", sent).text
    assert 'href="/desk?event=1">Back to the desk' in page
    answer = post("/batch/apply", hidden(page))
    assert answer.headers["Location"] == "/desk?event=1"


def test_long_lists_of_names_end(opened: Library) -> None:
    ids = tuple([AGREED] * 12)
    assert view._names(opened.db, ids).endswith(" and 2 more")
