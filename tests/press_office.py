"""A small library made with the store's own functions: an event, people, photos."""

import hashlib
import shutil
from pathlib import Path

from PIL import Image, ImageOps

from photolib.images.decode import MEDIA_TYPES
from photolib.metadata.read import read
from photolib.records import (
    Caption,
    Credit,
    EventFacts,
    PersonFacts,
    Region,
    ReleaseFacts,
)
from photolib.store import (
    caption,
    credit,
    files,
    metadata,
    person,
    photo,
    photo_person,
    release,
)
from photolib.store.connect import writing
from photolib.store.library import Library

SEMINAR = EventFacts(
    "Seminar on Open Collections", "2025-11-27", None, "Beijing", "Grand Hall"
)
LIN = PersonFacts(
    "Gao Lin", "GAO Lin", "Gao", "Lin", None, "Director", "River Office", ("spoke",)
)
TAN = PersonFacts("Tan Wei", "TAN Wei", title="Chief Archivist", roles=("presided",))
CREDIT = Credit(
    "CHEN Siming, River Weekly", ("CHEN Siming",), "River Weekly", None, "agreed"
)
MISSING = Credit(None, (), None, None, "missing")
CONFLICT = Credit(None, (), None, None, "conflict")


def add_event(
    library: Library, facts: EventFacts = SEMINAR, *people: PersonFacts
) -> int:
    """Write an event by way of its release."""
    with writing(library.db):
        return release.add(
            library.db, repr((facts, people)), ReleaseFacts(facts, people)
        )


def add_photo(
    library: Library,
    path: Path,
    event_id: int | None = None,
    given: Credit = CREDIT,
    *,
    name: str | None = None,
) -> int:
    """Put a picture file into the library, as ingest does."""
    says = read(path, sidecar=False)
    assert says.format is not None
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    placed = files.locate(library.folder, sha256, says.format)
    placed.original.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, placed.original)
    with Image.open(path) as picture:
        width, height = picture.size
        upright = ImageOps.exif_transpose(picture).size
    with writing(library.db):
        photo_id = photo.add(
            library.db,
            photo.NewPhoto(
                sha256,
                name or path.name,
                says.format,
                MEDIA_TYPES[says.format],
                path.stat().st_size,
                width,
                height,
                says.orientation,
                upright[0] / upright[1],
                "#000000",
                b"",
                says.taken_at,
                says.taken_offset,
            ),
        )
        metadata.add(library.db, photo_id, says)
        if says.caption:
            caption.put(library.db, photo_id, Caption(says.caption, "file"))
        photo.link_to_event(library.db, [photo_id], event_id)
        credit.put(library.db, photo_id, given)
    return photo_id


def confirm(library: Library, photo_id: int, name: str, x: float | None = None) -> int:
    """Let a human confirm the one person of that name, perhaps at a place."""
    (person_id,) = person.find_all_by_name(library.db, name)
    with writing(library.db):
        if x is not None:
            box = Region(name, "Face", x, 0.4, 0.1, 0.1)
            photo_person.suggest(
                library.db, photo_id, person_id, "named in the file", box
            )
        photo_person.decide(library.db, photo_id, person_id, "confirmed", "Ann")
    return person_id
