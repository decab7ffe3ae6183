"""Rows that are taken out of use and never deleted, so that each can come back."""

from typing import Literal

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store.connect import is_id, now

Table = Literal["code_list", "template", "term", "saved_search"]
_CALLED: dict[Table, str] = {
    "code_list": "list of codes",
    "template": "template",
    "term": "term",
    "saved_search": "saved search",
}


def remove(db: Database, table: Table, row_id: int, by: str) -> None:
    """Take a row out of use within the caller's transaction; `restore` undoes it.

    :raises NotFoundError: when no row of that number is in use.
    """
    _, stands = _row(db, table, row_id)
    if not stands:
        raise NotFoundError(_CALLED[table], row_id)
    _retire(db, table, row_id, by)


def returning(db: Database, table: Table, row_id: int) -> int | None:
    """Return which row `restore` would bring back into use.

    :raises NotFoundError: when there is none of that number.
    """
    before, stands = _row(db, table, row_id)
    return before if stands else row_id


def restore(db: Database, table: Table, row_id: int, by: str) -> None:
    """Undo the last that was done to a row: removed, it returns; else it goes.

    Whatever it had replaced returns in its place.

    :raises NotFoundError: when there is none of that number.
    """
    before, stands = _row(db, table, row_id)
    goes, comes = (row_id, before) if stands else (before, row_id)
    _retire(db, table, goes, by)
    db.execute(
        f"UPDATE {table} SET removed_by = NULL, removed_at = NULL WHERE id = ?",
        [comes],
    )


def _row(db: Database, table: Table, row_id: int) -> tuple[int | None, bool]:
    """Return which row this one has replaced, and whether it is in use."""
    sql = f"SELECT replaces, removed_at IS NULL FROM {table} WHERE id = ?"
    row = is_id(row_id) and db.execute(sql, [row_id]).fetchone()
    if not row:
        raise NotFoundError(_CALLED[table], row_id)
    return row[0], bool(row[1])


def _retire(db: Database, table: Table, row_id: int | None, by: str) -> None:
    db.execute(
        f"UPDATE {table} SET removed_by = ?, removed_at = ? WHERE id = ?",
        [by, now(), row_id],
    )
