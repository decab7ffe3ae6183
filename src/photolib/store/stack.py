"""Stacks: photos of one burst, or copies of one picture, each with its leader."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

Kind = Literal["burst", "copies"]
How = Literal["whole", "turned", "mirrored", "part"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a photo stands in its stacks: of how many, and whether it leads.

    A size of 0 is no stack. `burst_number` tells bursts apart. `arrivals` counts how
    often the same file came again.
    """

    burst: int = 0
    burst_number: int | None = None
    copies: int = 0
    leads_copies: bool = False
    arrivals: int = 0


NOWHERE = Standing()


def members(db: Database, kind: Kind, photo_id: int) -> list[int]:
    """Return the photos of the stack a photo is in, its leader first; [] for none."""
    rows = db.execute(
        "SELECT other.photo FROM stack JOIN stack AS other USING (kind, stack) "
        "WHERE kind = ? AND stack.photo = ? ORDER BY other.rank",
        [kind, photo_id],
    )
    return [row[0] for row in rows]


def count(db: Database, kind: Kind) -> int:
    """Return how many stacks of a kind there are."""
    row = db.execute(
        "SELECT count(*) FROM stack WHERE kind = ? AND rank = 0", [kind]
    ).fetchone()
    return int(row[0])


def put(
    db: Database, kind: Kind, photo_ids: Iterable[int], groups: Iterable[Sequence[int]]
) -> None:
    """Let these photos stand in these groups, each with its leader first.

    Those in no group are in no stack of that kind any more.
    """
    db.execute(
        "DELETE FROM stack WHERE kind = ? "
        "AND photo IN (SELECT value FROM json_each(?))",
        [kind, json.dumps(list(photo_ids))],
    )
    db.conn.executemany(
        "INSERT INTO stack (kind, photo, stack, rank) VALUES (?, ?, ?, ?)",
        [
            (kind, photo_id, min(group), rank)
            for group in groups
            for rank, photo_id in enumerate(group)
        ],
    )


def standing(db: Database, photo_ids: Iterable[int]) -> dict[int, Standing]:
    """Return where these photos stand; those that are in no stack are left out."""
    rows = db.execute(
        "WITH asked(photo) AS (SELECT value FROM json_each(?)) "
        "SELECT asked.photo, burst.stack, (SELECT count(*) FROM stack "
        "  WHERE kind = 'burst' AND stack = burst.stack), "
        "copies.rank, (SELECT count(*) FROM stack "
        "  WHERE kind = 'copies' AND stack = copies.stack), "
        "(SELECT count(*) FROM arrival WHERE photo = asked.photo) AS arrivals "
        "FROM asked LEFT JOIN stack AS burst "
        "  ON burst.kind = 'burst' AND burst.photo = asked.photo "
        "LEFT JOIN stack AS copies "
        "  ON copies.kind = 'copies' AND copies.photo = asked.photo "
        "WHERE burst.photo IS NOT NULL OR copies.photo IS NOT NULL OR arrivals > 0",
        [json.dumps(list(photo_ids))],
    )
    return {
        photo_id: Standing(burst, number, copies, rank == 0, arrivals)
        for photo_id, number, burst, rank, copies, arrivals in rows
    }


def bursts(db: Database, photo_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return (number of its burst, rank in it) of those photos that are in one."""
    rows = db.execute(
        "SELECT photo, stack, rank FROM stack WHERE kind = 'burst' "
        "AND photo IN (SELECT value FROM json_each(?))",
        [json.dumps(list(photo_ids))],
    )
    return {photo_id: (number, rank) for photo_id, number, rank in rows}


def of_bursts(db: Database, numbers: Iterable[int]) -> dict[int, int]:
    """Return the photos of some bursts, each with the number of its burst."""
    rows = db.execute(
        "SELECT photo, stack FROM stack WHERE kind = 'burst' "
        "AND stack IN (SELECT value FROM json_each(?))",
        [json.dumps(list(numbers))],
    )
    return dict(rows.fetchall())


def add_same(db: Database, one: int, other: int, how: How) -> None:
    """Keep how two photos show the same picture."""
    db.execute(
        "INSERT OR REPLACE INTO same (one, other, how) VALUES (?, ?, ?)",
        [*sorted((one, other)), how],
    )


def same_around(db: Database, photo_ids: Iterable[int]) -> list[tuple[int, int, How]]:
    """Return every pair that leads from these photos to others, and on; whole first."""
    seen: set[int] = set()
    found: set[tuple[int, int, How]] = set()
    todo = set(photo_ids)
    while todo:
        rows = db.execute(
            "SELECT one, other, how FROM same "
            "WHERE one IN (SELECT value FROM json_each(:ids)) UNION "
            "SELECT one, other, how FROM same "
            "WHERE other IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(sorted(todo))},
        ).fetchall()
        seen |= todo
        found.update(rows)
        todo = {id_ for one, other, _ in rows for id_ in (one, other)} - seen
    return sorted(found, key=lambda pair: (pair[2] == "part", pair))


def how_same(db: Database, photo_id: int) -> dict[int, How]:
    """Return the photos that a photo was compared with and found the same, and how."""
    rows = db.execute(
        "SELECT other, how FROM same WHERE one = :id UNION "
        "SELECT one, how FROM same WHERE other = :id",
        {"id": photo_id},
    ).fetchall()
    return dict(rows)
