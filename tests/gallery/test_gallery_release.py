"""A release is shown as understood before it is kept, and kept whole."""

import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.corrections import apply
from photolib.describe import edit
from photolib.gallery.fact_form import filled
from photolib.gallery.marks import Mark, Stretch, marks, stretches
from photolib.records import (
    Byline,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    ReleaseFacts,
)
from photolib.store import event, export_log, release
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = (
    "Beijing, 27 November 2025 - The Seminar on Training was held. It was presided "
    "over by GU Xiaohua, Director of the Office of Studies.\r\n\r\n"
    "Photos by CHEN Siming, Journal of Distance Education"
)

HERE = "http://localhost/events/1"

Post = Callable[..., TestResponse]


def test_release_is_shown_before_it_is_kept(post: Post, opened: Library) -> None:
    page = post("/releases/new", {"text": TEXT}).text
    assert "Nothing is kept yet" in page
    assert re.search(r'<mark class="person" [^>]*>GU Xiaohua</mark>', page)
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
        Stretch("ab", "event", ("a",), ("a",)),
        Stretch("cd", "person", ("b",), ("b", "a")),
        Stretch("ef", "event", (), ("a",)),
        Stretch("gh"),
    )


# --- a kept release is corrected -------------------------------------------


def fact(opened: Library, kind: str) -> str:
    held = release.get(opened.db, 1)
    return apply(held.read, held.log).of_kind(kind)[0].key


def form_of(opened: Library, kind: str, **typed: object) -> dict[str, object]:
    """Return the form of a kept fact as the page would send it."""
    held = release.get(opened.db, 1)
    standing = apply(held.read, held.log).of_kind(kind)[0]
    values: dict[str, object] = {**filled(kind, standing.record)}
    if kind == "person":
        values["roles"] = str(values["roles"]).split("; ")
    seen = held.log[-1].id if held.log else 0
    return {**values, "kind": kind, "key": standing.key, "seen": seen, **typed}


