"""Every page answers, says what it should, and carries the policy."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.gallery import create_app
from photolib.records import Caption, Conflict, Credit, CreditEvidence, Region
from photolib.store import caption, credit, metadata, pick
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]

HUGE = "99999999999999999999"
PAGES = {
    "/": "Forum on Rivers",
    "/?without=credit": "conflict",
    "/?without=event": "belong to no event yet",
    "/?month=2026-03": "March 2026",
    "/?month=unknown": "Date not known",
    "/?event=1": "about this event",
    "/photos/1": "Tan Wei, River Journal",
    "/photos/3": "The sources contradict each other",
    "/photos/4": "Nobody says who took this photo",
    "/events": "5 March 2026",
    "/events/1": "River Office",
    "/people": "Gao Lin",
    "/people/1": "<td>Director</td><td>River Office</td>",
    "/search": "What can be asked",
    "/search?q=forum": "event",
    "/search?like=1": "Judged by colours only",
    "/releases/new": "Hand in a release",
    "/releases/1": "Photos by TAN Wei",
    "/upload": "Upload photos",
    "/upload?event=1": "selected>Forum on Rivers",
    "/picks": "Nothing is picked",
    "/health": "ViT-B-32",
}


@pytest.mark.parametrize(("address", "words"), PAGES.items())
def test_page_answers(client: FlaskClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert words in answer.text
    assert answer.text.count("<h1") == 1
    assert "style=" not in answer.text
    assert "Gao Lin" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("address", ["/", "/photos/99", "/nowhere", "/tiles.css"])
def test_every_answer_carries_the_policy(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/photos/99", 404, "There is no photo 99 in this library."),
        ("/events/99", 404, "There is no event 99 in this library."),
        ("/people/99", 404, "There is no person 99 in this library."),
        ("/releases/99", 404, "There is no release 99 in this library."),
        ("/?event=99", 404, "There is no event 99 in this library."),
        ("/search?like=99", 404, "There is no photo 99 in this library."),
        ("/upload?event=99", 404, "There is no event 99 in this library."),
        (f"/photos/{HUGE}", 404, f"There is no photo {HUGE} in this library."),
        (f"/events/{HUGE}", 404, f"There is no event {HUGE} in this library."),
        (f"/people/{HUGE}", 404, f"There is no person {HUGE} in this library."),
        (f"/releases/{HUGE}", 404, f"There is no release {HUGE} in this library."),
        (f"/?event={HUGE}", 404, f"There is no event {HUGE} in this library."),
        (f"/search?like={HUGE}", 404, f"There is no photo {HUGE} in this library."),
        (f"/upload?event={HUGE}", 404, f"There is no event {HUGE} in this library."),
        ("/photos/" + "9" * 5000, 404, "…"),
        ("/search?like=" + "9" * 5000, 404, "…"),
        ("/photos/0", 404, "There is no photo 0 in this library."),
        ("/photos/٣", 404, "There is no page at this address."),
        ("/?event=abc", 400, "Abc is not the number of any event."),
        ("/upload?event=1.5", 400, "1.5 is not the number of any event."),
        ("/search?like=abc", 400, "Abc is not the number of any photo."),
        ("/search?like=-1", 400, "-1 is not the number of any photo."),
        ("/search?q=forum&like=٣", 400, "is not the number of any photo."),
        ("/?month=yesterday", 400, "yesterday is no month"),
        (
            "/?without=soul",
            400,
            "photos can lack credit, caption, event, agreement, not soul",
        ),
        ("/nowhere", 404, "There is no page at this address."),
        ("/picks/export", 405, "This address is for a form of the gallery only."),
    ],
)
def test_errors_are_one_sentence(
    client: FlaskClient, address: str, status: int, sentence: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert sentence in answer.text


@pytest.mark.parametrize(
    "address",
    [
        f"/picks/{HUGE}",
        f"/photos/{HUGE}/caption",
        f"/photos/{HUGE}/credit",
        f"/photos/{HUGE}/event",
        f"/photos/{HUGE}/people/1",
        f"/photos/1/people/{HUGE}",
        f"/events/{HUGE}",
        f"/events/{HUGE}/photos",
    ],
)
def test_form_for_what_no_row_can_be_is_not_found(post: Post, address: str) -> None:
    answer = post(address, {"text": "x", "status": "confirmed", "event": ""})
    assert answer.status_code == 404
    assert f"{HUGE} in this library." in answer.text


def test_photo_page_stays_small_whatever_the_file_says(
    client: FlaskClient, opened: Library
) -> None:
    long = "word " * 140_000
    says = replace(
        metadata.get(opened.db, 3),
        caption=long,
        alt_text=long,
        regions=(Region(long, "Face", 0.1, 0.1, 0.2, 0.2),),
        conflicts=(Conflict("caption", {"IPTC:Caption-Abstract": long}),),
    )
    told = CreditEvidence("file", "EXIF:Artist", (long,), long)
    with writing(opened.db):
        metadata.add(opened.db, 3, says)
        caption.put(opened.db, 3, Caption(long, "file"))
        caption.put(opened.db, 3, Caption(long + "end", "file"))
        standing = Credit(long, (long,), long, None, "conflict", (told,))
        credit.put(opened.db, 3, standing)
    page = client.get("/photos/3").text
    assert len(page) < 80_000
    assert "the first 10\u202f000 stand here and in the form" in page
    assert "… (700\u202f000 characters in all)" in page
    assert "Take the credit" not in page  # cut, it would be another name
    assert 'name="outlet" spellcheck="false" maxlength="500" value=""' in page


def test_scripts_get_errors_as_json(client: FlaskClient) -> None:
    answer = client.get("/photos/99", headers={"Accept": "application/json"})
    assert answer.json == {"error": "There is no photo 99 in this library."}


def test_unexpected_failure_is_a_page_without_its_details(stock: Path) -> None:
    app = create_app(stock)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret")

    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "its log tells more" in answer.text
    assert "secret" not in answer.text


def test_library_that_went_away_is_one_sentence(stock: Path) -> None:
    client = create_app(stock).test_client()
    (stock / "photolib.db").rename(stock / "moved.db")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "holds no library" in answer.text


def test_captions_are_spelt_in_their_language_and_names_are_not(
    client: FlaskClient,
) -> None:
    desk, shown = client.get("/desk?event=1").text, client.get("/photos/1").text
    assert re.search('<textarea id="caption"[^>]* lang="en" spellcheck="true"', desk)
    assert re.search('<textarea id="text"[^>]* lang="en" spellcheck="true"', shown)
    batch = client.get("/batch?event=1").text
    for page, field, spelt in (
        (shown, 'id="creators"', "false"),
        (shown, 'id="correct-city"', "false"),
        (shown, 'id="correct-headline"', "true"),
        (shown, 'id="correct-alt_text"', "true"),
        (batch, 'id="text-caption"', "true"),
        (batch, 'id="text-keywords"', "false"),
        (batch, 'name="text.credit"', "false"),
    ):
        assert re.search(f'{field}[^>]* spellcheck="{spelt}"', page), field


def test_empty_library_says_what_to_do_first(folder: Path) -> None:
    client = create_app(folder).test_client()
    assert "Hand in a release" in client.get("/").text
    for address in (
        "/events",
        "/people",
        "/search?q=x",
        "/picks",
        "/health",
        "/upload",
    ):
        assert client.get(address).status_code == 200


def test_notice_is_on_every_page(stock: Path) -> None:
    client = create_app(stock, notice="Only drawings.").test_client()
    assert all("Only drawings." in client.get(a).text for a in ("/", "/health", "/x"))


def test_months_and_filters_keep_each_other(client: FlaskClient) -> None:
    page = client.get("/?event=1&without=credit").text
    assert "month=2026-03&amp;event=1&amp;without=credit" in page
    assert 'href="/?event=1"' in page  # without the filter that is on


def test_grid_is_paged_by_key(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolib.gallery.grid.PER_PAGE", 2)
    first = client.get("/").text
    assert "Older photos" in first
    second = client.get("/?after=2026-03-05T10:11:02~2").text
    assert "Newest" in second
    assert 'href="/photos/2"' not in second


def test_grid_tells_alternative_text_and_size(client: FlaskClient) -> None:
    page = client.get("/").text
    assert 'alt="Gao Lin opens the forum" width="360" height="240"' in page
    assert "not yet captioned" in page
    assert page.count('fetchpriority="high"') == 1


def test_photo_page_marks_gaps_and_tells_sources(client: FlaskClient) -> None:
    assert '<mark class="gap">' in client.get("/photos/4").text
    contradicting = client.get("/photos/3").text
    assert "EXIF:Artist" in contradicting
    assert "City: the file contradicts itself" in contradicting
    assert "Köln" in contradicting
    assert "its maker notes end early" in contradicting


def test_photo_page_keeps_earlier_captions(
    client: FlaskClient, opened: Library
) -> None:
    from photolib.describe import edit

    edit(opened, 2, "A new one", "me")
    page = client.get("/photos/2").text
    assert "Versions <b>2</b>" in page
    assert caption.find(opened.db, 2)


def test_picks_are_counted_in_the_header(client: FlaskClient, opened: Library) -> None:
    with writing(opened.db):
        pick.toggle(opened.db, 1, "editor")
    assert 'id="picked">1</span>' in client.get("/").text
