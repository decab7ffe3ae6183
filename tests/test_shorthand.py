"""What codes, variables and templates stand for in the photos of a library."""

import codecs
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.press_office import (
    CREDIT,
    LIN,
    MISSING,
    SEMINAR,
    TAN,
    add_event,
    add_photo,
    confirm,
)

from photolib import describe, shorthand
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.records import EventFacts, PersonFacts, TemplateField
from photolib.store import code_list, metadata, person, retired, template
from photolib.store.connect import writing
from photolib.store.library import Library

Draw = Callable[..., Path]
GAO = PersonFacts("Gao Yu", "GAO Yu", "Gao", "Yu")


def test_a_release_makes_codes_for_its_people(library: Library) -> None:
    event_id = add_event(library, SEMINAR, LIN, TAN, GAO)
    (lin,) = person.find_all_by_name(library.db, "Gao Lin")
    with writing(library.db):
        person.add_alias(library.db, lin, "高琳")
    made = shorthand.roster(library, event_id)
    assert [(one.codes, one.columns) for one in made] == [
        (
            ("gaol", "gaolin"),
            ("Gao Lin", "Gao Lin, Director", "Gao Lin, Director, River Office", "高琳"),
        ),
        (("tan", "tanw", "tanwei"), ("Tan Wei", *["Tan Wei, Chief Archivist"] * 2)),
        (("gaoy", "gaoyu"), ("Gao Yu",) * 3),
    ]
    assert made[0].person_id == lin


def test_a_chinese_release_has_chinese_names_under_latin_codes(
    library: Library,
) -> None:
    facts = EventFacts("河流论坛", "2025-11-27", place="武汉")
    lin = PersonFacts("高琳", "高琳", "高", "琳", None, "局长", "河务局")
    event_id = add_event(library, facts, lin)
    (one,) = shorthand.roster(library, event_id)
    assert one.codes == ("gao", "gaol", "gaolin")
    assert one.columns == ("高琳", "局长高琳", "河务局局长高琳")
    with writing(library.db):
        person.add_alias(library.db, one.person_id, "Kao Lin")
    (one,) = shorthand.roster(library, event_id)
    assert one.codes[0] == "lin"  # of two Latin words the last, as nothing says else
    assert one.columns[3] == "Kao Lin"


def test_lists_of_the_event_come_before_its_release_and_that_before_all_others(
    library: Library,
) -> None:
    event_id = add_event(library, SEMINAR, LIN, TAN)
    shorthand.add_list(library, "House", b"gao\tHouse\ntan\tHouse\nx\tOld", "Ann")
    shorthand.add_list(library, "More", b"x\tNew", "Ann")
    shorthand.add_list(library, "Own", b"tan\tOwn", "Ann", event_id)
    known = shorthand.table(library, event_id)
    assert known["gao"][0] == "Gao Lin"
    assert known["gaolin"][0] == "Gao Lin"
    assert (known["tan"], known["tanwei"][0]) == (("Own",), "Tan Wei")
    assert known["x"] == ("New",)
    assert shorthand.table(library, None)["gao"] == ("House",)
    assert list(shorthand.of_event(library, event_id)) == ["tan", "gao"]


@pytest.mark.parametrize(
    "data",
    [
        "x\t高琳\n".encode(),
        codecs.BOM_UTF8 + "x\t高琳\n".encode(),
        "x\t高琳\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "x\t高琳\n".encode("utf-16-be"),
        "x\t高琳\ny\t国家河流办公室主任\nz\t武汉\n".encode("gb18030"),
    ],
)
def test_a_list_is_read_whatever_its_charset(library: Library, data: bytes) -> None:
    made = shorthand.add_list(library, "House", data, "Ann")
    assert code_list.get(library.db, made).codes["x"] == ("高琳",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("x\tJosé\n".encode("cp1252"), "House does not tell its charset"),
        (b"PK\x03\x04\x00", "House is no text"),
        (b"", "House has no code: write one"),
        (b"a b\n", "House has no code \\(line 1 is not taken: it has no tab"),
        (b"a\t" + b"b" * 2_000_000, "House has 2,000,002 bytes"),
    ],
)
def test_a_list_is_refused_with_the_reason(
    library: Library, data: bytes, why: str
) -> None:
    with pytest.raises(EditError, match=why):
        shorthand.add_list(library, "House", data, "Ann")
    assert code_list.get_all(library.db) == []


