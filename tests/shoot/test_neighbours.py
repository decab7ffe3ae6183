"""Of cameras that contradict each other, the one is believed for which more speaks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from photolib.shoot.facts import Frame
from photolib.shoot.neighbours import Days, Doubt, Earlier, doubts
from photolib.shoot.sides import Side, sides

HOUR = timedelta(hours=1)
NOON = datetime.fromisoformat("2025-11-27T12:00:00")
DAYS = date(2025, 11, 27), date(2025, 11, 27)


def taken(
    camera: str, wrong_by: timedelta = timedelta(), zone: str | None = None, n: int = 4
) -> list[Frame]:
    """Return frames of the same moments, ten minutes apart."""
    number = 100 * ord(camera)
    return [
        Frame(
            number + i,
            (NOON + i * HOUR / 6 + wrong_by).isoformat(),
            "2025-11-28T00:00:00+00:00",
            f"{camera}{i}.JPG",
            camera=camera,
            zone=zone,
            is_body=True,
        )
        for i in range(n)
    ]


def all_alike(one: Side, other: Side) -> Iterable[tuple[int, int]]:
    return zip(range(len(one.frames)), range(len(other.frames)), strict=False)


def doubted(
    *shot: list[Frame], days: Days = None, decided: Iterable[str] = ()
) -> dict[str, Doubt]:
    frames = [frame for some in shot for frame in some]
    theirs = {frame.photo_id for frame in frames if frame.camera in set(decided)}
    found = doubts(sides(frames, theirs), all_alike, days, {})
    return {doubt.camera: doubt for doubt in found}


def test_the_many_are_believed() -> None:
    found = doubted(taken("A"), taken("B"), taken("C", -HOUR))
    assert {c: (d.offset, d.sure, d.others) for c, d in found.items()} == {
        "C": (HOUR, True, ("A", "B"))
    }


def test_a_chain_of_cameras_that_agree_is_the_many() -> None:
    step = timedelta(seconds=70)
    agreeing = taken("A"), taken("B", step), taken("C", 2 * step)
    assert set(doubted(*agreeing, taken("D", HOUR))) == {"D"}


def test_days_against_the_many_leave_both_in_doubt() -> None:
    year = timedelta(days=365)
    found = doubted(taken("A", -year), taken("B", -year), taken("C"), days=DAYS)
    assert {c: d.sure for c, d in found.items()} == {"A": False, "B": False, "C": False}


def test_whom_a_human_has_decided_on_is_believed_against_the_many() -> None:
    found = doubted(taken("A"), taken("B"), taken("C", -HOUR), decided="C")
    assert {c: (d.offset, d.sure) for c, d in found.items()} == {
        "A": (-HOUR, True),
        "B": (-HOUR, True),
    }


def test_three_that_all_differ_tell_nothing() -> None:
    assert doubted(taken("A"), taken("B", HOUR), taken("C", 3 * HOUR)) == {}


def test_a_whole_half_hour_is_preferred_to_some_seconds_less() -> None:
    off = timedelta(minutes=30, seconds=-20)
    found = doubted(taken("A"), taken("B"), taken("C", -off))
    assert found["C"].offset == timedelta(minutes=30)
    off = timedelta(minutes=12, seconds=34)
    found = doubted(taken("A"), taken("B"), taken("C", -off))
    assert found["C"].offset == off


@pytest.mark.parametrize(
    ("theirs", "its", "wrong_by", "expected"),
    [
        pytest.param("+08:00", "+08:00", -HOUR, (HOUR, None, None), id="one zone"),
        pytest.param("+08:00", None, -HOUR, (HOUR, None, None), id="it names none"),
        pytest.param(
            "+08:00", "-03:30", -11.5 * HOUR,
            (11.5 * HOUR, "+08:00", ("-03:30", "+08:00")), id="right, of another zone",
        ),
        pytest.param(
            "+08:00", "+01:00", -HOUR, (HOUR, "+08:00", None), id="wrong, other zone"
        ),
        pytest.param(None, "+01:00", -7 * HOUR, (7 * HOUR, "", None), id="a zone?"),
        pytest.param(
            None, "+01:00", -HOUR / 12, (HOUR / 12, None, None), id="too little for one"
        ),
        pytest.param(
            None, "+01:00", -48 * HOUR, (48 * HOUR, None, None), id="too much"
        ),
    ],
)  # fmt: skip
def test_zones_are_told_from_wrong_clocks(
    theirs: str | None,
    its: str | None,
    wrong_by: timedelta,
    expected: tuple[timedelta, str | None, tuple[str, str] | None],
) -> None:
    found = doubted(
        taken("A", zone=theirs), taken("B", zone=theirs), taken("C", wrong_by, its)
    )
    doubt = found["C"]
    assert (doubt.offset, doubt.zone, doubt.zones) == expected


def test_a_camera_set_to_another_zone_on_the_way_is_looked_at_twice() -> None:
    before, after = taken("C", -7 * HOUR, "+01:00"), taken("C", zone="+08:00")
    after = [replace(frame, photo_id=frame.photo_id + 50) for frame in after]
    found = doubted(taken("A", zone="+08:00"), taken("B", zone="+08:00"), before, after)
    assert [frame.zone for frame in found["C"].frames] == ["+01:00"] * 4


def test_days_tell_only_of_a_camera_that_is_mostly_on_others() -> None:
    def unlike(_one: Side, _other: Side) -> Iterable[tuple[int, int]]:
        return ()

    day = timedelta(days=1)
    most = [*taken("B", n=3), replace(taken("B", day)[3], photo_id=1)]
    for shot, expected in ((most, []), (taken("B", 3 * day), [-3 * day])):
        found = doubts(sides([*taken("A"), *shot], set()), unlike, DAYS, {})
        assert [doubt.offset for doubt in found] == expected


def test_an_earlier_word_counts_where_it_was_one_and_of_the_same_zone() -> None:
    shown = sides(taken("A", zone="+01:00"), set())
    same: Earlier = {("A", "+01:00"): (HOUR, "")}
    (found,) = doubts(shown, all_alike, None, same)
    assert (found.offset, found.zone, found.how) == (HOUR, "", "earlier correction")
    other: Earlier = {("A", None): (HOUR, None)}
    assert doubts(shown, all_alike, None, other) == []
