"""The page of shoots without an event: linked as one, refused, undone."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import ALONE, CONFLICT, Post, picture

from photolib.ingest import ingest
from photolib.store import metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library


@pytest.fixture
def loose(opened: Library, tmp_path: Path) -> list[int]:
    """Two photos of the forum's day and of no event."""
    (tmp_path / "Forum Rivers").mkdir()
    files = [
        picture(tmp_path / "Forum Rivers" / f"{n}.jpg", n, "Tan Wei") for n in (7, 8)
    ]
    return [one.photo for one in ingest(opened, files, workers="1").added]


def test_a_shoot_is_offered_its_event_and_linked(
    client: FlaskClient, post: Post, opened: Library, loose: list[int]
) -> None:
    page = client.get("/shoots").text
    assert "2 photos, 5 March 2026, 10:11:07 to 10:11:08" in page
    for reason in ("taken on its day", "by the photographer it names", "the folder is"):
        assert reason in page
    sent = {"photos": f"{loose[0]}-{loose[1]}", "event": "1"}
    assert post("/shoots/link", sent).status_code == 303
    assert [p.event_id for p in photo.get_many(opened.db, loose)] == [1, 1]
    told = client.get("/events/1").text
    assert "2 photos joined the event." in told
    assert 'formaction="/shoots/undo/1">Undo</button>' in told
    post("/shoots/undo/1")
    assert [p.event_id for p in photo.get_many(opened.db, loose)] == [None, None]
    assert "Undone: 2 photos went back." in client.get("/shoots").text


def test_a_refused_event_is_no_longer_offered(
    client: FlaskClient, post: Post, loose: list[int]
) -> None:
    post("/shoots/refuse", {"photos": " ".join(map(str, loose)), "event": "1"})
    page = client.get("/shoots").text
    assert "not proposed for these photos again" in page
    assert "taken on its day" not in page


def test_a_photo_that_denies_its_event_is_shown_on_its_page(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    with writing(opened.db):
        opened.db.execute(
            "UPDATE photo SET taken_at = '2019-01-01T00:00:00' WHERE id = ?", [CONFLICT]
        )
    assert "Perhaps of another event" in client.get("/events/1").text
    post("/shoots/keep", {"photos": str(CONFLICT), "event": "1"})
    assert "Perhaps of another event" not in client.get("/events/1").text


def test_the_events_page_leads_to_the_shoots(client: FlaskClient) -> None:
    assert (
        '<a href="/shoots">1 photo without an event</a>' in client.get("/events").text
    )


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        pytest.param({"event": "1"}, "Choose some photos", id="no photos"),
        pytest.param({"photos": "4"}, "Choose an event", id="no event"),
        pytest.param({"photos": "4;5", "event": "1"}, "4;5 names no", id="no numbers"),
        pytest.param({"photos": "1-99999999", "event": "1"}, "at once", id="too many"),
        pytest.param({"photos": "9" * 40, "event": "1"}, "names no photos", id="huge"),
    ],
)
def test_what_cannot_be_linked_is_refused_in_a_sentence(
    post: Post, opened: Library, sent: dict[str, str], said: str
) -> None:
    answer = post("/shoots/link", sent)
    assert answer.status_code == 400
    assert said in answer.text
    assert photo.get(opened.db, ALONE).event_id is None


def test_a_shoot_without_times_says_so(client: FlaskClient, opened: Library) -> None:
    assert metadata.get(opened.db, ALONE).taken_at is None
    page = client.get("/shoots").text
    assert "1 photo, capture time not known" in page
    assert "No event is known that they could be of" in page
