"""Whoever is known, in any script, and what looks like a name is a person named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib.ingest import ingest
from photolib.naming import is_like_a_name, names_somebody
from photolib.records import EventFacts, PersonFacts, ReleaseFacts
from photolib.store import person, release
from photolib.store.connect import writing
from photolib.store.library import Library

KNOWN = (
    "Chen Siming",
    "陈思铭",
    "Jürgen O'Hara",
    "Анна Иванова",
    "김민수",
    "राम शर्मा",
    "สมชาย ใจดี",
    "Lula",
    "White",
)


@pytest.fixture
def peopled(library: Library, draw: Callable[..., Path]) -> Library:
    """A photo of an event with two people; others are known to the library."""
    roster = (
        PersonFacts("Gao Linwei", "GAO Linwei", organisation="Office"),
        PersonFacts("欧阳明月", "欧阳明月"),
        PersonFacts("Jo White", "Jo White"),
    )
    facts = ReleaseFacts(event=EventFacts(title="Forum"), people=roster)
    with writing(library.db):
        event_id = release.add(library.db, "Forum", facts)
        for name in KNOWN:
            person.add(library.db, PersonFacts(name, name))
    ingest(library, [draw(1)], event_id=event_id, workers="1")
    ingest(library, [draw(2)], workers="1")
    return library


@pytest.mark.parametrize(
    "text",
    [
        "A man, chen siming, at a desk.",
        "SIMING CHEN at a desk.",
        "chen si-ming's desk.",
        "chen si ming at a desk.",
        "一位男子陈思铭在讲台上。",
        "jurgen o’hara and a dog.",
        "a dog and jürgen o ' hara.",
        "анна иванова за столом.",
        "김민수가 책상에 있다.",
        "राम शर्मा मेज पर।",
        "ภาพของสมชาย ใจดี.",
        "lula at a podium.",
    ],
)
def test_whoever_is_known_is_found_in_any_script(peopled: Library, text: str) -> None:
    assert names_somebody(peopled.db, 2, text)


@pytest.mark.parametrize(
    "text", ["Linwei at a podium.", "mr gao.", "gao at a podium.", "明月在讲台上。"]
)
def test_one_name_is_enough_for_people_of_the_event(
    peopled: Library, text: str
) -> None:
    assert names_somebody(peopled.db, 1, text)


@pytest.mark.parametrize(
    "text",
    [
        "A man in a white shirt.",
        "A man with a hara.",
        "A chen at a desk.",
        "两个人在讲台上握手。",
        "A group of people posing for a picture.",
        "Two men shaking hands in front of a flag.",
    ],
)
def test_what_is_only_seen_names_nobody(peopled: Library, text: str) -> None:
    assert not names_somebody(peopled.db, 2, text)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("A man beside Jane Roe.", True),
        ("Jane Roe beside a man.", True),
        ("A man at the U. N. desk.", True),
        ("A woman and Jean-Luc.", True),
        ("Dr. roe at a desk.", True),
        ("A desk with prof roe.", True),
        ("王女士在讲台上。", True),
        ("A Chinese flag.", False),
        ("The Great wall.", False),
        ("A man in a Nike shirt.", False),
        ("A doctor at a desk.", False),
    ],
)
def test_capitals_and_forms_of_address_make_a_name(text: str, is_name: bool) -> None:
    assert is_like_a_name(text) is is_name
