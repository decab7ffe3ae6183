"""What humans said of cameras' clocks: corrected by so much, or not wrong after all.

A correction is an act of decisions (photolib.store.decision): whether it still stands
in a photo is told by those.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store import decision
from photolib.store.connect import is_id, now

_COLUMNS = 'id, act, camera, shift_s, how, "by", at, undone_at IS NOT NULL'


@dataclass(frozen=True, slots=True)
class Word:
    """What a human said of a clock; `act` is that of the decisions, None: not wrong.

    `shift` is what is to be added to its times, `how` by what that was found.
    """

    id: int
    act: int | None
    camera: str
    shift: timedelta
    how: str
    by: str
    at: str
    undone: bool


def note(
    db: Database,
    photo_ids: Iterable[int],
    camera: str,
    shift: timedelta,
    how: str,
    by: str,
    *,
    act: int | None = None,
) -> int:
    """Write what was said of the clock that took these photos; return its number."""
    row = db.execute(
        'INSERT INTO clock (act, camera, shift_s, how, "by", at) '
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        [act, camera, round(shift.total_seconds()), how, by, now()],
    ).fetchone()
    db.conn.executemany(
        "INSERT INTO clock_frame (photo, clock) VALUES (?, ?)",
        [(photo_id, row[0]) for photo_id in photo_ids],
    )
    return int(row[0])


def get(db: Database, word_id: int) -> Word:
    """Return what was said.

    :raises NotFoundError: when there is nothing of that number.
    """
    if is_id(word_id):
        for row in db.execute(f"SELECT {_COLUMNS} FROM clock WHERE id = ?", [word_id]):
            return _word(row)
    raise NotFoundError("clock correction", word_id)


def note_undone(db: Database, word_id: int, by: str) -> None:
    """Write that what was said was taken back."""
    db.execute(
        "UPDATE clock SET undone_by = ?, undone_at = ? WHERE id = ?",
        [by, now(), word_id],
    )


def refused(db: Database, photo_ids: Iterable[int]) -> dict[int, list[Word]]:
    """Return by photo what was proposed and said to be not wrong."""
    rows = db.execute(
        f"SELECT clock_frame.photo, {_COLUMNS} FROM clock_frame JOIN clock "
        "ON clock.id = clock_frame.clock WHERE act IS NULL AND undone_at IS NULL "
        "AND clock_frame.photo IN (SELECT value FROM json_each(?))",
        [json.dumps(list(photo_ids))],
    )
    found: dict[int, list[Word]] = {}
    for photo, *row in rows:
        found.setdefault(photo, []).append(_word(row))
    return found


def corrections(db: Database, acts: Iterable[int]) -> Mapping[int, Word]:
    """Return by act which of these acts are corrections of clocks."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM clock WHERE act IN (SELECT value FROM json_each(?)) "
        "ORDER BY id",
        [json.dumps(sorted(set(acts)))],
    )
    return {word.act: word for word in map(_word, rows) if word.act is not None}


def standing(db: Database, photo_ids: Iterable[int]) -> dict[int, Word]:
    """Return by photo the correction of a clock by which its time stands, if any."""
    acts = decision.acts(db, photo_ids, "taken_at")
    known = corrections(db, acts.values())
    return {photo: known[act] for photo, act in acts.items() if act in known}


def _word(row: Any) -> Word:
    id_, act, camera, shift_s, how, by, at, undone = row
    return Word(id_, act, camera, timedelta(seconds=shift_s), how, by, at, bool(undone))
