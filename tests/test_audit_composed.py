"""What photolib composes passes its own proofreading, or shows its gap."""

from collections.abc import Iterable
from pathlib import Path

from photolib import audit, describe, quote, translate
from photolib.caption.styles import styles
from photolib.ingest import ingest
from photolib.paths import bundled
from photolib.proof.subject import Finding
from photolib.records import Caption
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import photo, photo_person, release
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
            for one in photo_person.in_photo(library.db, photo_id)[: photo_id % 4]:
                photo_person.decide(
                    library.db, photo_id, one.person_id, "confirmed", "Ann"
                )
    for photo_id in photo.ids(library.db):  # a second sentence for two of three
        fitting = quote.offered(library, photo_id)
        if photo_id % 3 and fitting:
            one_of = fitting[photo_id % len(fitting)]
            quote.choose(library, photo_id, one_of.release_id, one_of.span, "Ann")


def _faults(library: Library) -> list[tuple[int, str, str]]:
    found = []
    for photo_id in photo.ids(library.db):
        for style in styles():
            made = describe.compose(library, photo_id, style)
            findings = audit.check(library, photo_id, made.text, style)
            found += _told(photo_id, style, made, findings)
        for language in ("en", "zh"):
            made = translate.compose(library, photo_id, language)
            findings = audit.check(library, photo_id, made.text, language=language)
            found += _told(photo_id, language, made, findings)
    return found


def _told(
    photo_id: int, name: str, made: Caption, findings: Iterable[Finding]
) -> list[tuple[int, str, str]]:
    shows_its_gap = bool(made.gaps)
    return [
        (photo_id, name, one.message)
        for one in findings
        if not (shows_its_gap and one.rule == "C8")
    ]


def test_of_the_starter_shoot(library: Library) -> None:
    starter = bundled("library") / "starter"
    _shoot(library, starter / "release.txt", starter / "shoot")
    assert photo.count(library.db) == 30
    assert _faults(library) == []
    texts = [describe.compose(library, one).text for one in photo.ids(library.db)]
    assert sum("” the release said. (" in text for text in texts) >= 15


def test_of_photographs_linked_to_the_first_release(
    library: Library, shared: Path
) -> None:
    _shoot(library, shared / "seed" / "release.txt", shared / "data" / "photos")
    assert photo.count(library.db) > 40
    assert _faults(library) == []
