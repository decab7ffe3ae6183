"""Vectors by (photo, model); the absent vector is the queue of the index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from photolib.store.connect import now

_CHUNK = 20_000
_BOUND = 30_000  # values of one statement: SQLite takes 32,766


def model_id(db: Database, name: str, revision: str, dimension: int) -> int:
    """Return the id of a model's revision, new or known."""
    row = db.execute(
        "INSERT INTO model (name, revision, dimension) VALUES (?, ?, ?) "
        "ON CONFLICT (name, revision) DO UPDATE SET dimension = excluded.dimension "
        "RETURNING id",
        [name, revision, dimension],
    ).fetchone()
    return int(row[0])


def find_model(db: Database, name: str, revision: str) -> int | None:
    """Return the id of a model's revision that has been used here."""
    row = db.execute(
        "SELECT id FROM model WHERE name = ? AND revision = ?", [name, revision]
    ).fetchone()
    return None if row is None else int(row[0])


def missing(db: Database, model: int | None) -> list[int]:
    """Return the photos that lack a vector of `model` and have not failed thrice."""
    rows = db.execute(
        "SELECT id FROM photo WHERE id NOT IN "
        "(SELECT photo FROM vector WHERE model = ?) AND id NOT IN "
        "(SELECT photo FROM task WHERE task = 'vector' AND attempts >= 3) "
        "ORDER BY id",
        [model],
    )
    return [row[0] for row in rows]


def waiting(db: Database, model: int | None) -> int:
    """Return how many photos `missing` would return, without asking each."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM photo) - "
        "(SELECT count(*) FROM vector WHERE model = :model) - "
        "(SELECT count(*) FROM task WHERE task = 'vector' AND attempts >= 3 "
        "AND NOT EXISTS (SELECT 1 FROM vector WHERE vector.photo = task.photo "
        "AND vector.model = :model))",
        {"model": model},
    ).fetchone()
    return int(row[0])


def count(db: Database, model: int | None) -> int:
    """Return how many photos have a vector of `model`."""
    row = db.execute("SELECT count(*) FROM vector WHERE model = ?", [model]).fetchone()
    return int(row[0])


def add(
    db: Database, model: int, photo_ids: Iterable[int], vectors: NDArray[np.float32]
) -> None:
    """Write one row of `vectors` per photo."""
    rows = [
        (model, photo, row.astype("<f4").tobytes())
        for photo, row in zip(photo_ids, vectors, strict=True)
    ]
    db.conn.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)


def drop_some(db: Database, model: int) -> bool:
    """Remove some vectors of `model`; tell whether there may be more.

    What the log says of it goes too, but its last row: its numbers only rise.
    """
    gone = db.execute(
        "DELETE FROM vector WHERE rowid IN "
        "(SELECT rowid FROM vector WHERE model = ? LIMIT ?)",
        [model, _CHUNK],
    )
    db.execute(
        "DELETE FROM vector_log WHERE model = ? "
        "AND id < (SELECT max(id) FROM vector_log)",
        [model],
    )
    return gone.rowcount == _CHUNK


def note_failure(db: Database, model: int, photo_id: int, error: str) -> None:
    """Count a failure, so that a photo without a vector is not tried for ever."""
    db.execute(
        "INSERT INTO task (photo, task, model, attempts, error, failed_at) "
        "VALUES (?, 'vector', ?, 1, ?, ?) ON CONFLICT DO UPDATE SET "
        "attempts = attempts + 1, error = excluded.error, "
        "failed_at = excluded.failed_at",
        [photo_id, model, error, now()],
    )


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model's revision as the database knows it."""

    name: str
    revision: str
    dimension: int


def get_model(db: Database, model: int) -> ModelRow:
    """Return the revision of a model that has been used here."""
    row = db.execute(
        "SELECT name, revision, dimension FROM model WHERE id = ?", [model]
    ).fetchone()
    return ModelRow(*row)


def models(db: Database) -> list[int]:
    """Return every revision of a model that has been used here."""
    return [row[0] for row in db.execute("SELECT id FROM model ORDER BY id")]


def position(db: Database) -> int:
    """Return the number of the last thing that happened to any vector (quick)."""
    row = db.execute("SELECT max(id) FROM vector_log").fetchone()
    return int(row[0] or 0)


def touched(db: Database, model: int, *, after: int, upto: int) -> list[int]:
    """Return the photos whose vector came, changed or went since, by id."""
    rows = db.execute(
        "SELECT DISTINCT photo FROM vector_log WHERE id > ? AND id <= ? AND model = ? "
        "ORDER BY photo",
        [after, upto, model],
    )
    return [row[0] for row in rows]


def some(db: Database, model: int, photo_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the vectors of those of the photos that have one, as they are kept."""
    found: dict[int, bytes] = {}
    for start in range(0, len(photo_ids), _BOUND):
        part = photo_ids[start : start + _BOUND]
        marks = ",".join("?" * len(part))
        found |= db.execute(
            f"SELECT photo, vector FROM vector WHERE model = ? AND photo IN ({marks})",
            [model, *part],
        ).fetchall()
    return found


def load(
    db: Database, model: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """Yield (photo ids, float32[n, dimension]) in parts, by id."""
    dimension = get_model(db, model).dimension
    cursor = db.execute(
        "SELECT photo, vector FROM vector WHERE model = ? ORDER BY photo", [model]
    )
    while part := cursor.fetchmany(_CHUNK):
        yield as_rows(part, dimension)


def as_rows(
    part: Sequence[tuple[int, bytes]], dimension: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return (photo ids, float32[n, dimension]) of what the database keeps."""
    ids = np.fromiter((photo for photo, _ in part), np.int64, len(part))
    flat = np.frombuffer(b"".join(blob for _, blob in part), "<f4")
    return ids, flat.reshape(len(part), dimension)
