"""A wrong clock is noticed, and only a certain offset is proposed."""

from datetime import date, datetime, timedelta

import pytest

from photolib.shoot.clock import Clock, compare

DAY = date(2025, 11, 27)
DAYS = (DAY, DAY)


def at(text: str) -> datetime:
    """Return a local time, as cameras have it."""
    return datetime.fromisoformat(text)


OTHERS = [at(f"2025-11-27T09:{m:02}") for m in range(0, 60, 5)]


def shifted(by: timedelta) -> list[datetime]:
    return [time + by for time in OTHERS]


@pytest.mark.parametrize(
    "wrong_by",
    [
        pytest.param(timedelta(hours=-7), id="an hour of another zone, still that day"),
        pytest.param(timedelta(days=-365), id="a year"),
        pytest.param(timedelta(seconds=-754), id="twelve minutes"),
        pytest.param(timedelta(days=-9000, seconds=17), id="a clock that was reset"),
    ],
)
def test_like_frames_tell_any_offset(wrong_by: timedelta) -> None:
    times = shifted(wrong_by)
    like = list(zip(times, OTHERS, strict=True))
    like[0] = (times[0], OTHERS[-1])  # one pair shows something else after all
    assert compare("B", times, OTHERS, like, None) == Clock(
        "B", len(times), -wrong_by, "like frames", len(times) - 1
    )


def test_a_clock_that_is_right_is_left_alone() -> None:
    like = [(time, time + timedelta(seconds=9)) for time in OTHERS]
    assert compare("B", OTHERS, OTHERS, like, DAYS) is None


def test_like_frames_that_disagree_tell_nothing() -> None:
    like = [(time, OTHERS[0]) for time in OTHERS]
    assert compare("B", OTHERS, OTHERS, like, DAYS) is None


@pytest.mark.parametrize(
    ("wrong_by", "offset"),
    [
        pytest.param(timedelta(days=-365), timedelta(days=365), id="last year"),
        pytest.param(timedelta(days=-3), timedelta(days=3), id="three days"),
        pytest.param(timedelta(days=-9000), timedelta(days=9000), id="reset"),
    ],
)
def test_days_of_the_event_tell_a_whole_step(
    wrong_by: timedelta, offset: timedelta
) -> None:
    assert compare("B", shifted(wrong_by), OTHERS, [], DAYS) == Clock(
        "B", len(OTHERS), offset, "days of the event"
    )


def test_of_several_hours_that_would_do_none_is_proposed() -> None:
    long_day = [at(f"2025-11-27T{h:02}:00") for h in range(8, 20)]
    few = [at("2025-11-26T23:00"), at("2025-11-26T23:30")]
    assert compare("B", few, long_day, [], DAYS) is None


@pytest.mark.parametrize(
    ("times", "others", "days"),
    [
        pytest.param(shifted(timedelta(hours=3)), OTHERS, DAYS, id="both that day"),
        pytest.param(shifted(timedelta(days=-3))[:1], OTHERS, DAYS, id="one frame"),
        pytest.param(shifted(timedelta(days=-3)), OTHERS[:1], DAYS, id="one other"),
        pytest.param(shifted(timedelta(days=-3)), OTHERS, None, id="no days"),
        pytest.param(
            shifted(timedelta(days=-3)),
            shifted(timedelta(days=2)),
            DAYS,
            id="all wrong",
        ),
        pytest.param(
            [at("2024-02-29T09:00"), at("2024-03-29T09:00")], OTHERS, DAYS, id="far"
        ),
        pytest.param(
            [at("2024-02-29T09:00"), at("2024-02-29T20:00")],
            [at("2025-03-01T09:00"), at("2025-03-01T10:00")],
            (date(2025, 3, 1), date(2025, 3, 1)),
            id="a day that only leap years have, and too long",
        ),
    ],
)
def test_what_is_not_known_is_not_proposed(
    times: list[datetime], others: list[datetime], days: tuple[date, date] | None
) -> None:
    assert compare("B", times, others, [], days) is None


def test_pairs_that_agree_on_two_offsets_tell_nothing() -> None:
    hour = timedelta(hours=1)
    like = [
        (time, time + (hour if n > 4 else timedelta())) for n, time in enumerate(OTHERS)
    ]
    assert compare("B", OTHERS, OTHERS, like, DAYS) is None


def test_of_what_may_be_two_bodies_hardly_a_pair_may_disagree() -> None:
    like = [(time, time + timedelta(hours=1)) for time in OTHERS]
    like[:2] = [(OTHERS[0], OTHERS[9]), (OTHERS[1], OTHERS[4])]
    assert compare("B", OTHERS, OTHERS, like, None) is not None
    assert compare("B", OTHERS, OTHERS, like, None, is_body=False) is None
