"""A library of made-up photos: rows, words and vectors, but no files."""

import hashlib
from pathlib import Path

import numpy as np

from photolib.likeness import MODEL_IN_USE
from photolib.records import (
    Caption,
    Credit,
    CreditEvidence,
    EventFacts,
    Metadata,
    PersonFacts,
    ReleaseFacts,
)
from photolib.store import caption, credit, metadata, photo, setting, vector, words
from photolib.store import release as releases
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

MODEL = ("synthetic", "0", 512)
_EVENTS = 100
_SUBJECTS = [
    "seminar",
    "forum",
    "match",
    "parade",
    "exhibition",
    "opening",
    "visit",
    "concert",
]
_ACTS = [
    "speaks",
    "shakes",
    "hands",
    "with",
    "presents",
    "listens",
    "to",
    "signs",
    "opens",
    "meets",
]
_PLACES = ["Beijing", "Wuhan", "Berlin", "Madrid", "成都", "Lyon", "Leeds", "Osaka"]
_FAMILY = [
    "Gao",
    "Tan",
    "Lin",
    "Shen",
    "Luo",
    "Meyer",
    "Sommer",
    "García",
    "Dubois",
    "王",
    "陈",
]
_GIVEN = [
    "Wei",
    "Min",
    "Lan",
    "Hua",
    "Jun",
    "Anna",
    "Paul",
    "Marta",
    "Louis",
    "伟",
    "静",
]


def fill(library: Library, photos: int) -> None:
    """Add `photos` photos of a hundred events, each with words and a vector."""
    chance = np.random.default_rng(7)
    events = [_event(library, n) for n in range(_EVENTS)]
    per_event = max(1, photos // _EVENTS)
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, MODEL[0])
        model = vector.model_id(library.db, *MODEL)
    centres = chance.standard_normal((_EVENTS, MODEL[2]), dtype=np.float32)
    for number, event_id in enumerate(events):
        with writing(library.db):
            ids = [_photo(library, number, n, event_id) for n in range(per_event)]
            noise = chance.standard_normal((per_event, MODEL[2]), dtype=np.float32)
            rows = centres[number] + 0.7 * noise
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            vector.add(library.db, model, ids, rows)
            words.refresh(library.db, ids)


def name(number: int) -> str:
    """Return one of 121 names, some of them Chinese."""
    family = _FAMILY[number % len(_FAMILY)]
    return f"{family} {_GIVEN[number // len(_FAMILY) % len(_GIVEN)]}"


def _event(library: Library, number: int) -> int:
    date = _date(number)
    place = _PLACES[number % len(_PLACES)]
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    facts = ReleaseFacts(
        event=EventFacts(f"{subject.title()} number {number}", date, None, place),
        people=tuple(
            PersonFacts(name(number * 4 + n), name(number * 4 + n), title="Director")
            for n in range(4)
        ),
    )
    with writing(library.db):
        return releases.add(library.db, f"release {number}", facts)


def _date(number: int) -> str:
    return f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"


def _photo(library: Library, event: int, number: int, event_id: int) -> int:
    taken = f"{_date(event)}T10:{number % 60:02}:00"
    sha256 = hashlib.sha256(f"{event} {number}".encode()).hexdigest()
    photo_id = photo.add(
        library.db,
        photo.NewPhoto(
            sha256, f"SYN_{event:03}_{number:04}.JPG", "JPEG", "image/jpeg", 9_000_000,
            6000, 4000, 1, 1.5, "#446688", bytes(192), taken, None,
        ),
    )  # fmt: skip
    photo.link_to_event(library.db, [photo_id], event_id)
    who = name(event * 4 + number % 4)
    text = f"{who} {_ACTS[number % len(_ACTS)]} visitors in {_PLACES[event % 8]}"
    metadata.add(
        library.db,
        photo_id,
        Metadata(
            "JPEG",
            "image/jpeg",
            6000,
            4000,
            taken_at=taken,
            caption=text,
            city=_PLACES[event % 8],
            keywords=(f"subject {number % 500}", "press"),
            headline=f"Photo {number} of event {event}",
            rating=number % 6,
            label="red" if number == 77 and event < 10 else None,
        ),
    )
    caption.put(library.db, photo_id, Caption(text, "file"))
    evidence = (CreditEvidence("file", "IPTC:By-line", (name(event),)),)
    credit.put(
        library.db,
        photo_id,
        Credit(name(event), (name(event),), None, None, "agreed", evidence),
    )
    return photo_id


def make(folder: Path, photos: int) -> None:
    """Make a library at `folder` and fill it."""
    create_library(folder)
    with open_library(folder) as library:
        fill(library, photos)
