"""Days between a frame and an event, as precisely as both are known."""

import datetime

import pytest

from photolib.shoot.days import distance, edges
from photolib.shoot.facts import Happening


@pytest.mark.parametrize(
    ("date", "date_end", "taken_at", "days"),
    [
        pytest.param("2025-11-27", None, "2025-11-27T23:59:59", 0, id="the day"),
        pytest.param("2025-11-27", None, "2025-11-26", -1, id="the eve"),
        pytest.param("2025-11-27", "2025-11-29", "2025-11-30T01:00", 1, id="after it"),
        pytest.param("2025-11", None, "2025-11-30", 0, id="a month holds its last day"),
        pytest.param("2025-12", None, "2026-01-02", 2, id="after a december"),
        pytest.param("2025", None, "2025-12-31", 0, id="a year"),
        pytest.param("2025", None, "2024-12-31", -1, id="before a year"),
        pytest.param("--11-27", None, "2019-11-27T08:00:00", 0, id="no year: its own"),
        pytest.param("--11-27", None, "2019-11-29", 2, id="no year, other day"),
        pytest.param("--11-27", None, None, None, id="no year and no time"),
        pytest.param("2025-11-27", None, "2025", None, id="a frame of some day"),
        pytest.param(None, None, "2025-11-27", None, id="an event of some day"),
        pytest.param("--02-29", None, "2025-02-28", None, id="no such day that year"),
    ],
)
def test_days_between(
    date: str | None, date_end: str | None, taken_at: str | None, days: int | None
) -> None:
    assert distance(taken_at, Happening(1, None, date, date_end)) == days


def test_edges_are_exact_days_or_none() -> None:
    day = datetime.date(2025, 11, 27)
    assert edges(Happening(1, None, "2025-11-27")) == (day, day)
    assert edges(Happening(1, None, "2025-11")) is None
