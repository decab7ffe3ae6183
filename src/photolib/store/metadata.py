"""What each file says, field by field, with the source of each value."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlite_utils import Database

from photolib.records import (
    Artwork,
    Camera,
    Conflict,
    CopyrightOwner,
    Exposure,
    Gps,
    Licensor,
    Location,
    Metadata,
    PersonShown,
    Region,
)

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
    for table in ("metadata", "conflict"):
        db.execute(f"DELETE FROM {table} WHERE photo = ?", [photo_id])
    values = asdict(metadata)
    rows = [
        (photo_id, name, _dump(value), metadata.sources.get(name))
        for name, value in values.items()
        if name not in _BARE and value != _EMPTY[name]
    ]
    db.conn.executemany("INSERT INTO metadata VALUES (?, ?, ?, ?)", rows)
    conflicts = [
        (photo_id, conflict.field, source, _dump(value))
        for conflict in metadata.conflicts
        for source, value in conflict.values.items()
    ]
    db.conn.executemany(
        "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?)", conflicts
    )


def get(db: Database, photo_id: int) -> Metadata:
    """Return what the file of a photo says."""
    return next(iter(get_many(db, [photo_id])))


def get_many(db: Database, photo_ids: Iterable[int]) -> Iterator[Metadata]:
    """Yield what the files of photos say, in that order."""
    for photo_id in photo_ids:
        rows = db.execute(
            "SELECT field, value, source FROM metadata WHERE photo = ?", [photo_id]
        )
        values: dict[str, Any] = {}
        sources: dict[str, str] = {}
        for name, value, source in rows:
            values[name] = json.loads(value)
            if source is not None:
                sources[name] = source
        yield _record(values, sources, _conflicts(db, photo_id))


def _conflicts(db: Database, photo_id: int) -> tuple[Conflict, ...]:
    found: dict[str, dict[str, Any]] = {}
    for name, source, value in db.execute(
        "SELECT field, source, value FROM conflict WHERE photo = ?", [photo_id]
    ):
        found.setdefault(name, {})[source] = json.loads(value)
    return tuple(Conflict(name, values) for name, values in found.items())


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
