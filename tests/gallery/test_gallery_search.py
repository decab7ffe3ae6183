"""The search page says what it understood, and why each photo is there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from tests.gallery.conftest import AGREED, ALONE

from photolib.embedding import weights
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.likeness import MODEL_IN_USE
from photolib.query.fields import fields
from photolib.store import metadata, setting, vector
from photolib.store.connect import writing
from photolib.store.library import Library


def test_chips_take_one_term_away(client: FlaskClient) -> None:
    page = client.get("/search?q=forum+-logo+by:%22Tan+Wei%22").text
    assert "not logo" in page
    assert "by: Tan Wei" in page
    assert 'href="/search?q=forum+-logo"' in page


def test_words_are_found_and_told_why(client: FlaskClient) -> None:
    page = client.get("/search?q=opens").text
    assert "Found in what is written" in page
    assert '<span class="why">caption</span>' in page
    assert "Words only" in page
    assert "photolib models fetch" in page


def test_similar_photos_leave_out_the_one_asked(client: FlaskClient) -> None:
    page = client.get("/search?like=1").text
    assert "Like it in colours" in page
    assert "the nearest 3, best first" in page


@pytest.fixture
def many(library: Library, draw: Callable[..., Path], tmp_path: Path) -> Library:
    """A library of thirty pictures, to a model's eye the first two much the same."""
    ingest(library, [draw(n) for n in range(1, 31)], workers="1")
    weights.import_folder(library.models, stand_in(tmp_path / "eye"))
    rows = np.random.default_rng(0).standard_normal((30, 64)).astype(np.float32)
    rows[1] = rows[0] + 0.1 * rows[1]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    revision = weights.find(library.models, "eye").revision or ""
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, "eye")
        model = vector.model_id(library.db, "eye", revision, 64)
        vector.add(library.db, model, range(1, 31), rows)
    return library


def stand_in(folder: Path) -> Path:
    """Write a folder that passes for a model's while nothing is encoded."""
    folder.mkdir()
    config = '{"model_cfg": {}, "preprocess_cfg": {}}'
    (folder / "open_clip_config.json").write_text(config)
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    return folder


def test_what_stands_out_is_above_a_line_and_nothing_is_hidden(many: Library) -> None:
    page = create_app(many.folder).test_client().get("/search?q=similar:1").text
    above, _, below = page.partition("<h2>Weaker matches")
    assert "Like it in colours" not in page
    assert "the nearest 1, best first" in above
    assert "by chance" in below
    assert (above.count('class="pick"'), below.count('class="pick"')) == (1, 28)


def test_each_hit_leans_the_search_to_it_or_away(many: Library) -> None:
    page = create_app(many.folder).test_client().get("/search?q=similar:1^2").text
    assert 'href="/search?q=similar:1%5E2+similar:5"' in page
    assert 'href="/search?q=similar:1%5E2+-similar:5"' in page
    assert 'aria-label="More like photo 5"' in page
    assert "<b>2-fold</b>" in page
    assert 'aria-label="Remove like photo 1 2-fold"><img src="/files/' in page


def test_each_photo_of_the_search_is_taken_away_alone(many: Library) -> None:
    client = create_app(many.folder).test_client()
    page = client.get("/search?q=similar:1,2+-similar:3&sort=newest").text
    assert 'href="/search?q=similar:1+-similar:3&amp;sort=newest"' in page
    assert "not like photo 3" in page
    assert 'href="/search?q=similar:1+similar:7"' in client.get("/search?like=1").text


def test_a_photo_leans_the_search_one_came_from(client: FlaskClient) -> None:
    said = {"Referer": "http://localhost/search?q=forum&sort=newest"}
    page = client.get("/photos/2", headers=said).text
    assert 'href="/search?q=forum+similar:2&amp;sort=newest"' in page
    assert 'href="/search?q=-similar:2"' in client.get("/photos/2").text
    for elsewhere in ("http://example.org/search?q=a", "http://localhost/search?q=(("):
        page = client.get("/photos/2", headers={"Referer": elsewhere}).text
        assert 'href="/search?q=similar:2"' in page


def test_where_nothing_stands_out_the_page_says_so(many: Library) -> None:
    client = create_app(many.folder).test_client()
    pages = [client.get(f"/search?q=similar:{n}").text for n in range(3, 13)]
    nothing = [page for page in pages if "None stands out" in page]
    assert nothing
    assert "29 weaker by likeness" in nothing[0]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("forum foo:bar", "forum <mark>foo:bar</mark>"),
        ('forum "open', "forum <mark>&#34;</mark>open"),
        ("date:soon", "<mark>date:soon</mark>"),
        ("a (forum", "a <mark>(</mark>forum"),
    ],
)
def test_mistake_is_shown_in_its_place(
    client: FlaskClient, query: str, marked: str
) -> None:
    answer = client.get("/search", query_string={"q": query})
    assert answer.status_code == 400
    assert marked in answer.text


