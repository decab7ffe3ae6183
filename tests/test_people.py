"""People: one or two, as humans say; all of it can be undone, nothing is forgotten."""

from typing import Any

import pytest
from tests.store.test_photo import add as add_photos

from photolib import link, people
from photolib.credit.rules import NO_RULES
from photolib.errors import EditError, NotFoundError
from photolib.query import parse
from photolib.records import EventFacts, Metadata, PersonFacts, ReleaseFacts
from photolib.store import (
    alike,
    event,
    metadata,
    person,
    person_change,
    photo,
    photo_person,
    word_search,
)
from photolib.store import release as releases
from photolib.store.connect import Database, writing
from photolib.store.library import Library

BY = "Ann"
TABLES = ("person_alias", "appearance", "photo_person", "person_at", "alike")


def gao(
    title: str | None, organisation: str | None, name: str = "Gao Lin"
) -> PersonFacts:
    return PersonFacts(name, name, title=title, organisation=organisation)


DIRECTOR, BANKER = gao("Director", "River Office"), gao("Adviser", "Bank")
IN_CHINESE = gao("主任", "河流办公室", "高林")


def story(library: Library, title: str, *named: PersonFacts, photos: int = 0) -> int:
    """Hand in a release; its first photos follow the ones that are there."""
    db = library.db
    with writing(db):
        event_id = releases.add(
            db, title, ReleaseFacts(EventFacts(title=title, date="2026-03-05"), named)
        )
    known = photo.count(db)
    ids = add_photos(library, photos, start=known) if photos else []
    link.link_photos(db, ids, event_id, rules=NO_RULES)
    return event_id


def everyone(library: Library) -> dict[str, int]:
    return {one.name: one.id for one in person.get_all(library.db)}


def two_of_a_name(library: Library) -> tuple[int, int]:
    """Two people named Gao Lin, each at an event with a photo; neither is decided."""
    story(library, "Forum", DIRECTOR, photos=1)
    story(library, "Loan", BANKER, photos=1)
    one, other = (p.id for p in person.get_all(library.db))
    return one, other


def state(db: Database) -> dict[str, list[Any]]:
    """Return all that is known of people, so that "as before" can be told exactly."""
    live = "SELECT id, name, family, given FROM person WHERE merged_into IS NULL"
    found = {name: sorted(db.execute(f"SELECT * FROM {name}")) for name in TABLES}
    found["words"] = sorted(db.execute("SELECT rowid, person FROM words"))
    return found | {"person": sorted(db.execute(live))}


def found_by(library: Library, text: str) -> list[int]:
    terms = parse(f'person:"{text}"').terms
    return sorted(word_search.find(library.db, terms, limit=9))


def reasons(library: Library) -> list[str]:
    return [pair.why for pair in alike.page(library.db, limit=9)[0]]


def last_change(db: Database) -> int:
    return int(db.execute("SELECT max(id) FROM person_change").fetchone()[0])


# --- perhaps the same ------------------------------------------------------


def test_a_name_at_another_organisation_is_a_suggestion(library: Library) -> None:
    two_of_a_name(library)
    assert reasons(library) == ["name"]
    assert alike.count(library.db) == 1


def test_a_name_without_an_organisation_is_a_suggestion_too(library: Library) -> None:
    story(library, "Forum", gao(None, None))
    story(library, "Loan", gao(None, None))
    assert len(person.get_all(library.db)) == 2
    assert reasons(library) == ["name"]


def test_a_name_in_another_script_is_a_suggestion(library: Library) -> None:
    story(library, "Forum", DIRECTOR)
    story(library, "论坛", IN_CHINESE)
    ((pair,), _) = alike.page(library.db, limit=9)
    assert (pair.why, pair.one_spelling, pair.other_spelling) == (
        "script",
        "Gao Lin",
        "高林",
    )
    assert alike.of_person(library.db, pair.other) == [pair]


