"""People: one row a person, every spelling finds them, decisions are kept."""

import pytest
from tests.store.test_photo import add as add_photos

from photolib.errors import NotFoundError
from photolib.images.orientation import upright
from photolib.records import EventFacts, PersonFacts, Region, ReleaseFacts
from photolib.store import event, person, photo, photo_person
from photolib.store import release as releases
from photolib.store.connect import writing
from photolib.store.library import Library

LIN = PersonFacts(
    "Gao Lin",
    "GAO Lin",
    "Gao",
    "Lin",
    None,
    "Director",
    "River Office",
    ("spoke",),
    (3, 10),
)


def story(library: Library, text: str, *people: PersonFacts) -> int:
    facts = ReleaseFacts(EventFacts(title=text, date="2026-03-05"), people)
    with writing(library.db):
        return releases.add(library.db, text, facts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CHEN Siming", "Siming Chen"),
        ("Chen Si-ming", "chen siming"),
        ("García", "Garcia"),
        ("陈思铭", "陈思铭"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert person.fold(one) == person.fold(other)


def test_a_person_of_two_releases_is_one_where_the_organisation_agrees(
    library: Library,
) -> None:
    first = story(library, "one", LIN)
    second = story(library, "two", LIN)
    (known,) = person.get_all(library.db)
    assert known.event_count == 2
    assert known.aliases == ("GAO Lin", "Gao Lin")
    assert [e.id for e, _ in event.of_person(library.db, known.id)] == [first, second]


def test_a_name_alone_joins_nobody(library: Library) -> None:
    story(library, "one", LIN)
    story(library, "two", PersonFacts("Gao Lin", "Gao Lin", organisation="Bank"))
    assert len(person.get_all(library.db)) == 2


def test_the_same_text_again_changes_nothing(library: Library) -> None:
    assert story(library, "one", LIN) == story(library, "one", LIN)
    assert len(event.get_all(library.db)) == 1


def test_titles_belong_to_the_day(library: Library) -> None:
    event_id = story(library, "one", LIN)
    (seen,) = event.appearances(library.db, event_id)
    assert (seen.title, seen.organisation) == ("Director", "River Office")
    assert (seen.roles, seen.span) == (("spoke",), (3, 10))


def test_everyone_of_the_event_is_a_suggestion_until_someone_decides(
    library: Library,
) -> None:
    event_id = story(library, "one", LIN)
    (photo_id,) = add_photos(library, 1)
    with writing(library.db):
        photo.link_to_event(library.db, [photo_id], event_id)
    (seen,) = photo_person.in_photo(library.db, photo_id)
    assert (seen.status, seen.evidence) == (
        "suggested",
        "named in the release of this event",
    )
    with writing(library.db):
        photo_person.decide(library.db, photo_id, seen.person_id, "confirmed", "Ann")
        photo_person.suggest(library.db, photo_id, seen.person_id, "named in the file")
    (seen,) = photo_person.in_photo(library.db, photo_id)
    assert (seen.status, seen.evidence) == ("confirmed", "said by Ann")


def test_people_stand_from_left_to_right(library: Library) -> None:
    event_id = story(library, "one", LIN, PersonFacts("Tan Wei", "TAN Wei"))
    (photo_id,) = add_photos(library, 1)
    with writing(library.db):
        photo.link_to_event(library.db, [photo_id], event_id)
        for name, x in (("Gao Lin", 0.7), ("Tan Wei", 0.1)):
            (person_id,) = person.find_all_by_name(library.db, name)
            box = Region(name, "Face", x, 0.2, 0.1, 0.1)
            photo_person.suggest(
                library.db, photo_id, person_id, "named in the file", box
            )
    names = [p.name for p in photo_person.in_photo(library.db, photo_id)]
    assert names == ["Tan Wei", "Gao Lin"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_left_and_right_are_those_of_the_upright_picture(
    library: Library, orientation: int
) -> None:
    (photo_id,) = add_photos(library, 1)
    places = {"Gao Lin": (0.1, 0.6), "Tan Wei": (0.7, 0.2), "Wu Bo": (0.4, 0.8)}
    boxes = {n: Region(n, "Face", x, y, 0.1, 0.1) for n, (x, y) in places.items()}
    with writing(library.db):
        library.db.execute("UPDATE photo SET orientation = ?", [orientation])
        for name, box in boxes.items():
            person_id = person.add(library.db, PersonFacts(name, name))
            photo_person.suggest(
                library.db, photo_id, person_id, "named in the file", box
            )
    expected = sorted(boxes, key=lambda name: upright(boxes[name], orientation).x)
    assert [p.name for p in photo_person.in_photo(library.db, photo_id)] == expected


def test_an_unknown_number_is_one_sentence(library: Library) -> None:
    with pytest.raises(NotFoundError, match="there is no person 5"):
        person.get(library.db, 5)