def test_nothing_found_names_the_term_to_blame(client: FlaskClient) -> None:
    page = client.get("/search?q=forum+by:nobody").text
    assert "<b>by:nobody</b> finds nothing" in page


def test_nothing_found_together_says_so(client: FlaskClient) -> None:
    page = client.get("/search?q=by:other+has:credit").text
    assert "All together find nothing" in page
    assert 'href="/search?q=has:credit">without by: other</a>' in page
    assert (
        "leave more than one out"
        in client.get("/search?q=by:other+has:credit+-has:event").text
    )


def test_nothing_found_for_one_word_helps(client: FlaskClient) -> None:
    assert "Try fewer or other words" in client.get("/search?q=zebra").text


def test_more_can_be_shown(client: FlaskClient) -> None:
    page = client.get("/search?q=event:forum&limit=1").text
    assert 'href="/search?q=event:forum&amp;limit=2"' in page


def test_a_group_is_one_chip_and_is_taken_away_whole(client: FlaskClient) -> None:
    page = client.get("/search?q=forum+(by:tan+OR+by:other)+-(a+b)&sort=oldest").text
    assert "by:tan OR by:other <span" in page
    assert "not a b <span" in page
    assert 'href="/search?q=forum+-(a+b)&amp;sort=oldest"' in page


def test_results_are_sorted_by_links(client: FlaskClient) -> None:
    page = client.get("/search?q=event:forum&sort=newest").text
    assert 'href="/search?q=event:forum">relevance</a>' in page
    assert 'sort=newest" aria-current="true">newest</a>' in page
    assert 'href="/search?q=event:forum&amp;sort=oldest">oldest</a>' in page


def test_an_order_that_is_none_is_refused(client: FlaskClient) -> None:
    answer = client.get("/search?q=forum&sort=size")
    assert answer.status_code == 400
    assert "relevance, newest, oldest, not by size" in answer.text


def test_everything_that_can_be_asked_is_listed_with_links(client: FlaskClient) -> None:
    page = client.get("/search").text
    for one in fields():
        assert f"<dd>{escape(one.says)}" in page
    assert 'href="/search?q=person:%22Li+Song%22"' in page
    assert 'href="/search?q=has:gps"' in page


def test_what_is_typed_is_completed(client: FlaskClient) -> None:
    told = client.get("/search/suggest", query_string={"q": "forum ga", "at": 8}).json
    assert told == {
        "start": 6,
        "end": 8,
        "suggestions": [{"text": 'person:"Gao Lin"', "says": "a person"}],
    }
    assert client.get("/search/suggest?q=ke").json["suggestions"]  # type: ignore[index]
    assert client.get("/search/suggest?at=x").json == {
        "start": 0,
        "end": 0,
        "suggestions": [],
    }


def test_what_a_photo_says_can_be_searched_for(
    client: FlaskClient, opened: Library
) -> None:
    with writing(opened.db):
        says = replace(metadata.get(opened.db, ALONE), keywords=("red carpet", "flag"))
        metadata.add(opened.db, ALONE, says)
    page = client.get(f"/photos/{ALONE}").text
    assert '<a href="/search?q=keyword:%22red+carpet%22">red carpet</a>; ' in page
    page = client.get(f"/photos/{AGREED}").text
    assert 'href="/search?q=by:%22Tan+Wei%22"' in page
    assert 'href="/search?q=place:Wuhan"' in page


def test_what_is_too_long_to_be_searched_for_is_no_link(
    client: FlaskClient, opened: Library
) -> None:
    with writing(opened.db):
        says = replace(metadata.get(opened.db, ALONE), keywords=("flag " * 99,))
        metadata.add(opened.db, ALONE, says)
    page = client.get(f"/photos/{ALONE}").text
    assert "flag flag" in page
    assert "q=keyword" not in page


def test_a_letter_wrong_in_a_name_is_forgiven_and_said(client: FlaskClient) -> None:
    page = client.get("/search?q=forum+rivrs&sort=newest").text
    assert "No “rivrs”: showing <b>Rivers</b>" in page
    as_written = "/search?q=forum+%22rivrs%22&amp;sort=newest"
    assert f'href="{as_written}"' in page
