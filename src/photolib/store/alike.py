"""Pairs of people who may be one: found by keys of their names, answered by a human."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from sqlite_utils import Database

from photolib.credit.alike import REASONS, Reason, keys, why

_MOST = 8  # suggestions that one person brings: more of one name follow when answered
_ROWS = "SELECT one, other, why, one_spelling, other_spelling FROM alike"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, the spellings of theirs that meet, and why; `one` < `other`."""

    one: int
    other: int
    why: Reason
    one_spelling: str
    other_spelling: str


def refresh(db: Database, person_id: int) -> None:
    """Look anew for whom a person may be, within the caller's transaction.

    "Different people" is a human's answer and stays. Call it when spellings change.
    """
    names = _spellings(db, person_id)
    db.execute("DELETE FROM person_key WHERE person = ?", [person_id])
    db.conn.executemany(
        "INSERT INTO person_key (person, key) VALUES (?, ?)",
        [(person_id, key) for key in {key for name in names for key in keys(name)}],
    )
    db.execute(
        "DELETE FROM alike WHERE ? IN (one, other) AND status = 'suggested'",
        [person_id],
    )
    found = []
    for other_id in _sharing_a_key(db, person_id):
        met = _strongest(names, _spellings(db, other_id))
        if met is not None:
            found.append((REASONS.index(met[0]), other_id, met))
    for _, other_id, met in sorted(found)[:_MOST]:
        _suggest(db, person_id, other_id, *met)


def fill(db: Database) -> None:
    """Look for everyone who has no keys yet, within the caller's transaction."""
    rows = db.execute(
        "SELECT id FROM person WHERE merged_into IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM person_key WHERE person = person.id)"
    )
    for (person_id,) in rows.fetchall():
        refresh(db, person_id)


def differ(db: Database, one: int, other: int) -> None:
    """Keep a human's word that two people are different, for ever."""
    low, high = sorted((one, other))
    db.execute(
        "INSERT INTO alike (one, other, why, one_spelling, other_spelling, status) "
        "SELECT ?, ?, 'name', one.name, other.name, 'different' "
        "FROM person AS one JOIN person AS other WHERE one.id = ? AND other.id = ? "
        "ON CONFLICT DO UPDATE SET status = 'different'",
        [low, high, low, high],
    )


def of_person(db: Database, person_id: int) -> list[Pair]:
    """Return whom a person may be."""
    rows = db.query(
        f"{_ROWS} WHERE one = ? AND status = 'suggested' UNION "
        f"{_ROWS} WHERE other = ? AND status = 'suggested' ORDER BY 1, 2",
        [person_id, person_id],
    )
    return [Pair(**row) for row in rows]


def page(
    db: Database, *, limit: int, after: tuple[int, int] = (0, 0)
) -> tuple[list[Pair], tuple[int, int] | None]:
    """Return pairs that nobody has answered, and the key of the next page, if any."""
    rows = db.query(
        f"{_ROWS} WHERE status = 'suggested' AND (one, other) > (?, ?) "
        "ORDER BY one, other LIMIT ?",
        [*after, limit + 1],
    )
    found = [Pair(**row) for row in rows]
    last = found[:limit][-1] if len(found) > limit else None
    return found[:limit], None if last is None else (last.one, last.other)


def count(db: Database) -> int:
    """Return how many pairs wait for an answer."""
    row = db.execute("SELECT count(*) FROM alike WHERE status = 'suggested'").fetchone()
    return int(row[0])


def _sharing_a_key(db: Database, person_id: int) -> list[int]:
    """Return who may be a person, but those of whom a human has said no."""
    rows = db.execute(
        "SELECT DISTINCT theirs.person FROM person_key AS mine "
        "JOIN person_key AS theirs USING (key) "
        "WHERE mine.person = ? AND theirs.person <> mine.person AND NOT EXISTS "
        "(SELECT 1 FROM alike WHERE one = min(mine.person, theirs.person) "
        "AND other = max(mine.person, theirs.person))",
        [person_id],
    )
    return [row[0] for row in rows]


def _spellings(db: Database, person_id: int) -> list[str]:
    rows = db.execute(
        "SELECT alias FROM person_alias WHERE person = ? ORDER BY alias", [person_id]
    )
    return [row[0] for row in rows]


def _strongest(
    mine: Iterable[str], theirs: Iterable[str]
) -> tuple[Reason, str, str] | None:
    found = ((why(one, other), one, other) for one, other in product(mine, theirs))
    told = [(reason, one, other) for reason, one, other in found if reason]
    return min(told, key=lambda one: REASONS.index(one[0]), default=None)


def _suggest(
    db: Database, one: int, other: int, reason: Reason, mine: str, theirs: str
) -> None:
    if one > other:
        one, other, mine, theirs = other, one, theirs, mine
    db.execute(
        "INSERT INTO alike (one, other, why, one_spelling, other_spelling, "
        "status) VALUES (?, ?, ?, ?, ?, 'suggested')",
        [one, other, reason, mine, theirs],
    )
