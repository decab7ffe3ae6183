"""Clocks that contradict their neighbours are noticed, with reasons, never guessed."""

from datetime import timedelta

import numpy as np
import pytest
from tests.cameras import BEGAN, CANON, HOUR, NIKON, PHONE, SONY, shoot

from photolib import clocks, proposals, set_clock
from photolib.errors import NotFoundError
from photolib.frames import frames_of_event
from photolib.records import EventFacts, ReleaseFacts
from photolib.store import photo, release, setting, vector
from photolib.store.connect import writing
from photolib.store.library import Library

MOMENTS = range(6)


@pytest.fixture
def event_id(library: Library) -> int:
    with writing(library.db):
        return release.add(
            library.db, "A text", ReleaseFacts(EventFacts("Forum", "2025-11-27"))
        )


def test_a_camera_beside_two_that_agree_is_proposed_its_offset(
    library: Library, event_id: int
) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    shoot(library, event_id, NIKON, MOMENTS)
    late = shoot(library, event_id, SONY, MOMENTS, -HOUR)
    (doubt,) = clocks.in_event(library, event_id)
    assert (doubt.camera, doubt.offset, doubt.sure) == ("SONY ILCE-1 89", HOUR, True)
    assert (doubt.how, doubt.zones, doubt.zone) == ("like frames", None, None)
    assert [frame.photo_id for frame in doubt.frames] == late
    assert doubt.others == ("Canon EOS R5 0123", "NIKON Z 9 4567")
    assert len(doubt.pairs) == 12
    mine, theirs = doubt.pairs[0]
    assert (mine.taken_at, theirs.taken_at) == (
        "2025-11-27T08:00:00",
        "2025-11-27T09:00:00",
    )


def test_of_two_cameras_nobody_knows_which_is_right(
    library: Library, event_id: int
) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    shoot(library, event_id, SONY, MOMENTS, 13 * HOUR / 60)
    found = clocks.in_event(library, event_id)
    assert {d.camera: (d.offset, d.sure) for d in found} == {
        "Canon EOS R5 0123": (timedelta(minutes=13), False),
        "SONY ILCE-1 89": (timedelta(minutes=-13), False),
    }


def test_of_two_cameras_the_one_within_the_days_is_believed(
    library: Library, event_id: int
) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    wrong_by = timedelta(days=-365, minutes=2)
    shoot(library, event_id, SONY, MOMENTS, wrong_by)
    (doubt,) = clocks.in_event(library, event_id)
    assert (doubt.camera, doubt.offset, doubt.sure) == (
        "SONY ILCE-1 89",
        -wrong_by,
        True,
    )


def test_days_tell_where_no_frames_are_alike(library: Library, event_id: int) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    year = timedelta(days=365)
    shoot(library, event_id, SONY, range(20, 26), -year - HOUR)
    (doubt,) = clocks.in_event(library, event_id)
    assert (doubt.how, doubt.offset, doubt.pairs) == ("days of the event", year, ())


def test_a_camera_of_another_zone_is_not_called_wrong(
    library: Library, event_id: int
) -> None:
    for model in (CANON, NIKON):
        shoot(library, event_id, model, MOMENTS, zone="+08:00")
    shoot(library, event_id, SONY, MOMENTS, -7 * HOUR, zone="+01:00")
    (doubt,) = clocks.in_event(library, event_id)
    assert doubt.zones == ("+01:00", "+08:00")
    assert (doubt.offset, doubt.zone) == (7 * HOUR, "+08:00")
    done = set_clock.correct(
        library,
        [frame.photo_id for frame in doubt.frames],
        doubt.offset,
        "Ann",
        how=doubt.how,
        zone=doubt.zone,
    )
    moved = photo.get(library.db, done.photos[0])
    assert (moved.taken_at, moved.taken_offset) == ("2025-11-27T09:00:00", "+08:00")
    assert clocks.in_event(library, event_id) == []


def test_frames_that_arrive_later_are_offered_and_not_corrected(
    library: Library, event_id: int
) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    first = shoot(library, event_id, SONY, MOMENTS, -HOUR)
    set_clock.correct(library, first, HOUR, "Ann", how="like frames")
    assert clocks.in_event(library, event_id) == []
    more = shoot(library, event_id, SONY, range(30, 34), -HOUR)
    assert photo.get(library.db, more[0]).taken_at == "2025-11-27T10:00:00"
    (doubt,) = clocks.in_event(library, event_id)
    assert (doubt.how, doubt.offset) == ("earlier correction", HOUR)
    assert [frame.photo_id for frame in doubt.frames] == more


