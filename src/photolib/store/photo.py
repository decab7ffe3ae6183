"""Photos: the rows behind the files, paged by capture time."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import Photo
from photolib.store import fold
from photolib.store.connect import is_id, now
from photolib.store.fold import Fold

_PART = 20_000
_COLUMNS = (
    "id, sha256, file_name, format, media_type, size_bytes, width, height, "
    "orientation, aspect, colour, taken_at, taken_offset, added_at, event AS event_id, "
    "folder"
)


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo whose files are in place and whose row is not."""

    sha256: str
    file_name: str
    format: str
    media_type: str
    size_bytes: int
    width: int
    height: int
    orientation: int
    aspect: float
    colour: str
    layout: bytes
    taken_at: str | None
    taken_offset: str | None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which photos a page shows; None asks nothing.

    `person_id` keeps photos in which the person is confirmed or suggested;
    `person_as` only those that are confirmed or suggested, or those that the person
    is "offered" for: the photos of their events of which nobody has said anything.
    `without` keeps those that lack a "credit", a "caption", an "event", or "agreement":
    their file contradicts itself and nobody has settled it.
    """

    event_id: int | None = None
    person_id: int | None = None
    month: str | None = None
    without: str | None = None
    person_as: Literal["confirmed", "suggested", "offered"] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some photos, newest first, and the key after which the next page begins."""

    photos: tuple[Photo, ...]
    next_key: str | None


def add(db: Database, new: NewPhoto) -> int:
    """Write the row within the caller's transaction; return its id."""
    names = list(NewPhoto.__slots__)
    values = [getattr(new, name) for name in names]
    sql = (
        f"INSERT INTO photo ({', '.join(names)}, sort_at, added_at) "
        f"VALUES ({', '.join('?' * len(names))}, ?, ?) RETURNING id"
    )
    row = db.execute(sql, [*values, new.taken_at or "", now()]).fetchone()
    return int(row[0])


def get(db: Database, photo_id: int) -> Photo:
    """Return a photo.

    :raises NotFoundError: when there is none of that number.
    """
    for photo in get_many(db, [photo_id]):
        return photo
    raise NotFoundError("photo", photo_id)


def get_many(db: Database, ids: Iterable[int]) -> list[Photo]:
    """Return the photos of `ids` that exist, in that order."""
    wanted = [id_ for id_ in ids if is_id(id_)]
    found: dict[int, Photo] = {}
    for some in _chunks(wanted, 500):
        marks = ", ".join("?" * len(some))
        rows = db.query(f"SELECT {_COLUMNS} FROM photo WHERE id IN ({marks})", some)
        found.update({row["id"]: Photo(**row) for row in rows})
    return [found[id_] for id_ in wanted if id_ in found]


def find_by_sha256(db: Database, sha256: str) -> int | None:
    """Return the id of the photo with that content."""
    row = db.execute("SELECT id FROM photo WHERE sha256 = ?", [sha256]).fetchone()
    return None if row is None else int(row[0])


def find_by_name(db: Database, name: str) -> list[tuple[int, str]]:
    """Return (id, file name) of the photos called `name`, with any ending or as is."""
    rows = db.execute(
        "SELECT id, file_name FROM photo WHERE file_name = ? "
        "OR (file_name > ? AND file_name < ?) ORDER BY id",
        [name, f"{name}.", f"{name}/"],  # "/" follows "." in Unicode
    )
    return [row for row in rows if row[1] == name or row[1].rpartition(".")[0] == name]


def set_taken(
    db: Database, photo_id: int, taken_at: str | None, taken_offset: str | None
) -> None:
    """Say when a photo was taken, which is where it stands in the gallery."""
    db.execute(
        "UPDATE photo SET taken_at = ?, taken_offset = ?, sort_at = ? WHERE id = ?",
        [taken_at, taken_offset, taken_at or "", photo_id],
    )


def ids(db: Database, wanted: Filter = Filter()) -> list[int]:
    """Return the ids of all photos that pass the filter, oldest row first."""
    where, values = _where(wanted)
    sql = f"SELECT id FROM photo WHERE {where} ORDER BY id"
    return [row[0] for row in db.execute(sql, values)]


