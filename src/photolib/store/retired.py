"""Rows that are taken out of use and never deleted, so that each can come back."""

from typing import Literal

from sqlite_utils import Database

from photolib.store.connect import is_id, now

Table = Literal["code_list", "template"]


def remove(db: Database, table: Table, row_id: int | None, by: str) -> None:
    """Take a row out of use within the caller's transaction."""
    db.execute(
        f"UPDATE {table} SET removed_by = ?, removed_at = ? WHERE id = ?",
        [by, now(), row_id],
    )


def undo(db: Database, table: Table, row_id: int, by: str) -> bool:
    """Undo the last that was done to a row: removed, it returns; else it goes.

    Whatever it had replaced returns in its place. Tell whether there is such a row.
    """
    sql = f"SELECT replaces, removed_at IS NULL FROM {table} WHERE id = ?"
    row = db.execute(sql, [row_id if is_id(row_id) else 0]).fetchone()
    if row is None:
        return False
    before, stands = row
    goes, comes = (row_id, before) if stands else (before, row_id)
    remove(db, table, goes, by)
    db.execute(
        f"UPDATE {table} SET removed_by = NULL, removed_at = NULL WHERE id = ?",
        [comes],
    )
    return True