def test_different_people_are_never_suggested_again(library: Library) -> None:
    one, other = two_of_a_name(library)
    people.differ(library.db, other, one, BY)
    assert alike.count(library.db) == 0
    with writing(library.db):
        person.add_alias(library.db, one, "高林")
        person.add_alias(library.db, other, "高林")
    assert alike.count(library.db) == 0
    people.undo(library.db, last_change(library.db), BY)
    assert alike.count(library.db) == 1


def test_suggestions_come_in_pages(library: Library) -> None:
    for title in ("one", "two", "three"):
        story(library, title, gao(None, None))
    first, after = alike.page(library.db, limit=2)
    assert after is not None
    rest, end = alike.page(library.db, limit=2, after=after)
    assert [(p.one, p.other) for p in [*first, *rest]] == [(1, 2), (1, 3), (2, 3)]
    assert end is None


def test_many_of_one_name_are_asked_about_a_few_at_a_time(library: Library) -> None:
    for number in range(30):
        story(library, f"event {number}", gao(None, None))
    assert alike.count(library.db) < 30 * 8
    while pairs := alike.page(library.db, limit=1)[0]:
        people.merge(library.db, pairs[0].one, pairs[0].other, BY)
    assert len(person.get_all(library.db)) == 1


def test_numbered_guests_are_not_spelt_nearly_alike(library: Library) -> None:
    story(library, "Forum", gao(None, None, "Guest No1"), gao(None, None, "Guest No2"))
    assert alike.count(library.db) == 0


# --- merging ---------------------------------------------------------------


def test_merged_people_find_each_others_photos(library: Library) -> None:
    story(library, "Forum", DIRECTOR, photos=1)
    story(library, "论坛", IN_CHINESE, photos=1)
    known = everyone(library)
    people.merge(library.db, known["Gao Lin"], known["高林"], BY)
    assert found_by(library, "高林") == found_by(library, "Gao Lin") == [1, 2]
    assert everyone(library) == {"Gao Lin": known["Gao Lin"]}
    assert person.survivor(library.db, known["高林"]) == known["Gao Lin"]
    assert alike.count(library.db) == 0


def test_a_title_stays_with_its_event_through_a_merge(library: Library) -> None:
    one, other = two_of_a_name(library)
    people.merge(library.db, one, other, BY)
    titles = [
        (seen.person_id, seen.name, seen.title, seen.organisation)
        for photo_id in (1, 2)
        for seen in photo_person.in_photo(library.db, photo_id)
    ]
    assert titles == [
        (one, "Gao Lin", "Director", "River Office"),
        (one, "Gao Lin", "Adviser", "Bank"),
    ]


def test_a_later_release_knows_both_organisations_of_the_merged(
    library: Library,
) -> None:
    one, other = two_of_a_name(library)
    people.merge(library.db, other, one, BY)
    later = story(library, "Later", DIRECTOR)
    assert [a.person_id for a in event.appearances(library.db, later)] == [other]


@pytest.mark.parametrize("first", [True, False], ids=["into one", "into the other"])
def test_a_merge_is_undone_exactly(library: Library, *, first: bool) -> None:
    one, other = two_of_a_name(library)
    link.decide_person(library.db, 1, one, "confirmed", BY)
    link.decide_person(library.db, 1, other, "rejected", BY)
    link.decide_person(library.db, 2, other, "confirmed", BY)
    story(library, "Third", gao("Guest", "Club"))
    before = state(library.db)
    survivor, merged = (one, other) if first else (other, one)
    people.merge(library.db, survivor, merged, BY)
    assert state(library.db) != before
    assert people.undo(library.db, last_change(library.db), BY) == survivor
    assert state(library.db) == before
    assert person.survivor(library.db, merged) == merged


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        ("confirmed", None, "confirmed"),
        (None, "confirmed", "confirmed"),
        (None, "rejected", "rejected"),
        ("rejected", "rejected", "rejected"),
        ("confirmed", "confirmed", "confirmed"),
        (None, None, "suggested"),
    ],
)
def test_a_human_word_beats_a_suggestion(
    library: Library, mine: Any, theirs: Any, kept: str
) -> None:
    one, other = two_of_a_name(library)
    for person_id, status in ((one, mine), (other, theirs)):
        with writing(library.db):
            photo_person.suggest(library.db, 1, person_id, "named in the file")
        if status:
            link.decide_person(library.db, 1, person_id, status, BY)
    people.merge(library.db, one, other, BY)
    assert [p.status for p in photo_person.in_photo(library.db, 1)] == [kept]


