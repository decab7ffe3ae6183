"""Captions of the release: shown with it, offered to photos, taken by an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import Post, picture

from photolib.describe import caption_of
from photolib.gallery.one_photo import seen
from photolib.ingest import ingest
from photolib.release.parse import parse
from photolib.store import caption, release
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = (
    "41.jpg – Ada Quist, Director of the River Authority, opens the Forum on Lakes in "
    "Bonn. Photo: Jo Roth / City Post\n\n"
    "lost.jpg – The <b>guests</b> listen in the town hall.\n"
)
NUMBERED = (
    "Photo 1: Ada Quist, Director of the River Authority, opens the Forum on Lakes.\n"
    "Photo 2: Mayor Ben Orlo welcomes the guests.\n\nPhotos: Jo Roth / City Post\n"
)


@pytest.fixture
def shoot(opened: Library, tmp_path: Path) -> Callable[[str], int]:
    """Return a function that keeps a release and takes in one photo, 41.jpg, of it."""

    def take(text: str) -> int:
        with writing(opened.db):
            event_id = release.add(opened.db, text, parse(text))
        files = [picture(tmp_path / "41.jpg", 41)]
        return ingest(opened, files, event_id=event_id, workers="1").added[0].photo

    return take


def test_a_caption_of_the_release_is_offered_and_taken(
    client: FlaskClient, post: Post, opened: Library, shoot: Callable[[str], int]
) -> None:
    photo_id = shoot(TEXT)
    page = client.get(f"/photos/{photo_id}").text
    assert "From the release: 41.jpg" in page
    assert "Other captions of the release <b>1</b>" in page
    assert "The &lt;b&gt;guests&lt;/b&gt; listen" in page
    assert caption.find(opened.db, photo_id) is None
    text = (
        "Ada Quist, Director of the River Authority, opens the Forum on Lakes in Bonn."
    )
    before = seen(caption_of(opened, photo_id))
    post(f"/photos/{photo_id}/caption", {"text": text, "seen": before})
    kept = caption.find(opened.db, photo_id)
    assert kept
    assert (kept.text, kept.status) == (text, "edited")
    assert "From the release: 41.jpg" not in client.get(f"/photos/{photo_id}").text


def test_numbered_captions_can_be_given_by_hand(
    client: FlaskClient, shoot: Callable[[str], int]
) -> None:
    page = client.get(f"/photos/{shoot(NUMBERED)}").text
    assert "From the release" not in page
    assert "Other captions of the release <b>2</b>" in page
    assert 'aria-label="Take the caption Photo 2: Mayor Ben Orlo' in page


def test_a_photo_without_an_event_is_offered_nothing(client: FlaskClient) -> None:
    assert "captions of the release" not in client.get("/photos/4").text


def test_a_release_shows_its_captions_with_their_photos(
    client: FlaskClient, post: Post, opened: Library, shoot: Callable[[str], int]
) -> None:
    before = post("/releases/new", {"text": TEXT}).text
    assert 'Captions</mark> <span class="soft">2</span>' in before
    photo_id = shoot(TEXT)
    release_id = release.ids(opened.db)[-1]
    page = client.get(f"/releases/{release_id}").text
    assert 'data-facts="caption-0"' in page
    assert f'href="/photos/{photo_id}">photo 41.jpg</a>' in page
    assert "Ada Quist · credit Jo Roth, City Post" in page
    assert page.count(">photo ") == 1
    assert "Captions</mark>" not in client.get("/releases/1").text
