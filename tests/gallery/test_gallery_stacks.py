"""Bursts are folded in grids and unfold by their address; copies are only marked."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import AGREED, ALONE, CONFLICT, FILLED
from werkzeug.test import TestResponse

from photolib.store import arrival, stack
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
BURST = [AGREED, FILLED, CONFLICT]


@pytest.fixture
def stacked(opened: Library) -> Library:
    """The library, three photos a burst and two of them copies."""
    with writing(opened.db):
        stack.put(opened.db, "burst", BURST, [BURST])
        stack.put(opened.db, "copies", [FILLED, ALONE], [[ALONE, FILLED]])
        arrival.note(opened.db, ALONE, "again.jpg", "mail")
    return opened


def tiles(page: str) -> list[int]:
    return sorted(int(n) for n in re.findall(r'aria-label="Select photo (\d+)"', page))


@pytest.mark.usefixtures("stacked")
def test_a_grid_folds_bursts_and_says_so(client: FlaskClient) -> None:
    page = client.get("/").text
    assert tiles(page) == [AGREED, ALONE]
    assert "4 photos · 2 shown, bursts folded" in page
    assert f'href="/?unfold={AGREED}#p{AGREED}"' in page
    assert 'burst 3<span aria-hidden="true"> +' in page
    assert 'href="/?unfold=all"' in page
    assert ">copies 2</a>" in page
    assert ">identical 2</a>" in page


@pytest.mark.usefixtures("stacked")
@pytest.mark.parametrize("which", ["all", str(AGREED), str(CONFLICT)])
def test_bursts_unfold_one_or_all(client: FlaskClient, which: str) -> None:
    page = client.get(f"/?unfold={which}").text
    assert tiles(page) == sorted([*BURST, ALONE])
    assert page.count('3<span aria-hidden="true"> −') == 3
    assert ">copy</a>" in page
    assert ("fold them" in page) == (which == "all")
    assert (">fold the burst<" in page) == (which != "all")


@pytest.mark.usefixtures("stacked")
def test_who_passes_a_filter_stands_for_the_burst(client: FlaskClient) -> None:
    page = client.get("/?without=credit&unfold=").text
    assert tiles(page) == [CONFLICT, ALONE]
    assert f'href="/?without=credit&amp;unfold={CONFLICT}#p{CONFLICT}"' in page


@pytest.mark.usefixtures("stacked")
def test_an_event_folds_too(client: FlaskClient) -> None:
    assert tiles(client.get("/events/1").text) == [AGREED]
    page = client.get("/events/1?unfold=all").text
    assert tiles(page) == sorted(BURST)
    assert 'href="/events/1"' in page


@pytest.mark.parametrize("which", ["x", "-1", "1,2"])
def test_what_is_no_photo_unfolds_nothing(client: FlaskClient, which: str) -> None:
    answer = client.get(f"/?unfold={which}")
    assert answer.status_code == 400
    assert "is not the number of any photo" in answer.text


@pytest.mark.usefixtures("stacked")
def test_an_address_cannot_be_sent_elsewhere(client: FlaskClient) -> None:
    page = client.get("/?_external=1&_scheme=javascript&_anchor=x").text
    assert "javascript:" not in page


@pytest.mark.usefixtures("stacked")
def test_a_photo_shows_its_copies_with_other_credits(client: FlaskClient) -> None:
    page = client.get(f"/photos/{FILLED}").text
    assert '<h2 id="copies">Copies <span class="soft">1</span></h2>' in page
    assert f"IMG_{ALONE}.JPG</a>" in page
    assert "no credit</span>" in page  # the copy has none, this photo has
    assert "3 frames</span>" in page
    assert page.count('class="frames"') == 1
    page = client.get(f"/photos/{ALONE}").text
    assert "1, this one leads</span>" in page
    assert "Credited otherwise: Tan Wei, River Journal" in page
    assert "Came again, byte for byte <b>1</b>" in page
    assert "again.jpg <small>in mail" in page


def test_a_mirrored_copy_is_told_as_such(client: FlaskClient, stacked: Library) -> None:
    """Else the names of a caption would be read from the wrong side."""
    with writing(stacked.db):
        stack.add_same(stacked.db, FILLED, ALONE, "mirrored")
    for number in (FILLED, ALONE):
        page = client.get(f"/photos/{number}").text
        assert "· mirrored: who is left here may be right there</small>" in page


def test_a_photo_that_stands_alone_shows_no_panel(client: FlaskClient) -> None:
    assert 'id="stacks"' not in client.get(f"/photos/{ALONE}").text


def test_editors_decide_and_undo(
    client: FlaskClient, post: Post, stacked: Library
) -> None:
    with writing(stacked.db):
        stack.add_same(stacked.db, FILLED, ALONE, "whole")
    where = f"/photos/{FILLED}/stacks"
    assert post(f"{where}/copies/lead").headers["Location"].endswith("#stacks")
    assert stack.members(stacked.db, "copies", ALONE) == [FILLED, ALONE]
    assert f"Photo {FILLED} leads its copies" in client.get(f"/photos/{FILLED}").text
    post(f"{where}/copies/apart", {"other": ALONE})
    assert stack.members(stacked.db, "copies", ALONE) == []
    page = client.get(f"/photos/{ALONE}").text
    assert f"Photo {FILLED} is no copy of photo {ALONE}" in page
    undone = re.findall(r"/stacks/words/(\d+)/undo", page)
    assert post(f"{where}/words/{undone[0]}/undo").status_code == 303
    assert stack.members(stacked.db, "copies", ALONE) == [FILLED, ALONE]
    assert post(f"{where}/words/{undone[0]}/undo").status_code == 404


def test_a_decision_that_makes_no_sense_is_refused(
    client: FlaskClient, post: Post
) -> None:
    where = f"/photos/{ALONE}/stacks"
    answer = post(f"{where}/burst/apart")
    assert answer.status_code == 400
    assert "is in no burst any more" in answer.text
    assert post(f"{where}/copies/apart").status_code == 400
    assert post(f"{where}/pile/lead").status_code == 404
    assert post("/photos/99/stacks/burst/lead").status_code == 404
    assert client.post(f"{where}/burst/apart").status_code == 400  # no token


@pytest.mark.usefixtures("stacked")
def test_a_search_folds_and_unfolds(client: FlaskClient) -> None:
    page = client.get("/search?q=forum").text
    assert tiles(page) == []  # what is written is shown with reasons
    assert page.count('data-fold aria-label="burst 3') == 1
    assert "1 photo found · they stand for 3, bursts folded" in page
    assert f'href="/search?q=forum&amp;unfold={AGREED}#p{AGREED}"' in page
    page = client.get("/search?q=forum&unfold=all&limit=2").text
    assert page.count('data-fold aria-label="burst 3') == 2
    assert 'href="/search?q=forum&amp;limit=4&amp;unfold=all"' in page
    assert 'href="/search?q=forum&amp;sort=newest&amp;unfold=all"' in page
    page = client.get(f"/search?q=forum&unfold={FILLED}").text
    assert page.count('data-fold aria-label="burst 3') == 3
    assert ">fold the burst</a>" in page
