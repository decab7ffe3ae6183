"""Versions of captions: listed, brought back, taken back; nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.press_office import LIN, SEMINAR, add_event, add_photo

from photolib import describe, restore, translate
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.store import version
from photolib.store.connect import writing
from photolib.store.library import Library

Draw = Callable[..., Path]


@pytest.fixture
def one(library: Library, draw: Draw) -> Library:
    """A library with one photo, number 1, nothing of which anybody has written."""
    add_photo(library, draw(1), add_event(library, SEMINAR, LIN))
    return library


def _last(library: Library, language: str | None = None) -> int:
    return version.history(library.db, 1, language)[0].id


def test_a_version_brought_back_is_a_new_one(one: Library) -> None:
    describe.edit(one, 1, "Gao Lin opens it.", "Ann")
    first = _last(one)
    describe.edit(one, 1, "Gao Lin closes it.", "Bo")
    restore.restore(one, 1, first, "Cy", language=None)
    stands = describe.caption_of(one, 1)
    assert (stands.text, stands.status, stands.written_by) == (
        *("Gao Lin opens it.", "edited", "Ann"),
    )
    newest, *others = version.history(one.db, 1)
    assert (newest.restores, newest.restored_by) == (first, "Cy")
    assert [v.caption.text for v in others] == ["Gao Lin closes it.", stands.text]


def test_a_composed_version_brought_back_keeps_its_words(one: Library) -> None:
    (composed,) = describe.write(one, [1])
    number = _last(one)
    describe.edit(one, 1, "Gao Lin closes it.", "Bo")
    with writing(one.db):
        one.db.execute("UPDATE event SET place = 'Wuhan'")
    restore.restore(one, 1, number, "Cy", language=None)
    stands = describe.caption_of(one, 1)
    assert (stands.text, stands.status, stands.written_by) == (
        *(composed.text, "edited", "Cy"),
    )


def test_the_first_edit_taken_back_leaves_a_composed_caption(one: Library) -> None:
    before = describe.caption_of(one, 1)
    describe.edit(one, 1, "Gao Lin closes it.", "Bo")
    restore.undo(one, 1, _last(one), "Bo", language=None)
    assert describe.caption_of(one, 1).text == before.text
    with writing(one.db):
        one.db.execute("UPDATE event SET place = 'Wuhan'")
    assert "Wuhan" in describe.caption_of(one, 1).text
    restore.undo(one, 1, _last(one), "Bo", language=None)  # the undoing, too
    assert describe.caption_of(one, 1).text == "Gao Lin closes it."


def test_what_is_not_the_last_version_is_not_taken_back(one: Library) -> None:
    describe.edit(one, 1, "Gao Lin closes it.", "Bo")
    number = _last(one)
    describe.edit(one, 1, "Gao Lin opens it.", "Ann")
    with pytest.raises(ClashError, match="meanwhile"):
        restore.undo(one, 1, number, "Bo", language=None)
    with pytest.raises(ClashError, match="meanwhile"):
        restore.undo(one, 1, number, "Bo", language="zh")


def test_languages_are_brought_and_taken_back_on_their_own(one: Library) -> None:
    describe.edit(one, 1, "高林发言。", "Ann", language="zh")
    first = _last(one, "zh")
    describe.edit(one, 1, "Gao Lin opens it.", "Ann")
    restore.undo(one, 1, first, "Bo", language="zh")
    assert translate.beside(one, 1) == ()
    with pytest.raises(EditError, match="no caption in this language"):
        restore.restore(one, 1, _last(one, "zh"), "Bo", language="zh")
    restore.restore(one, 1, first, "Bo", language="zh")
    (stands,) = translate.beside(one, 1)
    assert (stands.caption.text, stands.is_older) == ("高林发言。", True)
    assert version.languages(one.db, 1) == ["zh"]
    assert describe.caption_of(one, 1).text == "Gao Lin opens it."


def test_a_version_of_another_photo_is_not_found(one: Library, draw: Draw) -> None:
    describe.edit(one, 1, "Gao Lin opens it.", "Ann")
    other = add_photo(one, draw(2))
    with pytest.raises(NotFoundError):
        restore.restore(one, other, _last(one), "Ann", language=None)
    with pytest.raises(NotFoundError):
        restore.restore(one, 99, _last(one), "Ann", language=None)