def in_order(db: Database, wanted: Filter = Filter()) -> list[int]:
    """Return the ids of all photos that pass the filter, as they were taken."""
    where, values = _where(wanted)
    sql = f"SELECT id FROM photo WHERE {where} ORDER BY sort_at, id"
    return [row[0] for row in db.execute(sql, values)]


def between(db: Database, one: int, other: int, wanted: Filter) -> list[int]:
    """Return the ids from one photo to another, in any order, that pass the filter.

    Both are among them, and every photo that the gallery has between them.
    """
    ends = get_many(db, [one, other])
    keys = sorted((end.taken_at or "", end.id) for end in ends)
    if not keys:
        return []
    where, values = _where(wanted)
    sql = (
        f"SELECT id FROM photo WHERE {where} AND (sort_at, id) >= (?, ?) "
        "AND (sort_at, id) <= (?, ?) ORDER BY sort_at, id"
    )
    return [row[0] for row in db.execute(sql, [*values, *keys[0], *keys[-1]])]


def count(db: Database, wanted: Filter = Filter()) -> int:
    """Return how many photos pass the filter."""
    where, values = _where(wanted)
    row = db.execute(f"SELECT count(*) FROM photo WHERE {where}", values).fetchone()
    return int(row[0])


def folded_away(db: Database, wanted: Filter, folded: Fold) -> int:
    """Return how many photos that pass the filter a page of bursts folded hides."""
    return fold.hidden(db, *_where(wanted), folded)


def page(
    db: Database,
    *,
    limit: int,
    after: str | None = None,
    wanted: Filter = Filter(),
    folded: Fold | None = None,
) -> Page:
    """Return the page that begins after the key `after` (None: the first).

    Keyset paging: as quick on the last page as on the first, and photos that
    arrive meanwhile shift nothing. A key that is none begins at the top. One photo
    stands for each burst that is `folded` (None: none is).
    """
    where, values = _where(wanted)
    if folded is not None:
        stands, more = fold.standing_for(where, values, folded)
        where, values = f"{where} AND {stands}", [*values, *more]
    key = _parse_key(after)
    if key:
        where += " AND (sort_at, id) < (?, ?)"
        values += list(key)
    sql = (
        f"SELECT {_COLUMNS}, sort_at FROM photo WHERE {where} "
        "ORDER BY sort_at DESC, id DESC LIMIT ?"
    )
    rows = list(db.query(sql, [*values, limit + 1]))
    keys = [f"{row.pop('sort_at')}~{row['id']}" for row in rows]
    photos = tuple(Photo(**row) for row in rows[:limit])
    return Page(photos, keys[limit - 1] if len(rows) > limit else None)


def neighbours(db: Database, photo: Photo) -> tuple[int | None, int | None]:
    """Return the photos before and after this one in the gallery of its event."""
    key = [photo.event_id, photo.taken_at or "", photo.id]
    previous = db.execute(
        "SELECT id FROM photo WHERE event IS ? AND (sort_at, id) > (?, ?) "
        "ORDER BY sort_at, id LIMIT 1",
        key,
    ).fetchone()
    following = db.execute(
        "SELECT id FROM photo WHERE event IS ? AND (sort_at, id) < (?, ?) "
        "ORDER BY sort_at DESC, id DESC LIMIT 1",
        key,
    ).fetchone()
    return (previous and previous[0], following and following[0])


def months(db: Database) -> list[tuple[str, int]]:
    """Return (month "2025-11" or "" for unknown, number of photos), newest first."""
    return db.execute(_MONTHS).fetchall()


def link_to_event(db: Database, photo_ids: Iterable[int], event_id: int | None) -> None:
    """Say that the photos are of that event (None: of none)."""
    for some in _chunks(list(photo_ids), 500):
        marks = ", ".join("?" * len(some))
        db.execute(
            f"UPDATE photo SET event = ? WHERE id IN ({marks})",
            [event_id, *some],
        )