def test_contradicting_words_wait_for_a_human(library: Library) -> None:
    one, other = two_of_a_name(library)
    link.decide_person(library.db, 1, one, "confirmed", BY)
    link.decide_person(library.db, 1, other, "rejected", "Bob")
    people.merge(library.db, one, other, BY)
    with writing(library.db):
        metadata.add(library.db, 1, Metadata("JPEG", people=("Gao Lin",)))
    link.link_photos(library.db, [1], photo.get(library.db, 1).event_id, rules=NO_RULES)
    (seen,) = photo_person.in_photo(library.db, 1)
    assert seen.status == "suggested"
    assert seen.evidence == (
        "confirmed (said by Ann) and rejected (said by Bob) before two people became "
        "one"
    )


def test_two_who_were_named_at_one_event_become_one_there(library: Library) -> None:
    chinese = PersonFacts("高林", "高林", roles=("spoke",), title="主任")
    latin = PersonFacts("Gao Lin", "GAO Lin", roles=("opened",), honorific="Dr")
    event_id = story(library, "Forum", chinese, latin)
    known = everyone(library)
    before = state(library.db)
    people.merge(library.db, known["Gao Lin"], known["高林"], BY)
    (seen,) = event.appearances(library.db, event_id)
    assert (seen.as_written, seen.title, seen.honorific, seen.roles) == (
        "GAO Lin",
        "主任",
        "Dr",
        ("opened", "spoke"),
    )
    people.undo(library.db, last_change(library.db), BY)
    assert state(library.db) == before


def test_whom_the_merged_is_not_the_survivor_is_not_either(library: Library) -> None:
    for title in ("one", "two", "three"):
        story(library, title, gao(None, None))
    people.differ(library.db, 2, 3, BY)
    people.merge(library.db, 1, 2, BY)
    assert alike.count(library.db) == 0


def test_a_person_is_not_merged_with_nobody_or_oneself(library: Library) -> None:
    one, other = two_of_a_name(library)
    with pytest.raises(EditError, match="one person already"):
        people.merge(library.db, one, one, BY)
    with pytest.raises(NotFoundError, match="no person 9"):
        people.merge(library.db, one, 9, BY)
    people.merge(library.db, one, other, BY)
    with pytest.raises(NotFoundError, match=f"no person {other}"):
        people.merge(library.db, one, other, BY)
    with pytest.raises(EditError, match="cannot differ from themselves"):
        people.differ(library.db, one, one, BY)


def test_a_page_older_than_the_merge_decides_on_the_survivor(library: Library) -> None:
    one, other = two_of_a_name(library)
    people.merge(library.db, one, other, BY)
    link.decide_person(library.db, 2, other, "confirmed", BY)
    assert [(p.person_id, p.status) for p in photo_person.in_photo(library.db, 2)] == [
        (one, "confirmed")
    ]


# --- when a change cannot be undone ----------------------------------------


def test_the_later_change_is_undone_first(library: Library) -> None:
    for title in ("one", "two", "three"):
        story(library, title, gao(None, None))
    before = state(library.db)
    people.merge(library.db, 2, 3, BY)
    people.merge(library.db, 1, 2, BY)
    assert person.survivor(library.db, 3) == 1
    with pytest.raises(EditError, match="undo that first"):
        people.undo(library.db, 1, BY)
    people.undo(library.db, 2, BY)
    people.undo(library.db, 1, BY)
    assert state(library.db) == before
    with pytest.raises(EditError, match="undone already"):
        people.undo(library.db, 1, BY)
    with pytest.raises(NotFoundError, match="no change 9"):
        people.undo(library.db, 9, BY)