def test_a_configured_charset_is_believed(library: Library) -> None:
    settings = replace(library.settings, fallback_charset="cp1250")
    configured = replace(library, settings=settings)
    data = "x\tŁukasz\n".encode("cp1250")
    made = shorthand.add_list(configured, "House", data, "Ann")
    assert code_list.get(library.db, made).codes["x"] == ("Łukasz",)


def test_a_list_needs_a_name_and_an_event_that_is_there(library: Library) -> None:
    with pytest.raises(EditError, match="a list of codes needs a name"):
        shorthand.add_list(library, " ", b"x\tX", "Ann")
    with pytest.raises(EditError, match="at most 100 characters"):
        shorthand.add_list(library, "x" * 101, b"x\tX", "Ann")
    with pytest.raises(NotFoundError):
        shorthand.add_list(library, "House", b"x\tX", "Ann", 9)


def test_a_list_of_the_same_name_is_replaced_and_everything_undone(
    library: Library,
) -> None:
    db, event_id = library.db, add_event(library)
    first = shorthand.add_list(library, "House", b"x\tOld\nno", "Ann")
    shorthand.add_list(library, "House", b"x\tElsewhere", "Ann", event_id)
    second = shorthand.add_list(library, " House ", b"x\tNew", "Bob")
    assert shorthand.table(library, None) == {"x": ("New",)}
    with writing(db):
        retired.restore(db, "code_list", second, "Ann")
    assert shorthand.table(library, None) == {"x": ("Old",)}
    assert code_list.get(db, first).told == (
        "line 2 is not taken: it has no tab between code and replacement",
    )
    with writing(db):
        retired.restore(db, "code_list", second, "Ann")  # and again: it is back
    assert shorthand.table(library, None) == {"x": ("New",)}
    with writing(db):
        retired.remove(db, "code_list", second, "Ann")
    assert shorthand.table(library, None) == {}
    with writing(db):
        retired.restore(db, "code_list", second, "Ann")
    assert [one.id for one in code_list.of_event(db, None)] == [second]
    for number in (first, 9, 0):
        with pytest.raises(NotFoundError):
            code_list.get(db, number)
    with pytest.raises(NotFoundError), writing(db):
        retired.restore(db, "code_list", 9, "Ann")


def test_variables_are_what_is_known_of_the_photo(library: Library, draw: Draw) -> None:
    event_id = add_event(library, replace(SEMINAR, organisers=("A", "B")), LIN, TAN)
    photo_id = add_photo(library, draw(1), event_id, name="IMG.1.JPG")
    says = metadata.get(library.db, photo_id)
    with writing(library.db):
        metadata.add(library.db, photo_id, replace(says, city="Bonn", headline="News"))
    confirm(library, photo_id, "Gao Lin")
    said = shorthand.spell_out(
        library,
        photo_id,
        "{names} at {event}, {venue}, {place} ({city}), {weekday}, {date}, {time}: "
        "{headline} by {organisers}. {credit} {filename} =tan#2=",
    )
    assert said.text == (
        "Gao Lin at Seminar on Open Collections, Grand Hall, Beijing (Bonn), Thursday, "
        "Nov. 27, 2025, [time unknown]: News by A and B. "
        "(Photo by CHEN Siming, River Weekly) IMG.1 Tan Wei, Chief Archivist"
    )
    assert said.gaps == ("time",)


def test_a_photo_of_no_event_knows_little(library: Library, draw: Draw) -> None:
    photo_id = add_photo(library, draw(1), None, MISSING, name="noending")
    said = shorthand.spell_out(library, photo_id, "{place} {credit} {filename} =gao=")
    assert said.text == "[place unknown] [credit unknown] noending =gao="
    with pytest.raises(NotFoundError):
        shorthand.words(library, 9)


def test_a_chinese_event_has_chinese_gaps(library: Library, draw: Draw) -> None:
    event_id = add_event(library, EventFacts("河流论坛", "2025-11-27"))
    photo_id = add_photo(library, draw(1), event_id, CREDIT)
    said = shorthand.spell_out(library, photo_id, "{date}{weekday}，{place}")
    assert said.text == "2025年11月27日星期四，[地点不详]"


