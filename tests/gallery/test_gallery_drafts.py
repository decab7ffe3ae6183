"""In the gallery a machine drafts, and an editor accepts, uses or rejects."""

import re
import shutil
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.gallery.conftest import AGREED, ALONE, CONFLICT, FILLED
from tests.tiny_coca import SKY, SQUARE
from werkzeug.test import TestResponse

from photolib import describe, settle
from photolib.draft import draft, of_photo
from photolib.embedding import weights
from photolib.gallery.drafting import DRAFTS, Drafts
from photolib.records import PersonFacts
from photolib.store import files, metadata, person, photo
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
EVENT = 1


def form(page: str) -> dict[str, object]:
    """Return what the form of the first draft of a page would send."""
    part = page[page.index('class="draft"') :]
    seen = re.search(r'name="seen" value="([^"]*)"', part)
    text = re.search(r"<textarea[^>]*>([^<]*)</textarea>", part)
    assert seen
    assert text
    return {"seen": seen[1], "text": text[1]}


def finished(app: Flask) -> Drafts:
    """Return the app's drafts when nothing is being drafted any more."""
    drafts: Drafts = app.extensions[DRAFTS]
    if drafts.thread:
        drafts.thread.join()
    return drafts


def test_without_weights_the_buttons_say_how_to_get_them(
    client: FlaskClient, post: Post
) -> None:
    for address in (f"/photos/{FILLED}", f"/events/{EVENT}"):
        page = client.get(address).text
        assert "<button disabled" in page
        assert "<code>photolib models fetch coca_ViT-B-32/mscoco" in page
    assert "Draft alternative texts for 3 photos</button>" in page
    for address in (f"/photos/{FILLED}/draft", f"/events/{EVENT}/drafts"):
        answer = post(address)
        assert answer.status_code == 503
        assert "photolib models import FOLDER" in answer.text
    assert "Model for drafts" in client.get("/health").text


