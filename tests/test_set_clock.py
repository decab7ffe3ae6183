"""A clock is set right by a human: one act, told to exports, clashes named, undone."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.cameras import BEGAN, CANON, HOUR, SONY, shoot, snap

from photolib import set_clock, settle
from photolib.describe import edit
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.export import export
from photolib.ingest import ingest
from photolib.link import decide_credit
from photolib.metadata.read import read
from photolib.settle import Typed
from photolib.store import clock, decision, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library

MOMENTS = range(4)


def times(library: Library, ids: list[int]) -> list[str | None]:
    return [one.taken_at for one in photo.get_many(library.db, ids)]


def type_in(library: Library, photo_id: int, text: str) -> None:
    seen = settle.marks(library.db, photo_id)["taken_at"]
    settle.correct(library, photo_id, {"taken_at": Typed(text, seen)}, "Bo")


def test_a_correction_is_one_act_and_moves_the_photos(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    done = set_clock.correct(library, ids, HOUR, "Ann", how="like frames")
    assert (done.photos, done.left) == (tuple(ids), ())
    assert times(library, ids)[0] == "2025-11-27T10:00:00"
    newest = photo.page(library.db, limit=1).photos[0]
    assert (newest.id, newest.taken_at) == (ids[-1], "2025-11-27T10:12:00")
    says = metadata.get(library.db, ids[0])
    assert says.taken_at == "2025-11-27T10:00:00"
    assert says.sources["taken_at"].startswith("editor: typed by Ann on 20")
    word = clock.get(library.db, done.word_id)
    assert word.act is not None
    assert decision.photos(library.db, word.act) == ids
    assert set_clock.undo(library, done.word_id, "Bo") == 4
    assert times(library, ids)[0] == "2025-11-27T09:00:00"
    assert clock.get(library.db, done.word_id).undone
    assert set_clock.undo(library, done.word_id, "Bo") == 0
    with pytest.raises(NotFoundError, match="there is no clock correction 99"):
        set_clock.undo(library, 99, "Bo")


def test_exported_copies_say_the_corrected_time(
    library: Library, tmp_path: Path
) -> None:
    file = snap(tmp_path / "a.JPG", 1, BEGAN, SONY)
    photo_id = ingest(library, [file], workers="1").added[0].photo
    set_clock.correct(library, [photo_id], -HOUR, "Ann", how="like frames")
    decide_credit(library.db, photo_id, ["Chen Siming"], None, "Ann")
    edit(library, photo_id, "The river at dawn.", "Ann")
    assert export(library, [photo_id], tmp_path / "desk").refused == ()
    (copy,) = (tmp_path / "desk").glob("*.JPG")
    assert read(copy).taken_at == "2025-11-27T08:00:00"
    assert read(file).taken_at == "2025-11-27T09:00:00"


def test_what_somebody_decided_meanwhile_is_left_alone_and_named(
    library: Library,
) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    type_in(library, ids[1], "2025-11-27T12:00:00")
    done = set_clock.correct(library, ids, HOUR, "Ann", how="like frames")
    assert done.left == (ids[1],)
    assert times(library, ids)[:2] == ["2025-11-27T10:00:00", "2025-11-27T12:00:00"]
    with pytest.raises(ClashError, match="are decided already"):
        set_clock.correct(library, ids, HOUR, "Cy", how="like frames")
    assert times(library, ids)[0] == "2025-11-27T10:00:00"


def test_undoing_leaves_what_was_decided_since(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    done = set_clock.correct(library, ids, HOUR, "Ann", how="like frames")
    type_in(library, ids[0], "2025-11-27T12:00:00")
    set_clock.undo(library, done.word_id, "Ann")
    assert times(library, ids)[:2] == ["2025-11-27T12:00:00", "2025-11-27T09:04:00"]


def test_by_hand_adds_to_what_was_corrected_and_leaves_what_was_typed(
    library: Library,
) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    type_in(library, ids[3], "2025-11-27T12:00:00")
    set_clock.correct(library, ids, HOUR, "Ann", how="like frames")
    more = set_clock.set_by_hand(library, ids, timedelta(minutes=-13), "Ann")
    assert more.left == (ids[3],)
    assert times(library, ids)[0] == "2025-11-27T09:47:00"
    set_clock.undo(library, more.word_id, "Ann")
    assert times(library, ids)[0] == "2025-11-27T10:00:00"


def test_by_hand_clashes_where_the_clock_was_corrected_since(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    seen = decision.mark(library.db, ids, "taken_at")
    set_clock.set_by_hand(library, ids, HOUR, "Ann", seen=seen)
    with pytest.raises(ClashError, match="times of SONY ILCE-1 89 meanwhile"):
        set_clock.set_by_hand(library, ids, HOUR, "Bo", seen=seen)
    assert times(library, ids)[0] == "2025-11-27T10:00:00"


def test_a_zone_that_is_no_longer_known_is_said_to_be(library: Library) -> None:
    named = shoot(library, None, SONY, MOMENTS, zone="+01:00")
    silent = shoot(library, None, SONY, range(9, 11))
    ids = [*named, *silent]
    done = set_clock.correct(library, ids, HOUR, "Ann", how="like frames", zone="")
    shown = photo.get_many(library.db, ids)
    assert {one.taken_offset for one in shown} == {None}
    word = clock.get(library.db, done.word_id)
    fields = library.db.execute(
        "SELECT field, count(*) FROM decision WHERE act = ? GROUP BY field ORDER BY 1",
        [word.act],
    ).fetchall()
    assert fields == [("taken_at", 6), ("taken_offset", 4)]
    set_clock.undo(library, done.word_id, "Ann")
    assert photo.get(library.db, named[0]).taken_offset == "+01:00"


def test_photos_without_a_time_of_day_are_not_moved(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    with writing(library.db):
        says = metadata.get(library.db, ids[0])
        photo.set_taken(library.db, ids[0], says.taken_at and "2025-11-27", None)
    done = set_clock.set_by_hand(library, ids, HOUR, "Ann")
    assert (done.photos, done.left) == (tuple(ids[1:]), ())


def test_only_one_camera_is_set_at_once(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    ids += shoot(library, None, CANON, MOMENTS)
    with pytest.raises(EditError, match="not known to be of one camera"):
        set_clock.set_by_hand(library, ids, HOUR, "Ann")
    with pytest.raises(EditError, match="one camera"):
        set_clock.refuse(library, [], HOUR, "Ann", how="like frames")


def test_a_time_beyond_the_calendar_moves_nothing(library: Library) -> None:
    ids = shoot(library, None, SONY, MOMENTS)
    with pytest.raises(EditError, match="cannot be moved by"):
        set_clock.set_by_hand(library, ids, timedelta(days=3_000_000), "Ann")
    assert times(library, ids)[0] == "2025-11-27T09:00:00"
    assert decision.acts(library.db, ids, "taken_at") == {}
