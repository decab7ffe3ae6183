"""What editors decide of what files say: each is kept, the last not undone stands."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from photolib.records import Decision
from photolib.store import conflict
from photolib.store.connect import now

_COLUMNS = "act, field, value, source, decided_by, decided_at, undone_by, undone_at"
STANDING = f"""
SELECT max(id), {_COLUMNS} FROM decision
WHERE photo = :photo AND undone_at IS NULL GROUP BY field
"""
"""SQL of the decisions that stand for :photo; the row is that of max(id)
(https://sqlite.org/lang_select.html#bareagg)."""


def new_act(db: Database) -> int:
    """Return the number for what is decided at once, in the caller's transaction."""
    row = db.execute("SELECT coalesce(max(act), 0) + 1 FROM decision").fetchone()
    return int(row[0])


def add(
    db: Database,
    act: int,
    photo_id: int,
    field: str,
    value: Any,
    *,
    source: str | None,
    by: str,
) -> None:
    """Write a decision; it stands until it is undone or another follows."""
    db.execute(
        "INSERT INTO decision (act, photo, field, value, source, decided_by, "
        "decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            act,
            photo_id,
            field,
            json.dumps(value, ensure_ascii=False),
            source,
            by,
            now(),
        ],
    )
    conflict.recount(db, photo_id)


def add_all(
    db: Database, act: int, field: str, values: Mapping[int, Any], by: str
) -> None:
    """Write what was typed into one field of many photos, by photo."""
    at = now()
    db.conn.executemany(
        "INSERT INTO decision (act, photo, field, value, decided_by, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (act, photo_id, field, json.dumps(value, ensure_ascii=False), by, at)
            for photo_id, value in values.items()
        ],
    )
    for photo_id in values:
        conflict.recount(db, photo_id)


def standing(db: Database, photo_id: int) -> dict[str, Decision]:
    """Return the decision that stands for each field that has one."""
    rows = db.execute(STANDING, {"photo": photo_id})
    return {found.field: found for found in map(_decision, rows)}


def standing_in(
    db: Database, photo_ids: Iterable[int], names: Sequence[str]
) -> list[tuple[int, str, Any]]:
    """Return (photo, field, value) of the decisions that stand on these fields."""
    marks = ", ".join("?" * len(names))
    rows = db.execute(
        f"SELECT photo, field, value, max(id) FROM decision "
        f"WHERE undone_at IS NULL AND field IN ({marks}) "
        "AND photo IN (SELECT value FROM json_each(?)) GROUP BY photo, field",
        [*names, json.dumps(list(photo_ids))],
    )
    return [(photo, name, _known(value)) for photo, name, value, _ in rows]


def acts(db: Database, photo_ids: Iterable[int], field: str) -> dict[int, int]:
    """Return by photo the act of the decision that stands on a field, if one does."""
    rows = db.execute(
        "SELECT photo, act, max(id) FROM decision WHERE undone_at IS NULL "
        "AND field = ? AND photo IN (SELECT value FROM json_each(?)) GROUP BY photo",
        [field, json.dumps(list(photo_ids))],
    )
    return {photo: act for photo, act, _ in rows}


def mark(db: Database, photo_ids: Iterable[int], field: str) -> str:
    """Return a mark of what is decided on a field of photos, to notice a clash by."""
    found = acts(db, photo_ids, field)
    return f"{max(found.values(), default=0)}-{len(found)}"


def history(db: Database, photo_id: int) -> list[Decision]:
    """Return every decision on a photo, undone ones too, the newest first."""
    rows = db.execute(
        f"SELECT id, {_COLUMNS} FROM decision WHERE photo = ? ORDER BY id DESC",
        [photo_id],
    )
    return [_decision(row) for row in rows]


def photos(db: Database, act: int) -> list[int]:
    """Return the photos on which this was decided and not undone since."""
    rows = db.execute(
        "SELECT DISTINCT photo FROM decision WHERE act = ? AND undone_at IS NULL "
        "ORDER BY photo",
        [act],
    )
    return [row[0] for row in rows]


def undo(db: Database, act: int, photo_id: int, by: str) -> None:
    """Take back what was decided at once on a photo: what stood before stands again."""
    db.execute(
        "UPDATE decision SET undone_by = ?, undone_at = ? "
        "WHERE act = ? AND photo = ? AND undone_at IS NULL",
        [by, now(), act, photo_id],
    )
    conflict.recount(db, photo_id)


def undo_all(db: Database, act: int, by: str) -> dict[int, bool]:
    """Take back one act everywhere; return its photos, with whether it still stood."""
    rows = db.execute(
        "SELECT photo, NOT EXISTS (SELECT 1 FROM decision AS later "
        "WHERE later.photo = decision.photo AND later.field = decision.field "
        "AND later.id > decision.id AND later.undone_at IS NULL) "
        "FROM decision WHERE act = ? AND undone_at IS NULL",
        [act],
    ).fetchall()
    found = {photo_id: bool(stood) for photo_id, stood in rows}
    for photo_id in found:
        undo(db, act, photo_id, by)
    return found


def _decision(row: tuple[Any, ...]) -> Decision:
    id_, act, field, value, *others = row
    return Decision(id_, act, field, _known(value), *others)


def _known(value: str) -> Any:
    known = json.loads(value)
    return tuple(known) if isinstance(known, list) else known
