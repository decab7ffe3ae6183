"""The versions of a photo's captions: of the main one, or of one in a language."""

import json
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import Caption, Version

_COLUMNS = (
    "id, text, status, gaps, language, written_by, written_at, restores, restored_by"
)
_OWN = ("id", "restores", "restored_by", "main")


def history(db: Database, photo_id: int, language: str | None = None) -> list[Version]:
    """Return every version, the newest first; without a language the main caption's."""
    sql = f"{_select(language)} ORDER BY id DESC"
    values = {"photo": photo_id, "language": language}
    return [_version(row) for row in db.query(sql, values)]


def last(db: Database, photo_id: int) -> int | None:
    """Return the number of the main caption's last version, which stands."""
    sql = "SELECT max(id) FROM caption WHERE photo = ?"
    found: int | None = db.execute(sql, [photo_id]).fetchone()[0]
    return found


def languages(db: Database, photo_id: int) -> list[str]:
    """Return the languages a photo has or had a caption in, beside the main one."""
    rows = db.execute(
        "SELECT language FROM translation WHERE photo = ? "
        "GROUP BY language ORDER BY min(id)",
        [photo_id],
    )
    return [row[0] for row in rows]


def get(
    db: Database, photo_id: int, version_id: int, language: str | None = None
) -> Version:
    """Return one version of this photo's.

    :raises NotFoundError: when it has none of that number.
    """
    values = {"photo": photo_id, "language": language, "id": version_id}
    for row in db.query(f"{_select(language)} AND id = :id", values):
        return _version(row)
    raise NotFoundError("version of that caption with the number", version_id)


def mark_restored(
    db: Database, version_id: int, restores: int | None, by: str, language: str | None
) -> None:
    """Say of a new version which one it brings back, in the caller's transaction."""
    table = "caption" if language is None else "translation"
    db.execute(
        f"UPDATE {table} SET restores = ?, restored_by = ? WHERE id = ?",
        [restores, by, version_id],
    )


def _select(language: str | None) -> str:
    if language is None:
        return f"SELECT {_COLUMNS}, NULL AS main FROM caption WHERE photo = :photo"
    return (
        f"SELECT {_COLUMNS}, main FROM translation WHERE photo = :photo "
        "AND language = :language"
    )


def _version(row: dict[str, Any]) -> Version:
    own = {name: row.pop(name) for name in _OWN}
    gaps = tuple(json.loads(row.pop("gaps")))
    return Version(caption=Caption(gaps=gaps, **row), **own)
