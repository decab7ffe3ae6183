"""What editors say of photos in stacks: kept, stronger than any run, and undone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store.connect import is_id, now
from photolib.store.stack import Kind

Word = Literal["apart", "leader"]
_SELECT = (
    "SELECT id, kind, word, photo, others, decided_by, decided_at FROM stack_word "
    "WHERE undone_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class StackWord:
    """An editor's word that stands: a photo leads, or is apart from the others."""

    id: int
    kind: Kind
    word: Word
    photo: int
    others: tuple[int, ...]
    decided_by: str
    decided_at: str


def add(
    db: Database,
    kind: Kind,
    word: Word,
    photo_id: int,
    others: Iterable[int],
    by: str,
) -> int:
    """Write an editor's word; return its number."""
    row = db.execute(
        "INSERT INTO stack_word (kind, word, photo, others, decided_by, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        [kind, word, photo_id, json.dumps(list(others)), by, now()],
    ).fetchone()
    return int(row[0])


def get(db: Database, word_id: int) -> StackWord:
    """Return a word that stands.

    :raises NotFoundError: when there is none of that number, or it is undone.
    """
    if is_id(word_id):
        for row in db.execute(f"{_SELECT} AND id = ?", [word_id]):
            return _word(row)
    raise NotFoundError("decision that stands", word_id)


def undo(db: Database, word_id: int, by: str) -> None:
    """Take back a word; it stays in the table."""
    db.execute(
        "UPDATE stack_word SET undone_by = ?, undone_at = ? WHERE id = ?",
        [by, now(), word_id],
    )


def of_photo(db: Database, photo_id: int) -> list[StackWord]:
    """Return the words that stand and name a photo, the latest first."""
    rows = db.execute(
        f"{_SELECT} AND (photo = :id OR EXISTS (SELECT 1 FROM json_each(others) "
        "WHERE value = :id)) ORDER BY id DESC",
        {"id": photo_id},
    )
    return [_word(row) for row in rows]


def apart(db: Database, kind: Kind) -> set[tuple[int, int]]:
    """Return the pairs (lower number first) that editors have told apart."""
    rows = db.execute(
        "SELECT min(photo, value), max(photo, value) FROM stack_word, "
        "json_each(others) WHERE kind = ? AND word = 'apart' AND undone_at IS NULL",
        [kind],
    )
    return set(rows)


def leaders(db: Database, kind: Kind) -> dict[int, int]:
    """Return the photos that editors have made leaders, with the word's number."""
    rows = db.execute(
        "SELECT photo, max(id) FROM stack_word "
        "WHERE kind = ? AND word = 'leader' AND undone_at IS NULL GROUP BY photo",
        [kind],
    )
    return dict(rows.fetchall())


def _word(row: tuple[Any, ...]) -> StackWord:
    id_, kind, word, photo_id, others, by, at = row
    return StackWord(id_, kind, word, photo_id, tuple(json.loads(others)), by, at)
