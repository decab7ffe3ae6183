"""A release is shown as understood before it is kept, and kept whole."""

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.gallery.marks import Mark, Stretch, marks, stretches
from photolib.records import EventFacts, PersonFacts, ReleaseFacts
from photolib.store import event, release
from photolib.store.library import Library

TEXT = (
    "Beijing, 27 November 2025 - The Seminar on Training was held. It was presided "
    "over by GU Xiaohua, Director of the Office of Studies.\r\n\r\n"
    "Photos by CHEN Siming, Journal of Distance Education"
)

Post = Callable[..., TestResponse]


def test_release_is_shown_before_it_is_kept(post: Post, opened: Library) -> None:
    page = post("/releases/new", {"text": TEXT}).text
    assert "Nothing is kept yet" in page
    assert '<mark class="person">GU Xiaohua</mark>' in page
    assert "CHEN Siming" in page
    assert len(event.get_all(opened.db)) == 1


def test_release_is_kept_with_its_event(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    answer = post("/releases", {"text": TEXT})
    assert answer.status_code == 303
    event_id = int(answer.headers["Location"].rpartition("/")[2])
    assert event.appearances(opened.db, event_id)[0].name == "Gu Xiaohua"
    kept = event.get(opened.db, event_id)
    assert kept.release_id
    assert "\r" not in release.get(opened.db, kept.release_id).text
    assert "Gu Xiaohua" in client.get(f"/releases/{kept.release_id}").text


def test_same_release_again_is_the_same_event(post: Post) -> None:
    first = post("/releases", {"text": TEXT}).headers["Location"]
    assert post("/releases", {"text": TEXT}).headers["Location"] == first


def test_release_comes_as_a_file_too(post: Post) -> None:
    file = (io.BytesIO(TEXT.encode("utf-8-sig")), "release.txt")
    assert "GU Xiaohua" in post("/releases/new", {"file": file}).text


def test_what_is_no_text_is_refused(post: Post) -> None:
    answer = post("/releases/new", {"file": (io.BytesIO(b"%PDF-1.7"), "a.pdf")})
    assert answer.status_code == 400
    assert "is a PDF" in answer.text
    answer = post("/releases/new", {"text": " \n "})
    assert answer.status_code == 400
    assert "Paste a release" in answer.text or "paste a release" in answer.text


def test_hostile_text_is_only_text(post: Post) -> None:
    page = post("/releases/new", {"text": "</textarea><script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_every_fact_is_marked_in_the_text() -> None:
    text = "Ann Lee, Director of the River Office, came to Bonn."
    person = PersonFacts(
        "Ann Lee", "Ann Lee", title="Director", organisation="River Office", span=(0, 7)
    )
    facts = ReleaseFacts(
        event=EventFacts(
            title="Not said so",
            venue="River Office",
            place="Bonn",
            spans={"place": (47, 51)},
        ),
        people=(person, PersonFacts("Nobody", "Nobody")),
    )
    found = {mark.key: text[slice(*mark.span)] for mark in marks(text, facts)}
    assert found == {
        "event-place": "Bonn",
        "event-venue": "River Office",
        "person-0": "Ann Lee",
        "person-0-title": "Director",
        "person-0-organisation": "River Office",
    }


def test_title_before_the_name_is_found() -> None:
    text = "Director Ann Lee of the Office"
    one = PersonFacts(
        "Ann Lee", "Ann Lee", title="Director", organisation="Trust", span=(9, 16)
    )
    kinds = [mark.kind for mark in marks(text, ReleaseFacts(people=(one,)))]
    assert kinds == ["person", "role"]


def test_overlapping_facts_are_cut_at_their_borders() -> None:
    wide, inner = Mark("a", "event", (0, 6)), Mark("b", "person", (2, 4))
    beyond = Mark("c", "credit", (5, 99))
    assert stretches("abcdefgh", [wide, inner, beyond]) == (
        Stretch("ab", "event", ("a",)),
        Stretch("cd", "person", ("b",)),
        Stretch("ef", "event"),
        Stretch("gh"),
    )
