"""Whole releases; every text, name and place was invented for these tests."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.records import ReleaseFacts
from photolib.release.parse import LONGEST, parse

TEXTS = Path(__file__).parent / "texts"


def read(name: str) -> tuple[str, ReleaseFacts]:
    text = (TEXTS / name).read_text(encoding="utf-8")
    return text, parse(text)


def people(facts: ReleaseFacts) -> list[tuple[str, str | None, str | None, set[str]]]:
    return [(p.name, p.title, p.organisation, set(p.roles)) for p in facts.people]


def test_an_english_release_with_a_dateline_and_a_semicolon_list() -> None:
    text, facts = read("opening.en.txt")
    event = facts.event
    assert event.title == "Lakeside University opens its Institute of Limnology"
    assert (event.date, event.place) == ("2024-05-14", "Nebelheim")
    assert event.organisers == ("Lakeside University",)
    assert facts.dateline.place == "Nebelheim"
    assert facts.language == "en"
    assert people(facts) == [
        ("Ada Quist", "Minister for Science", None, {"attended", "spoke"}),
        (
            "Ben Orlo",
            "President",
            "Lakeside University",
            {"attended", "quoted", "signed"},
        ),
        (
            "Carla Mendez",
            "Chief Executive Officer",
            "Blue Water Group",
            {"attended", "signed"},
        ),
        ("Tan Wei Ming", "Vice President", "Lakeside University", {"presided"}),
        ("Dana Fisher", None, "Lake Museum", {"opened"}),
    ]
    assert facts.people[3].family == "Tan"
    assert facts.people[0].honorific == "Dr"
    credit = facts.photo_credits[0]
    assert (credit.name, credit.outlet, credit.scope) == (
        "Emil Roth",
        "Lakeside Gazette",
        "all",
    )
    assert ("Lakeside University", "LSU") in [
        (o.name, o.abbreviation) for o in facts.organisations
    ]
    for person in facts.people:
        assert person.span
        assert text[slice(*person.span)] == person.as_written
    assert text[slice(*event.spans["date"])] == "14 May 2024"
    assert text[slice(*event.spans["title"])] == event.title


def test_a_german_release_with_titles_before_the_names() -> None:
    _, facts = read("einweihung.de.txt")
    assert facts.event.title == "Neues Seehaus eingeweiht"
    assert (facts.event.date, facts.event.place) == ("2024-05-14", "Nebelheim")
    assert people(facts) == [
        ("Klara Behrens", "Oberbürgermeisterin", None, {"opened", "quoted"}),
        ("Florian Voss", "Kulturdezernent", None, {"spoke"}),
        ("Sabine Krüger", "Leiterin", "Seemuseums", {"spoke"}),
        ("Jens Möller", "Landrat", None, {"attended"}),
        ("Hans Adler", None, "Seeuniversität Nebelheim", {"attended"}),
        ("Petra Lang", None, "Förderverein Seehaus", {"attended"}),
    ]
    assert [(c.name, c.outlet, c.scope) for c in facts.photo_credits] == [
        ("Anna Lenz", "Stadt Nebelheim", "photo")
    ]
    assert [(b.name, b.job) for b in facts.bylines] == [("Ulrike Sommer", "writer")]


def test_a_chinese_release_without_blanks() -> None:
    text, facts = read("qianyue.zh.txt")
    assert facts.event.title == "东湖大学与青山市人民政府签署合作协议"
    assert (facts.event.date, facts.event.place) == ("2024-04-12", "海口")
    assert people(facts) == [
        ("陈国华", "青山市副市长", None, {"attended", "spoke"}),
        ("张伟", "东湖大学校长", "东湖大学", {"attended", "spoke"}),
        ("刘芳", "东湖大学副校长", "东湖大学", {"signed"}),
        ("赵建军", "青山市教育局局长", "青山市教育局", {"signed"}),
        ("周平", "青山市政府副秘书长", "青山市政府", {"presided"}),
    ]
    assert [c.name for c in facts.photo_credits] == ["孙磊"]
    assert [b.name for b in facts.bylines] == ["王小明", "李丽"]
    for person in facts.people:
        assert person.span
        assert text[slice(*person.span)] == person.name


def test_a_spanish_release() -> None:
    _, facts = read("visita.es.txt")
    assert (facts.event.date, facts.event.place) == ("2023-08-08", "Nebelburgo")
    assert people(facts) == [
        ("María Quist", "rectora", "Universidad del Valle", {"met"}),
        ("Jorge Orlo", "prorrector", None, set()),
        ("Pablo Mendes", "decano", "Facultad de Ingeniería", {"attended"}),
        ("Ana Roca", "directora", "Instituto de Limnología", {"attended"}),
    ]
    assert [(c.name, c.scope) for c in facts.photo_credits] == [("Ricardo Luna", "all")]


def test_a_lone_caption_names_its_occasion() -> None:
    _, facts = read("caption.en.txt")
    assert facts.event.title == "change of command ceremony"
    assert (facts.event.date, facts.event.place) == (
        "2023-05-02",
        "Nebelheim Air Base",
    )
    assert [(p.name, p.honorific) for p in facts.people] == [
        ("Maria Quist", "Col."),
        ("James O'Neill", "Lt. Col."),
    ]
    assert [(c.name, c.outlet) for c in facts.photo_credits] == [
        ("Kelly Orlo", "U.S. Air Force")
    ]


def test_a_text_that_tells_of_nothing_yields_nothing() -> None:
    _, facts = read("nothing.txt")
    assert facts.event.title is None
    assert facts.event.date is None
    assert facts.event.place is None
    assert facts.people == ()
    assert facts.organisations == ()
    assert facts.photo_credits == ()
    assert facts.bylines == ()


def test_the_day_of_posting_resolves_relative_days_and_missing_years() -> None:
    text = "The annual meeting of the Lake Society was held in Nebelheim on Monday."
    assert parse(text).event.date is None
    assert parse(text, posted=date(2024, 5, 15)).event.date == "2024-05-13"
    dated = text.replace("on Monday", "on 13 May")
    assert parse(dated).event.date == "--05-13"
    assert parse(dated, posted=date(2024, 5, 15)).event.date == "2024-05-13"


@pytest.mark.parametrize(
    "unit",
    [
        ",",
        "(",
        "()",
        "\n",
        " ",
        "Photos by ",
        "John Smith, Director of X; ",
        "Mr. ",
        "在",
        "主席李明说，",
        "1 to 1 January ",
        "“",
        "Director of the ",
        "A.",
        "a'",
    ],
)
def test_hostile_repetition_is_read_to_a_limit(unit: str) -> None:
    facts = parse(unit * (2_000 // len(unit)))
    assert len(facts.people) < 10


def test_what_lies_behind_the_limit_is_left_unread() -> None:
    assert parse(" " * LONGEST + "Photos by Ada Quist").photo_credits == ()


@given(st.text(alphabet=st.sampled_from("Ab .,;:()\n-–“”'0123年月日在李明主席Mr")))
def test_no_text_is_too_odd(text: str) -> None:
    facts = parse(text)
    for person in facts.people:
        assert person.span
        assert text[slice(*person.span)] == person.as_written
    for credit in facts.photo_credits:
        assert credit.span
        assert text[slice(*credit.span)] == credit.raw


@pytest.mark.parametrize(
    "text",
    [
        "The Workshop on Urban Flood Forecasting was held in Geneva.",
        "Auf der Tagung sprach die Bürgermeister von Eckernförde.",
    ],
)
def test_words_of_an_event_or_an_office_are_nobody(text: str) -> None:
    assert parse(text).people == ()
