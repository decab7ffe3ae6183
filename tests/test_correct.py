"""A corrected release is followed by its event, its people and its photos."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photolib import correct, describe
from photolib.amend import MeanwhileError
from photolib.corrections import apply
from photolib.errors import EditError, NotFoundError
from photolib.ingest import ingest
from photolib.link import decide_credit, decide_person
from photolib.query import Term
from photolib.records import Appearance, ReleaseFacts
from photolib.release.parse import parse
from photolib.store import (
    correction,
    credit,
    event,
    person,
    photo_person,
    release,
    word_search,
)
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = (
    "Wuhan, 5 March 2026 - The Forum on Rivers was held 🎉. GAO Lin, Director of the "
    "River Office, opened it. TAN Wei, Guest of the City Archive, spoke.\n\n"
    "Photos by CHEN Siming, River Weekly"
)
GUEST = "Guest of the City Archive"  # as it is read
OTHER = (
    "Bonn, 7 May 2026 - The Workshop on Archives was held. GAO Lin, Director of the "
    "River Office, spoke."
)


@pytest.fixture
def shoot(library: Library, draw: Callable[..., Path]) -> list[int]:
    """Two photos of the event of the release 1."""
    with writing(library.db):
        event_id = release.add(library.db, TEXT, parse(TEXT))
    report = ingest(library, [draw(1), draw(2)], event_id=event_id, workers="1")
    return [one.photo for one in report.added]


def key_of(library: Library, name: str) -> str:
    held = release.get(library.db, 1)
    listed = apply(held.read, held.log).listed
    return next(f.key for f in listed if getattr(f.record, "name", None) == name)


def change(library: Library, called: str, /, **values: Any) -> int | None:
    return correct.change(library, 1, key_of(library, called), values, "Ann")


def roster(library: Library) -> dict[str, Appearance]:
    return {one.name: one for one in event.appearances(library.db, 1)}


def hits(library: Library, word: str, field: str | None = None) -> list[int]:
    return word_search.find(library.db, [Term(word, field)], limit=9)


def confirmed(library: Library, photo_id: int) -> list[str]:
    return [one.name for one in describe.confirmed(library.db, photo_id)]


def test_a_corrected_event_reaches_captions_and_search(
    library: Library, shoot: list[int]
) -> None:
    correct.change(library, 1, "event", {"title": "Forum on Lakes"}, "Ann")
    assert event.get(library.db, 1).title == "Forum on Lakes"
    assert "Forum on Lakes" in describe.caption_of(library, shoot[0]).text
    assert sorted(hits(library, "lakes")) == shoot
    assert hits(library, "rivers", "event") == []


def test_a_misspelt_name_is_corrected_and_still_found(
    library: Library, shoot: list[int]
) -> None:
    before = roster(library)["Gao Lin"]
    decide_person(library.db, shoot[0], before.person_id, "confirmed", "Ann")
    change(library, "Gao Lin", name="Gao Ling")
    after = roster(library)["Gao Ling"]
    assert (after.person_id, after.as_written) == (before.person_id, "GAO Lin")
    assert confirmed(library, shoot[0]) == ["Gao Ling"]
    assert person.get(library.db, before.person_id).aliases == ("Gao Ling",)
    assert person.get(library.db, before.person_id).given == "Ling"
    assert shoot[0] in hits(library, "gao lin", "person")
    assert person.find_all_by_name(library.db, "LIN Gao") == [before.person_id]


def test_the_corrected_spelling_is_taken_back_as_a_whole(
    library: Library, shoot: list[int]
) -> None:
    number = roster(library)["Gao Lin"].person_id
    entry = change(library, "Gao Lin", name="Gao Ling", title="Head")
    assert entry is not None
    correct.undo(library, 1, entry, "Bo")
    found = roster(library)["Gao Lin"]
    assert (found.person_id, found.title) == (number, "Director")
    assert person.get(library.db, number).aliases == ("GAO Lin", "Gao Lin")
    assert release.get(library.db, 1).facts == release.get(library.db, 1).read


def test_who_is_known_from_elsewhere_keeps_the_name(
    library: Library, shoot: list[int]
) -> None:
    with writing(library.db):
        release.add(library.db, OTHER, parse(OTHER))
    known = roster(library)["Gao Lin"].person_id
    decide_person(library.db, shoot[0], known, "confirmed", "Ann")
    decide_person(library.db, shoot[1], known, "rejected", "Ann")
    change(library, "Gao Lin", name="Gao Ling")
    assert person.get(library.db, known).name == "Gao Lin"
    assert confirmed(library, shoot[0]) == ["Gao Ling"]
    assert photo_person.in_photo(library.db, shoot[1])[0].status == "rejected"
    assert [a.name for a in event.appearances(library.db, 2)] == ["Gao Lin"]
    new = roster(library)["Gao Ling"].person_id
    assert person.get(library.db, new).aliases == ("Gao Ling",)


def test_a_name_corrected_to_a_known_one_joins_that_person(
    library: Library, shoot: list[int]
) -> None:
    with writing(library.db):
        text = OTHER.replace("GAO Lin", "GAO Ling")
        release.add(library.db, text, parse(text))
    (ling,) = person.find_all_by_name(library.db, "Gao Ling")
    lin = roster(library)["Gao Lin"].person_id
    decide_person(library.db, shoot[0], lin, "confirmed", "Ann")
    with writing(library.db):
        photo_person.suggest(library.db, shoot[0], ling, "named in the file")
    change(library, "Gao Lin", name="Gao Ling")
    assert roster(library)["Gao Ling"].person_id == ling
    assert confirmed(library, shoot[0]) == ["Gao Ling"]
    with pytest.raises(NotFoundError):
        person.get(library.db, lin)


def test_confirmed_elsewhere_is_known_elsewhere(
    library: Library, shoot: list[int], draw: Callable[..., Path]
) -> None:
    (alone,) = ingest(library, [draw(3)], workers="1").added
    lin = roster(library)["Gao Lin"].person_id
    decide_person(library.db, alone.photo, lin, "confirmed", "Ann")
    change(library, "Gao Lin", name="Gao Ling")
    assert confirmed(library, alone.photo) == ["Gao Lin"]
    assert roster(library)["Gao Ling"].person_id != lin


def test_a_suggestion_elsewhere_goes_with_the_renamed(
    library: Library, shoot: list[int], draw: Callable[..., Path]
) -> None:
    (alone,) = ingest(library, [draw(3)], workers="1").added
    lin = roster(library)["Gao Lin"].person_id
    with writing(library.db):
        photo_person.suggest(library.db, alone.photo, lin, "named in the file")
    change(library, "Gao Lin", name="Gao Xue")
    assert alone.photo in hits(library, "xue", "person")


def test_two_facts_of_one_person_are_one_at_the_event(
    library: Library, shoot: list[int]
) -> None:
    change(library, "Tan Wei", name="Gao Lin", organisation="River Office")
    (only,) = event.appearances(library.db, 1)
    assert (only.name, only.title) == ("Gao Lin", "Director")
    change(library, "Gao Lin", title="Head")
    assert roster(library)["Gao Lin"].title == "Head"


def test_the_first_of_two_facts_may_be_the_second(
    library: Library, shoot: list[int]
) -> None:
    tan = roster(library)["Tan Wei"].person_id
    change(library, "Gao Lin", name="Tan Wei", organisation=GUEST)
    assert [one.person_id for one in event.appearances(library.db, 1)] == [tan]
    assert [one.name for one in person.get_all(library.db)] == ["Tan Wei"]


def test_who_is_removed_is_suggested_no_more_and_stays_where_confirmed(
    library: Library, shoot: list[int]
) -> None:
    tan = roster(library)["Tan Wei"].person_id
    decide_person(library.db, shoot[0], tan, "confirmed", "Ann")
    with writing(library.db):
        photo_person.suggest(library.db, shoot[1], tan, "named in the file's caption")
    correct.remove(library, 1, key_of(library, "Tan Wei"), "Ann")
    assert list(roster(library)) == ["Gao Lin"]
    assert confirmed(library, shoot[0]) == ["Tan Wei"]
    assert [p.name for p in photo_person.in_photo(library.db, shoot[1])] == ["Gao Lin"]
    assert hits(library, "tan", "person") == [shoot[0]]


def test_nobody_is_left_of_who_was_no_person(
    library: Library, shoot: list[int]
) -> None:
    correct.remove(library, 1, key_of(library, "Tan Wei"), "Ann")
    assert [one.name for one in person.get_all(library.db)] == ["Gao Lin"]


def test_an_added_person_is_found_in_the_text_and_proposed(
    library: Library, shoot: list[int]
) -> None:
    at = TEXT.index("CHEN")
    values = {"name": "CHEN Siming", "as_written": "", "title": "Guest", "roles": []}
    correct.add(library, 1, "person", values, "Ann")
    added = roster(library)["Chen Siming"]
    assert (added.span, added.as_written) == ((at, at + 11), "CHEN Siming")
    assert "Chen Siming" in [
        p.name for p in photo_person.in_photo(library.db, shoot[0])
    ]


def test_what_is_typed_is_kept_as_it_is(library: Library, shoot: list[int]) -> None:
    values = {
        "name": "Li Xue",
        "as_written": "TAN Wei",
        "family": "Li",
        "given": "Xue",
        "span": (TEXT.index("TAN"), TEXT.index("TAN") + 7),
    }
    correct.add(library, 1, "person", values, "Ann")
    assert roster(library)["Li Xue"].as_written == "TAN Wei"
    change(library, "Gao Lin", name="Lin Gao", family="Lin", given="Gao")
    found = person.get(library.db, roster(library)["Lin Gao"].person_id)
    assert (found.family, found.given) == ("Lin", "Gao")


def test_a_spelling_is_found_where_the_text_has_it(
    library: Library, shoot: list[int]
) -> None:
    change(library, "Gao Lin", as_written="Director")
    at = TEXT.index("Director")
    assert roster(library)["Gao Lin"].span == (at, at + len("Director"))


def test_the_event_is_marked_where_the_text_says_the_corrected(
    library: Library, shoot: list[int]
) -> None:
    values = {"title": "No such words", "place": "City Archive", "date": None}
    correct.change(library, 1, "event", values, "Ann")
    held = release.get(library.db, 1)
    at = TEXT.index("City Archive")
    assert held.facts.event.spans["place"] == (at, at + len("City Archive"))
    assert held.facts.event.spans["title"] == held.read.event.spans["title"]
    assert "date" not in held.facts.event.spans


def test_a_corrected_credit_is_weighed_anew_and_a_decision_stands(
    library: Library, shoot: list[int]
) -> None:
    assert credit.get(library.db, shoot[0]).line == "CHEN Siming, River Weekly"
    decide_credit(library.db, shoot[1], ["Bo Yu"], None, "Ann")
    change(library, "CHEN Siming", name="CHEN Simin", span=(0, 7))
    assert credit.get(library.db, shoot[0]).line == "CHEN Simin, River Weekly"
    assert credit.get(library.db, shoot[1]).line == "Bo Yu"
    assert sorted(hits(library, "simin", "credit")) == [shoot[0]]
    assert release.photo_credits(library.db, 1)[0].raw == TEXT[:7]


def test_a_credit_is_added_and_taken_away(library: Library, shoot: list[int]) -> None:
    correct.remove(library, 1, key_of(library, "CHEN Siming"), "Ann")
    assert credit.get(library.db, shoot[0]).status == "missing"
    values = {"name": "Jo Roth", "outlet": None, "scope": "all", "courtesy": False}
    correct.add(library, 1, "credit", values, "Ann")
    assert credit.get(library.db, shoot[0]).line == "Jo Roth"
    (told,) = release.photo_credits(library.db, 1)
    assert (told.raw, told.span) == ("Jo Roth", None)
    correct.add(library, 1, "credit", {"name": None, "outlet": "River Weekly"}, "Bo")
    at = TEXT.index("River Weekly")
    assert release.photo_credits(library.db, 1)[-1].span == (at, at + 12)


def test_organisation_and_writer_are_added(library: Library, shoot: list[int]) -> None:
    values = {"name": "City Post", "abbreviation": "CP"}
    correct.add(library, 1, "organisation", values, "Ann")
    correct.add(library, 1, "byline", {"name": "Max Mayer", "job": None}, "Ann")
    said = release.get(library.db, 1).facts
    assert said.organisations[-1].abbreviation == "CP"
    assert said.bylines[0].name == "Max Mayer"


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("person", {"name": None, "as_written": None}, "the person has no name"),
        ("organisation", {"name": None}, "the organisation has no name"),
        ("byline", {"name": None, "job": "editor"}, "the writer has no name"),
        ("credit", {"name": None, "outlet": None}, "names a photographer or an outlet"),
    ],
)
def test_what_is_no_fact_is_refused(
    library: Library, shoot: list[int], kind: str, values: Any, sentence: str
) -> None:
    with pytest.raises(EditError, match=sentence):
        correct.add(library, 1, kind, values, "Ann")
    assert release.get(library.db, 1).log == ()


def test_a_name_cannot_be_emptied(library: Library, shoot: list[int]) -> None:
    with pytest.raises(EditError, match="the person has no name"):
        change(library, "Gao Lin", name=None)


def test_what_differs_in_blanks_alone_is_no_correction(
    library: Library, shoot: list[int]
) -> None:
    assert change(library, "Gao Lin", name=" Gao  Lin", roles=["opened"]) is None
    assert release.get(library.db, 1).log == ()


def test_event_and_dateline_cannot_be_removed(
    library: Library, shoot: list[int]
) -> None:
    with pytest.raises(EditError, match="empty its fields"):
        correct.remove(library, 1, "event", "Ann")


def test_what_is_gone_cannot_be_corrected(library: Library, shoot: list[int]) -> None:
    key = key_of(library, "Tan Wei")
    entry = correct.remove(library, 1, key, "Ann")
    with pytest.raises(EditError, match="this fact is gone"):
        correct.change(library, 1, key, {"title": "Head"}, "Bo", seen=0)
    correct.undo(library, 1, entry, "Ann")
    with pytest.raises(EditError, match="taken back already"):
        correct.undo(library, 1, entry, "Ann")
    with pytest.raises(NotFoundError, match="no correction 77"):
        correct.undo(library, 1, 77, "Ann")


def test_two_editors_of_one_field_are_told_of_each_other(
    library: Library, shoot: list[int]
) -> None:
    form = {"title": "Forum on Rivers", "place": "Wuhan", "venue": None}
    correct.change(library, 1, "event", {**form, "title": "A"}, "Ann", seen=0)
    with pytest.raises(MeanwhileError, match="Ann has corrected this") as caught:
        correct.change(library, 1, "event", {**form, "title": "B"}, "Bo", seen=0)
    assert caught.value.values == {"title": "A"}
    correct.change(library, 1, "event", {**form, "title": "B"}, "Bo", seen=1)
    assert event.get(library.db, 1).title == "B"


def test_two_editors_of_two_fields_do_not_undo_each_other(
    library: Library, shoot: list[int]
) -> None:
    form = {"title": "Forum on Rivers", "place": "Wuhan", "venue": None}
    correct.change(library, 1, "event", {**form, "title": "A"}, "Ann", seen=0)
    correct.change(library, 1, "event", {**form, "place": "Bonn"}, "Bo", seen=0)
    found = event.get(library.db, 1)
    assert (found.title, found.place) == ("A", "Bonn")
    agreed = {**form, "title": "A"}
    assert correct.change(library, 1, "event", agreed, "Cy", seen=0) is None


def test_a_form_from_before_the_text_was_read_again_is_compared_with_now(
    library: Library, shoot: list[int]
) -> None:
    _as_if_read_otherwise(library, event="Forum")
    assert correct.read_again(library, 1, "Ann")
    with pytest.raises(MeanwhileError) as caught:
        correct.change(library, 1, "event", {"title": "Forum"}, "Bo", seen=0)
    assert caught.value.values == {"title": "Forum on Rivers"}


def _as_if_read_otherwise(library: Library, event: str) -> None:
    """Keep a reading of another parser."""
    facts = parse(TEXT.replace("Forum on Rivers", event))
    with writing(library.db):
        release.read_again(library.db, 1, facts)


def test_reading_again_keeps_what_a_human_set(
    library: Library, shoot: list[int]
) -> None:
    _as_if_read_otherwise(library, event="Meeting of Many")
    number = roster(library)["Gao Lin"].person_id
    change(library, "Gao Lin", title="Head")
    correct.change(library, 1, "event", {"venue": "Hall"}, "Ann")
    assert correct.read_again(library, 1, "Ann")
    found = event.get(library.db, 1)
    assert (found.title, found.venue) == ("Forum on Rivers", "Hall")
    assert roster(library)["Gao Lin"].title == "Head"
    assert roster(library)["Gao Lin"].person_id == number
    assert not correct.read_again(library, 1, "Ann")
    assert [one.what for one in correction.log(library.db, 1)] == [
        "change",
        "change",
        "read",
    ]


def test_a_correction_whose_fact_is_read_no_more_is_kept_or_let_go(
    library: Library, shoot: list[int]
) -> None:
    key = key_of(library, "Gao Lin")
    change(library, "Gao Lin", title="Head")
    change(library, "Gao Lin", honorific="Dr")
    with writing(library.db):
        release.read_again(library.db, 1, ReleaseFacts())
    held = release.get(library.db, 1)
    assert len(apply(held.read, held.log).lost) == 2
    correct.keep_lost(library, 1, key, "Ann")
    held = release.get(library.db, 1)
    assert apply(held.read, held.log).lost == ()
    (lin,) = held.facts.people
    assert (lin.name, lin.title, lin.honorific) == ("Gao Lin", "Head", "Dr")
    with pytest.raises(NotFoundError):
        correct.keep_lost(library, 1, key, "Ann")
