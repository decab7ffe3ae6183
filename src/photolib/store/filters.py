"""The exact part of a search: a tree of terms as one SQL expression over photo ids."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from photolib.query import tree
from photolib.query.tree import And, Node, Not, Term, both
from photolib.store import stack
from photolib.store.conditions import condition
from photolib.store.fold import Fold, standing_for

_Held: TypeAlias = Callable[[str, str], str]
Order = Literal["newest", "oldest"]
FEW = 1_000
"""Photos that are listed without a thought."""
_MANY = 20_000
_WALKED = 10_000  # photos that are asked one by one, some µs each
_ORDERS = {"newest": "sort_at DESC, id DESC", "oldest": "sort_at = '', sort_at, id"}
_FIRST = {  # in an order that an index has
    "newest": "photo ORDER BY sort_at DESC, id DESC",
    "oldest": "photo WHERE sort_at > '' ORDER BY sort_at, id",
}


def where(
    asked: Node | None, column: str, today: date | None = None
) -> tuple[str, list[Any]]:
    """Return SQL (" AND ..." or "") over `column`, a photo id, and its values.

    `today` is what "yesterday" is measured from; None: the day of this machine.
    """
    if asked is None:
        return "", []
    sql, values = _expression(asked, column, today or this_day())
    return f" AND {sql}", values


def few(
    db: Database, asked: Node | None, *, most: int, today: date | None = None
) -> list[int] | None:
    """Return the photos that pass if a part of the filter keeps `most` or fewer.

    None says nothing of how many pass.
    """
    if asked is None:
        return None
    day = today or this_day()
    for part in tree.parts(asked):
        if isinstance(part, Term) and not _keeps_more(db, part, most, day):
            ids = {row[0] for row in db.execute(*condition(part, day))}
            return among(db, asked, ids, day)
    return None


def among(
    db: Database, asked: Node | None, ids: Iterable[int], today: date | None = None
) -> list[int]:
    """Return those of some photos that pass, rising."""
    day = today or this_day()
    sql, values = (
        ("1", []) if asked is None else asked_of_one(asked, "listed.value", day)
    )
    rows = db.execute(
        f"SELECT value FROM json_each(?) AS listed WHERE {sql}",
        [json.dumps(sorted(ids)), *values],
    )
    return [row[0] for row in rows]


def asked_of_one(node: Node, column: str, today: date) -> tuple[str, list[Any]]:
    """Return what `where` does, without its AND, quick where rows come one by one.

    SQLite computes the whole of an IN before it looks at the first row. EXISTS is
    looked up row by row.
    """
    return _expression(node, column, today, _exists)


def keep(
    db: Database,
    asked: Node | None,
    *,
    order: Order = "newest",
    limit: int = -1,
    today: date | None = None,
    fold: Fold | None = None,
) -> list[int]:
    """Return the photos that pass, in the order of their capture.

    Photos without a capture time come last. One stands for each burst with `fold`.
    """
    day, by = today or this_day(), _ORDERS[order]
    sql, values = where(asked, "photo.id", day)
    if asked is not None and limit > 0:
        listed: Iterable[int] | None = few(db, asked, most=FEW, today=day)
        if listed is None:  # so many that a walk in order soon meets enough of them
            walked = f"(SELECT id, sort_at FROM {_FIRST[order]} LIMIT {_WALKED})"
            passes, more = asked_of_one(asked, "photo.id", day)
            met = _in_order(db, walked, f" AND {passes}", more, by, limit, fold)
            if len(met) == limit:
                return met
            listed = kept(db, asked, day).tolist()
        sql = " AND photo.id IN (SELECT value FROM json_each(?))"
        values = [json.dumps(listed)]
    return _in_order(db, "photo", sql, values, by, limit, fold)


def _in_order(
    db: Database,
    source: str,
    sql: str,
    values: list[Any],
    by: str,
    limit: int,
    fold: Fold | None,
) -> list[int]:
    if fold is not None:
        stands, more = standing_for(f"1{sql}", values, fold)
        sql, values = f"{sql} AND {stands}", [*values, *more]
    rows = db.execute(
        f"SELECT id FROM {source} AS photo WHERE 1{sql} ORDER BY {by} LIMIT ?",
        [*values, limit],
    )
    return [row[0] for row in rows]


def kept(
    db: Database, asked: Node | None, today: date | None = None
) -> NDArray[np.int64]:
    """Return the photos that pass, by number, rising.

    SQLite joins them into one text: a row of its own for each takes far longer, and
    so does looking each up among the photos, where a part of the filter lists them.
    """
    day, parts = today or this_day(), tree.parts(asked)
    source, values = "SELECT id FROM photo", list[Any]()
    listing = _listing(db, parts, day)
    if listing is not None:
        source, values = condition(listing, day)
    rest = [part for part in parts if part is not listing]
    # The sign keeps SQLite from asking FTS5 for single rows.
    sql, more = where(both(rest) if rest else None, "+id", day)
    joined = f"SELECT group_concat(id) FROM some WHERE 1{sql}"
    found = db.execute(f"WITH some(id) AS ({source}) {joined}", [*values, *more])
    (listed,) = found.fetchone()
    ids = np.sort(np.fromstring(listed or "", np.int64, sep=","))
    return ids[np.diff(ids, prepend=0) > 0]  # of several values one photo may have two


def _listing(db: Database, parts: Iterable[Node], day: date) -> Term | None:
    """Return the part that lists what passes: one that keeps few, else any."""
    each = [part for part in parts if isinstance(part, Term)]
    fewer = (part for part in each if not _keeps_more(db, part, _MANY, day))
    return next(fewer, each[0]) if each else None


def _keeps_more(db: Database, part: Term, most: int, day: date) -> bool:
    sql, values = condition(part, day)
    row = db.execute(f"SELECT 1 FROM ({sql}) LIMIT 1 OFFSET ?", [*values, most])
    return row.fetchone() is not None


def folded(
    db: Database, asked: Node | None, photo_ids: Iterable[int], fold: Fold
) -> dict[int, tuple[int, ...]]:
    """Return by photo, of those that `keep` has folded to, the others that pass."""
    burst_of = stack.bursts(db, photo_ids)
    opened = {number for number, _ in stack.bursts(db, [fold.but or 0]).values()}
    stands = {
        number: photo_id
        for photo_id, (number, _) in burst_of.items()
        if number not in opened
    }
    others = stack.of_bursts(db, stands) if stands else {}
    found: dict[int, tuple[int, ...]] = {}
    for one in among(db, asked, others.keys() - burst_of.keys()):
        leader = stands[others[one]]
        found[leader] = (*found.get(leader, ()), one)
    return found


def this_day() -> date:
    """Return the day of this machine, which "yesterday" is measured from."""
    return datetime.now().astimezone().date()


def _expression(
    node: Node, column: str, today: date, held: _Held | None = None
) -> tuple[str, list[Any]]:
    if isinstance(node, Term):
        sql, values = condition(node, today)
        return (held or _in)(column, sql), values
    if isinstance(node, Not):
        sql, values = _expression(node.part, column, today, held)
        return f"NOT ({sql})", values
    parts = [_expression(part, column, today, held) for part in node.parts]
    joined = (" AND " if isinstance(node, And) else " OR ").join(
        sql for sql, _ in parts
    )
    return f"({joined})", [value for _, values in parts for value in values]


def _in(column: str, sql: str) -> str:
    return f"{column} IN ({sql})"


def _exists(column: str, sql: str) -> str:
    """Ask of one row; each part of a UNION by itself, which SQLite can then look up."""
    if " UNION " in sql:
        return f"({' OR '.join(_exists(column, one) for one in sql.split(' UNION '))})"
    if sql.startswith("SELECT rowid FROM words "):  # FTS5 would seek anew for each row
        return f"+{column} IN ({sql})"
    return f"EXISTS (WITH kept(id) AS ({sql}) SELECT 1 FROM kept WHERE id = {column})"