def test_a_decision_since_is_not_overwritten(library: Library) -> None:
    one, other = two_of_a_name(library)
    link.decide_person(library.db, 2, other, "confirmed", BY)
    people.merge(library.db, one, other, BY)
    link.decide_person(library.db, 2, one, "rejected", BY)
    with pytest.raises(EditError, match="someone has decided on photo 2 since"):
        people.undo(library.db, 1, BY)


def test_a_machine_since_is_no_obstacle(library: Library) -> None:
    one, other = two_of_a_name(library)
    with writing(library.db):
        photo_person.suggest(library.db, 2, other, "named in the file")
    people.merge(library.db, one, other, BY)
    with writing(library.db):
        photo_person.suggest(library.db, 2, one, "named in the file's caption")
    people.undo(library.db, 1, BY)
    assert [p.person_id for p in photo_person.in_photo(library.db, 2)] == [other]


def test_a_corrected_release_since_is_an_obstacle(library: Library) -> None:
    one, other = two_of_a_name(library)
    people.merge(library.db, one, other, BY)
    with writing(library.db):
        library.db.execute("DELETE FROM appearance WHERE event = 2")
    with pytest.raises(EditError, match="the people of event 2 were corrected since"):
        people.undo(library.db, 1, BY)


# --- splitting -------------------------------------------------------------


def joined(library: Library) -> int:
    """One Gao Lin of the River Office at two events with two photos each."""
    story(library, "Forum", DIRECTOR, photos=2)
    story(library, "Loan", DIRECTOR, photos=2)
    (one,) = (p.id for p in person.get_all(library.db))
    for photo_id in (1, 3):
        link.decide_person(library.db, photo_id, one, "confirmed", BY)
    return one


def test_an_event_goes_with_its_photos_to_a_new_person(library: Library) -> None:
    one = joined(library)
    before = state(library.db)
    other = people.split(library.db, one, [2], [], by=BY)
    assert [p.person_id for p in photo_person.in_photo(library.db, 3)] == [other]
    assert [p.person_id for p in photo_person.in_photo(library.db, 1)] == [one]
    assert person.get(library.db, other).aliases == ("Gao Lin",)
    assert alike.count(library.db) == 0
    people.undo(library.db, last_change(library.db), BY)
    assert state(library.db) == before
    assert person.survivor(library.db, other) == one


def test_a_photo_goes_alone_and_stays_away(library: Library) -> None:
    one = joined(library)
    with writing(library.db):
        metadata.add(library.db, 3, Metadata("JPEG", people=("Gao Lin",)))
    before = state(library.db)
    other = people.split(library.db, one, [], [3], by=BY)
    link.link_photos(library.db, [3], 2, rules=NO_RULES)
    seen = {p.person_id: p.status for p in photo_person.in_photo(library.db, 3)}
    assert seen == {one: "rejected", other: "confirmed"}
    assert len(person.get_all(library.db)) == 2
    people.undo(library.db, last_change(library.db), BY)
    assert state(library.db) == before


def test_a_release_read_again_does_not_undo_a_split(library: Library) -> None:
    one = joined(library)
    other = people.split(library.db, one, [2], [], by=BY)
    with writing(library.db):
        library.db.execute("DELETE FROM appearance WHERE event = 2")
        person.add_appearances(library.db, 2, [DIRECTOR])
    assert [a.person_id for a in event.appearances(library.db, 2)] == [other]


def test_a_name_that_was_split_joins_nobody_by_itself(library: Library) -> None:
    one = joined(library)
    other = people.split(library.db, one, [2], [], by=BY)
    third = story(library, "Third", DIRECTOR)
    (seen,) = event.appearances(library.db, third)
    assert seen.person_id not in {one, other}
    assert reasons(library) == ["name", "name"]


def test_a_split_may_go_to_someone_known(library: Library) -> None:
    one = joined(library)
    story(library, "Third", BANKER)
    (known,) = {p.id for p in person.get_all(library.db)} - {one}
    before = state(library.db)
    assert people.split(library.db, one, [2], [], by=BY, to=known) == known
    assert {e.id for e, _ in event.of_person(library.db, known)} == {2, 3}
    people.undo(library.db, last_change(library.db), BY)
    assert state(library.db) == before


