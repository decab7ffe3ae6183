"""Who is who in the gallery: answered, merged, split, named, and taken back."""

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.gallery import pairs
from photolib.records import EventFacts, PersonFacts, ReleaseFacts
from photolib.store import alike, person, photo, photo_person, release
from photolib.store.connect import writing
from photolib.store.library import Library

Post = Callable[..., TestResponse]
LIN = 1


def told(library: Library, name: str, organisation: str | None = None) -> int:
    """Hand in a release that names someone; return the last person there is."""
    one = PersonFacts(name, name, title="Adviser", organisation=organisation)
    with writing(library.db):
        known = len(person.get_all(library.db))
        facts = ReleaseFacts(EventFacts(title=f"Event {known}"), (one,))
        release.add(library.db, f"{name} {known} {organisation}", facts)
    return max(p.id for p in person.get_all(library.db))


def text_of(answer: TestResponse) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("name", "organisation", "why"),
    [
        ("Gao Lin", "Bank", "The same name, at River Office and at Bank."),
        ("Gao Lin", None, "The same name; no organisation is known of one."),
        ("高林", "Bank", "GAO Lin and 高林 are the same name in two scripts, at"),
        ("高林", "River Office", "in two scripts, both of River Office."),
    ],
)
def test_pages_say_why_two_may_be_one(
    client: FlaskClient,
    opened: Library,
    name: str,
    organisation: str | None,
    why: str,
) -> None:
    told(opened, name, organisation)
    for address in ("/people", "/people/same", "/people/1"):
        assert why in text_of(client.get(address))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Chen Si Ming", "CHEN Siming", "differ in blanks and hyphens only; no"),
        ("Jon Roth", "John Roth", "Jon Roth and John Roth are spelt nearly alike"),
    ],
)
def test_pairs_without_an_organisation_say_so(
    opened: Library, one: str, other: str, why: str
) -> None:
    told(opened, one)
    told(opened, other)
    ((pair,), _) = alike.page(opened.db, limit=9)
    shown = pairs.pair_shown(opened.db, pair)
    assert why in shown.why
    assert shown.why.endswith("no organisation is known of both.")


def test_the_same_person_is_one_page_and_old_addresses_lead_there(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    other = told(opened, "高林")
    data = {"one": LIN, "other": other, "keep": other, "answer": "same"}
    headers = {"Referer": "http://localhost/people/1"}
    answer = post("/people/same", data, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/1")
    assert "are one person now" in client.get("/people").text
    moved = client.get("/people/1")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/people/{other}")
    page = text_of(client.get(f"/people/{other}"))
    assert "Also written GAO Lin, Gao Lin" in page
    assert "Gao Lin became one with this person." in page
    assert post("/people/changes/1/undo").headers["Location"] == f"/people/{other}"
    assert client.get("/people/1").status_code == 200
    assert "undone by editor" in client.get(f"/people/{other}").text


def test_different_people_are_not_asked_about_again(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    other = told(opened, "Gao Lin")
    data = {"one": LIN, "other": other, "keep": LIN, "answer": "different"}
    assert post("/people/same", data).status_code == 303
    assert "Perhaps the same" not in client.get("/people").text
    assert "Nobody is taken for anybody else" in client.get("/people/same").text
    assert f"Told to be another than person {LIN}" in text_of(
        client.get(f"/people/{other}")
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"keep": 1, "other": 2}, "press a button"),
        ({"keep": 1, "answer": "same"}, "names no two people"),
        ({"keep": 1, "one": 1, "other": 1, "answer": "same"}, "one person already"),
        ({"keep": "x", "other": 2, "answer": "same"}, "not the number of any person"),
    ],
)
def test_an_answer_without_sense_is_one_sentence(
    post: Post, opened: Library, data: dict[str, object], words: str
) -> None:
    told(opened, "Gao Lin")
    answer = post("/people/same", data)
    assert answer.status_code == 400
    assert words in answer.text


def test_the_other_person_is_found_by_a_part_of_the_name(
    client: FlaskClient, opened: Library
) -> None:
    told(opened, "Linda Weber", "Bank")
    found = client.get(f"/people/{LIN}/merge?name=weber+LIN").text
    assert "Linda Weber" in found
    assert "Adviser, Bank" in found
    assert "Nobody else is known" in client.get(f"/people/{LIN}/merge?name=gao").text
    assert "Nobody else" not in client.get(f"/people/{LIN}/merge?name=").text


