"""Title, day, place and organisers of invented events."""

from datetime import date

import pytest

from photolib.release.parse import parse

BODY = " The lake was calm and everybody was glad of that."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Lakes in Focus\n\nThe water was warm.", "Lakes in Focus"),
        (
            "PRESS RELEASE\n14 May 2024\nA Feast for the Lake\nIt was warm.",
            "A Feast for the Lake",
        ),
        ("Lake opens again. Foto: Stadt Kiel\nThe water was warm.", "Lake opens again"),
        (
            "The Seminar on Calm Lakes was held in Kiel." + BODY,
            "Seminar on Calm Lakes",
        ),
        (
            "Ada Quist waved during a lake opening ceremony." + BODY,
            "lake opening ceremony",
        ),
        (
            "80 curators met in Kiel for the Seminar on Calm Lakes and ate." + BODY,
            "Seminar on Calm Lakes",
        ),
        (
            "Signing of the lake treaty at Lake Hall, Kiel." + BODY,
            "Signing of the lake treaty",
        ),
        ("Ada Quist waved at the Blue Water Week in Kiel." + BODY, "Blue Water Week"),
        ("Ada Quist launched the Clean Water Plan today." + BODY, "Clean Water Plan"),
        ("Ada Quist launched the Plan today." + BODY, None),
        (
            "Ministry of Lakes\nPRESS STATEMENT\nA Feast Is Held\n" + BODY,
            "A Feast Is Held",
        ),
        ("Ada Quist waves at a fair in Kiel, and smiles. (Reuters/Ben Orlo)", None),
        ("It rained all day and nothing was held." + BODY, None),
        ("At 10:30 today.\nIt rained all day.", None),
        (
            "Lake Ministry · News · 17 October 2024 · Kiel\n\nLakes open\n" + BODY,
            "Lakes open",
        ),
    ],
)
def test_the_event_has_a_title(text: str, title: str | None) -> None:
    assert parse(text).event.title == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KIEL, May 9 (Xinhua) -- The fair opened here on calm water.", "2024-05-09"),
        ("“On 4 May 2021 the lake froze,” said Ada Quist at the fair.", None),
        (
            "Kiel, 3 May 2024 - At the award ceremony on 2 May 2024 all were glad.",
            "2024-05-02",
        ),
        ("1964: The dedication of the lake took place in March.", "1964-03"),
        ("1964: The dedication of the lake was a great success.", "1964"),
        ("The lake has been open since 3 May 2024 and is calm today.", "2024-05-15"),
        ("The fair was held in Kiel on Tuesday (14 May 2024), all say.", "2024-05-14"),
        ("The fair was held in Kiel (opened on 3 May 2024) and was calm.", None),
        ("Feast (today, 3 May 2024) was held here by the lake.", "2024-05-03"),
        (
            "KIEL, 3 May 2024 - The fair was held on May 1 and 2 by the lake.",
            "2024-05-01",
        ),
        ("KIEL, 13 May 2024 - The fair was held here on Monday at noon.", "2024-05-13"),
        (
            "KIEL, 3 May 2024 - Ada Quist said that the vote will be held on 9 June.",
            "2024-05-03",
        ),
        ("The fair of 3 May 1964 was held in Kiel and was a fine one.", None),
    ],
)
def test_the_event_has_a_day(text: str, day: str | None) -> None:
    assert parse(text, posted=date(2024, 5, 15)).event.date == day


@pytest.mark.parametrize(
    ("text", "place", "venue"),
    [
        ("The fair was held in New Kiel on calm water.", "New Kiel", None),
        ("The fair took place at Lake Hall on 3 May.", "Lake Hall", "Lake Hall"),
        ("The ceremony in the Bay of Kiel was calm, all say.", "Bay of Kiel", None),
        (
            "Der Empfang fand im Schloss Quist statt, sagen alle.",
            "Schloss Quist",
            "Schloss Quist",
        ),
        (
            "The prize was given at St Mary's Cathedral by all.",
            "St Mary's Cathedral",
            "St Mary's Cathedral",
        ),
        (
            "Quist, Ore. – The lake is calm and the wind is weak today too.",
            "Quist",
            None,
        ),
        ("St. Quist's lake is calm and the wind is weak today, all say.", None, None),
        (
            "Die Feier war in der Aula der Seeschule, sagen alle hier.",
            "Aula der Seeschule",
            "Aula der Seeschule",
        ),
        ("The ceremony of a baker resident in Kiel was calm.", None, None),
        ("The ceremony was held in May and in President mood.", None, None),
        (
            "CAPE QUIST, Fla. -- The rocket stands on the ground and waits.",
            "Cape Quist",
            None,
        ),
        (
            "AFP, NEBELHEIM The lake is calm and the wind is weak today too.",
            "Nebelheim",
            None,
        ),
        ("KIEL (Reuters) - The lake is calm and the wind is weak today.", "Kiel", None),
        (
            "NEBELHEIM. The lake is calm and the wind is weak today again.",
            "Nebelheim",
            None,
        ),
        ("Lake University, July. 11, 2018: The lake is calm and wide.", None, None),
    ],
)
def test_the_event_has_a_place(text: str, place: str | None, venue: str | None) -> None:
    event = parse(text).event
    assert (event.place, event.venue) == (place, venue)


@pytest.mark.parametrize(
    ("text", "title", "day", "place"),
    [
        (
            "第三届湖泊论坛10月18日上午在北京会议中心揭幕。王小明主席到会。",
            "第三届湖泊论坛",
            "--10-18",
            "北京",
        ),
        (
            "新华社海口11月9日电（记者李明）湖泊大会今天下午隆重举行。",
            "湖泊大会",
            "--11-09",
            "海口",
        ),
        ("2月17日，在武汉举行的活动。", None, "--02-17", "武汉"),
        ("今天天气很好。", None, None, None),
    ],
)
def test_a_chinese_event(
    text: str, title: str | None, day: str | None, place: str | None
) -> None:
    event = parse(text).event
    assert (event.title, event.date, event.place) == (title, day, place)
