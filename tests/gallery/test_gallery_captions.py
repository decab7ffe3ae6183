"""Captions side by side on the photo's page, their versions, and proofreading."""

import html
import re

import pytest
from flask.testing import FlaskClient
from tests.gallery.conftest import Post

from photolib import describe, translate
from photolib.gallery.wording import clash_mark
from photolib.store import person, photo_person, version
from photolib.store.connect import writing
from photolib.store.library import Library

ENGLISH = "Gao Lin opens the Forum on Rivers in Wuhan on Thursday, March 5, 2026."
CHINESE = "2026年3月5日，高林在武汉为论坛揭幕。"


def _seen(library: Library, language: str | None = None) -> str:
    main = describe.caption_of(library, 1)
    if language is None:
        return clash_mark(main.text)
    beside = translate.beside(library, 1, main)
    return clash_mark(
        next((b.caption.text for b in beside if b.caption.language == language), "")
    )


def _undo(client: FlaskClient) -> str:
    """Return where the flashed message's Undo goes."""
    found = re.search(r'formaction="([^"]+)">Undo', client.get("/photos/1").text)
    assert found
    return html.unescape(found[1])


def test_a_chinese_caption_is_added_edited_and_removed(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    assert "Add Chinese" in client.get("/photos/1").text
    answer = post("/photos/1/captions", {"language": "zh"})
    assert answer.headers["Location"] == "/photos/1#caption-zh"
    page = client.get("/photos/1").text
    assert "The Chinese caption is composed." in page
    assert "Add Chinese" not in page
    assert 'id="caption-text-zh" lang="zh">2026年3月5日，' in page
    sent = {"language": "zh", "text": CHINESE, "seen": _seen(opened, "zh")}
    post("/photos/1/caption", sent)
    assert CHINESE in client.get("/photos/1").text
    assert describe.caption_of(opened, 1).status == "composed"
    sent = {"language": "zh", "seen": _seen(opened, "zh")}
    post("/photos/1/captions/remove", sent)
    page = client.get("/photos/1").text
    assert 'id="caption-zh"' not in page
    assert "Chinese <b>3</b>" in page  # its versions stay
    assert "editor removed it" in page


def test_a_language_without_a_style_is_written_by_hand(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    page = client.get("/photos/1?write=DE").text
    assert "Write the German caption" in page
    sent = {"language": "de", "text": "Gao Lin spricht.", "seen": _seen(opened, "de")}
    post("/photos/1/caption", sent)
    assert [b.caption.language for b in translate.beside(opened, 1)] == ["de"]
    assert client.get("/photos/1?write=no tag!").status_code == 400


def test_two_editors_of_a_translation_are_told(post: Post, opened: Library) -> None:
    old = _seen(opened, "zh")
    sent = {"language": "zh", "text": CHINESE, "seen": old}
    post("/photos/1/caption", sent)
    answer = post("/photos/1/caption", {**sent, "text": "高林发言。"})
    assert answer.status_code == 409
    assert ">高林发言。</textarea>" in answer.text
    for what in ("remove", "confirm"):
        answer = post(f"/photos/1/captions/{what}", {"language": "zh", "seen": old})
        assert answer.status_code == 409
    number = version.history(opened.db, 1, "zh")[0].id
    answer = post(
        f"/photos/1/versions/{number}/restore", {"language": "zh", "seen": old}
    )
    assert answer.status_code == 409


def test_an_older_translation_is_marked_until_it_is_confirmed(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    post("/photos/1/caption", {"text": ENGLISH, "seen": _seen(opened)})
    sent = {"language": "zh", "text": CHINESE, "seen": _seen(opened, "zh")}
    post("/photos/1/caption", sent)
    assert "older than the main caption" not in client.get("/photos/1").text
    text = ENGLISH.replace("opens", "closes")
    post("/photos/1/caption", {"text": text, "seen": _seen(opened)})
    page = client.get("/photos/1").text
    assert "older than the main caption" in page
    assert "Gao Lin <del>opens</del><ins>closes</ins> the Forum" in page
    post("/photos/1/captions/confirm", {**sent, "seen": _seen(opened, "zh")})
    assert "older than the main caption" not in client.get("/photos/1").text


def test_every_version_is_told_with_what_changed_and_brought_back(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    for text in (ENGLISH, ENGLISH.replace("opens", "closes")):
        post("/photos/1/caption", {"text": text, "seen": _seen(opened)})
    newest, first = version.history(opened.db, 1)
    page = client.get("/photos/1").text
    assert "<b>editor wrote it</b>" in page
    assert "Gao Lin <del>opens</del><ins>closes</ins> the Forum" in page
    address = f"/photos/1/versions/{first.id}/restore"
    assert address in page
    assert f"/photos/1/versions/{newest.id}/restore" not in page  # it stands
    post(address, {"seen": _seen(opened)})
    assert describe.caption_of(opened, 1).text == ENGLISH
    assert f"editor brought back version {first.id}" in client.get("/photos/1").text


def test_saving_can_be_undone_from_the_message(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    before = describe.caption_of(opened, 1)
    post("/photos/1/caption", {"text": ENGLISH, "seen": _seen(opened)})
    post(_undo(client))
    assert describe.caption_of(opened, 1).text == before.text
    page = client.get("/photos/1").text
    assert "Undone" in page
    assert "brought back photolib’s words" in page
    post("/photos/1/captions", {"language": "zh"})
    post(_undo(client))
    assert translate.beside(opened, 1) == ()


def test_the_language_of_the_main_caption_is_said(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    sent = {"text": CHINESE, "seen": _seen(opened)}
    post("/photos/1/caption", sent)
    assert "language not said" in client.get("/photos/1").text
    post("/photos/1/caption", {**sent, "seen": _seen(opened), "own_language": "zh"})
    assert describe.caption_of(opened, 1).language == "zh"
    assert 'id="caption-text" lang="zh"' in client.get("/photos/1").text


def test_what_is_typed_is_proofread_and_nothing_is_written(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    gao = person.find_all_by_name(opened.db, "Gao Lin")[0]
    with writing(opened.db):
        photo_person.decide(opened.db, 1, gao, "confirmed", "Ann")
    text = "👩‍🚀 Gao Lim opens TK in Wuhan on Friday, March 5, 2026."
    told = post("/photos/1/proof", {"text": text}).json
    assert told is not None
    assert told["length"] == len(text)
    assert told["bytes"] == len(text.encode())
    by_rule = {one["rule"]: one for one in told["findings"]}
    assert by_rule["C8"]["severity"] == "stops"
    assert by_rule["C2"]["message"] == "2026-03-05 was a Thursday."
    assert by_rule["C2"]["about"] == "/proof/rules#C2"
    spelling = next(one for one in told["findings"] if one["right"])
    assert spelling["right"] == "Gao Lin"
    start, end = spelling["span"]
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "Gao Lim"
    assert version.history(opened.db, 1) == []
    chinese = post("/photos/1/proof?language=zh", {"text": "高林" * 150}).json
    assert chinese is not None
    assert any("300 signs" in one["message"] for one in chinese["findings"])
    assert client.post("/photos/1/proof", data={"text": text}).status_code == 400
    assert post("/photos/99/proof", {"text": text}).status_code == 404


def test_findings_of_what_stands_need_no_script(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    post("/photos/1/caption", {"text": "Gao Lin TK", "seen": _seen(opened)})
    page = client.get("/photos/1").text
    assert '<li class="stops"><b>Stops</b>' in page
    assert 'href="/proof/rules#C8"' in page
    assert "Present tense" in client.get("/proof/rules").text


@pytest.mark.parametrize("what", ["restore", "undo"])
def test_versions_that_are_not_there_are_no_page(
    post: Post, opened: Library, what: str
) -> None:
    answer = post(f"/photos/1/versions/999/{what}", {"seen": _seen(opened)})
    assert answer.status_code == (404 if what == "restore" else 409)


def test_a_sentence_of_the_release_is_quoted_and_left_out(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    page = client.get("/photos/1").text
    assert "Choose a sentence" in page
    found = re.search(
        r'name="release" value="(\d+)".*?"start" value="(\d+)".*?"end" value="(\d+)"',
        page,
    )
    assert found
    release_id, start, end = found.groups()
    sent = {"release": release_id, "start": start, "end": end}
    post("/photos/1/quote", sent)
    post(_undo(client))
    assert "Choose a sentence" in client.get("/photos/1").text
    post("/photos/1/quote", sent)
    page = client.get("/photos/1").text
    assert (
        "“The Forum on Rivers was held by the River Office,” the release said." in page
    )
    assert "No caption here quotes it" not in page
    assert post("/photos/1/quote", {**sent, "end": "x"}).status_code == 400