def test_an_event_is_split_off_and_comes_back(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    told(opened, "Gao Lin", "River Office")
    assert "Event 1" in client.get(f"/people/{LIN}/split").text
    answer = post(f"/people/{LIN}/split", {"event": 2, "to": " "})
    other = answer.headers["Location"]
    assert other == "/people/2"
    assert "Parted from Gao Lin" in text_of(client.get(other))
    assert "A part went to person 2" in text_of(client.get(f"/people/{LIN}"))
    post("/people/changes/1/undo")
    assert client.get(other).headers["Location"] == f"/people/{LIN}"
    refused = post(f"/people/{LIN}/split")
    assert refused.status_code == 400
    assert "Nothing is chosen" in refused.text


def test_what_cannot_be_undone_says_why(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    other = told(opened, "Gao Lin")
    post(f"/people/{LIN}/name", {"name": " Gao  Linna ", "family": "Gao", "given": ""})
    data = {"one": LIN, "other": other, "keep": LIN, "answer": "same"}
    post("/people/same", data)
    page = text_of(client.get(f"/people/{LIN}"))
    assert "Gao Linna" in page
    assert "cannot be undone: something was done to the same people since" in page
    refused = post("/people/changes/1/undo")
    assert refused.status_code == 400
    assert "undo that first" in refused.text
    assert post("/people/changes/7/undo").status_code == 404


def test_spellings_are_added_and_dropped(client: FlaskClient, post: Post) -> None:
    post("/people/1/spellings", {"spelling": "高林", "label": "zh"})
    assert "高林 (zh)" in text_of(client.get("/people/1"))
    assert client.get("/search?q=高林").text.count('class="why"') == 3
    post("/people/1/spellings", {"spelling": "高林", "drop": "yes"})
    assert "高林 (zh)" not in text_of(client.get("/people/1"))
    refused = post("/people/1/spellings", {"spelling": "Gao Lin", "drop": "yes"})
    assert "is the printed name" in refused.text


def test_photos_of_the_events_wait_beside_the_suggested(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    page = text_of(client.get("/people/1"))
    assert "Confirmed 0 Suggested 2 At their events, not yet looked at 1" in page
    shown = client.get("/people/1?show=offered").text
    assert re.findall(r'data-pick="(\d+)"', shown) == ["1"]
    post("/photos/1/people/1", {"status": "rejected"})
    assert "not yet looked at 0" in text_of(client.get("/people/1"))
    assert photo.count(opened.db) == 4


def test_a_name_as_long_as_a_page_is_shortened(
    client: FlaskClient, opened: Library
) -> None:
    other = told(opened, "X" * 900)
    for address in ("/people", f"/people/{other}", f"/people/{other}/merge?name=gao"):
        assert "X" * 200 not in re.sub('"[^"]*"', "", client.get(address).text)


def test_many_people_are_shown_letter_by_letter(
    client: FlaskClient, opened: Library
) -> None:
    with writing(opened.db):
        opened.db.conn.executemany(
            "INSERT INTO person (name, family) VALUES (?, 'Weber')",
            [(f"Number{n} Weber",) for n in range(501)],
        )
        person.add(opened.db, PersonFacts("高林", "高林", "高", "林"))
    page = text_of(client.get("/people"))
    assert "G 2 W 501" in page
    assert "高林" in page
    assert "Number7 Weber" not in page
    assert "Number7 Weber" in text_of(client.get("/people?letter=W"))
    assert "高林" in text_of(client.get("/people?letter=~"))


def test_a_stale_photo_page_speaks_of_the_survivor(post: Post, opened: Library) -> None:
    other = told(opened, "Gao Lin")
    data = {"one": LIN, "other": other, "keep": LIN, "answer": "same"}
    post("/people/same", data)
    assert post(f"/photos/4/people/{other}", {"status": "confirmed"}).status_code == 303
    assert [p.person_id for p in photo_person.in_photo(opened.db, 4)] == [LIN]
