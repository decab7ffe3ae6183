"""Searches kept under a name, and how many photos came since each was opened."""

import unicodedata
from dataclasses import astuple, dataclass
from datetime import date

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.query import Node
from photolib.records import SavedSearch
from photolib.store import retired
from photolib.store.connect import is_id, plain
from photolib.store.filters import asked_of_one, this_day
from photolib.store.passing import passing

COUNTED = 99
_LOOKED_AT = 10_000  # photos that came since, some µs each
_COLUMNS = "id, name, query, sort, seen, added_by, added_at"
_STANDS = "removed_at IS NULL"


@dataclass(frozen=True, slots=True)
class Newer:
    """How many photos came since, at most COUNTED; `or_more`: perhaps others."""

    photos: int
    or_more: bool


def add(db: Database, saved: SavedSearch, *, replaces: int | None = None) -> int:
    """Write a search within the caller's transaction; return its id, the next one.

    The id of `saved` says nothing; whatever it replaces is taken out of use.
    """
    if replaces is not None:
        retired.remove(db, "saved_search", replaces, saved.added_by)
    _, name, *rest = astuple(saved)
    row = db.execute(
        "INSERT INTO saved_search (name, key, query, sort, seen, added_by, added_at, "
        "replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [name, key(name), *rest, replaces],
    ).fetchone()
    return int(row[0])


def get(db: Database, saved_id: int, *, stands: bool = True) -> SavedSearch:
    """Return a search; with `stands` one that is in use.

    :raises NotFoundError: when there is none of that number.
    """
    if is_id(saved_id):
        also = f" AND {_STANDS}" if stands else ""
        sql = f"SELECT {_COLUMNS} FROM saved_search WHERE id = ?{also}"
        for row in db.query(sql, [saved_id]):
            return SavedSearch(**row)
    raise NotFoundError("saved search", saved_id)


def find(db: Database, name: str) -> SavedSearch | None:
    """Return the search of a name, in any case."""
    sql = f"SELECT {_COLUMNS} FROM saved_search WHERE key = ? AND {_STANDS}"
    return next((SavedSearch(**row) for row in db.query(sql, [key(name)])), None)


def get_all(db: Database) -> list[SavedSearch]:
    """Return every search that stands, by name."""
    sql = f"SELECT {_COLUMNS} FROM saved_search WHERE {_STANDS} ORDER BY key"
    return [SavedSearch(**row) for row in db.query(sql)]


def begun(db: Database, text: str, *, limit: int) -> list[SavedSearch]:
    """Return searches with a word in their name that begins so; Chinese, anywhere."""
    asked = plain(text)
    named = ((one, plain(one.name)) for one in get_all(db))
    held = [
        one
        for one, name in named
        if f" {asked}" in f" {name}" or (not asked.isascii() and asked in name)
    ]
    return held[:limit]


def last_photo(db: Database) -> int:
    """Return the highest number of a photo, 0 where there is none."""
    row = db.execute("SELECT coalesce(max(id), 0) FROM photo").fetchone()
    return int(row[0])


def mark_opened(db: Database, saved_id: int) -> None:
    """Note, within the caller's transaction, that all that is there has been seen."""
    seen = last_photo(db)
    db.execute("UPDATE saved_search SET seen = ? WHERE id = ?", [seen, saved_id])


def newer(db: Database, asked: Node, seen: int, today: date | None = None) -> Newer:
    """Count the photos that pass and have a number above `seen`.

    Only COUNTED are counted, of the first 10,000 that came.
    """
    day = today or this_day()
    kept = passing(db, asked, "looked.id", day)
    if kept.held:  # FTS5 begins at that row, and reads only where all stand together
        source = "SELECT rowid AS id FROM words WHERE words MATCH ? AND rowid > ?"
        values = [kept.of(kept.held[0]), seen]
        sql, more = kept.sql, list(kept.values)
    else:
        source, values = "SELECT id FROM photo WHERE id > ?", [seen]
        passes, more = asked_of_one(asked, "looked.id", day)
        sql = f" AND {passes}"
    looked = f"({source} ORDER BY 1 LIMIT {_LOOKED_AT}) AS looked"
    (photos,) = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {looked} WHERE 1{sql} "
        f"LIMIT {COUNTED + 1})",
        [*values, *more],
    ).fetchone()
    if photos > COUNTED:
        return Newer(COUNTED, or_more=True)
    (count,) = db.execute(f"SELECT count(*) FROM {looked}", values).fetchone()
    return Newer(photos, or_more=count == _LOOKED_AT)


def key(name: str) -> str:
    """Return the key under which one name meets itself in another case.

    >>> key("北京 FORUM") == key("北京 forum")
    True
    """
    return unicodedata.normalize("NFC", name).casefold()
