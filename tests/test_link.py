"""Links: proposals with their evidence, and decisions that survive every re-run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib import link
from photolib.errors import EditError, NotFoundError
from photolib.ingest import ingest
from photolib.records import EventFacts, Metadata, PersonFacts, Region, ReleaseFacts
from photolib.store import credit, metadata, person, photo, words
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
    found = person.in_photo(library.db, photo_id)
    return [(p.name, p.status, p.evidence) for p in found]


def test_an_unlinked_photo_loses_its_suggestions(
    library: Library, photo_id: int
) -> None:
    event_id = an_event(library, LIN)
    link.link_photos(library.db, [photo_id], event_id)
    assert people(library, photo_id) == [
        ("Gao Lin", "suggested", "named in the release of this event")
    ]
    link.link_photos(library.db, [photo_id], None)
    assert people(library, photo_id) == []
    assert photo.get(library.db, photo_id).event_id is None


def test_an_unknown_event_links_nothing(library: Library, photo_id: int) -> None:
    with pytest.raises(NotFoundError, match="there is no event 9"):
        link.link_photos(library.db, [photo_id], 9)


def test_whom_the_file_names_is_the_person_of_the_event(
    library: Library, photo_id: int
) -> None:
    event_id = an_event(library, LIN)
    box = Region("Lin Gao", "Face", 0.1, 0.1, 0.2, 0.2)
    says = Metadata("JPEG", people=("GAO Lin", "Zhou Ping"), regions=(box,))
    with writing(library.db):
        metadata.add(library.db, photo_id, says)
    link.link_photos(library.db, [photo_id], event_id)
    assert people(library, photo_id) == [
        ("Gao Lin", "suggested", "named in the file"),
        ("Zhou Ping", "suggested", "named in the file"),
    ]
    link.link_photos(library.db, [photo_id], event_id)
    assert len(person.get_all(library.db)) == 2


def test_a_rejection_survives_every_re_run(library: Library, photo_id: int) -> None:
    event_id = an_event(library, LIN)
    link.link_photos(library.db, [photo_id], event_id)
    (someone,) = person.get_all(library.db)
    link.decide_person(library.db, photo_id, someone.id, "rejected", "Ann")
    link.link_photos(library.db, [photo_id], event_id)
    assert people(library, photo_id)[0][1] == "rejected"
    hits = words.find(library.db, link_terms("Gao"), limit=5, values=[])
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
    link.link_photos(library.db, [photo_id], an_event(library, LIN))
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
    link.link_photos(library.db, [taken.photo], an_event(library, LIN))
    assert credit.get(library.db, taken.photo).creators == ("Shen Lan",)


def test_nobody_is_decided_on_who_is_not_there(library: Library, photo_id: int) -> None:
    with pytest.raises(NotFoundError, match="no person 5"):
        link.decide_person(library.db, photo_id, 5, "confirmed", "Ann")
    with pytest.raises(NotFoundError, match="no photo 9"):
        link.decide_person(library.db, 9, 5, "confirmed", "Ann")
