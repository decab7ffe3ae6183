"""Bursts as one photo each: what a page shows of them, and how many that hides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

_OPEN = "stack IS NOT (SELECT stack FROM stack WHERE kind = 'burst' AND photo = ?)"


@dataclass(frozen=True, slots=True)
class Fold:
    """Bursts are folded, but that of the photo `but`."""

    but: int | None = None


def standing_for(
    where: str, values: Iterable[Any], fold: Fold
) -> tuple[str, list[Any]]:
    """Return SQL over a row of `photo` that keeps one of each burst, and its values.

    That is the leader, or the first, of those that pass `where` too, whose names of
    columns are not qualified but by "photo". SQLite asks it row by row, by index.
    """
    sql = (
        "NOT EXISTS (SELECT 1 FROM stack AS mine JOIN stack AS before "
        "ON before.kind = 'burst' AND before.stack = mine.stack "
        "AND before.rank < mine.rank "
        f"WHERE mine.kind = 'burst' AND mine.photo = photo.id AND mine.{_OPEN} "
        f"AND EXISTS (SELECT 1 FROM photo WHERE id = before.photo AND {where}))"
    )
    return sql, [fold.but, *values]


def hidden(db: Database, where: str, values: Iterable[Any], fold: Fold) -> int:
    """Return how many photos that pass `where` others of their burst stand for."""
    passes = f"stack.photo IN (SELECT id FROM photo WHERE {where})"
    row = db.execute(
        "SELECT count(*) - count(DISTINCT stack) FROM stack "
        f"WHERE kind = 'burst' AND {_OPEN} AND {passes if where != '1' else '1'}",
        [fold.but, *values],
    ).fetchone()
    return int(row[0])
