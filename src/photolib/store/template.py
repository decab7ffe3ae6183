"""Templates of captions; one that was changed or removed can come back."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import Template, TemplateField
from photolib.store import retired
from photolib.store.connect import is_id, now

_COLUMNS = "id, name, fields, added_by, added_at"


def add(
    db: Database,
    name: str,
    fields: Mapping[str, TemplateField],
    *,
    by: str,
    replaces: int | None = None,
) -> int:
    """Write a template within the caller's transaction; return its id."""
    if replaces is not None:
        retired.remove(db, "template", replaces, by)
    said = json.dumps({n: astuple(f) for n, f in fields.items()}, ensure_ascii=False)
    row = db.execute(
        "INSERT INTO template (name, fields, replaces, added_by, added_at) "
        "VALUES (?, ?, ?, ?, ?) RETURNING id",
        [name, said, replaces, by, now()],
    ).fetchone()
    return int(row[0])


def get(db: Database, template_id: int) -> Template:
    """Return a template that stands.

    :raises NotFoundError: when there is none of that number, or it was changed.
    """
    if is_id(template_id):
        sql = f"SELECT {_COLUMNS} FROM template WHERE id = ? AND removed_at IS NULL"
        for row in db.query(sql, [template_id]):
            return _template(row)
    raise NotFoundError("template", template_id)


def get_all(db: Database) -> list[Template]:
    """Return every template that stands, by name."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM template WHERE removed_at IS NULL ORDER BY name, id"
    )
    return [_template(row) for row in rows]


def _template(row: dict[str, Any]) -> Template:
    said = json.loads(row["fields"])
    return Template(
        **{**row, "fields": {n: TemplateField(*one) for n, one in said.items()}}
    )
