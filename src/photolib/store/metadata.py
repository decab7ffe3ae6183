"""What each file says, field by field, with the source of each value.

What an editor has decided overlays it and is never overwritten.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlite_utils import Database

from photolib.records import (
    Artwork,
    Camera,
    Conflict,
    CopyrightOwner,
    Decision,
    Exposure,
    Gps,
    Licensor,
    Location,
    Metadata,
    PersonShown,
    Region,
)
from photolib.store import conflict, decision

_BARE = {"sources", "conflicts"}
_EMPTY = asdict(Metadata())
_RECORDS = {
    "regions": Region,
    "gps": Gps,
    "camera": Camera,
    "exposure": Exposure,
    "people_details": PersonShown,
    "location_created": Location,
    "locations_shown": Location,
    "artworks": Artwork,
    "copyright_owners": CopyrightOwner,
    "licensors": Licensor,
}


def add(db: Database, photo_id: int, metadata: Metadata) -> None:
    """Write what the file of a photo says, replacing what stood there."""
    db.execute("DELETE FROM metadata WHERE photo = ?", [photo_id])
    values = asdict(metadata)
    rows = [
        (photo_id, name, _dump(value), metadata.sources.get(name))
        for name, value in values.items()
        if name not in _BARE and value != _EMPTY[name]
    ]
    db.conn.executemany("INSERT INTO metadata VALUES (?, ?, ?, ?)", rows)
    conflict.put(db, photo_id, metadata.conflicts)


def get(db: Database, photo_id: int) -> Metadata:
    """Return what the file of a photo says, as editors have corrected it.

    `sources` then names the editor, and `conflicts` has only what nobody has settled.
    """
    decided = decision.standing(db, photo_id)
    return _read(db, photo_id, decided, conflict.get_open(db, photo_id))


def get_many(
    db: Database,
    photo_ids: Iterable[int],
    names: Iterable[str],
    *,
    of_file: bool = False,
) -> dict[int, Metadata]:
    """Return by photo what `get` does of these fields, every other one left empty.

    Sources and conflicts are among those. `of_file` leaves out what editors decided.
    """
    photos, wanted = list(photo_ids), list(names)
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(
        f"SELECT photo, field, value FROM metadata WHERE field IN ({marks}) "
        "AND photo IN (SELECT value FROM json_each(?))",
        [*wanted, json.dumps(photos)],
    )
    found: dict[int, dict[str, Any]] = {one: {} for one in photos}
    read: dict[tuple[str, str], Any] = {}  # a shoot's photos say much the same
    for photo_id, name, value in rows:
        if (name, value) not in read:
            read[name, value] = _typed(name, json.loads(value))
        found[photo_id][name] = read[name, value]
    decided = [] if of_file else decision.standing_in(db, photos, wanted)
    for photo_id, name, value in decided:
        found[photo_id][name] = _EMPTY[name] if value is None else _typed(name, value)
    return {one: Metadata(**values) for one, values in found.items()}


def of_file(db: Database, photo_id: int) -> Metadata:
    """Return what the file of a photo says by itself, every conflict included."""
    return _read(db, photo_id, {}, conflict.get_all(db, photo_id))


def _read(
    db: Database,
    photo_id: int,
    decided: Mapping[str, Decision],
    conflicts: tuple[Conflict, ...],
) -> Metadata:
    rows = db.execute(
        "SELECT field, value, source FROM metadata WHERE photo = ?", [photo_id]
    )
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, value, source in rows:
        values[name] = json.loads(value)
        if source is not None:
            sources[name] = source
    for name, one in decided.items():
        values[name] = _EMPTY[name] if one.value is None else one.value
        sources[name] = one.told
    return _record(values, sources, conflicts)


def _record(
    values: dict[str, Any], sources: dict[str, str], conflicts: tuple[Conflict, ...]
) -> Metadata:
    known = {f.name for f in fields(Metadata)}
    given = {n: _typed(n, value) for n, value in values.items() if n in known}
    return Metadata(**given, sources=sources, conflicts=conflicts)


def _typed(name: str, value: Any) -> Any:
    """Return a value out of JSON as the records have it."""
    if isinstance(value, list):
        return tuple(_typed(name, one) for one in value)
    if isinstance(value, dict) and name in _RECORDS:
        parts = {part: _typed(part, one) for part, one in value.items()}
        return _RECORDS[name](**parts)
    return value


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
