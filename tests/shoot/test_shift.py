"""What is added to a clock, as people type it."""

from datetime import timedelta

import pytest

from photolib.errors import EditError
from photolib.shoot.shift import moved, read, signed, told


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("+1:00:00", 3_600),
        ("1:00", 3_600),
        ("-0:13", -780),
        ("-13 min", -780),
        ("\N{MINUS SIGN}13 min", -780),
        (" + 1 h 30 min ", 5_400),
        ("1h 5m 9s", 3_909),
        ("365 days", 365 * 86_400),
        ("－1 天 2 小时 3 分 4 秒", -93_784),
        ("1小時", 3_600),
        ("2 Tage, 1 Stunde", 176_400),
    ],
)
def test_a_shift_is_read_as_it_is_typed(typed: str, seconds: int) -> None:
    shift = read(typed)
    assert shift == timedelta(seconds=seconds)
    assert read(signed(shift)) == shift


@pytest.mark.parametrize(
    "typed", ["", "+", "90", "1:70", "an hour", "1 min 1 h", "1" * 80]
)
def test_what_is_no_shift_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(EditError, match=r"write \+1:00:00, -13 min or 365 days"):
        read(typed)


@pytest.mark.parametrize("typed", ["0:00", "-0 min", "36700 days", "9999999 days"])
def test_nothing_and_more_than_a_century_move_no_clock(typed: str) -> None:
    with pytest.raises(EditError, match="moves no clock"):
        read(typed)


@pytest.mark.parametrize(
    ("shift", "said"),
    [
        (timedelta(hours=-1), "1 h 00 min"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=1, seconds=5), "1 h 00 min 05 s"),
        (timedelta(days=365), "365 days"),
        (timedelta(days=1, hours=2), "1 day 2 h 00 min"),
        (timedelta(days=2, seconds=3), "2 days 0 h 00 min 03 s"),
    ],
)
def test_a_shift_is_told_with_its_largest_parts_first(
    shift: timedelta, said: str
) -> None:
    assert told(shift) == said


def test_a_moved_time_is_as_precise_as_before() -> None:
    hour = timedelta(hours=1)
    assert moved("2025-12-31T23:30", hour) == "2026-01-01T00:30"
    assert moved("2025-12-31T23:30:01", hour) == "2026-01-01T00:30:01"
    assert moved("2025-12-31T23:30:01.1234567", hour) == "2026-01-01T00:30:01.1234567"
    with pytest.raises(
        EditError, match=r"9999-12-31T23:30 cannot be moved by \+1:00:00"
    ):
        moved("9999-12-31T23:30", hour)
