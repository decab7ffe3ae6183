"""What a corrected release touches is named; what is right already is only counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photolib import correct, describe, translate
from photolib.affected import Affected, affected_by, corrected_away
from photolib.corrections import apply
from photolib.export import export
from photolib.ingest import ingest
from photolib.link import decide_credit, decide_person
from photolib.records import Caption
from photolib.release.parse import parse
from photolib.store import caption, event, export_log, release
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = (
    "Wuhan, 5 March 2026 - The Forum on Rivers was held. GAO Lin, Director of the "
    "River Office, opened it.\n\nPhotos by CHEN Siming, River Weekly"
)


@pytest.fixture
def shoot(library: Library, draw: Callable[..., Path]) -> list[int]:
    """Three photos: one captioned by hand, one by its file, one by photolib."""
    with writing(library.db):
        event_id = release.add(library.db, TEXT, parse(TEXT))
    files = [draw(n) for n in (1, 2, 3)]
    report = ingest(library, files, event_id=event_id, workers="1")
    ids = [one.photo for one in report.added]
    describe.edit(library, ids[0], "Gao Lin at the Forum on Rivers.", "Ann")
    with writing(library.db):
        caption.put(library.db, ids[1], Caption("Riverside on 5 March 2026", "file"))
    describe.write(library, [ids[2]])
    return ids


def touched(library: Library) -> Affected:
    return affected_by(library, release.get(library.db, 1))


def change_event(library: Library, **values: Any) -> int | None:
    return correct.change(library, 1, "event", values, "Ann")


def found(library: Library) -> dict[int, tuple[str, ...]]:
    return {one.photo.id: one.old for one in touched(library).captions}


def test_an_uncorrected_release_touches_nothing(
    library: Library, shoot: list[int]
) -> None:
    assert touched(library) == Affected((), (), composed=1)
    assert corrected_away(release.get(library.db, 1)) == ()


def test_captions_that_say_the_old_title_are_named(
    library: Library, shoot: list[int]
) -> None:
    entry = change_event(library, title="Forum on Lakes")
    assert found(library) == {shoot[0]: ("Forum on Rivers",)}
    assert "Forum on Lakes" in describe.caption_of(library, shoot[2]).text
    describe.edit(library, shoot[0], "Gao Lin at the Forum on Lakes.", "Ann")
    assert found(library) == {}
    assert entry is not None
    correct.undo(library, 1, entry, "Ann")
    assert found(library) == {shoot[0]: ("Forum on Lakes",)}


def test_a_longer_right_title_is_not_taken_for_the_old_one(
    library: Library, shoot: list[int]
) -> None:
    change_event(library, title="Second Forum on Rivers")
    assert found(library) == {shoot[0]: ("Forum on Rivers",)}
    describe.edit(library, shoot[0], "Gao Lin, Second Forum on Rivers", "Ann")
    assert found(library) == {}


def test_an_old_word_within_another_is_none(library: Library, shoot: list[int]) -> None:
    change_event(library, place="River")
    change_event(library, place="Bonn")
    assert found(library) == {}


def test_an_old_day_is_found_as_captions_write_it(
    library: Library, shoot: list[int]
) -> None:
    with writing(library.db):
        worded = Caption("Gao Lin, March 5, 2026", "edited", written_by="Ann")
        caption.put(library.db, shoot[0], worded)
    change_event(library, date="2026-03-06")
    assert found(library) == {shoot[0]: ("March 5, 2026",)}


def test_a_removed_person_is_found_in_captions(
    library: Library, shoot: list[int]
) -> None:
    held = release.get(library.db, 1)
    (lin,) = apply(held.read, held.log).of_kind("person")
    correct.remove(library, 1, lin.key, "Ann")
    assert found(library) == {shoot[0]: ("Gao Lin",)}


def test_han_is_found_without_blanks_around_it(
    library: Library, shoot: list[int]
) -> None:
    describe.edit(library, shoot[0], "在武汉举行", "Ann")
    change_event(library, place="武汉")
    change_event(library, place="北京")
    assert found(library) == {shoot[0]: ("武汉",)}


def test_a_caption_in_another_language_is_named_unless_it_is_composed(
    library: Library, shoot: list[int]
) -> None:
    change_event(library, place="武汉")
    describe.edit(library, shoot[0], "In 武汉", "Ann", language="de")
    describe.edit(library, shoot[0], "Anderswo", "Ann", language="de")
    describe.edit(library, shoot[0], "高琳在武汉。", "Ann", language="zh")
    describe.edit(library, shoot[1], "高琳在武汉。", "Ann", language="zh")
    translate.remove(library, shoot[1], "zh", "Ann")
    translate.write(library, shoot[2], "zh")
    change_event(library, place="北京")
    named = [
        (one.photo.id, one.caption.language, one.is_beside)
        for one in touched(library).captions
    ]
    assert named == [(shoot[0], "zh", True)]


@pytest.fixture
def sent(library: Library, shoot: list[int], tmp_path: Path) -> int:
    """A photo whose copy has left, with a composed caption."""
    (lin,) = event.appearances(library.db, 1)
    decide_person(library.db, shoot[2], lin.person_id, "confirmed", "Ann")
    report = export(library, [shoot[2]], tmp_path / "desk", kind="download", by="Bo")
    assert len(report.exported) == 1
    return shoot[2]


def test_a_copy_that_left_is_logged(library: Library, sent: int) -> None:
    (copy,) = export_log.latest_of_event(library.db, 1)
    assert (copy.photo_id, copy.kind, copy.by) == (sent, "download", "Bo")
    assert copy.file_name == "IMG_0003.JPG"
    assert copy.caption == describe.caption_of(library, sent).text
    assert copy.credit_line == "CHEN Siming, River Weekly"
    assert touched(library).copies == ()


def test_copies_that_left_with_other_words_are_named(
    library: Library, sent: int, tmp_path: Path
) -> None:
    change_event(library, title="Forum on Lakes")
    (stale,) = touched(library).copies
    assert "Forum on Rivers" in stale.copy.caption
    assert "Forum on Lakes" in (stale.caption_now or "")
    assert stale.photo.id == sent
    export(library, [sent], tmp_path / "again")
    assert touched(library).copies == ()


def test_a_copy_with_another_credit_is_named(library: Library, sent: int) -> None:
    decide_credit(library.db, sent, ["Bo Yu"], None, "Ann")
    (stale,) = touched(library).copies
    assert (stale.copy.credit_line, stale.credit_now) == (
        "CHEN Siming, River Weekly",
        "Bo Yu",
    )


def test_a_copy_is_compared_in_the_style_in_which_it_left(
    library: Library, sent: int, tmp_path: Path
) -> None:
    export(library, [sent], tmp_path / "zh", style="ap")
    assert touched(library).copies == ()
    change_event(library, title="Forum on Lakes")
    (stale,) = touched(library).copies
    assert stale.caption_now == describe.caption_of(library, sent, "ap").text
