"""Spellings of people's names, asked for by what is written and not by person."""

import json
from collections.abc import Iterable

from sqlite_utils import Database


def is_known(db: Database, keys: Iterable[str]) -> bool:
    """Tell whether a name of somebody is spelled, folded, like one of `keys`."""
    row = db.execute(
        "SELECT 1 FROM person_alias WHERE key IN (SELECT value FROM json_each(?)) "
        "LIMIT 1",
        [json.dumps(list(keys))],
    ).fetchone()
    return row is not None


def around(db: Database, photo_id: int) -> list[str]:
    """Return every spelling of whoever is, was taken for, or may be in a photo."""
    rows = db.execute(
        "SELECT alias FROM person_alias WHERE person IN ("
        "SELECT person FROM photo_person WHERE photo = ? UNION "
        "SELECT person FROM appearance JOIN photo ON photo.event = appearance.event "
        "WHERE photo.id = ?) ORDER BY alias",
        [photo_id, photo_id],
    )
    return [row[0] for row in rows]
