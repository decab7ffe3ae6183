"""Open the library's database the one right way."""

import os
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database as Database

from photolib.errors import StorageError


def connect(path: Path) -> Database:
    """Open `path` with WAL, foreign keys and a 10 s wait; strict new tables.

    One connection serves one thread: the gallery opens one per request.

    :raises StorageError: when the file cannot be opened or is no database.
    """
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=10)
        db = Database(connection, strict=True)
        connection.create_function("holds", 2, holds, deterministic=True)
        db.enable_wal()
        db.execute("PRAGMA foreign_keys = on")
        db.execute("PRAGMA synchronous = full")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        hint = "" if os.access(path.parent, os.W_OK) else "; its folder is read-only"
        raise StorageError(
            f"{path} cannot be opened as a database: {error}{hint}"
        ) from error
    return db


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One unit of work: take the write lock first, commit at the end or undo all.

    db.atomic() starts a deferred transaction, which SQLite refuses to promote
    ("database is locked") once another process has written since our first read.

    :raises StorageError: when the disk is full or refuses to be written.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StorageError(f"the library cannot be written: {error}") from error
    try:
        yield
        db.commit()
    except sqlite3.OperationalError as error:
        db.rollback()
        raise StorageError(f"the library cannot be written: {error}") from error
    except BaseException:
        db.rollback()
        raise


def version(db: Database) -> int:
    """Return a number that is another one once another connection has written.

    https://sqlite.org/pragma.html#pragma_data_version
    """
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def holds(text: str | None, wanted: str) -> bool:
    """Tell whether `wanted` stands in `text`, in SQL too; no case, no accents.

    >>> holds("Universität Köln", "universitat"), holds(None, "a")
    (True, False)
    """
    return text is not None and plain(wanted) in plain(text)


def plain(text: str) -> str:
    """Return a text without case and accents."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in bare if not unicodedata.combining(c))


def is_id(number: int) -> bool:
    """Tell whether SQLite could have given this number to a row."""
    return 0 < number < 2**63


def now() -> str:
    """Return the time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def check(db: Database) -> list[str]:
    """Return what SQLite finds wrong with the database; nothing when it is whole."""
    told = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return told + [f"row {row[1]} of {row[0]} points to nothing" for row in broken]