def latest(db: Database, event_id: int | None, limit: int) -> list[Photo]:
    """Return the photos of an event (None: of none) that arrived last, at most so many.

    They come in the order of arrival.
    """
    rows = db.query(
        f"SELECT {_COLUMNS} FROM photo WHERE event IS ? ORDER BY id DESC LIMIT ?",
        [event_id, limit],
    )
    return [Photo(**row) for row in rows][::-1]


def layouts(
    db: Database, *, after: int, upto: int
) -> Iterator[list[tuple[int, bytes]]]:
    """Yield (id, colour layout) of the photos above `after`, by id, in parts."""
    cursor = db.execute(
        "SELECT id, layout FROM photo WHERE id > ? AND id <= ? ORDER BY id",
        [after, upto],
    )
    while part := cursor.fetchmany(_PART):
        yield part


def last(db: Database) -> int:
    """Return the id of the photo that came last; 0: there is none."""
    return int(db.execute("SELECT max(id) FROM photo").fetchone()[0] or 0)


def layouts_of(db: Database, photo_ids: Iterable[int]) -> list[tuple[int, bytes]]:
    """Return (id, colour layout) of these photos, by id; those that have one."""
    return db.execute(
        "SELECT id, layout FROM photo WHERE layout <> x'' "
        "AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(list(photo_ids))],
    ).fetchall()


def layout(db: Database, photo_id: int) -> bytes:
    """Return the colour layout of a photo.

    :raises NotFoundError: when there is none of that number.
    """
    get(db, photo_id)
    row = db.execute("SELECT layout FROM photo WHERE id = ?", [photo_id]).fetchone()
    return bytes(row[0])


def _where(wanted: Filter) -> tuple[str, list[Any]]:
    clauses: list[str] = ["1"]
    values: list[Any] = []
    if wanted.event_id is not None:
        clauses.append("event = ?")
        values.append(wanted.event_id)
    if wanted.person_id is not None:
        sql = _HAS_PERSON[wanted.person_as]
        clauses.append(sql)
        values += [wanted.person_id] * sql.count("?")
    if wanted.month is not None:
        clauses.append("sort_at >= ? AND sort_at < ?")
        values += [wanted.month, wanted.month + "~" if wanted.month else "0"]
    if wanted.without is not None:
        clauses.append(_LACKS[wanted.without])
    return " AND ".join(clauses), values


_MONTHS = """
WITH RECURSIVE month (name, next) AS (
  SELECT substr(max(sort_at), 1, 7), '~' FROM photo UNION ALL
  SELECT (SELECT substr(max(sort_at), 1, 7) FROM photo WHERE sort_at < name), name
  FROM month WHERE name IS NOT NULL)
SELECT name, (SELECT count(*) FROM photo WHERE sort_at >= name AND sort_at < next)
FROM month WHERE name IS NOT NULL
"""  # the index is walked from month to month: GROUP BY cuts every row's text
_HAS_PERSON = {
    None: (
        "id IN (SELECT photo FROM photo_person WHERE person = ? "
        "AND status <> 'rejected')"
    ),
    "confirmed": (
        "id IN (SELECT photo FROM photo_person WHERE person = ? "
        "AND status = 'confirmed')"
    ),
    "suggested": (
        "id IN (SELECT photo FROM photo_person WHERE person = ? "
        "AND status = 'suggested')"
    ),
    "offered": (
        "event IN (SELECT event FROM appearance WHERE person = ?) AND NOT EXISTS "
        "(SELECT 1 FROM photo_person WHERE photo_person.photo = photo.id "
        "AND person = ?)"
    ),
}
_LACKS = {
    "credit": "uncredited = 1",  # kept by triggers of credit (m0025)
    # A photo of an event has at least the caption composed from the event's facts.
    "caption": (
        "id NOT IN (SELECT photo FROM caption) AND (event IS NULL OR "
        "event IN (SELECT id FROM event WHERE title IS NULL))"
    ),
    "event": "event IS NULL",
    "agreement": "conflicts > 0",
}


def _parse_key(after: str | None) -> tuple[str, int] | None:
    sort_at, tilde, id_ = (after or "").rpartition("~")
    known = tilde and id_.isdecimal() and len(id_) < 19  # SQLite's numbers are less
    return (sort_at, int(id_)) if known else None


def _chunks(items: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
