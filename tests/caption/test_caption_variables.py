"""Variables say what is known of a photo in the words of the style, and no more."""

import pytest

from photolib.caption.checks import placeholders
from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.caption.styles import get_style, styles
from photolib.caption.variables import VARIABLES, values

FACTS = CaptionFacts(
    (
        PersonInFrame("Tan Wei", "Archivist", x=0.8),
        PersonInFrame("Gao Lin", "Director", "River Office", x=0.2),
    ),
    event=" Forum  on Rivers",
    date="2025-11-27",
    place="Wuhan",
    venue="Grand Hall",
    country="China",
    creators=("CHEN Siming", "SHEN Lan"),
    outlet="River Weekly",
)


def test_known_facts_stand_in_the_form_of_the_style() -> None:
    known = values(FACTS, {"city": "Wuhan", "time": "09:14"}, get_style("house"))
    people = "From left, Gao Lin, Director, River Office, and Tan Wei, Archivist,"
    assert known == {
        "event": "Forum on Rivers",
        "place": "Wuhan",
        "venue": "Grand Hall",
        "city": "Wuhan",
        "country": "China",
        "date": "Nov. 27, 2025",
        "weekday": "Thursday",
        "time": "09:14",
        "people": people,
        "persons": people,
        "names": "From left, Gao Lin and Tan Wei",
        "photographer": "CHEN Siming and SHEN Lan",
        "outlet": "River Weekly",
        "credit": "(Photo by CHEN Siming and SHEN Lan, River Weekly)",
        "headline": None,
        "organisers": None,
        "filename": None,
    }


def test_nothing_is_known_of_nothing() -> None:
    assert set(values(CaptionFacts(), {"city": ""}, get_style("AP")).values()) == {None}


@pytest.mark.parametrize(
    ("date", "end", "house", "bbc", "zh"),
    [
        ("2025-11-27", None, "Nov. 27, 2025", "27 November 2025", "2025年11月27日"),
        ("2025-11", None, "November 2025", "November 2025", "2025年11月"),
        ("2025", None, "2025", "2025", "2025年"),
        ("--11-27", None, "Nov. 27, [year unknown]", "27 November [year unknown]",
         "[年份不详]年11月27日"),
        ("2025-11-26", "2025-11-28", "Nov. 26 to Nov. 28, 2025",
         "26 November to 28 November 2025", "2025年11月26日至11月28日"),
        ("2025-12-31", "2026-01-02", "Dec. 31, 2025 to Jan. 2, 2026",
         "31 December 2025 to 2 January 2026", "2025年12月31日至2026年1月2日"),
        ("yesterday", None, None, None, None),
    ],
)  # fmt: skip
def test_a_date_stands_without_the_words_around_it(
    date: str, end: str | None, house: str | None, bbc: str | None, zh: str | None
) -> None:
    facts = CaptionFacts(date=date, date_end=end)
    said = [values(facts, {}, get_style(s))["date"] for s in ("house", "BBC", "zh")]
    assert said == [house, bbc, zh]


@pytest.mark.parametrize(
    ("date", "end", "weekday"),
    [
        ("2025-11-27", None, "星期四"),
        ("2025-11", None, None),
        ("--11-27", None, None),
        ("2025-11-27", "2025-11-28", None),
        (None, None, None),
    ],
)
def test_only_a_whole_day_has_a_weekday(
    date: str | None, end: str | None, weekday: str | None
) -> None:
    facts = CaptionFacts(date=date, date_end=end)
    assert values(facts, {}, get_style("zh"))["weekday"] == weekday


def test_every_style_has_a_gap_for_every_variable_and_it_keeps_from_leaving() -> None:
    for style in styles().values():
        for name in set(VARIABLES) - {"filename"}:
            assert placeholders(f"At {style.gaps[name]}.") == (style.gaps[name],)
