"""Lists of codes that were handed in; one replaced or removed can come back."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import CodeList
from photolib.store import retired
from photolib.store.connect import is_id, now

_COLUMNS = "id, event AS event_id, name, told, added_by, added_at"


def add(
    db: Database,
    name: str,
    codes: Mapping[str, tuple[str, ...]],
    *,
    event_id: int | None,
    told: tuple[str, ...],
    by: str,
) -> int:
    """Write a list within the caller's transaction; return its id.

    It takes the place of the one of that name for the same event.
    """
    before = next((one for one in of_event(db, event_id) if one.name == name), None)
    if before:
        retired.remove(db, "code_list", before.id, by)
    row = db.execute(
        "INSERT INTO code_list (event, name, told, replaces, added_by, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        [event_id, name, _json(told), before and before.id, by, now()],
    ).fetchone()
    list_id = int(row[0])
    for rank, (code, columns) in enumerate(codes.items()):
        db.execute(
            "INSERT INTO code (list, code, rank, columns) VALUES (?, ?, ?, ?)",
            [list_id, code, rank, _json(columns)],
        )
    return list_id


def get(db: Database, list_id: int) -> CodeList:
    """Return a list that stands.

    :raises NotFoundError: when there is none of that number, or it was removed.
    """
    if is_id(list_id):
        sql = f"SELECT {_COLUMNS} FROM code_list WHERE id = ? AND removed_at IS NULL"
        for row in db.query(sql, [list_id]):
            return _list(db, row)
    raise NotFoundError("list of codes", list_id)


def get_all(db: Database) -> list[CodeList]:
    """Return every list that stands, the latest last."""
    sql = f"SELECT {_COLUMNS} FROM code_list WHERE removed_at IS NULL ORDER BY id"
    return [_list(db, row) for row in db.query(sql)]


def of_event(db: Database, event_id: int | None) -> list[CodeList]:
    """Return the lists of an event (None: those for every event), the latest last."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM code_list WHERE event IS ? AND removed_at IS NULL "
        "ORDER BY id",
        [event_id],
    )
    return [_list(db, row) for row in rows]


def _list(db: Database, row: dict[str, Any]) -> CodeList:
    rows = db.execute(
        "SELECT code, columns FROM code WHERE list = ? ORDER BY rank", [row["id"]]
    )
    codes = {code: tuple(json.loads(columns)) for code, columns in rows.fetchall()}
    return CodeList(**{**row, "told": tuple(json.loads(row["told"]))}, codes=codes)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
