"""Links: proposals with their evidence, and decisions that survive every re-run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib import audit, describe, link
from photolib.credit.rules import NO_RULES
from photolib.errors import EditError, NotFoundError
from photolib.ingest import ingest
from photolib.records import (
    Camera,
    CreditEvidence,
    CreditRules,
    EventFacts,
    Metadata,
    PersonFacts,
    PhotoCredit,
    Photographer,
    Region,
    ReleaseFacts,
)
from photolib.store import credit, metadata, person, photo, photo_person, word_search
from photolib.store import release as releases
from photolib.store.connect import writing
from photolib.store.library import Library

LIN = PersonFacts("Gao Lin", "GAO Lin", organisation="River Office")


@pytest.fixture
def photo_id(library: Library, draw: Callable[..., Path]) -> int:
    return ingest(library, [draw(1)], workers="1").added[0].photo


def an_event(library: Library, *people: PersonFacts) -> int:
    facts = ReleaseFacts(EventFacts(title="Forum"), people)
    with writing(library.db):
        return releases.add(library.db, "text", facts)


def people(library: Library, photo_id: int) -> list[tuple[str, str, str]]:
    found = photo_person.in_photo(library.db, photo_id)
    return [(p.name, p.status, p.evidence) for p in found]


def test_an_unlinked_photo_loses_its_suggestions(
    library: Library, photo_id: int
) -> None:
    event_id = an_event(library, LIN)
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    assert people(library, photo_id) == [
        ("Gao Lin", "suggested", "named in the release of this event")
    ]
    link.link_photos(library.db, [photo_id], None, rules=NO_RULES)
    assert people(library, photo_id) == []
    assert photo.get(library.db, photo_id).event_id is None


def test_an_unknown_event_links_nothing(library: Library, photo_id: int) -> None:
    with pytest.raises(NotFoundError, match="there is no event 9"):
        link.link_photos(library.db, [photo_id], 9, rules=NO_RULES)


def test_whom_the_file_names_is_the_person_of_the_event(
    library: Library, photo_id: int
) -> None:
    event_id = an_event(library, LIN)
    box = Region("Lin Gao", "Face", 0.1, 0.1, 0.2, 0.2)
    says = Metadata("JPEG", people=("GAO Lin", "Zhou Ping"), regions=(box,))
    with writing(library.db):
        metadata.add(library.db, photo_id, says)
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    assert people(library, photo_id) == [
        ("Gao Lin", "suggested", "named in the file"),
        ("Zhou Ping", "suggested", "named in the file"),
    ]
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    assert len(person.get_all(library.db)) == 2


def test_a_rejection_survives_every_re_run(library: Library, photo_id: int) -> None:
    event_id = an_event(library, LIN)
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    (someone,) = person.get_all(library.db)
    link.decide_person(library.db, photo_id, someone.id, "rejected", "Ann")
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    assert people(library, photo_id)[0][1] == "rejected"
    hits = word_search.find(library.db, link_terms("Gao"), limit=5)
    assert hits == []


def link_terms(text: str):  # type: ignore[no-untyped-def]
    from photolib.query import parse

    return parse(f"person:{text}").terms


def test_a_decided_credit_survives_every_re_run(
    library: Library, photo_id: int
) -> None:
    settled = link.decide_credit(
        library.db, photo_id, [" Shen Lan ", ""], "River Journal", "Ann"
    )
    assert settled.line == "Shen Lan, River Journal"
    with writing(library.db):
        metadata.add(library.db, photo_id, Metadata("JPEG", creators=("Someone Else",)))
    link.link_photos(library.db, [photo_id], an_event(library, LIN), rules=NO_RULES)
    kept = credit.get(library.db, photo_id)
    assert (kept.line, kept.status) == ("Shen Lan, River Journal", "agreed")
    assert {e.origin for e in kept.evidence} == {"editor", "file"}
    again = link.decide_credit(library.db, photo_id, ["Tan Wei"], None, "Bob")
    assert again.line == "Tan Wei"
    assert [e.origin for e in again.evidence].count("editor") == 1


def test_an_empty_credit_is_refused(library: Library, photo_id: int) -> None:
    with pytest.raises(EditError, match="names a photographer or an outlet"):
        link.decide_credit(library.db, photo_id, ["  "], " ", "Ann")


def test_the_photographer_named_at_ingest_is_remembered(
    library: Library, draw: Callable[..., Path]
) -> None:
    taken = ingest(library, [draw(3)], photographer="Shen Lan", workers="1").added[0]
    link.link_photos(library.db, [taken.photo], an_event(library, LIN), rules=NO_RULES)
    assert credit.get(library.db, taken.photo).creators == ("Shen Lan",)


def test_nobody_is_decided_on_who_is_not_there(library: Library, photo_id: int) -> None:
    with pytest.raises(NotFoundError, match="no person 5"):
        link.decide_person(library.db, photo_id, 5, "confirmed", "Ann")
    with pytest.raises(NotFoundError, match="no photo 9"):
        link.decide_person(library.db, 9, 5, "confirmed", "Ann")


OUR_CAMERA = Camera(model="D5", serial="4711")
TWO = ReleaseFacts(
    photo_credits=(
        PhotoCredit("Shen Lan", "River Journal", "all", raw="Photos by Shen Lan and"),
        PhotoCredit("Tan Wei", "River Journal", "all", raw="Photos by Shen Lan and"),
    )
)


def with_camera(library: Library, photo_id: int, camera: Camera = OUR_CAMERA) -> None:
    with writing(library.db):
        metadata.add(library.db, photo_id, Metadata("JPEG", camera=camera))
    link.weigh_again(library.db, [photo_id], rules=NO_RULES)


@pytest.fixture
def shoot(library: Library, draw: Callable[..., Path]) -> list[int]:
    """Three photos of one camera and one event with two photographers."""
    report = ingest(library, [draw(n) for n in (1, 2, 3)], workers="1")
    ids = [taken.photo for taken in report.added]
    with writing(library.db):
        event_id = releases.add(library.db, "two", TWO)
    link.link_photos(library.db, ids, event_id, rules=NO_RULES)
    for photo_id in ids:
        with_camera(library, photo_id)
    return ids


def camera_says(library: Library, photo_id: int) -> list[CreditEvidence]:
    known = link.credit_of(library.db, photo_id, NO_RULES)
    return [e for e in known.evidence if e.origin == "camera"]


def test_a_camera_suggests_by_whom_its_other_photos_are(
    library: Library, shoot: list[int]
) -> None:
    first, second, third = shoot
    assert camera_says(library, third) == []
    link.decide_credit(library.db, first, ["Shen Lan"], "River Journal", "Ann")
    assert camera_says(library, first) == []  # its own word is no other photo's
    suggested = CreditEvidence(
        "camera",
        "the camera's other photos in this event: 1",
        ("Shen Lan",),
        "River Journal",
        "a suggestion",
    )
    assert camera_says(library, third) == [suggested]
    link.weigh_again(library.db, shoot, rules=NO_RULES)
    open_choice = link.credit_of(library.db, third, NO_RULES)
    assert (open_choice.status, open_choice.line) == ("missing", None)
    assert credit.get(library.db, third).evidence == open_choice.evidence[:-1]
    link.decide_credit(library.db, second, ["SHEN Lan"], None, "Ann")
    assert camera_says(library, third)[0].source.endswith("event: 2")
    link.decide_credit(library.db, second, ["Tan Wei"], None, "Ann")
    assert camera_says(library, third) == []  # of two: nobody knows


def test_the_events_photos_go_before_the_librarys(
    library: Library, shoot: list[int]
) -> None:
    first, second, third = shoot
    link.decide_credit(library.db, first, ["Shen Lan"], None, "Ann")
    link.link_photos(library.db, [third], None, rules=NO_RULES)
    (said,) = camera_says(library, third)
    assert said.source == "the camera's other photos in this library: 1"
    assert said.credit is None
    link.decide_credit(library.db, second, ["Tan Wei", "Shen Lan"], None, "Ann")
    assert camera_says(library, third) == []


@pytest.mark.parametrize(
    "camera",
    [
        Camera(model="D5"),
        Camera(model="D5", serial="0000000"),
        Camera(model="D500", serial="4711"),
    ],
)
def test_another_camera_suggests_nobody(
    library: Library, shoot: list[int], camera: Camera
) -> None:
    link.decide_credit(library.db, shoot[0], ["Shen Lan"], None, "Ann")
    with_camera(library, shoot[1], camera)
    assert camera_says(library, shoot[1]) == []


def test_the_rules_say_whose_camera_it_is_and_a_decision_outlives_them(
    library: Library, shoot: list[int]
) -> None:
    db, (first, second, third) = library.db, shoot
    link.decide_credit(db, first, ["Shen Lan"], None, "Ann")
    rules = CreditRules((Photographer("Tan Wei", serials=("4711",)),))
    link.weigh_again(db, shoot, rules=rules)
    assert credit.get(db, first).line == "Shen Lan"
    assert credit.get(db, second).line == "Tan Wei, River Journal"
    (said,) = [e for e in credit.get(db, third).evidence if e.origin == "camera"]
    assert said.source == "serial 4711 in photolib.toml"
    assert link.credit_of(db, third, rules) == credit.get(db, third)


def test_a_conflict_with_the_camera_keeps_a_photo_in(
    library: Library, draw: Callable[..., Path]
) -> None:
    taken = ingest(library, [draw(3)], photographer="Shen Lan/AFP", workers="1").added
    rules = CreditRules((Photographer("Tan Wei", serials=("4711",)),))
    with writing(library.db):
        metadata.add(library.db, taken[0].photo, Metadata("JPEG", camera=OUR_CAMERA))
    link.weigh_again(library.db, [taken[0].photo], rules=rules)
    against = credit.get(library.db, taken[0].photo)
    assert against.status == "conflict"
    assert audit.blocks(against, describe.caption_of(library, taken[0].photo))
    link.decide_credit(library.db, taken[0].photo, ["Tan Wei"], None, "Ann")
    link.weigh_again(library.db, [taken[0].photo], rules=rules)
    assert credit.get(library.db, taken[0].photo).line == "Tan Wei"


def test_no_photo_no_weighing(library: Library) -> None:
    with pytest.raises(NotFoundError, match="no photo 9"):
        link.weigh_again(library.db, [9], rules=NO_RULES)