def test_a_draft_is_written_marked_and_accepted(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    address = f"/photos/{FILLED}"
    assert "Let the machine draft one</button>" in client.get(address).text
    answer = post(f"{address}/draft")
    assert answer.headers["Location"] == f"{address}#draft"
    page = client.get(address).text
    assert "A draft is written: read it" in page
    assert ">Machine draft</span> <small>tiny, " in page
    assert "Let the machine draft one" not in page
    assert SQUARE not in page[: page.index('id="draft"')]  # not the picture's alt
    assert metadata.get(drafter.db, FILLED).alt_text is None
    sent = form(page)
    assert sent["text"] == SQUARE
    answer = post(f"{address}/draft/accept", sent | {"text": "A square, all red."})
    assert answer.status_code == 303
    page = client.get(address).text
    assert "It is the alternative text now." in page
    assert "C10" not in page
    assert 'alt="A square, all red."' in page
    assert "machine draft by tiny of 20" in page
    assert "reworded, chosen by editor" in page
    assert "As alternative text: accepted by editor" in page
    undo = re.search(r'formaction="(/photos/\d+/decisions/\d+/undo)"', page)
    assert undo
    assert post(undo[1]).status_code == 303
    page = client.get(address).text
    assert metadata.get(drafter.db, FILLED).alt_text is None
    assert form(page)["text"] == SQUARE  # it waits again


def test_what_rule_c10_finds_is_told(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    draft(drafter, [AGREED])
    sent = form(client.get(f"/photos/{AGREED}").text)
    told = "The forum on March 5, 2026"
    post(f"/photos/{AGREED}/draft/accept", sent | {"text": told})
    page = client.get(f"/photos/{AGREED}").text
    assert "Look at it again (C10): the alternative text has a date in it." in page


def test_what_is_seen_goes_into_the_editor_unsaved(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    draft(drafter, [AGREED])
    before = describe.caption_of(drafter, AGREED)
    sent = form(client.get(f"/photos/{AGREED}").text)
    page = post(f"/photos/{AGREED}/draft/caption", sent).text
    assert '<details id="edit" open>' in page
    assert f"{SKY}\nGao Lin opens the forum</textarea>" in page
    assert "For the caption: taken into the editor by editor" in page
    assert "Use in the caption" in page
    assert describe.caption_of(drafter, AGREED) == before


def test_a_rejected_draft_is_gone_and_not_made_again(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    draft(drafter, [FILLED])
    referrer = {"Referer": f"http://localhost/events/{EVENT}/drafts"}
    answer = post(f"/photos/{FILLED}/draft/reject", headers=referrer)
    assert answer.headers["Location"] == f"/events/{EVENT}/drafts"
    page = client.get(f"/photos/{FILLED}").text
    assert "this model drafts the photo no more" in page
    assert 'class="draft"' not in page
    assert "Let the machine draft one" not in page
    assert "As alternative text: rejected by editor" in page


def test_what_another_editor_did_meanwhile_is_told(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    draft(drafter, [FILLED])
    sent = form(client.get(f"/photos/{FILLED}").text)
    mark = settle.marks(drafter.db, FILLED)["alt_text"]
    other = {"alt_text": settle.Typed("By another", mark)}
    settle.correct(drafter, FILLED, other, "other")
    address = f"/photos/{FILLED}/draft/accept"
    answer = post(address, sent | {"text": "Mine is kept"})
    assert answer.status_code == 409
    assert "decided on the alternative text meanwhile" in answer.text
    assert "Mine is kept</textarea>" in answer.text
    assert "Replace the alternative text</button>" in answer.text
    answer = post(address, sent, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "meanwhile" in str(answer.json)
    answer = post(address, sent | {"text": "  "})
    assert answer.status_code == 400
    assert "An empty text describes nothing" in answer.text


def test_withheld_words_and_lost_previews_are_told(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    with writing(drafter.db):
        person.add(drafter.db, PersonFacts("Red Square", "Red SQUARE"))
    post(f"/photos/{FILLED}/draft")
    page = client.get(f"/photos/{FILLED}").text
    assert "The model had no words that may be shown." in page
    assert "As alternative text: tiny had no words that may be shown" in page
    lost = photo.get(drafter.db, ALONE)
    files.locate(drafter.folder, lost.sha256, lost.format).preview.unlink()
    post(f"/photos/{ALONE}/draft")
    assert "Its preview cannot be read" in client.get(f"/photos/{ALONE}").text


def test_the_photos_of_an_event_are_drafted_and_read_one_by_one(
    app: Flask, client: FlaskClient, post: Post, drafter: Library
) -> None:
    page = client.get(f"/events/{EVENT}").text
    assert "Draft alternative texts for 3 photos</button>" in page
    answer = post(f"/events/{EVENT}/drafts")
    assert answer.headers["Location"] == f"/events/{EVENT}"
    assert not finished(app).is_at(EVENT)
    page = client.get(f"/events/{EVENT}").text
    assert "Read 3 machine drafts" in page
    assert "Draft alternative texts" not in page
    told = client.get(f"/events/{EVENT}/drafts/progress").json
    assert told == {"done": 0, "total": 0, "finished": True}
    page = client.get(f"/events/{EVENT}/drafts").text
    assert page.count('class="draft"') == 3
    assert page.count(" autofocus") == 1
    first = re.search(r'action="(/photos/\d+/draft/accept)"', page)
    assert first
    referrer = {"Referer": f"http://localhost/events/{EVENT}/drafts"}
    post(first[1], form(page), headers=referrer)
    page = client.get(f"/events/{EVENT}/drafts").text
    assert page.count('class="draft"') == 2
    for photo_id in (FILLED, AGREED, CONFLICT):
        post(f"/photos/{photo_id}/draft/reject")
    page = client.get(f"/events/{EVENT}/drafts").text
    assert "No draft of this event waits" in page


def test_more_drafts_follow_and_those_that_name_somebody_do_not(
    client: FlaskClient, drafter: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolib.gallery.draft._PER_PAGE", 1)
    draft(drafter, [FILLED, AGREED, CONFLICT])
    assert "2 more drafts will follow" in client.get(f"/events/{EVENT}/drafts").text
    monkeypatch.undo()
    with writing(drafter.db):
        person.add(drafter.db, PersonFacts("Red Square", "Red SQUARE"))
    page = client.get(f"/events/{EVENT}/drafts").text
    assert SKY in page
    assert SQUARE not in page


def test_a_run_shows_how_far_it_is(
    app: Flask, client: FlaskClient, post: Post, drafter: Library
) -> None:
    drafts: Drafts = app.extensions[DRAFTS]
    with drafts.drafting._turn:  # the run waits until somebody else is done
        post(f"/events/{EVENT}/drafts")
        post(f"/events/{EVENT}/drafts")
        page = client.get(f"/events/{EVENT}").text
        assert '<progress id="drafting" max="3" value="0">' in page
        assert "draft.js" in page
        drafts._note(1, 3)
        told = client.get(f"/events/{EVENT}/drafts/progress").json
        assert told == {"done": 1, "total": 3, "finished": False}
        drafts.ask(99)  # waits behind
        assert drafts.is_at(99)
    finished(app)
    assert of_photo(drafter.db, FILLED)["alt_text"].text == SQUARE


def test_a_run_that_fails_says_why(
    app: Flask, client: FlaskClient, post: Post, drafter: Library
) -> None:
    found = weights.find(drafter.models, "tiny")
    (found.folder / "open_clip_model.safetensors").write_bytes(b"broken")
    post(f"/events/{EVENT}/drafts")
    finished(app)
    page = client.get(f"/events/{EVENT}").text
    assert "holds no usable open_clip model" in page
    assert "Draft alternative texts for 3 photos</button>" in page


def test_what_nobody_foresaw_is_in_the_log(
    app: Flask, post: Post, drafter: Library, caplog: pytest.LogCaptureFixture
) -> None:
    drafts: Drafts = app.extensions[DRAFTS]
    shutil.rmtree(drafter.folder / "models")
    drafts.drafting = None  # type: ignore[assignment]
    app.config["LIBRARY"] = None
    drafts.ask(EVENT)
    finished(app)
    assert "event 1 is not drafted" in caplog.text


def test_only_a_photo_and_an_event_that_exist_are_drafted(
    client: FlaskClient, post: Post, drafter: Library
) -> None:
    for address in ("/photos/99/draft", "/events/99/drafts"):
        assert post(address).status_code == 404
    assert client.get("/events/99/drafts").status_code == 404
    assert client.get("/events/99/drafts/progress").status_code == 404
    assert client.post(f"/photos/{FILLED}/draft").status_code == 400  # without token