def test_another_sign_encloses_codes_and_no_letter_does(
    library: Library, draw: Draw
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library, SEMINAR, LIN))
    shorthand.set_delimiter(library.db, "\\")
    said = shorthand.spell_out(library, photo_id, "\\gao\\ =gao=")
    assert said.text == "Gao Lin =gao="
    with pytest.raises(EditError, match="x cannot enclose codes"):
        shorthand.set_delimiter(library.db, "x")


def test_the_previous_caption_is_that_of_the_photo_before(
    library: Library, draw: Draw
) -> None:
    event_id = add_event(library, SEMINAR, LIN)
    older, newer = (add_photo(library, draw(n), event_id) for n in (1, 2))
    alone = add_photo(library, draw(3), None, MISSING)
    describe.edit(library, newer, "Gao Lin speaks.", "Ann")
    assert shorthand.previous(library, older) == "Gao Lin speaks."
    assert shorthand.previous(library, newer) is None
    assert "Seminar" in (shorthand.previous(library, newer, older) or "")
    assert "[event unknown]" in (shorthand.previous(library, older, alone) or "")


CAPTION = TemplateField(ticked=True, text=" =gao= at {event} in {cat}. {credit}\n")


def test_a_template_says_what_it_would_fill_and_writes_nothing(
    library: Library, draw: Draw
) -> None:
    event_id = add_event(library, SEMINAR, LIN)
    photo_id = add_photo(library, draw(1), event_id, MISSING)
    fields = {
        "caption": CAPTION,
        "city": TemplateField(ticked=True, text="{place}"),
        "headline": TemplateField(ticked=False, text="{event}"),
        "keywords": TemplateField(ticked=True, text="  "),
        "taken_at": TemplateField(ticked=True, text="2025"),
    }
    made = shorthand.save_template(library, " Opening ", fields, "Ann")
    kept = template.get(library.db, made)
    assert (kept.name, list(kept.fields)) == (
        "Opening",
        ["caption", "city", "headline"],
    )
    before = describe.caption_of(library, photo_id)
    codes = shorthand.table(library, event_id)
    for made_of in (None, codes):
        filled = shorthand.filled(library, photo_id, kept, made_of)
        assert filled.texts == {
            "caption": "Gao Lin at Seminar on Open Collections in {cat}. "
            "[credit unknown]",
            "city": "Beijing",
        }
        assert (filled.gaps, filled.unknown) == (("credit",), ("{cat}",))
    assert describe.caption_of(library, photo_id) == before


def test_a_template_is_changed_removed_and_brought_back(library: Library) -> None:
    db = library.db
    first = shorthand.save_template(library, "A", {"caption": CAPTION}, "Ann")
    second = shorthand.save_template(library, "B", {"caption": CAPTION}, "Bob", first)
    assert [one.name for one in template.get_all(db)] == ["B"]
    with pytest.raises(ClashError, match="meanwhile"):
        shorthand.save_template(library, "C", {"caption": CAPTION}, "Ann", first)
    with writing(db):
        retired.restore(db, "template", second, "Bob")
    assert [one.name for one in template.get_all(db)] == ["A"]
    with writing(db):
        retired.remove(db, "template", first, "Bob")
    assert template.get_all(db) == []
    with writing(db):
        retired.restore(db, "template", first, "Bob")
    assert template.get(db, first).added_by == "Ann"
    for number in (0, 9):
        with pytest.raises(NotFoundError):
            template.get(db, number)
    with pytest.raises(NotFoundError), writing(db):
        retired.restore(db, "template", 9, "Bob")


@pytest.mark.parametrize(
    ("name", "fields", "why"),
    [
        ("", {"caption": CAPTION}, "a template needs a name"),
        ("A", {}, "fills nothing"),
        ("A", {"city": TemplateField(ticked=False, text="Bonn")}, "fills nothing"),
        ("A", {"city": TemplateField(ticked=True, text=" ")}, "fills nothing"),
        ("A", {"city": TemplateField(ticked=True, text="x" * 10_001)}, "10,001"),
    ],
)
def test_a_template_is_refused_with_the_reason(
    library: Library, name: str, fields: dict[str, TemplateField], why: str
) -> None:
    with pytest.raises(EditError, match=why):
        shorthand.save_template(library, name, fields, "Ann")
