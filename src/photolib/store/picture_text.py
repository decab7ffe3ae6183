"""What is written in pictures, as OCR has read it: once a photo."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlite_utils import Database

from photolib.records import TextLine
from photolib.store.connect import now


def put(db: Database, photo_id: int, engine: str, lines: Sequence[TextLine]) -> None:
    """Keep what was read in a photo, perhaps nothing."""
    _put(db, photo_id, engine, [asdict(line) for line in lines], None)


def note_failure(db: Database, photo_id: int, engine: str, reason: str) -> None:
    """Keep why a photo could not be read, so that it is not tried for ever."""
    _put(db, photo_id, engine, [], reason)


def of_photo(db: Database, photo_id: int) -> tuple[TextLine, ...]:
    """Return the lines read in a photo, in the order in which they are read."""
    row = db.execute(
        "SELECT lines FROM picture_text WHERE photo = ?", [photo_id]
    ).fetchone()
    return tuple(TextLine(**line) for line in json.loads(row[0])) if row else ()


def find_many(db: Database, photo_ids: Iterable[int]) -> dict[int, str]:
    """Return what is written in these photos, a line each; nothing of most."""
    rows = db.execute(
        "SELECT photo, group_concat(json_extract(value, '$.text'), char(10)) "
        "FROM picture_text, json_each(lines) "
        "WHERE photo IN (SELECT value FROM json_each(?)) GROUP BY photo",
        [json.dumps(list(photo_ids))],
    )
    return dict(rows.fetchall())


def missing(db: Database) -> list[int]:
    """Return the photos in which no text has been looked for, the newest first."""
    rows = db.execute(
        "SELECT id FROM photo WHERE id NOT IN (SELECT photo FROM picture_text) "
        "ORDER BY id DESC"
    )
    return [row[0] for row in rows]


def _put(
    db: Database, photo_id: int, engine: str, lines: list[object], failure: str | None
) -> None:
    db.execute(
        "INSERT OR REPLACE INTO picture_text (photo, engine, lines, failure, read_at) "
        "VALUES (?, ?, ?, ?, ?)",
        [photo_id, engine, json.dumps(lines, ensure_ascii=False), failure, now()],
    )
