"""What an editor did at once, to one photo or to many, to be undone at once.

Decisions are undone where they stand; `keep` is for all else, captions by version.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store.connect import is_id, now

_COLUMNS = "id, what, acts, photos, done_by, done_at, undone_at"


@dataclass(frozen=True, slots=True)
class Batch:
    """What was done at once: the mode by field, to how many photos.

    `acts` are those of its decisions. `done_at` and `undone_at` are UTC, ISO 8601.
    """

    id: int
    what: dict[str, str]
    acts: tuple[int, ...]
    photos: int
    by: str
    at: str
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stood for a field of a photo before a batch, and after it."""

    photo_id: int
    field: str
    before: Any
    after: Any


def add(
    db: Database, what: Mapping[str, str], acts: Iterable[int], photos: int, by: str
) -> int:
    """Write that something is done at once; return its number."""
    row = db.execute(
        "INSERT INTO batch (what, acts, photos, done_by, done_at) "
        "VALUES (?, ?, ?, ?, ?) RETURNING id",
        [json.dumps(dict(what)), json.dumps(list(acts)), photos, by, now()],
    ).fetchone()
    return int(row[0])


def get(db: Database, batch_id: int) -> Batch:
    """Return what was done at once.

    :raises NotFoundError: when nothing has that number.
    """
    if is_id(batch_id):
        sql = f"SELECT {_COLUMNS} FROM batch WHERE id = ?"
        for row in db.execute(sql, [batch_id]):
            return _batch(row)
    raise NotFoundError("batch", batch_id)


def latest(db: Database, by: str, limit: int) -> list[Batch]:
    """Return what `by` did last to several photos at once, the newest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM batch WHERE done_by = ? AND photos > 1 "
        "ORDER BY id DESC LIMIT ?",
        [by, limit],
    )
    return [_batch(row) for row in rows]


def keep(db: Database, batch_id: int, kept: Kept) -> None:
    """Write what stood before, and what stands now."""
    before, after = (
        json.dumps(v, ensure_ascii=False) for v in (kept.before, kept.after)
    )
    db.execute(
        "INSERT INTO batch_before VALUES (?, ?, ?, ?, ?)",
        [batch_id, kept.photo_id, kept.field, before, after],
    )


def kept(db: Database, batch_id: int) -> list[Kept]:
    """Return what was kept."""
    rows = db.execute(
        "SELECT photo, field, before, after FROM batch_before WHERE batch = ?",
        [batch_id],
    )
    return [Kept(p, f, json.loads(b), json.loads(a)) for p, f, b, a in rows]


def note_undone(db: Database, batch_id: int, by: str) -> None:
    """Write that it was undone."""
    db.execute(
        "UPDATE batch SET undone_by = ?, undone_at = ? WHERE id = ?",
        [by, now(), batch_id],
    )


def _batch(row: tuple[Any, ...]) -> Batch:
    id_, what, acts, *others = row
    return Batch(id_, json.loads(what), tuple(json.loads(acts)), *others)
