"""The search page says what it understood, and why each photo is there."""

import pytest
from flask.testing import FlaskClient


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
    assert "all together find nothing" in page


def test_nothing_found_for_one_word_helps(client: FlaskClient) -> None:
    assert "Try fewer or other words" in client.get("/search?q=zebra").text


def test_more_can_be_shown(client: FlaskClient) -> None:
    page = client.get("/search?q=event:forum&limit=1").text
    assert 'href="/search?q=event:forum&amp;limit=2"' in page
