"""What photolib composes passes its own proofreading, or shows its gap."""

from pathlib import Path

from photolib import audit, describe
from photolib.caption.styles import styles
from photolib.ingest import ingest
from photolib.paths import bundled
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import person, photo, release
from photolib.store.connect import writing
from photolib.store.library import Library


def _shoot(library: Library, text: Path, folder: Path) -> None:
    """Take a shoot in, and confirm people in some of its photos."""
    said = read_text(text)
    with writing(library.db):
        event_id = release.add(library.db, said, parse(said))
    ingest(library, [folder], event_id=event_id)
    with writing(library.db):
        for photo_id in photo.ids(library.db):
            for one in person.in_photo(library.db, photo_id)[: photo_id % 4]:
                person.decide(library.db, photo_id, one.person_id, "confirmed", "Ann")


def _faults(library: Library) -> list[tuple[int, str, str]]:
    found = []
    for photo_id in photo.ids(library.db):
        for style in styles():
            made = describe.compose(library, photo_id, style)
            findings = audit.check(library, photo_id, made.text, style)
            found += [
                (photo_id, style, f.message)
                for f in findings
                if not (made.gaps and f.rule == "C8")
            ]
    return found


def test_of_the_starter_shoot(library: Library) -> None:
    starter = bundled("library") / "starter"
    _shoot(library, starter / "release.txt", starter / "shoot")
    assert photo.count(library.db) == 30
    assert _faults(library) == []


def test_of_photographs_linked_to_the_first_release(
    library: Library, shared: Path
) -> None:
    _shoot(library, shared / "seed" / "release.txt", shared / "data" / "photos")
    assert photo.count(library.db) > 40
    assert _faults(library) == []
