"""The exact part of a search: a tree of terms as one SQL expression over photo ids."""

from datetime import date, datetime
from typing import Any, Literal

from sqlite_utils import Database

from photolib.query.tree import And, Node, Not, Term
from photolib.store.conditions import condition

Order = Literal["newest", "oldest"]
_ORDERS = {"newest": "sort_at DESC, id DESC", "oldest": "sort_at = '', sort_at, id"}


def where(
    asked: Node | None, column: str, today: date | None = None
) -> tuple[str, list[Any]]:
    """Return SQL (" AND ..." or "") over `column`, a photo id, and its values.

    `today` is what "yesterday" is measured from; None: the day of this machine.
    """
    if asked is None:
        return "", []
    sql, values = _expression(
        asked, column, today or datetime.now().astimezone().date()
    )
    return f" AND {sql}", values


def keep(
    db: Database,
    asked: Node | None,
    *,
    order: Order = "newest",
    limit: int = -1,
    today: date | None = None,
) -> list[int]:
    """Return the photos that pass, in the order of their capture.

    Photos without a capture time come last.
    """
    sql, values = where(asked, "id", today)
    rows = db.execute(
        f"SELECT id FROM photo WHERE 1{sql} ORDER BY {_ORDERS[order]} LIMIT ?",
        [*values, limit],
    )
    return [row[0] for row in rows]


def _expression(node: Node, column: str, today: date) -> tuple[str, list[Any]]:
    if isinstance(node, Term):
        sql, values = condition(node, today)
        return f"{column} IN ({sql})", values
    if isinstance(node, Not):
        sql, values = _expression(node.part, column, today)
        return f"NOT ({sql})", values
    parts = [_expression(part, column, today) for part in node.parts]
    joined = (" AND " if isinstance(node, And) else " OR ").join(
        sql for sql, _ in parts
    )
    return f"({joined})", [value for _, values in parts for value in values]
