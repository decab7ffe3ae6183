"""Vectors by (photo, model); the absent vector is the queue of the index."""

import json
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from photolib.store.connect import now

_CHUNK = 20_000


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


def note_failure(db: Database, model: int, photo_id: int, error: str) -> None:
    """Count a failure, so that a photo without a vector is not tried for ever."""
    db.execute(
        "INSERT INTO task (photo, task, model, attempts, error, failed_at) "
        "VALUES (?, 'vector', ?, 1, ?, ?) ON CONFLICT DO UPDATE SET "
        "attempts = attempts + 1, error = excluded.error, "
        "failed_at = excluded.failed_at",
        [photo_id, model, error, now()],
    )


def load(
    db: Database, model: int, *, after: int = 0
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return (photo ids, float32[n, dimension]) of photos above `after`, by id."""
    return _load(db, model, "photo > ?", after)


def load_of(
    db: Database, model: int, photo_ids: Iterable[int]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return (photo ids, float32[n, dimension]) of these photos, by id; some lack."""
    among = "photo IN (SELECT value FROM json_each(?))"
    return _load(db, model, among, json.dumps(list(photo_ids)))


def _load(
    db: Database, model: int, where: str, value: int | str
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    dimension = db.execute(
        "SELECT dimension FROM model WHERE id = ?", [model]
    ).fetchone()[0]
    ids: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    rows: list[NDArray[np.float32]] = [np.empty((0, dimension), np.float32)]
    cursor = db.execute(
        f"SELECT photo, vector FROM vector WHERE model = ? AND {where} ORDER BY photo",
        [model, value],
    )
    while chunk := cursor.fetchmany(_CHUNK):
        ids.append(np.fromiter((photo for photo, _ in chunk), np.int64, len(chunk)))
        flat = np.frombuffer(b"".join(blob for _, blob in chunk), "<f4")
        rows.append(flat.reshape(len(chunk), dimension))
    return np.concatenate(ids), np.concatenate(rows)