def test_a_fact_is_corrected_on_the_page_of_its_release(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    form = form_of(opened, "person", title="Head", roles=["spoke", "opened"])
    answer = post("/releases/1/facts", form)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/releases/1#fact-person-0"
    (lin,) = event.appearances(opened.db, 1)
    assert (lin.title, lin.roles) == ("Head", ("spoke", "opened"))
    page = client.get("/releases/1").text
    assert "The fact is corrected." in page
    assert "title “Director” → “Head”" in page
    assert "editor, " in page
    post("/releases/1/facts", form)
    assert "Nothing of it was changed." in client.get("/releases/1").text


def test_every_kind_of_fact_is_corrected(post: Post, opened: Library) -> None:
    for kind, typed in (
        ("event", {"title": "Forum on Lakes", "organisers": "A; B"}),
        ("credit", {"name": "Wei Tan", "courtesy": "yes", "scope": "photo"}),
        ("dateline", {"place": "Bonn", "date": "2026-03"}),
        ("release", {"language": "de"}),
    ):
        assert post("/releases/1/facts", form_of(opened, kind, **typed)).status_code
    said = release.get(opened.db, 1).facts
    assert (said.event.title, said.event.organisers) == ("Forum on Lakes", ("A", "B"))
    (told,) = said.photo_credits
    assert (told.name, told.courtesy, told.scope) == ("Wei Tan", True, "photo")
    assert (said.dateline.place, said.dateline.date) == ("Bonn", "2026-03")
    assert said.language == "de"


def test_a_correction_is_undone(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    post("/releases/1/facts", form_of(opened, "event", title="Forum on Lakes"))
    assert post("/releases/1/undo", {"entry": "1"}).status_code == 303
    assert event.get(opened.db, 1).title == "Forum on Rivers"
    page = client.get("/releases/1").text
    assert "The correction is taken back." in page
    assert "Took back: " in page
    assert post("/releases/1/undo", {"entry": "1"}).status_code == 400
    assert post("/releases/1/undo", {"entry": "9"}).status_code == 404
    assert post("/releases/1/undo", {"entry": ""}).status_code == 404


def test_what_was_selected_is_added_where_the_text_has_it(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    at = release.get(opened.db, 1).text.index("TAN Wei")
    form = {"kind": "person", "name": "TAN Wei", "quote": "TAN Wei", "at": str(at)}
    answer = post("/releases/1/facts", form)
    assert answer.headers["Location"] == "/releases/1#fact-person-1"
    tan = event.appearances(opened.db, 1)[1]
    assert (tan.name, tan.as_written, tan.span) == ("Tan Wei", "TAN Wei", (at, at + 7))
    assert "Added the person TAN Wei" in client.get("/releases/1").text.replace(
        "Tan Wei", "TAN Wei"
    )


def test_an_event_fact_is_selected(post: Post, opened: Library) -> None:
    text = release.get(opened.db, 1).text
    form = form_of(opened, "event", venue="River Office", date="5 March 2026")
    form |= {"quote:venue": "River Office", "at:venue": "x", "quote:date": "5 March"}
    assert post("/releases/1/facts", form).status_code == 303
    said = release.get(opened.db, 1).facts.event
    assert (said.venue, said.date) == ("River Office", "2026-03-05")
    at = text.index("River Office")
    assert said.spans["venue"] == (at, at + 12)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("5 March 2026", ("2026-03-05", None)),
        ("5-7 March 2026", ("2026-03-05", "2026-03-07")),
        ("2026年3月5日", ("2026-03-05", None)),
    ],
)
def test_a_selected_date_is_read_as_releases_write_it(
    post: Post, opened: Library, date: str, found: tuple[str, str | None]
) -> None:
    form = form_of(opened, "event", date=date, date_end="", title="Forum")
    post("/releases/1/facts", {**form, "quote:date": "5 March 2026"})
    said = event.get(opened.db, 1)
    assert (said.date, said.date_end) == found


def test_a_fact_is_removed(post: Post, client: FlaskClient, opened: Library) -> None:
    form = {"kind": "person", "key": fact(opened, "person"), "remove": "yes"}
    assert post("/releases/1/facts", form).status_code == 303
    assert event.appearances(opened.db, 1) == []
    page = client.get("/releases/1").text
    assert "Removed the person Gao Lin" in page
    assert "It names nobody." in page


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("event", {"date": "soon"}, "Soon is no date"),
        ("dateline", {"date": "soon"}, "Soon is no date"),
        ("person", {"roles": ["danced"]}, "Danced cannot be chosen for roles"),
        ("credit", {"scope": "some"}, "Some cannot be chosen for credited photos"),
        ("person", {"name": ""}, "The person has no name"),
        ("person", {"title": "x" * 1001}, "The title has 1\u202f001 characters"),
        ("person", {"honorific": "x" * 1001}, "The honorific has 1\u202f001"),
        ("person", {"quote": "no such words"}, "The text does not say no such words"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_what_was_typed(
    post: Post, opened: Library, kind: str, typed: dict[str, object], sentence: str
) -> None:
    form = form_of(opened, kind, **typed)
    answer = post("/releases/1/facts", form)
    assert answer.status_code == 400
    assert sentence in answer.text.replace("&#39;", "'")
    assert release.get(opened.db, 1).log == ()
    told = post("/releases/1/facts", form, headers={"Accept": "application/json"})
    assert told.status_code == 400
    assert told.json is not None


def test_what_was_to_be_added_is_still_there_when_it_is_refused(post: Post) -> None:
    answer = post("/releases/1/facts", {"kind": "byline", "name": "", "job": "Chief"})
    assert answer.status_code == 400
    assert "The writer has no name" in answer.text
    assert 'value="Chief"' in answer.text


def test_a_form_of_no_fact_is_refused(post: Post) -> None:
    mixed = {"kind": "person", "key": "event", "name": "A"}
    for form in ({}, {"kind": "song"}, {"kind": "event"}, mixed):
        assert post("/releases/1/facts", dict(form)).status_code == 400
    answer = post(
        "/releases/1/facts", {"kind": "person", "key": "person.x", "name": "A"}
    )
    assert answer.status_code == 400
    assert "This fact is gone" in answer.text
    assert 'value="A"' in answer.text
    assert post("/releases/9/facts", {"kind": "byline", "name": "A"}).status_code == 404


def test_two_editors_see_both_versions(post: Post, opened: Library) -> None:
    hers = form_of(opened, "event", title="Forum on Lakes")
    his = form_of(opened, "event", title="Forum on Ponds")
    post("/releases/1/facts", hers)
    answer = post("/releases/1/facts", his)
    assert answer.status_code == 409
    assert "Editor has corrected this while you were writing" in answer.text
    assert "<b>Forum on Lakes</b>" in answer.text
    assert 'value="Forum on Ponds"' in answer.text
    assert event.get(opened.db, 1).title == "Forum on Lakes"
    assert post("/releases/1/facts", {**his, "seen": "1"}).status_code == 303
    assert event.get(opened.db, 1).title == "Forum on Ponds"


def test_the_event_page_corrects_by_way_of_the_release(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    form = {"title": "Forum on Lakes", "date": "2026-03-05", "seen": "0"}
    post("/events/1", {**form, "place": "Wuhan", "organisers": "River Office"})
    (entry,) = release.get(opened.db, 1).log
    assert entry.values["title"] == "Forum on Lakes"
    assert event.get(opened.db, 1).title == "Forum on Lakes"
    page = client.get("/events/1").text
    assert "Undo: Event: title “Forum on Rivers” → “Forum on Lakes”" in page
    undone = post("/releases/1/undo", {"entry": "1"}, headers={"Referer": HERE})
    assert undone.headers["Location"] == "/events/1"
    assert event.get(opened.db, 1).title == "Forum on Rivers"
    answer = post("/events/1", {**form, "title": "Forum on Ponds", "seen": "1"})
    assert answer.status_code == 400
    assert "Editor has corrected this while you were writing" in answer.text
    assert 'name="seen" value="2"' in answer.text
    answer = post("/events/1", {**form, "title": "Forum on Ponds", "seen": "2"})
    assert answer.status_code == 303


def test_an_event_without_a_release_is_corrected_as_before(
    post: Post, opened: Library
) -> None:
    with writing(opened.db):
        number = event.add(opened.db, EventFacts("Fair"))
    assert post(f"/events/{number}", {"title": "Trade Fair"}).status_code == 303
    assert event.get(opened.db, number).title == "Trade Fair"


def test_a_release_is_kept_to_be_corrected(post: Post) -> None:
    answer = post("/releases", {"text": TEXT, "correct": "yes"})
    assert answer.headers["Location"] == "/releases/2"


def test_a_text_is_read_again_and_lost_corrections_wait(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    post("/releases/1/facts", form_of(opened, "person", title="Head"))
    with writing(opened.db):
        release.read_again(opened.db, 1, ReleaseFacts())
    page = client.get("/releases/1").text
    assert "To be looked at" in page
    assert "Gao Lin: title “Director” → “Head”" in page
    (waiting,) = release.get(opened.db, 1).log
    post("/releases/1/lost", {"key": waiting.fact, "keep": "yes"})
    page = client.get("/releases/1").text
    assert "To be looked at" not in page
    assert "It is a fact of the release again." in page
    post("/releases/1/read")
    assert "The text is read again" in client.get("/releases/1").text
    assert event.appearances(opened.db, 1)[0].title == "Head"
    post("/releases/1/read")
    assert "reads this text as it did before" in client.get("/releases/1").text


def test_a_lost_correction_is_let_go(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    post("/releases/1/facts", form_of(opened, "person", title="Head"))
    post("/releases/1/facts", form_of(opened, "event", title="Lakes"))
    with writing(opened.db):
        release.read_again(opened.db, 1, ReleaseFacts())
    (waiting, _) = release.get(opened.db, 1).log
    assert post("/releases/1/lost", {"key": "x"}).status_code == 404
    post("/releases/1/lost", {"key": waiting.fact, "drop": "yes"})
    assert "To be looked at" not in client.get("/releases/1").text
    assert release.get(opened.db, 1).facts.event.title == "Lakes"


def test_what_a_correction_touches_is_named_with_links(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    edit(opened, 1, "Gao Lin at the Forum on Rivers", "Ann")
    post("/picks/2")
    left = post("/picks/export", {"size": ""})
    assert left.status_code == 200
    left.close()
    page = client.get("/releases/1").text
    assert "No caption written by hand" in page
    post("/releases/1/facts", form_of(opened, "event", title="Forum on Lakes"))
    page = client.get("/releases/1").text
    assert "1 caption still says what was corrected" in page
    edit(opened, 2, "Am Forum on Rivers", "Ann", language="de")
    assert "IMG_2.JPG</a>, in German, was written" in client.get("/releases/1").text
    assert '<a href="/photos/1">IMG_1.JPG</a> was written by hand' in page
    assert "<del>Forum on Rivers</del>" in page
    (copy,) = export_log.latest_of_event(opened.db, 1)
    assert (copy.kind, copy.by) == ("download", "editor")
    post("/photos/2/credit", {"creators": "Bo Yu", "outlet": ""})
    page = client.get("/releases/1").text
    assert "1 copy left with other words than now" in page
    assert "<dt>Credit now</dt><dd>Bo Yu</dd>" in page


def test_a_hostile_fact_is_only_text(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    bad = '"><script>alert(1)</script>'
    post("/releases/1/facts", form_of(opened, "event", title=bad))
    post("/releases/1/facts", {"kind": "person", "name": bad})
    assert "<script>alert" not in client.get("/releases/1").text
    assert "<script>alert" not in client.get("/events/1").text


def test_organisations_and_writers_are_marked_too() -> None:
    text = "The River Office met. Written by Max"
    facts = ReleaseFacts(
        organisations=(OrganisationFacts("River Office"), OrganisationFacts("None")),
        bylines=(Byline("Max"),),
    )
    found = {mark.key: text[slice(*mark.span)] for mark in marks(text, facts)}
    assert found == {"organisation-0": "River Office", "byline-0": "Max"}
