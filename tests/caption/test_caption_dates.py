"""Dates are said as precisely as they are known, and no more."""

import pytest

from photolib.caption import dates
from photolib.caption.styles import get_style


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025-11-27", dates.Day(2025, 11, 27)),
        ("2025-11", dates.Day(2025, 11)),
        ("2025", dates.Day(2025)),
        ("--11-27", dates.Day(None, 11, 27)),
        ("--02-29", dates.Day(None, 2, 29)),
        ("--11", None),
        ("-", None),
        ("2025-02-30", None),
        ("2025-13", None),
        ("2025-11-00", None),
        ("0000-01-01", None),
        ("27 November", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_is_a_date_is_read(text: str | None, told: dates.Day | None) -> None:
    assert dates.read(text) == told


@pytest.mark.parametrize(
    ("date", "end", "house", "bbc", "zh"),
    [
        (
            "2025-11-27",
            None,
            "on Thursday, Nov. 27, 2025",
            "on Thursday 27 November 2025",
            "2025年11月27日",
        ),
        (
            "2024-02-29",
            "2024-02-29",
            "on Thursday, Feb. 29, 2024",
            "on Thursday 29 February 2024",
            "2024年2月29日",
        ),
        (
            "2025-05-01",
            None,
            "on Thursday, May 1, 2025",
            "on Thursday 1 May 2025",
            "2025年5月1日",
        ),
        ("2025-11", None, "in November 2025", "in November 2025", "2025年11月"),
        ("2025", None, "in 2025", "in 2025", "2025年"),
        (
            "--11-27",
            None,
            "on Nov. 27, [year unknown]",
            "on 27 November [year unknown]",
            "[年份不详]年11月27日",
        ),
        (None, None, "on [date unknown]", "on [date unknown]", "[日期不详]"),
        (
            "2025-11-27",
            "2025-11-29",
            "from Nov. 27 to Nov. 29, 2025",
            "from 27 November to 29 November 2025",
            "2025年11月27日至11月29日",
        ),
        (
            "2025-12-30",
            "2026-01-02",
            "from Dec. 30, 2025 to Jan. 2, 2026",
            "from 30 December 2025 to 2 January 2026",
            "2025年12月30日至2026年1月2日",
        ),
        (
            "--11-27",
            "--11-29",
            "from Nov. 27 to Nov. 29, [year unknown]",
            "from 27 November to 29 November [year unknown]",
            "[年份不详]年11月27日至11月29日",
        ),
        (
            "--02-29",
            "2025-03-01",
            "from Feb. 29 to March 1, 2025",
            "from 29 February to 1 March 2025",
            "2025年2月29日至3月1日",
        ),
        (
            "2025-11",
            "2025-12",
            "from November to December 2025",
            "from November to December 2025",
            "2025年11月至12月",
        ),
        ("2024", "2025", "from 2024 to 2025", "from 2024 to 2025", "2024年至2025年"),
        (
            "2025-11-27",
            "2025-11-20",  # an end before the start is none
            "on Thursday, Nov. 27, 2025",
            "on Thursday 27 November 2025",
            "2025年11月27日",
        ),
    ],
)
def test_a_date_is_said_by_its_precision(
    date: str | None, end: str | None, house: str, bbc: str, zh: str
) -> None:
    assert dates.say(get_style("house"), date, end) == house
    assert dates.say(get_style("BBC"), date, end) == bbc
    assert dates.say(get_style("zh"), date, end) == zh


@pytest.mark.parametrize(
    ("date", "end", "told"),
    [
        ("2025-11-27", None, "November 27"),
        ("--11-27", None, "November 27"),
        ("2025-11", None, "November 2025"),
        ("2025", None, "2025"),
        ("2025-11-27", "2025-12-01", "November 27 - December 1"),
        (None, None, "[date unknown]"),
    ],
)
def test_an_opening_has_the_day_without_its_year(
    date: str | None, end: str | None, told: str
) -> None:
    assert dates.say_opening(get_style("Getty"), date, end) == told


@pytest.mark.parametrize(
    ("date", "end", "taken", "told"),
    [
        (None, None, None, (None, None)),
        (None, None, "2025-11-27T10:00:00", ("2025-11-27", None)),
        (None, None, "2025-11", ("2025-11", None)),
        ("2025-11-27", None, None, ("2025-11-27", None)),
        ("2025-11-27", None, "2025", ("2025-11-27", None)),
        ("2025-11", None, "2025-11-27T10:00:00", ("2025-11-27", None)),
        ("2025", None, "2025-11-27", ("2025-11-27", None)),
        ("--11-27", None, "2025-11-27T10:00:00", ("2025-11-27", None)),
        ("--11-27", None, "2025-11-28T10:00:00", ("--11-27", None)),
        ("2025-11", None, "2025-12-01T10:00:00", ("2025-11", None)),
        ("2025-11-26", "2025-11-28", "2025-11-28T23:59:59", ("2025-11-28", None)),
        ("2025-11", "2025-12", "2025-12-31T10:00:00", ("2025-12-31", None)),
        ("2025-11-26", "2025-11-28", "2025-11-29", ("2025-11-26", "2025-11-28")),
        ("--11-26", "--11-28", "2025-11-27", ("--11-26", "--11-28")),
    ],
)
def test_the_clock_makes_a_date_narrower_and_never_contradicts_it(
    date: str | None,
    end: str | None,
    taken: str | None,
    told: tuple[str | None, str | None],
) -> None:
    assert dates.narrowed(date, end, taken) == told
