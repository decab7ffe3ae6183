"""Photos and the events they may be of: proposed with reasons, decided by humans."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from photolib import proposals
from photolib.errors import NotFoundError
from photolib.ingest import ingest
from photolib.records import EventFacts, PersonFacts, PhotoCredit, ReleaseFacts
from photolib.store import metadata, photo, release
from photolib.store.connect import writing
from photolib.store.library import Library

SEMINAR = ReleaseFacts(
    EventFacts("Seminar on Open Collections", "2025-11-27", place="Beijing"),
    (PersonFacts("Gao Lin", "GAO Lin"),),
    photo_credits=(PhotoCredit("CHEN Siming", "River Weekly", "all"),),
)
FAIR = ReleaseFacts(EventFacts("Spring Fair", "2026-03-02", place="Lisbon"))


@pytest.fixture
def seminar(library: Library) -> int:
    with writing(library.db):
        return release.add(library.db, "of the seminar", SEMINAR)


@pytest.fixture
def fair(library: Library) -> int:
    with writing(library.db):
        return release.add(library.db, "of the fair", FAIR)


@pytest.fixture
def shoot(library: Library, draw: Callable[..., Path]) -> Callable[..., list[int]]:
    """Return a function that ingests frames whose files say what is given."""

    def take(first: int, *taken: str | None, **says: object) -> list[int]:
        report = ingest(
            library, [draw(first + n) for n in range(len(taken))], workers="1"
        )
        ids = [one.photo for one in report.added]
        with writing(library.db):
            for photo_id, at in zip(ids, taken, strict=True):
                library.db.execute(
                    "UPDATE photo SET taken_at = ?, sort_at = ? WHERE id = ?",
                    [at, at or "", photo_id],
                )
                found = metadata.get(library.db, photo_id)
                metadata.add(library.db, photo_id, replace(found, **says))  # type: ignore[arg-type]
        return ids

    return take


Take = Callable[..., list[int]]


def test_a_shoot_of_the_day_is_proposed_with_its_reasons(
    library: Library, seminar: int, fair: int, shoot: Take
) -> None:
    ids = shoot(
        1, "2025-11-27T09:00:00", "2025-11-27T11:00:00", creators=("Chen Siming",)
    )
    (found,) = proposals.shoots_without_event(library)
    assert [frame.photo_id for frame in found.frames] == ids
    (offer,) = found.proposals
    assert offer.event.id == seminar
    assert [r.kind for r in offer.fit.reasons] == ["date", "photographer"]


def test_only_the_shoots_that_are_shown_are_given_proposals(
    library: Library, seminar: int, shoot: Take
) -> None:
    shoot(1, "2025-11-27T09:00:00", "2025-11-20T20:00:00", creators=("Chen Siming",))
    every = proposals.shoots_without_event(library)
    assert len(every) == 2
    assert any(found.proposals for found in every)
    for most in range(3):
        some = proposals.shoots_without_event(library, most=most)
        bare = [replace(found, proposals=()) for found in every]
        assert some == every[:most] + bare[most:]


def test_the_folder_speaks_for_photos_without_a_time(
    library: Library, seminar: int, draw: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "2025 Seminar Open Collections"
    folder.mkdir()
    draw(1).rename(folder / "a.jpg")
    ingest(library, [folder], workers="1")
    (found,) = proposals.shoots_without_event(library)
    assert found.frames[0].folder == folder.name
    assert [(p.event.id, p.fit.reasons[0].kind) for p in found.proposals] == [
        (seminar, "folder")
    ]


def test_an_accepted_shoot_is_linked_as_one_and_can_be_undone(
    library: Library, seminar: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00", "2025-11-27T09:01:00")
    act = proposals.link_shoot(library, ids, seminar, "Ann")
    assert {p.event_id for p in photo.get_many(library.db, ids)} == {seminar}
    assert proposals.shoots_without_event(library) == []
    assert proposals.undo(library, act) == 2
    assert {p.event_id for p in photo.get_many(library.db, ids)} == {None}
    assert proposals.undo(library, act) == 0
    with pytest.raises(NotFoundError, match="there is no linking 99"):
        proposals.undo(library, 99)


def test_undoing_leaves_what_has_moved_on(
    library: Library, seminar: int, fair: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00", "2025-11-27T09:01:00")
    act = proposals.link_shoot(library, ids, seminar, "Ann")
    later = proposals.link_shoot(library, ids[:1], fair, "Ben")
    assert proposals.undo(library, act) == 1
    assert [p.event_id for p in photo.get_many(library.db, ids)] == [fair, None]
    proposals.undo(library, later)
    assert photo.get(library.db, ids[0]).event_id == seminar


def test_a_refused_event_is_not_proposed_again(
    library: Library, seminar: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00")
    proposals.refuse(library, ids, seminar, "Ann")
    assert proposals.shoots_without_event(library)[0].proposals == ()
    with pytest.raises(NotFoundError):
        proposals.refuse(library, ids, 99, "Ann")


def test_a_photo_of_another_day_stands_out_until_a_human_has_spoken(
    library: Library, seminar: int, fair: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00", "2025-11-27T09:01:00", "2026-03-02T10:00:00")
    proposals.link_shoot(library, ids, seminar, "Ann")
    with writing(library.db):
        library.db.execute("DELETE FROM belonging")
    (stranger,) = proposals.outliers(library, seminar)
    assert stranger.frame.photo_id == ids[2]
    assert stranger.elsewhere is not None
    assert stranger.elsewhere.event.id == fair
    proposals.keep(library, ids[2:], seminar, "Ann")
    assert proposals.outliers(library, seminar) == []


def test_refusing_the_event_of_a_photo_takes_it_out(
    library: Library, seminar: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00", "2026-03-02T10:00:00")
    proposals.link_shoot(library, ids, seminar, "Ann")
    proposals.refuse(library, ids[1:], seminar, "Ann")
    assert [p.event_id for p in photo.get_many(library.db, ids)] == [seminar, None]


def test_where_most_photos_deny_the_event_it_is_the_event_that_is_doubtful(
    library: Library, fair: int, shoot: Take
) -> None:
    ids = shoot(1, "2025-11-27T09:00:00", "2025-11-27T09:01:00", "2026-03-02T10:00:00")
    with writing(library.db):
        photo.link_to_event(library.db, ids, fair)
    assert proposals.outliers(library, fair) == []


def test_photos_of_no_known_event_are_a_shoot_without_a_proposal(
    library: Library, shoot: Take
) -> None:
    shoot(1, None)
    (found,) = proposals.shoots_without_event(library)
    assert found.proposals == ()
