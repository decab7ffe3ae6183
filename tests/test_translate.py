"""Captions beside the main one: composed, compared, taken away, taken along."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.press_office import CREDIT, LIN, SEMINAR, add_event, add_photo, confirm

from photolib import describe, translate
from photolib.audit import check
from photolib.errors import EditError
from photolib.export import export
from photolib.ingest import ingest
from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.write import write
from photolib.query import Term
from photolib.records import Caption
from photolib.store import (
    credit,
    metadata,
    photo_person,
    translation,
    version,
    word_search,
)
from photolib.store.connect import writing
from photolib.store.library import Library

Draw = Callable[..., Path]

MAIN = "Gao Lin opens the Seminar on Open Collections in Beijing, Nov. 27, 2025."
CHINESE = "2025年11月27日，高林在北京为研讨会揭幕。"
_COUNT = itertools.count(100)


@pytest.fixture
def opened_one(library: Library, draw: Draw) -> Library:
    """A library with one photo, number 1, of the seminar, Gao Lin in it."""
    add_photo(library, draw(1), add_event(library, SEMINAR, LIN))
    confirm(library, 1, "Gao Lin")
    return library


def _texts(library: Library, photo_id: int) -> dict[str | None, str]:
    return {
        one.caption.language: one.caption.text
        for one in translate.beside(library, photo_id)
    }


def _leave(library: Library, photo_id: int, to: Path) -> Path:
    (exported,) = export(library, [photo_id], to).exported
    return exported[1]


def test_a_chinese_caption_is_composed_beside_an_english_one(
    opened_one: Library,
) -> None:
    made = translate.write(opened_one, 1, "zh")
    assert made.text.startswith("2025年11月27日，")
    assert made.language == "zh"
    assert describe.caption_of(opened_one, 1).language == "en"
    with writing(opened_one.db):  # a composed one follows the facts
        opened_one.db.execute("UPDATE event SET date = '2025-11-28'")
    assert _texts(opened_one, 1)["zh"].startswith("2025年11月28日，")
    assert not translate.beside(opened_one, 1)[0].is_older


def test_each_language_is_edited_on_its_own(opened_one: Library) -> None:
    describe.edit(opened_one, 1, MAIN, "Ann")
    describe.edit(opened_one, 1, CHINESE, "Bo", language="zh")
    describe.edit(opened_one, 1, "Gao Lin eröffnet das Seminar.", "Cy", language="de")
    assert describe.caption_of(opened_one, 1).text == MAIN
    assert _texts(opened_one, 1) == {
        "zh": CHINESE,
        "de": "Gao Lin eröffnet das Seminar.",
    }
    assert translate.write(opened_one, 1, "zh").text == CHINESE  # a human's stays


def test_the_language_of_the_main_caption_is_kept_while_its_script_is(
    opened_one: Library,
) -> None:
    assert describe.edit(opened_one, 1, MAIN, "Ann").language == "en"
    assert describe.edit(opened_one, 1, CHINESE, "Ann").language is None
    said = describe.edit(opened_one, 1, CHINESE, "Ann", own_language="zh")
    assert said.language == "zh"
    assert describe.caption_of(opened_one, 1).language == "zh"


def test_a_translation_that_the_main_caption_has_left_behind_is_older(
    opened_one: Library, tmp_path: Path
) -> None:
    describe.edit(opened_one, 1, MAIN, "Ann")
    describe.edit(opened_one, 1, CHINESE, "Bo", language="zh")
    assert not translate.beside(opened_one, 1)[0].is_older
    describe.edit(opened_one, 1, MAIN.replace("opens", "closes"), "Ann")
    (older,) = translate.beside(opened_one, 1)
    assert older.is_older
    assert older.main == MAIN
    report = export(opened_one, [1], tmp_path / "desk")
    assert report.left_out == ((1, "zh", "it is older than the main caption"),)
    assert read(report.exported[0][1]).languages == {
        "caption": dict.fromkeys(["x-default", "en"], MAIN.replace("opens", "closes"))
    }
    translate.confirm(opened_one, 1, "zh", "Ann")
    assert not translate.beside(opened_one, 1)[0].is_older
    copy = _leave(opened_one, 1, tmp_path / "again")
    assert read(copy).languages["caption"]["zh"] == CHINESE


def test_a_composed_one_is_confirmed_as_it_reads_now(opened_one: Library) -> None:
    translate.write(opened_one, 1, "zh")
    describe.edit(opened_one, 1, MAIN, "Ann")
    assert translate.beside(opened_one, 1)[0].is_older
    translate.confirm(opened_one, 1, "zh", "Ann")
    (now,) = translate.beside(opened_one, 1)
    assert (now.is_older, now.caption.status) == (False, "edited")


def test_another_style_of_a_composed_caption_says_the_same(
    opened_one: Library, tmp_path: Path
) -> None:
    describe.edit(opened_one, 1, CHINESE, "Bo", language="zh")
    report = export(opened_one, [1], tmp_path / "desk", style="AP")
    assert report.left_out == ()


def test_what_is_taken_away_comes_back_only_by_a_human(opened_one: Library) -> None:
    translate.write(opened_one, 1, "zh")
    translate.remove(opened_one, 1, "zh", "Ann")
    assert _texts(opened_one, 1) == {}
    says = metadata.get(opened_one.db, 1)
    assert len(version.history(opened_one.db, 1, "zh")) == 2
    with writing(opened_one.db):
        translation.put(opened_one.db, 1, Caption("高林", "file", language="zh"), "")
    assert _texts(opened_one, 1) == {}
    assert says.caption is None
    assert translate.write(opened_one, 1, "zh").text  # asked for by hand
    assert list(_texts(opened_one, 1)) == ["zh"]


@pytest.mark.parametrize("does", [translate.remove, translate.confirm])
def test_what_is_not_there_cannot_be_decided_on(
    opened_one: Library, does: Callable[[Library, int, str, str], None]
) -> None:
    with pytest.raises(EditError, match="no caption in German"):
        does(opened_one, 1, "de", "Ann")


def test_what_cannot_be_composed_or_stand_beside_is_one_sentence(
    opened_one: Library,
) -> None:
    with pytest.raises(EditError, match="no style is written in German"):
        translate.write(opened_one, 1, "de")
    with pytest.raises(EditError, match="AP is not written in Chinese"):
        translate.write(opened_one, 1, "zh", "AP")
    with pytest.raises(EditError, match="is in English already"):
        translate.write(opened_one, 1, "en")
    with pytest.raises(EditError, match="is this one already"):
        describe.edit(opened_one, 1, "Gao Lin sits.", "Ann", language="en")
    text = describe.caption_of(opened_one, 1).text
    with pytest.raises(EditError, match="is this one already"):
        describe.edit(opened_one, 1, text, "Ann", language="en-GB")


def test_what_has_gaps_or_is_refused_by_a_rule_stays(
    opened_one: Library, tmp_path: Path
) -> None:
    describe.edit(opened_one, 1, MAIN, "Ann")
    describe.edit(opened_one, 1, "高林TK", "Ann", language="zh")
    german = "Gao Lin, 27. November"
    describe.edit(opened_one, 1, "Tan Wei opens it.", "Ann", language="en-GB")
    describe.edit(opened_one, 1, german, "Ann", language="de")
    with writing(opened_one.db):
        add = "INSERT INTO person (id, name) VALUES (9, 'Tan Wei')"
        opened_one.db.execute(add)
        photo_person.decide(opened_one.db, 1, 9, "rejected", "Ann")
    left_out = export(opened_one, [1], tmp_path / "desk").left_out
    assert left_out == (
        (1, "zh", "it has gaps: TK"),
        (1, "en-GB", "Tan Wei is not in this photo"),
    )


def test_a_main_caption_in_its_language_goes_before_a_translation(
    opened_one: Library, tmp_path: Path
) -> None:
    describe.edit(opened_one, 1, CHINESE, "Ann", language="zh")
    report = export(opened_one, [1], tmp_path / "desk", style="zh")
    assert report.left_out == ((1, "zh", "the main caption is in this language"),)


def test_words_of_every_language_find_the_photo(opened_one: Library) -> None:
    describe.edit(opened_one, 1, CHINESE, "Ann", language="zh")
    hits = word_search.find(opened_one.db, [Term("揭幕")], limit=5)
    assert hits == [1]
    translate.remove(opened_one, 1, "zh", "Ann")
    assert word_search.find(opened_one.db, [Term("揭幕")], limit=5) == []


def test_a_language_without_a_style_is_asked_what_holds_in_every_one(
    opened_one: Library,
) -> None:
    told = check(opened_one, 1, "Was war gestern TK", language="de")
    assert {one.rule for one in told} == {"C5", "C8"}


def test_files_bring_every_language(library: Library, draw: Draw) -> None:
    plain, spoken = draw(1), draw(2)
    languages = {"caption": {"en": MAIN, "zh_cn": CHINESE, "fr": "Gao Lin."}}
    write(plain, spoken, ExportFields(caption=MAIN, languages=languages))
    ingest(library, [spoken], workers="1")
    standing = describe.caption_of(library, 1)
    assert (standing.text, standing.language) == (MAIN, "en")
    assert _texts(library, 1) == {"zh-CN": CHINESE, "fr": "Gao Lin."}
    assert {one.caption.status for one in translate.beside(library, 1)} == {"file"}


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
_PIECES = [
    "高林",
    "在北京",
    "“opens”",
    "it’s",
    '"it"',
    "<b>&amp;",
    "\n",
    "\n\n",
    " ",
    "é",
]
_PIECES += ["e\u0301", "👩‍🚀", "𠮷", "\u3000", "\ufeff", "\u200b", "\t", "\u2028", "；"]
_PROSE = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_LONG = st.sampled_from(["高林在北京。" * 200, "Gao Lin sits. " * 200, "é" * 1500])
_CAPTIONS = st.one_of(_WORDS, _PROSE, _LONG, st.tuples(_PROSE, _LONG).map("".join))


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(main=_CAPTIONS, chinese=_CAPTIONS)
@example(main="高" * 1000, chinese="林" * 3000)
@example(main="A\r\nB\x0bC\x85D", chinese="“高林”\n👩‍🚀")
@example(main="a &amp;ap; b", chinese="&ap; &lt;")
def test_captions_survive_export_and_ingest_in_every_language(
    library: Library, draw: Draw, tmp_path: Path, main: str, chinese: str
) -> None:
    number = next(_COUNT)
    photo_id = add_photo(library, draw(number, size=(48, 32)))
    try:
        described = describe.edit(library, photo_id, main, "Ann", own_language="en")
        beside = describe.edit(library, photo_id, chinese, "Ann", language="zh")
    except EditError:
        return  # empty, or the same twice
    report = export(library, [photo_id], tmp_path / f"desk-{number}")
    if report.refused or report.left_out:
        return  # a placeholder
    (again,) = ingest(library, [report.exported[0][1]], workers="1").added
    standing = describe.caption_of(library, again.photo)
    assert (standing.text, standing.language) == (described.text, "en")
    assert _texts(library, again.photo) == {"zh": beside.text}
    assert metadata.get(library.db, again.photo).conflicts == ()


@pytest.mark.parametrize("long_edge_px", [None, 200])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_every_kind_of_copy_holds_every_language_and_no_old_one(
    library: Library, draw: Draw, tmp_path: Path, name: str, long_edge_px: int | None
) -> None:
    spoken = tmp_path / f"spoken-{name}"
    languages = {"caption": {"en": MAIN, "fr": "Gao Lin parle.", "zh": "旧"}}
    fields = ExportFields(caption=MAIN, languages=languages)
    write(draw(1, name=name), spoken, fields)
    ingest(library, [spoken], workers="1")
    with writing(library.db):
        credit.put(library.db, 1, CREDIT)
    translate.remove(library, 1, "fr", "Ann")
    describe.edit(library, 1, CHINESE, "Ann", language="zh")
    report = export(library, [1], tmp_path / "desk", long_edge_px=long_edge_px)
    says = read(report.exported[0][1], sidecar=False)
    assert says.languages["caption"] == {"x-default": MAIN, "en": MAIN, "zh": CHINESE}
    assert says.caption == MAIN
    assert says.conflicts == ()