def test_a_split_of_which_more_became_known_is_not_undone(library: Library) -> None:
    one = joined(library)
    other = people.split(library.db, one, [2], [], by=BY)
    with writing(library.db):
        photo_person.suggest(library.db, 1, other, "named in the file")
    link.decide_person(library.db, 1, other, "confirmed", BY)
    with pytest.raises(EditError, match="more has become known"):
        people.undo(library.db, 1, BY)
    link.decide_person(library.db, 1, other, "suggested", BY)


@pytest.mark.parametrize(
    ("events", "photos", "told"),
    [
        ([], [], "nothing is chosen"),
        ([9], [9], "nothing is chosen"),
        ([1, 2], [], "everything is chosen"),
    ],
)
def test_a_split_leaves_something_and_takes_something(
    library: Library, events: list[int], photos: list[int], told: str
) -> None:
    one = joined(library)
    with pytest.raises(EditError, match=told):
        people.split(library.db, one, events, photos, by=BY)
    with pytest.raises(EditError, match="has these already"):
        people.split(library.db, one, [1], [], by=BY, to=one)


# --- names -----------------------------------------------------------------


def test_a_person_is_renamed_and_found_by_both_names(library: Library) -> None:
    one, _ = two_of_a_name(library)
    before = state(library.db)
    people.rename(library.db, one, "Gao Linna", "Gao", "Linna", BY)
    shown = person.get(library.db, one)
    assert (shown.name, shown.family, shown.given) == ("Gao Linna", "Gao", "Linna")
    assert found_by(library, "Gao Linna") == [1]
    assert 1 in found_by(library, "Gao Lin")
    assert event.appearances(library.db, 1)[0].as_written == "Gao Lin"
    people.undo(library.db, 1, BY)
    assert state(library.db) == before


def test_spellings_come_and_go_with_their_language(library: Library) -> None:
    one, _ = two_of_a_name(library)
    before = state(library.db)
    people.add_spelling(library.db, one, "高林", "zh", BY)
    assert person.labels(library.db, one) == {"Gao Lin": None, "高林": "zh"}
    assert found_by(library, "高林") == [1]
    people.drop_spelling(library.db, one, "高林", BY)
    assert found_by(library, "高林") == []
    people.undo(library.db, 2, BY)
    assert person.labels(library.db, one) == {"Gao Lin": None, "高林": "zh"}
    people.undo(library.db, 1, BY)
    assert state(library.db) == before
    assert [c.undone_by for c in person_change.of_person(library.db, one)] == [BY, BY]


def test_a_spelling_gone_otherwise_is_an_obstacle(library: Library) -> None:
    one, _ = two_of_a_name(library)
    people.add_spelling(library.db, one, "高林", "zh", BY)
    with writing(library.db):
        person.drop_alias(library.db, one, "高林")
    with pytest.raises(EditError, match="the spelling 高林 was changed since"):
        people.undo(library.db, 1, BY)


def test_names_are_never_empty_and_the_printed_one_stays(library: Library) -> None:
    one, _ = two_of_a_name(library)
    with pytest.raises(EditError, match="a person has a name"):
        people.rename(library.db, one, "", None, None, BY)
    with pytest.raises(EditError, match="finds nobody"):
        people.add_spelling(library.db, one, "", None, BY)
    with pytest.raises(EditError, match="is the printed name"):
        people.drop_spelling(library.db, one, "Gao Lin", BY)
    with pytest.raises(EditError, match="not known by that spelling"):
        people.drop_spelling(library.db, one, "Somebody", BY)


# --- files -----------------------------------------------------------------


def test_files_that_name_one_of_two_make_one_person_more(library: Library) -> None:
    two_of_a_name(library)
    loose = add_photos(library, 3, start=2)
    with writing(library.db):
        for photo_id in loose:
            metadata.add(library.db, photo_id, Metadata("JPEG", people=("Gao Lin",)))
    for _ in range(2):
        link.link_photos(library.db, loose, None, rules=NO_RULES)
    assert len(person.get_all(library.db)) == 3
