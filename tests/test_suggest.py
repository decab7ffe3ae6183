"""What is typed is completed: fields, their values, names in any script."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.test_photo import NEW

from photolib.attach import attach
from photolib.query import parse
from photolib.records import (
    CreditRules,
    EventFacts,
    Metadata,
    PersonFacts,
    ReleaseFacts,
)
from photolib.store import metadata, photo, release
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.suggest import suggest

FACTS = ReleaseFacts(
    event=EventFacts("Forum on Rivers", "2026-03-05", place="Wuhan"),
    people=(
        PersonFacts("Gao Lin", "GAO Lin"),
        PersonFacts("陈思铭", "陈思铭", "陈", "思铭"),
    ),
)
SAYS = Metadata(
    creators=("Jörg Müller",),
    source="Xinhua",
    city="München",
    keywords=("研讨会", 'the "best"', "flag"),
)


@pytest.fixture
def stocked(library: Library) -> Library:
    with writing(library.db):
        event_id = release.add(library.db, "text", FACTS)
        photo_id = photo.add(library.db, NEW)
        metadata.add(library.db, photo_id, SAYS)
        photo.link_to_event(library.db, [photo_id], event_id)
        attach(library.db, [photo_id], rules=CreditRules())
    return library


def texts(library: Library, typed: str) -> list[str]:
    return [one.text for one in suggest(library.db, typed, len(typed)).found]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("", []),
        ("!", []),
        ("ke", ["keyword:"]),
        ("-ke", ["keyword:"]),
        ("b", ["by:"]),
        ("人", ["person:"]),
        ("ga", ['person:"Gao Lin"']),
        ("lin", ['person:"Gao Lin"']),
        ("陈", ["person:陈思铭"]),
        ("chen", ["person:陈思铭"]),
        ("rivers", ['event:"Forum on Rivers"']),
        ("mül", ['by:"Jörg Müller"']),
        ("mun", ["city:München"]),
        ("研", ["keyword:研讨会"]),
        ("研讨", ["keyword:研讨会"]),
        ("yan", ["keyword:研讨会"]),
        ("zzz", []),
        ("person:g", ['person:"Gao Lin"']),
        ("人物：高", []),
        ("forum (by:j", ['by:"Jörg Müller"']),
        ('forum -by:"jörg m', ['by:"Jörg Müller"']),
        ('by:"Tan Wei" ga', ['person:"Gao Lin"']),
        ("place:w", ["place:Wuhan"]),
        ("in:m", ["place:München"]),
        ("credit:x", ["credit:Xinhua"]),
        ("keyword:best", ['keyword:"the best"']),
        ("by:", []),
        ("has:cap", ["has:caption"]),
        ("format:tif", ["format:tiff"]),
        ("shape:竖", ["shape:portrait"]),
        ("date:yes", ["date:yesterday"]),
        ("taken:last", ['taken:"last week"', 'taken:"last month"']),
        ("rating:3", []),
        ("nothing:g", []),
        ('"ga', []),
    ],
)
def test_what_is_suggested(stocked: Library, typed: str, suggested: list[str]) -> None:
    assert texts(stocked, typed) == suggested
    for one in suggested:
        if not one.endswith(":"):
            parse(one)


def test_it_is_said_what_each_is_and_how_often(stocked: Library) -> None:
    found = suggest(stocked.db, "fla", 3).found
    assert [(one.text, one.says) for one in found] == [
        ("keyword:flag", "a keyword, 1 photo")
    ]
    assert suggest(stocked.db, "is:pic", 6).found[0].says == "picked by an editor"


@pytest.mark.parametrize(
    ("typed", "at", "start", "end"),
    [
        ("forum by:jo rest", 11, 6, 11),
        ("forum by:jo rest", 9, 6, 11),
        ('by:"jörg m" rest', 8, 0, 11),
        ('by:"jörg m rest', 10, 0, 10),
        ('"a b" by:"jo', 12, 6, 12),
        ("-ga", 3, 1, 3),
        ("forum", 99, 0, 5),
        ("forum", -1, 0, 5),
    ],
)
def test_it_is_said_what_is_replaced(
    stocked: Library, typed: str, at: int, start: int, end: int
) -> None:
    told = suggest(stocked.db, typed, at)
    assert (told.start, told.end) == (start, end)


@given(typed=st.text(alphabet='agm:"( )|-陈', max_size=12), at=st.integers(-2, 14))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_what_is_suggested_can_be_asked(
    stocked: Library, typed: str, at: int
) -> None:
    told = suggest(stocked.db, typed, at)
    assert 0 <= told.start <= told.end <= len(typed)
    for one in told.found:
        assert one.text.endswith(":") or parse(one.text).root
