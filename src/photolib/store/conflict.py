"""Where the sources of one file contradict each other, and whether it is settled.

An editor settles by a decision on the field; creators and credit also by setting the
credit, the caption by editing it. photo.conflicts has the number of open ones, by
which photos that have any are found.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from photolib.records import Conflict

_OPEN = """
NOT EXISTS (SELECT 1 FROM decision WHERE decision.photo = conflict.photo
  AND decision.field = conflict.field AND undone_at IS NULL)
AND NOT (conflict.field IN ('creators', 'credit') AND EXISTS (SELECT 1 FROM credit
  WHERE credit.photo = conflict.photo AND decided_by IS NOT NULL))
AND NOT (conflict.field = 'caption' AND 'edited' IS (SELECT status FROM caption
  WHERE caption.photo = conflict.photo ORDER BY id DESC LIMIT 1))
"""


def put(db: Database, photo_id: int, conflicts: Iterable[Conflict]) -> None:
    """Write the conflicts of a photo's file, replacing what stood there."""
    db.execute("DELETE FROM conflict WHERE photo = ?", [photo_id])
    rows = [
        (photo_id, one.field, source, json.dumps(value, ensure_ascii=False))
        for one in conflicts
        for source, value in one.values.items()
    ]
    db.conn.executemany("INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?)", rows)
    recount(db, photo_id)


def get_all(db: Database, photo_id: int) -> tuple[Conflict, ...]:
    """Return every conflict of a photo's file, settled ones too."""
    return _conflicts(db, photo_id, "1")


def get_open(db: Database, photo_id: int) -> tuple[Conflict, ...]:
    """Return the conflicts that nobody has settled."""
    return _conflicts(db, photo_id, _OPEN)


def recount(db: Database, photo_id: int) -> None:
    """Bring photo.conflicts up to date, within the caller's transaction."""
    db.execute(
        "UPDATE photo SET conflicts = (SELECT count(DISTINCT field) FROM conflict "
        f"WHERE photo = :photo AND {_OPEN}) WHERE id = :photo",
        {"photo": photo_id},
    )


def alike(db: Database, event_id: int, field: str, sources: Iterable[str]) -> list[int]:
    """Return the photos of an event with this conflict, of just these sources, open."""
    wanted = sorted(sources)
    rows = db.execute(
        "SELECT photo, json_group_array(source) FROM conflict "
        "WHERE photo IN (SELECT id FROM photo WHERE event = ? AND conflicts > 0) "
        f"AND field = ? AND {_OPEN} GROUP BY photo ORDER BY photo",
        [event_id, field],
    )
    return [photo for photo, found in rows if sorted(json.loads(found)) == wanted]


def _conflicts(db: Database, photo_id: int, which: str) -> tuple[Conflict, ...]:
    found: dict[str, dict[str, Any]] = {}
    for name, source, value in db.execute(
        "SELECT field, source, value FROM conflict "
        f"WHERE photo = ? AND {which} ORDER BY rowid",
        [photo_id],
    ):
        found.setdefault(name, {})[source] = json.loads(value)
    return tuple(Conflict(name, values) for name, values in found.items())
