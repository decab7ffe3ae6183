"""Corrections lie over what is read, find their facts again, and lose nothing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import pytest

from photolib.corrections import Corrected, apply, locate, standing
from photolib.records import (
    Byline,
    Correction,
    Dateline,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    PhotoCredit,
    ReleaseFacts,
)

LIN = PersonFacts("Gao Lin", "GAO Lin", title="Director", span=(20, 27))
TAN = PersonFacts("Tan Wei", "TAN Wei", roles=("spoke",), span=(40, 47))
BOTH = "Photos by Jo Roth and Ann Lee"
READ = ReleaseFacts(
    EventFacts("Forum", "2026-03-05", place="Wuhan", spans={"title": (4, 9)}),
    (LIN, TAN),
    (OrganisationFacts("River Office", "RO"),),
    (
        PhotoCredit("Jo Roth", None, "all", raw=BOTH, span=(60, 89)),
        PhotoCredit("Ann Lee", None, "all", raw=BOTH, span=(60, 89)),
    ),
    (Byline("Max Mayer", "writer"), Byline("Max Mayer", "editor")),
    "en",
    Dateline("Wuhan", "2026-03-05"),
)
KEY_LIN, KEY_TAN = "person.20-27.GAO Lin", "person.40-47.TAN Wei"


def entry(
    number: int,
    fact: str,
    what: Literal["change", "add", "remove", "undo", "read"],
    values: Mapping[str, Any] | None = None,
    *,
    was: Mapping[str, Any] | None = None,
    undoes: int | None = None,
) -> Correction:
    return Correction(
        number, fact, what, dict(values or {}), dict(was or {}), undoes, "Ann", "now"
    )


def people(facts: Corrected) -> list[str]:
    return [one.name for one in facts.facts.people]


def test_without_corrections_a_release_says_what_was_read() -> None:
    found = apply(READ, ())
    assert found.facts == READ
    assert [fact.key for fact in found.listed] == [
        "event",
        "dateline",
        "release",
        KEY_LIN,
        KEY_TAN,
        "credit.60-89.Jo Roth",
        "credit.60-89.Ann Lee",
        "organisation..River Office",
        "byline..Max Mayer",
        "byline..Max Mayer#2",
    ]


def test_only_the_corrected_fields_change() -> None:
    log = [
        entry(1, "event", "change", {"title": "Forum on Rivers"}),
        entry(2, "event", "change", {"organisers": ["River Office"]}),
        entry(3, "event", "change", {"spans": {"place": [1, 6], "title": None}}),
        entry(4, "dateline", "change", {"place": "Bonn"}),
        entry(5, "release", "change", {"language": "de"}),
        entry(6, KEY_TAN, "change", {"roles": ["met"], "title": "Guest"}),
        entry(7, "credit.60-89.Ann Lee", "change", {"outlet": "City Post"}),
        entry(8, "byline..Max Mayer#2", "change", {"name": "Max Meier"}),
    ]
    said = apply(READ, log).facts
    assert said.event == EventFacts(
        "Forum on Rivers",
        "2026-03-05",
        place="Wuhan",
        organisers=("River Office",),
        spans={"place": (1, 6)},
    )
    assert (said.dateline, said.language) == (Dateline("Bonn", "2026-03-05"), "de")
    assert said.people == (LIN, replace(TAN, roles=("met",), title="Guest"))
    assert [one.outlet for one in said.photo_credits] == [None, "City Post"]
    assert [one.name for one in said.bylines] == ["Max Mayer", "Max Meier"]


def test_an_added_fact_stands_where_the_text_has_it() -> None:
    between = {"name": "Bo", "as_written": "Bo", "span": [30, 32]}
    nowhere = {"name": "Cy", "as_written": "Cy", "span": None}
    log = [
        entry(1, "person.new-1", "add", between),
        entry(2, "person.new-2", "add", nowhere),
        entry(3, "person.new-1", "change", {"title": "Guest"}),
    ]
    found = apply(READ, log)
    assert people(found) == ["Gao Lin", "Bo", "Tan Wei", "Cy"]
    assert found.facts.people[1].title == "Guest"
    assert found.facts.people[1].span == (30, 32)


def test_a_removed_fact_is_gone_until_that_is_undone() -> None:
    log = [entry(1, KEY_LIN, "remove", was={"name": "Gao Lin"})]
    assert people(apply(READ, log)) == ["Tan Wei"]
    log.append(entry(2, KEY_LIN, "undo", undoes=1))
    assert apply(READ, log).facts == READ
    assert standing(log) == []


def test_undoing_one_correction_leaves_the_later_one() -> None:
    log = [
        entry(1, KEY_LIN, "change", {"title": "Head", "organisation": "Office"}),
        entry(2, KEY_LIN, "change", {"title": "Chief"}),
        entry(3, KEY_LIN, "undo", undoes=1),
    ]
    (lin, _) = apply(READ, log).facts.people
    assert (lin.title, lin.organisation) == ("Chief", None)


@pytest.mark.parametrize(
    "read_by_now",
    [
        replace(LIN, span=(120, 127)),
        replace(LIN, as_written="Dr GAO Lin", name="Dr Gao Lin", span=(17, 27)),
        replace(LIN, span=None),
    ],
    ids=["elsewhere", "wider", "without a place"],
)
def test_a_newer_reading_keeps_the_correction(read_by_now: PersonFacts) -> None:
    was = {"name": "Gao Lin", "as_written": "GAO Lin", "span": [20, 27]}
    log = [
        entry(1, KEY_LIN, "change", {"title": "Head"}, was=was),
        entry(2, KEY_LIN, "change", {"honorific": "Dr"}, was=was),
    ]
    found = apply(replace(READ, people=(read_by_now, TAN)), log)
    assert found.facts.people[0] == replace(read_by_now, title="Head", honorific="Dr")
    assert found.lost == ()
    removed = [entry(1, KEY_LIN, "remove", was=was)]
    assert people(apply(replace(READ, people=(read_by_now, TAN)), removed)) == [
        "Tan Wei"
    ]


def test_two_credits_of_one_line_are_told_apart_by_name() -> None:
    was = {"name": "Ann Lee", "span": [60, 89]}
    log = [entry(1, "credit.60-89.Ann Lee", "change", {"outlet": "Post"}, was=was)]
    moved = tuple(replace(one, span=(61, 90)) for one in READ.photo_credits)
    said = apply(replace(READ, photo_credits=moved), log).facts
    assert [one.outlet for one in said.photo_credits] == [None, "Post"]


def test_a_correction_without_its_fact_waits_and_changes_nothing() -> None:
    was = {"name": "Gao Lin", "as_written": "GAO Lin", "span": [20, 27]}
    log = [
        entry(1, KEY_LIN, "change", {"title": "Head"}, was=was),
        entry(2, KEY_TAN, "remove", was={"name": "Tan Wei", "span": [40, 47]}),
    ]
    found = apply(replace(READ, people=()), log)
    assert found.facts.people == ()
    assert [one.id for one in found.lost] == [1]  # what is not read need not be removed


def test_a_change_of_what_was_removed_waits_too() -> None:
    log = [
        entry(1, KEY_LIN, "remove", was={"name": "Gao Lin", "span": [20, 27]}),
        entry(2, KEY_LIN, "change", {"title": "Head"}),
    ]
    found = apply(READ, log)
    assert people(found) == ["Tan Wei"]
    assert [one.id for one in found.lost] == [2]


def test_what_was_added_and_is_read_by_now_is_not_doubled() -> None:
    bo = PersonFacts("Bo", "Bo", title="Guard", span=(30, 32))
    values = {"name": "Bo", "as_written": "Bo", "title": "Guest", "span": [30, 32]}
    log = [
        entry(1, "person.new-1", "add", values),
        entry(2, "person.new-1", "change", {"honorific": "Mr"}),
        entry(3, "organisation.new-2", "add", {"name": "River Office"}),
    ]
    said = apply(replace(READ, people=(LIN, bo, TAN)), log).facts
    assert said.people == (LIN, replace(bo, title="Guest", honorific="Mr"), TAN)
    assert said.organisations == (OrganisationFacts("River Office"),)


def test_one_of_the_same_name_elsewhere_is_another_person() -> None:
    values = {"name": "Gao Lin", "as_written": "GAO Lin", "span": [90, 97]}
    found = apply(READ, [entry(1, "person.new-1", "add", values)])
    assert people(found) == ["Gao Lin", "Tan Wei", "Gao Lin"]


def test_fields_that_no_record_has_are_left_aside() -> None:
    found = apply(READ, [entry(1, KEY_LIN, "change", {"shoe_size": 39})])
    assert found.facts == READ


@pytest.mark.parametrize(
    ("quote", "near", "span"),
    [
        ("LI Song", 0, (3, 10)),
        ("LI Song", 20, (15, 22)),
        ("李松", 0, (24, 26)),
        ("nobody", 0, None),
        (" ", 0, None),
    ],
)
def test_a_quote_is_found_nearest_to_where_it_was_selected(
    quote: str, near: int, span: tuple[int, int] | None
) -> None:
    assert locate("🎉, LI Song and\nLI\nSong, 李松", quote, near) == span
