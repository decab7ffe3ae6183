"""A template fills the ticked fields of a photo, as one act that can be undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.press_office import LIN, SEMINAR, add_event, add_photo, confirm

from photolib import describe, fill, shorthand
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.records import TemplateField
from photolib.search import search
from photolib.store import caption, decision, metadata
from photolib.store.library import Library

FIELDS = {
    "caption": TemplateField(ticked=True, text="=gao= at {event}, {venue}."),
    "city": TemplateField(ticked=True, text="{place}"),
    "keywords": TemplateField(ticked=True, text="river; {place}"),
    "headline": TemplateField(ticked=False, text="Zebra"),
}


@pytest.fixture
def shot(library: Library, draw: Callable[..., Path]) -> int:
    return add_photo(library, draw(1), add_event(library, SEMINAR, LIN))


def opening(library: Library, **fields: TemplateField) -> int:
    return shorthand.save_template(library, "Opening", FIELDS | fields, "Ann")


def filled(library: Library, photo_id: int, template_id: int) -> fill.Act:
    seen = fill.mark(library, photo_id)
    return fill.fill(library, photo_id, template_id, "Ann", seen)


def test_only_ticked_fields_are_filled_and_undone_at_once(
    library: Library, shot: int
) -> None:
    before = describe.caption_of(library, shot)
    act = filled(library, shot, opening(library))
    says = metadata.get(library.db, shot)
    written = caption.find(library.db, shot)
    assert (says.city, says.keywords, says.headline) == (
        "Beijing",
        ("river", "Beijing"),
        None,
    )
    assert written
    assert (written.status, written.written_by) == ("edited", "Ann")
    assert written.text == "Gao Lin at Seminar on Open Collections, Grand Hall."
    assert {d.act for d in decision.standing(library.db, shot).values()} == {act.act}
    assert [hit.photo.id for hit in search(library, "grand").hits] == [shot]
    fill.undo(library, shot, act.act, act.wrote, "Ann")
    says = metadata.get(library.db, shot)
    assert (says.city, says.keywords) == (None, ())
    stands = describe.caption_of(library, shot)
    assert (stands.status, stands.text[:90]) == ("composed", before.text[:90])
    confirm(library, shot, "Gao Lin")  # and it is composed anew again
    assert "Gao Lin" in describe.caption_of(library, shot).text


def test_a_humans_caption_comes_back(library: Library, shot: int) -> None:
    describe.edit(library, shot, "By hand.", "Bob")
    act = filled(library, shot, opening(library))
    fill.undo(library, shot, act.act, act.wrote, "Ann")
    stands = describe.caption_of(library, shot)
    assert (stands.text, stands.status, stands.written_by) == (
        "By hand.",
        "edited",
        "Bob",
    )
    with pytest.raises(ClashError, match="changed since"):
        fill.undo(library, shot, act.act, act.wrote, "Ann")


def test_a_caption_written_since_is_not_taken_back(library: Library, shot: int) -> None:
    act = filled(library, shot, opening(library))
    describe.edit(library, shot, "Better.", "Bob")
    with pytest.raises(ClashError, match="edit it instead"):
        fill.undo(library, shot, act.act, act.wrote, "Ann")
    assert metadata.get(library.db, shot).city == "Beijing"  # nothing by halves


def test_a_caption_that_stands_already_is_not_written_again(
    library: Library, shot: int
) -> None:
    template_id = opening(library)
    filled(library, shot, template_id)
    act = filled(library, shot, template_id)
    assert act.wrote == ""
    fill.undo(library, shot, act.act, act.wrote, "Ann")
    assert metadata.get(library.db, shot).city == "Beijing"  # the first act stands


def test_fields_alone_leave_the_caption(library: Library, shot: int) -> None:
    off = TemplateField(ticked=False, text="x")
    act = filled(library, shot, opening(library, caption=off))
    assert act.wrote == ""
    assert caption.find(library.db, shot) is None


def test_a_caption_alone_leaves_the_fields(library: Library, shot: int) -> None:
    off = TemplateField(ticked=False, text="x")
    filled(library, shot, opening(library, city=off, keywords=off))
    assert decision.standing(library.db, shot) == {}


def test_what_is_no_value_of_its_field_leaves_everything(
    library: Library, shot: int
) -> None:
    template_id = opening(library, rating=TemplateField(ticked=True, text="{place}"))
    with pytest.raises(EditError, match="the rating has 7 characters"):
        filled(library, shot, template_id)
    assert metadata.get(library.db, shot).city is None
    assert caption.find(library.db, shot) is None


def test_a_clash_is_told(library: Library, shot: int) -> None:
    template_id, seen = opening(library), fill.mark(library, shot)
    describe.edit(library, shot, "Bob was quicker.", "Bob")
    with pytest.raises(ClashError, match="meanwhile"):
        fill.fill(library, shot, template_id, "Ann", seen)
    assert describe.caption_of(library, shot).text == "Bob was quicker."
    with pytest.raises(NotFoundError):
        fill.fill(library, shot, 9, "Ann", seen)
    with pytest.raises(NotFoundError):
        fill.undo(library, 9, 1, "", "Ann")
