"""What photos are compared by: their hashes, and what their files say of the frame.

A photo without one is the queue; so is one that is not yet compared, or of which nobody
has looked for a burst.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from photolib.records import FrameFacts

_BANDS = 4
_BITS = 16
_SIGN = 2**63
_AGAIN = (
    "UPDATE fingerprint SET judged_by = NULL WHERE photo IN (SELECT other.photo "
    "FROM stack JOIN stack AS other USING (kind, stack) "
    "WHERE kind = 'burst' AND stack.photo = ?)"
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A photo's hash (None: it has too little detail) and what its file says.

    `compared_by` is the number of the comparison that last looked at it, 0 of none.
    """

    photo: int
    hash: int | None
    facts: FrameFacts
    compared_by: int = 0


def missing(db: Database) -> list[int]:
    """Return the photos without a fingerprint."""
    rows = db.execute(
        "SELECT id FROM photo WHERE id NOT IN (SELECT photo FROM fingerprint) "
        "ORDER BY id"
    )
    return [row[0] for row in rows]


def add(db: Database, new: Fingerprint) -> None:
    """Write a fingerprint; the photo is to be compared, and so is its burst.

    What was found by one that stood there is forgotten.
    """
    forget(db, new.photo)
    db.execute(_AGAIN, [new.photo])
    db.execute("DELETE FROM same WHERE one = ? OR other = ?", [new.photo] * 2)
    facts = new.facts
    db.execute(
        "INSERT INTO fingerprint (photo, hash, taken_at, moment, camera, "
        "frame, compared_by) VALUES (?, ?, ?, ?, ?, ?, 0)",
        [
            new.photo,
            None if new.hash is None else _signed(new.hash),
            facts.taken_at,
            facts.moment,
            facts.camera,
            facts.frame,
        ],
    )
    if new.hash is not None:
        db.conn.executemany(
            "INSERT INTO hash_band (band, photo) VALUES (?, ?)",
            [(band, new.photo) for band in _bands(new.hash)],
        )


def forget(db: Database, photo_id: int) -> None:
    """Have a photo compared anew: its file says more than it did."""
    rows = db.execute(
        "DELETE FROM fingerprint WHERE photo = ? RETURNING hash", [photo_id]
    ).fetchall()
    db.conn.executemany(
        "DELETE FROM hash_band WHERE band = ? AND photo = ?",
        [
            (band, photo_id)
            for (known,) in rows
            if known is not None
            for band in _bands(known % 2**64)
        ],
    )


def uncompared(db: Database, comparison: int = 1) -> list[int]:
    """Return the photos that no comparison of this number or a later one looked at.

    Those that none looked at come first.
    """
    rows = db.execute(
        "SELECT photo FROM fingerprint WHERE compared_by < ? "
        "ORDER BY compared_by > 0, photo",
        [comparison],
    )
    return [row[0] for row in rows]


def note_compared(db: Database, photo_ids: Iterable[int], comparison: int) -> None:
    """Say that a comparison has compared photos with all that came before."""
    db.execute(
        "UPDATE fingerprint SET compared_by = ? "
        "WHERE photo IN (SELECT value FROM json_each(?))",
        [comparison, json.dumps(list(photo_ids))],
    )


def get(db: Database, photo_id: int) -> Fingerprint:
    """Return the fingerprint of a photo that has one."""
    row = db.execute(f"{_SELECT} WHERE photo = ?", [photo_id]).fetchone()
    return _fingerprint(row)


def near(db: Database, asked: Fingerprint, hashes: Iterable[int]) -> list[Fingerprint]:
    """Return the photos whose hash may differ in 7 bits from one of some, and more.

    Of four parts of 16 bits one then differs in one bit at most: those are looked up.
    Of two that the same comparison has looked at, or none, the one of the higher
    number meets the other. Whatever was taken in another second is left out.
    """
    bands = {
        near
        for hash_ in hashes
        for band in _bands(hash_)
        for near in _one_bit_apart(band)
    }
    rows = db.execute(
        f"{_SELECT} WHERE photo IN (SELECT photo FROM hash_band WHERE band IN "
        "(SELECT value FROM json_each(:bands))) AND photo <> :photo "
        "AND (photo < :photo OR compared_by > :by) AND (moment IS NULL "
        "OR :moment IS NULL OR moment BETWEEN :moment - 1 AND :moment + 1)",
        {
            "bands": json.dumps(sorted(bands)),
            "photo": asked.photo,
            "by": asked.compared_by,
            "moment": asked.facts.moment,
        },
    )
    return [_fingerprint(row) for row in rows]


def of_one_frame(db: Database, asked: Fingerprint) -> list[Fingerprint]:
    """Return the photos taken within a second or named by the same frame number.

    They are to be met as in `near`; those that came at about the same time first.
    """
    rows = db.execute(
        f"{_SELECT} WHERE (moment BETWEEN :moment - 1 AND :moment + 1 "
        "OR frame = :frame) AND photo <> :photo "
        "AND (photo < :photo OR compared_by > :by) ORDER BY abs(photo - :photo)",
        {
            "photo": asked.photo,
            "by": asked.compared_by,
            "moment": asked.facts.moment,
            "frame": asked.facts.frame,
        },
    )
    return [_fingerprint(row) for row in rows]


