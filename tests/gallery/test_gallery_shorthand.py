"""Lists of codes and templates in the gallery, and what a photo's fields are told."""

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib import fill, settle, shorthand
from photolib.describe import caption_of, edit
from photolib.gallery.one_photo import seen
from photolib.records import TemplateField
from photolib.store import caption, code_list, metadata, photo_person, template
from photolib.store.library import Library

Post = Callable[..., TestResponse]
SCRIPT = {"Accept": "application/json"}


def hand_in(post: Post, text: str = "fr\tForum\nbad\n", **more: str) -> TestResponse:
    file = (io.BytesIO(text.encode()), "House.txt")
    return post("/shorthand/lists", {"file": file, **more})


def test_fields_are_told_what_shorthand_stands_for(
    client: FlaskClient, opened: Library
) -> None:
    edit(opened, 3, "Before.", "Ann")
    shorthand.add_list(opened, "House", b"fr\tForum in {place} on {time}", "Ann")
    said = client.get("/photos/2/shorthand", headers=SCRIPT).json
    assert said
    assert said["codes"] == {
        "fr": ["Forum in Wuhan on 10:11"],
        "gao": ["Gao Lin", "Gao Lin, Director", "Gao Lin, Director, River Office"],
        "gaol": ["Gao Lin", "Gao Lin, Director", "Gao Lin, Director, River Office"],
        "gaolin": ["Gao Lin", "Gao Lin, Director", "Gao Lin, Director, River Office"],
    }
    assert said["variables"]["place"] == "Wuhan"
    assert said["variables"]["headline"] is None
    assert said["gaps"]["headline"] == "[headline unknown]"
    assert (said["delimiter"], said["previous"]) == ("=", "Before.")
    assert said["people"] == [
        {
            "codes": ["gao", "gaol", "gaolin"],
            "name": "Gao Lin",
            "status": "suggested",
            "confirm": "/photos/2/shorthand/people/1",
        }
    ]


def test_a_photo_of_no_event_is_told_little(client: FlaskClient) -> None:
    said = client.get("/photos/4/shorthand").json
    assert said
    assert (said["codes"], said["people"], said["previous"]) == ({}, [], None)
    said = client.get("/photos/4/shorthand?previous=2").json
    assert said
    assert said["previous"] == "Gao Lin opens the forum"
    assert client.get("/photos/4/shorthand?previous=9").status_code == 404
    assert client.get("/photos/9/shorthand").status_code == 404


