"""On a photo's page an editor settles what the file contradicts, and undoes it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import ALONE, CONFLICT, FILLED
from werkzeug.test import TestResponse

from photolib import settle
from photolib.records import Conflict
from photolib.store import decision, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
HERE = f"/photos/{CONFLICT}/decisions"
XMP, IIM = "XMP-photoshop:City", "IPTC:City"


def mark(library: Library, field: str, photo_id: int = CONFLICT) -> str:
    return settle.marks(library.db, photo_id)[field]


def take(post: Post, library: Library, source: str = IIM) -> TestResponse:
    seen = mark(library, "city")
    return post(f"{HERE}/take", {"field": "city", "tag": source, "seen": seen})


def test_disagreements_are_counted_and_stand_first(client: FlaskClient) -> None:
    page = client.get(f"/photos/{CONFLICT}").text
    assert 'href="#file">1 disagreement</a>' in page
    assert page.index("the file contradicts itself") < page.index("Everything it says")
    assert "disagreement" not in client.get(f"/photos/{FILLED}").text


def test_photos_with_disagreements_are_a_filter(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    assert "Disagreements <b>1</b>" in client.get("/").text
    listed = client.get("/?without=agreement").text
    assert "<h1>Disagreements</h1>" in listed
    assert f'href="/photos/{CONFLICT}"' in listed
    assert f'href="/photos/{FILLED}"' not in listed
    take(post, opened)
    assert "Disagreements" not in client.get("/").text


def test_source_is_taken_told_and_undone(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    answer = take(post, opened)
    assert answer.headers["Location"] == f"/photos/{CONFLICT}#file"
    page = client.get(f"/photos/{CONFLICT}").text
    assert "Settled." in page
    assert "City: the file contradicts itself" not in page
    assert "City: Köln" in page
    assert "editor: IPTC:City, chosen by editor on 20" in page
    assert "Bonn" in page  # what the sources say is still there
    undo = re.search(rf"{HERE}/(\d+)/undo", page)
    assert undo
    assert post(undo[0]).status_code == 303
    page = client.get(f"/photos/{CONFLICT}").text
    assert "City: the file contradicts itself" in page
    assert "undone by editor on 20" in page
    answer = post(undo[0])
    assert answer.status_code == 409
    assert "This decision does not stand any more" in answer.text


def test_clash_of_two_editors_is_told(post: Post, opened: Library) -> None:
    before = mark(opened, "city")
    take(post, opened)
    sent = {"field": "city", "tag": XMP, "seen": before}
    answer = post(f"{HERE}/take", sent)
    assert answer.status_code == 409
    assert "Somebody has decided this meanwhile: look at it again." in answer.text
    assert "At the moment" not in answer.text
    form = {"city": "Ulm", "seen.city": before}
    answer = post(HERE, form)
    assert answer.status_code == 409
    assert 'value="Ulm"' in answer.text
    assert "At the moment: Köln" in answer.text
    answer = post(HERE, form, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "decided on the city meanwhile" in str(answer.json)
    post(HERE, {"city": "Ulm", "seen.city": mark(opened, "city")})
    assert metadata.get(opened.db, CONFLICT).city == "Ulm"


def test_whole_form_decides_only_what_was_changed(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    page = client.get(f"/photos/{ALONE}").text
    form = page[page.index('id="correct"') :]
    fields = re.findall(r'name="(seen\.[a-z_]+)" value="([^"]*)"', form)
    assert len(fields) == 22
    sent = dict(fields) | {name.removeprefix("seen."): "" for name, _ in fields}
    address = f"/photos/{ALONE}/decisions"
    assert post(address, sent).status_code == 303
    assert "Nothing was changed." in client.get(f"/photos/{ALONE}").text
    post(address, {**sent, "title": "A title", "taken_at": "2026-03-01"})
    assert "Decided: title and taken." in client.get(f"/photos/{ALONE}").text
    assert photo.get(opened.db, ALONE).taken_at == "2026-03-01"
    decided = decision.standing(opened.db, ALONE)
    assert set(decided) == {"title", "taken_at", "taken_offset"}


def test_refused_value_is_still_in_the_form(post: Post, opened: Library) -> None:
    sent = {"rating": "9", "title": "Kept", "seen.title": mark(opened, "title")}
    sent |= dict.fromkeys(("city", "label"), "")  # as they are
    sent |= {f"seen.{n}": mark(opened, n) for n in ("rating", "city", "label")}
    answer = post(HERE, sent)
    assert answer.status_code == 400
    assert "9 is no rating: write 1 to 5, 0 for none, -1 for out." in answer.text
    assert 'value="Kept"' in answer.text
    assert 'id="correct" open' in answer.text
    assert answer.text.count("At the moment: ") == 2
    assert decision.history(opened.db, CONFLICT) == []


def test_creators_and_caption_are_settled_in_their_own_panels(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    says = metadata.of_file(opened.db, CONFLICT)
    who = Conflict("creators", {"XMP-dc:Creator": ["A B"], "EXIF:Artist": ["C D"]})
    told = Conflict("caption", {"XMP-dc:Description": "A", "IPTC:Caption": "B"})
    with writing(opened.db):
        metadata.add(opened.db, CONFLICT, replace(says, conflicts=(who, told)))
    page = client.get(f"/photos/{CONFLICT}").text
    assert '<a href="#credit">setting the credit</a>' in page
    assert '<a href="#caption">editing the caption</a>' in page
    assert "Take Creators from" not in page
    sent = {"field": "creators", "tag": "EXIF:Artist"}
    sent["seen"] = mark(opened, "creators")
    answer = post(f"{HERE}/take", sent)
    assert answer.status_code == 400
    post(f"/photos/{CONFLICT}/credit", {"creators": "A B", "outlet": ""})
    assert '"#file">1 disagreement' in client.get(f"/photos/{CONFLICT}").text


@pytest.fixture
def alike(opened: Library) -> Library:
    """A library in which two photos of the event have the same conflict."""
    says = metadata.of_file(opened.db, FILLED)
    differing = Conflict("city", {XMP: "Wien", IIM: "Graz"})
    with writing(opened.db):
        metadata.add(opened.db, FILLED, replace(says, conflicts=(differing,)))
    return opened


def test_all_photos_of_an_event_are_settled_and_undone_at_once(
    client: FlaskClient, post: Post, alike: Library
) -> None:
    def cities() -> list[str | None]:
        return [metadata.get(alike.db, one).city for one in (FILLED, CONFLICT)]

    before = cities()
    assert "Take IPTC:City for all 2 photos" in client.get(f"/photos/{CONFLICT}").text
    sent = {"field": "city", "tag": IIM, "count": "3"}
    assert post(f"{HERE}/take", sent).status_code == 409
    for count in ("many", "9" * 5_000, ""):
        assert post(f"{HERE}/take", {**sent, "count": count}).status_code == 409
    assert post(f"{HERE}/take", {**sent, "count": "2"}).status_code == 303
    page = client.get(f"/photos/{FILLED}").text
    assert "Settled in 2 photos." in page
    assert cities() == ["Graz", "Köln"]
    undo = re.search(r"/photos/1/decisions/\d+/undo", page)
    assert undo
    assert "Undo in all 2" in page
    post(undo[0], {"everywhere": ""})
    assert cities() == before
    assert "Undone in 2 photos." in client.get("/").text
