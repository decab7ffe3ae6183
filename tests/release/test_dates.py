from datetime import date

import pytest

from photolib.release.dates import find, iso, iso_end

POSTED = date(2022, 4, 26)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27 November 2025", ["2025-11-27"]),
        ("Nebelheim, July. 11, 2018:", ["2018-07-11"]),
        ("JUL . 13 2018", ["2018-07-13"]),
        ("27th February, 2013", ["2013-02-27"]),
        ("the 3rd of May 2021", ["2021-05-03"]),
        ("am 27. Januar 2022", ["2022-01-27"]),
        ("26 de abril de 2022", ["2022-04-26"]),
        ("le 3 août 2021", ["2021-08-03"]),
        ("06.11.2023", ["2023-11-06"]),
        ("2020-02-19 20:29", ["2020-02-19"]),
        ("2025年11月27日", ["2025-11-27"]),
        ("11月9日上午", ["2021-11-09"]),
        ("Nov 22 —", ["2021-11-22"]),
        ("May 1.", ["2022-05-01"]),
        ("in April 2008", ["2008-04"]),
        ("on Monday (18 May 2015)", ["2022-04-25", "2015-05-18"]),
        ("today", ["2022-04-26"]),
        ("今天下午", ["2022-04-26"]),
        ("会议今天举行", ["2022-04-26"]),
        ("gestern", ["2022-04-25"]),
        # no dates at all
        ("27.6.205", []),
        ("31 November 2020", []),
        ("May 30:45", []),
        ("he may 2", ["2022-05-02"]),
    ],
)
def test_dates_are_found_and_resolved(text: str, days: list[str]) -> None:
    assert [iso(m, POSTED) for m in find(text)] == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6 to 10 September 2021", "2021-09-06", "2021-09-10"),
        ("26. und 27. Januar 2020", "2020-01-26", "2020-01-27"),
        ("September 6-10, 2021", "2021-09-06", "2021-09-10"),
        ("8–11 May", "--05-08", "--05-11"),
        ("1 March to 3 April 2020", "2020-03-01", "2020-04-03"),
        ("4月8日至11日", "--04-08", "--04-11"),
        ("30 to 31 June 2020", "2020-06-30", None),
    ],
)
def test_ranges_have_a_last_day(text: str, first: str, last: str | None) -> None:
    mention = next(iter(find(text)))
    assert (iso(mention), iso_end(mention)) == (first, last)


def test_an_ambiguous_day_follows_the_setting() -> None:
    text = "1/12/2025"
    assert [iso(m) for m in find(text)] == ["2025-12-01"]
    assert [iso(m) for m in find(text, day_first=False)] == ["2025-01-12"]
    assert [iso(m) for m in find("25/12/2025", day_first=False)] == ["2025-12-25"]
    assert [iso(m) for m in find("12/25/2025")] == ["2025-12-25"]


def test_relative_days_stay_open_without_a_posting_date() -> None:
    assert [iso(m) for m in find("today and on Friday")] == [None, None]


def test_a_year_near_the_turn_of_the_year_is_the_nearest() -> None:
    january = next(iter(find("on 3 January")))
    december = next(iter(find("on 30 December")))
    assert iso(january, date(2023, 12, 28)) == "2024-01-03"
    assert iso(december, date(2024, 1, 2)) == "2023-12-30"