def test_a_caption_is_spelt_out_where_its_form_says_so(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    for codes, kept in (
        ({"codes": "1"}, "Gao Lin in Wuhan. =foo="),
        ({}, "=gao= in {place}. =foo="),
    ):
        mark = seen(caption_of(opened, 2))
        form = {"text": "=gao= in {place}. =foo=", "seen": mark, **codes}
        assert post("/photos/2/caption", form).status_code == 303
        written = caption.find(opened.db, 2)
        assert written
        assert written.text == kept
    assert "Nobody knows what this stands for: =foo=." in client.get("/photos/2").text


def test_what_is_new_in_a_corrected_field_is_spelt_out(
    post: Post, opened: Library
) -> None:
    settle.correct(opened, 2, typed(opened, title="As it {place} stood"), "Ann")
    new = typed(opened, title="As it {place} stood", headline="=gao= in {place}")
    form = {"codes": "1"}
    for name, one in new.items():
        form |= {name: one.text, f"seen.{name}": one.seen}
    assert post("/photos/2/decisions", form).status_code == 303
    says = metadata.get(opened.db, 2)
    assert (says.title, says.headline) == ("As it {place} stood", "Gao Lin in Wuhan")
    assert post("/photos/2/decisions", {"codes": "1"}).status_code == 303


def typed(library: Library, **texts: str) -> dict[str, settle.Typed]:
    marks = settle.marks(library.db, 2)
    return {name: settle.Typed(text, marks[name]) for name, text in texts.items()}


def test_whoever_is_confirmed_while_writing_does_not_make_a_clash(
    post: Post, opened: Library
) -> None:
    before = seen(caption_of(opened, 1))
    said = post("/photos/1/shorthand/people/1").json
    assert said
    assert said == {"was": before, "seen": seen(caption_of(opened, 1))}
    assert said["was"] != said["seen"]
    assert photo_person.in_photo(opened.db, 1)[0].status == "confirmed"
    assert post("/photos/1/shorthand/people/9").status_code == 404


def test_a_list_is_handed_in_replaced_downloaded_and_removed(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    assert hand_in(post).status_code == 303
    page = client.get("/shorthand").text
    assert "House: 1 code, 1 line not taken." in page
    assert "Line 2 is not taken: it has no tab between code and replacement." in page
    answer = client.get("/shorthand/lists/1/codes.txt")
    assert answer.data == b"fr\tForum\n"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.mimetype == "text/tab-separated-values"
    hand_in(post, "fr\tOther", name="House")
    assert client.get("/shorthand/lists/1/codes.txt").status_code == 404
    post("/shorthand/lists/2/undo")
    assert [one.id for one in code_list.get_all(opened.db)] == [1]
    post("/shorthand/lists/1/remove")
    assert "The list is removed." in client.get("/shorthand").text
    assert post("/shorthand/lists/1/remove").status_code == 404
    post("/shorthand/lists/1/undo")
    assert [one.id for one in code_list.get_all(opened.db)] == [1]


def test_a_list_of_an_event_stands_with_its_roster(
    post: Post, client: FlaskClient
) -> None:
    assert "#4" not in client.get("/shorthand/events/1").text
    hand_in(post, "fr\tForum\t\t\tLast", event="1")
    page = client.get("/shorthand/events/1").text
    assert "#4" in page
    assert "=gao=" in page
    assert "=fr=" in page
    answer = client.get("/shorthand/events/1/codes.txt")
    assert answer.text == (
        "fr\tForum\t\t\tLast\n"
        "gao\tGao Lin\tGao Lin, Director\tGao Lin, Director, River Office\n"
    )
    assert 'href="/shorthand/events/1"' in client.get("/events/1").text
    assert client.get("/shorthand/events/9").status_code == 404
    assert hand_in(post, event="9").status_code == 404


def test_what_is_no_list_is_refused(post: Post, opened: Library) -> None:
    assert "No file was sent" in post("/shorthand/lists").text
    assert "House.txt" not in hand_in(post, "nothing").text
    assert hand_in(post, "nothing").status_code == 400
    assert code_list.get_all(opened.db) == []


def test_another_sign_encloses_codes(post: Post, client: FlaskClient) -> None:
    post("/shorthand/delimiter", {"sign": "\\"})
    assert "\\gao\\" in client.get("/shorthand/events/1").text
    said = client.get("/photos/2/shorthand").json
    assert said
    assert said["delimiter"] == "\\"
    assert post("/shorthand/delimiter", {"sign": "a"}).status_code == 400


FORM = {"name": "Opening", "caption": "=gao= opens it.\r\n", "tick.caption": "on"}


def test_a_template_is_written_changed_and_removed(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    assert "A new template" in client.get("/shorthand/templates/new").text
    assert post("/shorthand/templates", FORM | {"city": "Bonn"}).status_code == 303
    kept = template.get(opened.db, 1)
    assert kept.fields == {
        "caption": TemplateField(ticked=True, text="=gao= opens it."),
        "city": TemplateField(ticked=False, text="Bonn"),
    }
    page = client.get("/shorthand/templates/1").text
    assert 'name="tick.caption" aria-label="Fill Caption" checked' in page
    changed = FORM | {"name": "Closing", "replaces": "1"}
    assert post("/shorthand/templates", changed).status_code == 303
    answer = post("/shorthand/templates", changed)  # of another editor
    assert answer.status_code == 409
    assert 'name="replaces" value=""' in answer.text
    assert "=gao= opens it." in answer.text
    post("/shorthand/templates/2/undo")
    assert [one.name for one in template.get_all(opened.db)] == ["Opening"]
    post("/shorthand/templates/1/remove")
    assert template.get_all(opened.db) == []
    post("/shorthand/templates/1/undo")
    assert client.get("/shorthand/templates/1").status_code == 200


def test_a_template_that_is_refused_is_still_in_its_form(
    post: Post, opened: Library
) -> None:
    answer = post("/shorthand/templates", {"name": "Opening", "caption": "Typed."})
    assert answer.status_code == 400
    assert "This template fills nothing" in answer.text
    assert "Typed." in answer.text
    answer = post("/shorthand/templates", {"name": ""}, headers=SCRIPT)
    assert answer.json == {
        "error": "A template needs a name of at most 100 characters: write one."
    }
    assert template.get_all(opened.db) == []


def test_a_template_is_filled_into_a_photo_and_undone(
    post: Post, opened: Library, client: FlaskClient
) -> None:
    fields = {
        "caption": TemplateField(ticked=True, text="=gao= and {headline}."),
        "city": TemplateField(ticked=True, text="Bonn"),
    }
    shorthand.save_template(opened, "Opening", fields, "Ann")
    form = {"template": "1", "seen": fill.mark(opened, 2)}
    assert post("/photos/2/fill", form).status_code == 303
    page = client.get("/photos/2").text
    assert "Filled: caption and city. Not known: headline." in page
    assert metadata.get(opened.db, 2).city == "Bonn"
    undo = page.partition('formaction="/photos/2/fill/undo?')[2].partition('"')[0]
    assert post("/photos/2/fill/undo?" + undo.replace("&amp;", "&")).status_code == 303
    assert caption_of(opened, 2).text == "Gao Lin opens the forum"
    assert caption_of(opened, 2).status == "file"
    assert metadata.get(opened.db, 2).city is None
    post("/photos/2/fill", form | {"seen": fill.mark(opened, 2)})
    assert post("/photos/2/fill", form).status_code == 409


@pytest.mark.parametrize(
    ("form", "status"), [({}, 400), ({"template": "9"}, 404), ({"template": "x"}, 400)]
)
def test_a_template_must_be_chosen(
    post: Post, form: dict[str, str], status: int
) -> None:
    assert post("/photos/2/fill", form).status_code == status