def some(
    db: Database, asked: Fingerprint, photo_ids: Iterable[int]
) -> list[Fingerprint]:
    """Return those of these photos that are to be met as in `near`.

    Whoever says a time is met whenever it came: it does not look for one without.
    """
    rows = db.execute(
        f"{_SELECT} WHERE photo IN (SELECT value FROM json_each(:ids)) AND photo <> "
        ":photo AND (photo < :photo OR compared_by > :by OR moment IS NOT NULL)",
        {
            "ids": json.dumps(list(photo_ids)),
            "photo": asked.photo,
            "by": asked.compared_by,
        },
    )
    return [_fingerprint(row) for row in rows]


def timeless(db: Database) -> list[int]:
    """Return the photos whose files say no time to the second, that are compared."""
    rows = db.execute(
        "SELECT photo FROM fingerprint WHERE moment IS NULL AND compared_by > 0 "
        "ORDER BY photo"
    )
    return [row[0] for row in rows]


def timeless_hashes(db: Database, *, limit: int) -> list[tuple[int, int]]:
    """Return (photo, hash) of photos that say no time, so many at most."""
    rows = db.execute(
        "SELECT photo, hash FROM fingerprint WHERE moment IS NULL "
        "AND hash IS NOT NULL LIMIT ?",
        [limit],
    )
    return [(id_, known % 2**64) for id_, known in rows]


def unjudged(db: Database, model: int) -> list[int]:
    """Return the photos whose burst nobody has looked for as well as can be now.

    `model` is the one in use, 0 where there is none: then colours are all there is.
    """
    rows = db.execute(
        "SELECT photo FROM fingerprint WHERE judged_by IS NULL UNION ALL "
        "SELECT photo FROM fingerprint WHERE "
        "(judged_by < :model OR judged_by > :model) AND EXISTS "
        "(SELECT 1 FROM vector "
        "WHERE model = :model AND vector.photo = fingerprint.photo)",
        {"model": model},
    )
    return [row[0] for row in rows]


def note_judged(db: Database, photo_ids: Iterable[int], model: int) -> None:
    """Say by what bursts of these photos were looked for."""
    db.execute(
        "UPDATE fingerprint SET judged_by = ? "
        "WHERE photo IN (SELECT value FROM json_each(?))",
        [model, json.dumps(list(photo_ids))],
    )


def judge_again(db: Database, photo_ids: Iterable[int]) -> None:
    """Have the bursts of these photos looked for anew."""
    db.execute(
        "UPDATE fingerprint SET judged_by = NULL "
        "WHERE photo IN (SELECT value FROM json_each(?))",
        [json.dumps(list(photo_ids))],
    )


def frames(db: Database, photo_ids: Iterable[int]) -> list[tuple[str, int, float]]:
    """Return (camera, photo, moment) of those that have both, by camera and time."""
    rows = db.execute(
        "SELECT camera, photo, moment FROM fingerprint WHERE camera IS NOT NULL "
        "AND moment IS NOT NULL AND photo IN (SELECT value FROM json_each(?)) "
        "ORDER BY camera, moment, photo",
        [json.dumps(list(photo_ids))],
    )
    return rows.fetchall()


def run_around(
    db: Database, camera: str, moment: float, *, gap_s: float
) -> list[tuple[int, float]]:
    """Return (photo, moment) of what a camera took around a moment without resting.

    They come in order of time; it has rested where `gap_s` lie between two.
    """
    before = _until_rest(db, camera, moment, gap_s, "moment < :moment", "DESC")
    after = _until_rest(db, camera, moment, gap_s, "moment >= :moment", "ASC")
    return [*reversed(before), *after]


_SELECT = (
    "SELECT photo, hash, compared_by, taken_at, moment, camera, frame FROM fingerprint"
)


def _until_rest(
    db: Database, camera: str, moment: float, gap_s: float, side: str, order: str
) -> list[tuple[int, float]]:
    cursor = db.execute(
        f"SELECT photo, moment FROM fingerprint WHERE camera = :camera AND {side} "
        f"ORDER BY moment {order}, photo {order}",
        {"camera": camera, "moment": moment},
    )
    found: list[tuple[int, float]] = []
    for photo_id, at in cursor:
        if abs(at - moment) > gap_s:
            break
        found.append((photo_id, at))
        moment = at
    return found


def _fingerprint(row: Sequence[object]) -> Fingerprint:
    photo_id, known, by, *facts = row
    hash_ = None if known is None else int(known) % 2**64  # type: ignore[call-overload]
    return Fingerprint(int(photo_id), hash_, FrameFacts(*facts), int(by))  # type: ignore[call-overload, arg-type]


def _signed(hash_: int) -> int:
    """Return 64 bits as SQLite keeps them."""
    return hash_ - 2**64 if hash_ >= _SIGN else hash_


def _bands(hash_: int) -> list[int]:
    part = 2**_BITS
    return [band * part + (hash_ >> band * _BITS) % part for band in range(_BANDS)]


def _one_bit_apart(band: int) -> list[int]:
    return [band, *(band ^ 1 << bit for bit in range(_BITS))]