def test_a_refused_offset_is_not_proposed_until_another_is_found(
    library: Library, event_id: int
) -> None:
    for model in (CANON, NIKON):
        shoot(library, event_id, model, range(20))
    ids = shoot(library, event_id, SONY, range(3), -HOUR)
    word = set_clock.refuse(library, ids, HOUR, "Ann", how="like frames")
    assert clocks.in_event(library, event_id) == []
    assert set_clock.undo(library, word, "Ann") == 0
    assert len(clocks.in_event(library, event_id)) == 1
    set_clock.refuse(library, ids, HOUR, "Ann", how="like frames")
    shoot(library, event_id, SONY, range(3, 20), -2 * HOUR)
    (doubt,) = clocks.in_event(library, event_id)
    assert doubt.offset == 2 * HOUR


def test_a_shoot_without_an_event_is_looked_at_too(library: Library) -> None:
    for model in (CANON, NIKON):
        shoot(library, None, model, MOMENTS)
    shoot(library, None, SONY, MOMENTS, -HOUR)
    (found,) = proposals.shoots_without_event(library)
    (doubt,) = clocks.among(library, found.frames)
    assert (doubt.camera, doubt.offset) == ("SONY ILCE-1 89", HOUR)


@pytest.mark.parametrize("right", [range(3), range(6)], ids=["some", "all"])
def test_two_bodies_of_one_model_that_disagree_are_left_alone(
    library: Library, event_id: int, right: range
) -> None:
    for model in (CANON, NIKON):
        shoot(library, event_id, model, range(12))
    shoot(library, event_id, PHONE, right)
    shoot(library, event_id, PHONE, range(6, 12), -HOUR)
    assert clocks.in_event(library, event_id) == []


def test_a_model_without_serials_is_corrected_only_where_every_folder_is_heard(
    library: Library, event_id: int
) -> None:
    for model in (CANON, NIKON):
        shoot(library, event_id, model, range(12))
    shoot(library, event_id, PHONE, MOMENTS, -HOUR)
    (doubt,) = clocks.in_event(library, event_id)
    assert (doubt.camera, doubt.is_body) == ("Apple iPhone 15", False)
    shoot(library, event_id, PHONE, range(40, 43), folder="other")
    assert clocks.in_event(library, event_id) == []


def test_vectors_of_the_model_in_use_tell_before_colours_do(
    library: Library, event_id: int
) -> None:

    ids = shoot(library, event_id, CANON, MOMENTS)
    ids += shoot(library, event_id, SONY, MOMENTS, -HOUR)
    assert len(clocks.in_event(library, event_id)) == 2
    rows = np.eye(12, 16, dtype=np.float32)  # the model sees nothing alike
    with writing(library.db):
        setting.put(library.db, "model in use", "mine")
        model = vector.model_id(library.db, "mine", "", 16)
        vector.add(library.db, model, ids, rows)
    assert clocks.in_event(library, event_id) == []


def test_one_camera_alone_is_never_doubted(library: Library, event_id: int) -> None:
    assert clocks.in_event(library, event_id) == []
    shoot(library, event_id, CANON, MOMENTS, -HOUR)
    assert clocks.in_event(library, event_id) == []
    with pytest.raises(NotFoundError):
        clocks.in_event(library, 99)


def test_cameras_are_listed_with_what_was_said_of_their_clocks(
    library: Library, event_id: int
) -> None:
    shoot(library, event_id, CANON, MOMENTS)
    ids = shoot(library, event_id, SONY, MOMENTS)
    done = set_clock.set_by_hand(library, ids, -HOUR, "Ann")
    canon, sony = clocks.cameras(library.db, frames_of_event(library.db, event_id))
    assert (canon.camera, canon.words) == ("Canon EOS R5 0123", ())
    ((word, count),) = sony.words
    assert (word.id, word.shift, word.by, count) == (done.word_id, -HOUR, "Ann", 6)
    assert sony.frames[0].taken_at == (BEGAN - HOUR).isoformat()
