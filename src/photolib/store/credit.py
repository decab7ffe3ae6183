"""The credit of each photo, its evidence, and by whom a camera's photos are."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlite_utils import Database

from photolib.records import Credit, CreditEvidence
from photolib.store import conflict
from photolib.store.connect import now

MOST_COUNTED = 100
"""Photos of one photographer with one camera are counted no further."""

_KEPT = (
    *("line", "creators", "credit", "source", "status"),
    *("decided_by", "decided_at", "camera"),
)
_EVIDENCE = "origin, source, creators, credit, note"
_CAMERA = (  # None without a serial number; "0000000" is none
    "(SELECT coalesce(json_extract(value, '$.model'), '') || '/' || "
    "json_extract(value, '$.serial') FROM metadata "
    "WHERE photo = ? AND field = 'camera' "
    "AND trim(json_extract(value, '$.serial'), '0 ') <> '')"
)


def put(db: Database, photo_id: int, credit: Credit, *, by: str | None = None) -> None:
    """Write a photo's credit; `by` marks it as a human's decision.

    A weighing never replaces a decision: only its evidence is brought up to date.
    """
    if by is None and decided(db, photo_id) is not None:
        _put_evidence(db, photo_id, credit)
        return
    db.execute(
        "INSERT OR REPLACE INTO credit (photo, line, creators, credit, source, status, "
        f"decided_by, decided_at, camera) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {_CAMERA})",
        [
            photo_id,
            credit.line,
            json.dumps(credit.creators, ensure_ascii=False),
            credit.credit,
            credit.source,
            credit.status,
            by,
            by and now(),
            photo_id,
        ],
    )
    _put_evidence(db, photo_id, credit)
    if by is not None:
        conflict.recount(db, photo_id)


def get(db: Database, photo_id: int) -> Credit:
    """Return a photo's credit; one never weighed is missing."""
    return get_many(db, [photo_id])[photo_id]


def get_many(db: Database, photo_ids: Iterable[int]) -> dict[int, Credit]:
    """Return by photo what `get` does."""
    ids = list(photo_ids)
    asked = [json.dumps(ids)]
    evidence: dict[int, list[CreditEvidence]] = {}
    for photo_id, *said in db.execute(
        f"SELECT photo, {_EVIDENCE} FROM credit_evidence "
        "WHERE photo IN (SELECT value FROM json_each(?)) ORDER BY id",
        asked,
    ):
        evidence.setdefault(photo_id, []).append(_one_evidence(said))
    rows = db.execute(
        "SELECT photo, line, creators, credit, source, status FROM credit "
        "WHERE photo IN (SELECT value FROM json_each(?))",
        asked,
    )
    kept = {photo_id: said for photo_id, *said in rows}
    return {one: _credit(kept.get(one), tuple(evidence.get(one, ()))) for one in ids}


def row_of(db: Database, photo_id: int) -> dict[str, Any] | None:
    """Return a photo's credit as it is kept, for `put_back`; None for none."""
    columns = ", ".join(_KEPT)
    for row in db.query(f"SELECT {columns} FROM credit WHERE photo = ?", [photo_id]):
        said = (e for e in get(db, photo_id).evidence if e.origin == "editor")
        return {**row, "evidence": [asdict(e) for e in said]}
    return None


def put_back(db: Database, photo_id: int, row: dict[str, Any] | None) -> None:
    """Let stand again what `row_of` once gave, with the editor's evidence alone."""
    db.execute("DELETE FROM credit WHERE photo = ?", [photo_id])
    db.execute(
        "DELETE FROM credit_evidence WHERE photo = ? AND origin = 'editor'", [photo_id]
    )
    if row is None:
        return
    names = ", ".join(("photo", *_KEPT))
    db.execute(
        f"INSERT INTO credit ({names}) VALUES (?{', ?' * len(_KEPT)})",
        [photo_id, *(row[name] for name in _KEPT)],
    )
    _add_evidence(
        db,
        photo_id,
        [
            CreditEvidence(**{**e, "creators": tuple(e["creators"])})
            for e in row["evidence"]
        ],
    )
    conflict.recount(db, photo_id)


def decided(db: Database, photo_id: int) -> Credit | None:
    """Return the credit that a human has set, if one has."""
    row = db.execute(
        "SELECT 1 FROM credit WHERE photo = ? AND decided_by IS NOT NULL", [photo_id]
    ).fetchone()
    return get(db, photo_id) if row else None


def counts(db: Database) -> dict[str, int]:
    """Return the number of photos by the status of their credit."""
    return dict(
        db.execute("SELECT status, count(*) FROM credit GROUP BY status").fetchall()
    )


class WithCamera(NamedTuple):
    """How many other photos of a camera have their credit agreed on these creators.

    `photos` is at most MOST_COUNTED.
    """

    creators: tuple[str, ...]
    photos: int


def with_same_camera(
    db: Database, photo_id: int, *, of_event: bool = False
) -> list[WithCamera]:
    """Return by whom the other photos of a photo's camera are, as far as agreed.

    Of the whole library, or `of_event` of the photo's event only (2000 of them).
    The index is walked from name to name, however many photos a name has.
    """
    row = db.execute(
        "SELECT credit.camera, photo.event FROM photo JOIN credit "
        "ON credit.photo = photo.id WHERE photo.id = ?",
        [photo_id],
    ).fetchone()
    if row is None or row[0] is None:
        return []
    camera, event_id = row
    rows = (
        db.execute(_IN_EVENT, [event_id, camera, photo_id])
        if of_event
        else db.execute(_IN_LIBRARY, {"camera": camera, "photo": photo_id})
    )
    return [
        WithCamera(tuple(json.loads(creators)), count)
        for creators, count in rows
        if count
    ]


_IN_EVENT = (
    "SELECT creators, count(*) FROM (SELECT id FROM photo WHERE event = ? LIMIT 2000) "
    "AS shot JOIN credit ON credit.photo = shot.id WHERE camera = ? "
    "AND status = 'agreed' AND creators <> '[]' AND shot.id <> ? GROUP BY creators"
)
_NEXT = (  # every list of names stands before the empty one: '["A"]' < '[]'
    "SELECT min(creators) FROM credit WHERE camera = :camera AND status = 'agreed' "
    "AND creators < '[]' AND creators > "
)
_IN_LIBRARY = (
    f"WITH RECURSIVE name (creators) AS ({_NEXT} '' UNION ALL "
    f"SELECT ({_NEXT} name.creators) FROM name "
    "WHERE name.creators IS NOT NULL LIMIT 20) "
    "SELECT creators, (SELECT count(*) FROM (SELECT 1 FROM credit "
    "WHERE camera = :camera AND status = 'agreed' AND credit.creators = name.creators "
    f"AND photo <> :photo LIMIT {MOST_COUNTED})) FROM name WHERE creators IS NOT NULL"
)


def _put_evidence(db: Database, photo_id: int, credit: Credit) -> None:
    db.execute("DELETE FROM credit_evidence WHERE photo = ?", [photo_id])
    _add_evidence(db, photo_id, credit.evidence)


def _add_evidence(
    db: Database, photo_id: int, evidence: Iterable[CreditEvidence]
) -> None:
    db.conn.executemany(
        "INSERT INTO credit_evidence (photo, origin, source, creators, credit, note) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                photo_id,
                e.origin,
                e.source,
                json.dumps(e.creators, ensure_ascii=False),
                e.credit,
                e.note,
            )
            for e in evidence
        ],
    )


def _one_evidence(row: Sequence[Any]) -> CreditEvidence:
    origin, source, creators, credit, note = row
    return CreditEvidence(origin, source, tuple(json.loads(creators)), credit, note)


def _credit(row: Sequence[Any] | None, evidence: tuple[CreditEvidence, ...]) -> Credit:
    if row is None:
        return Credit(None, (), None, None, "missing", evidence)
    line, creators, credit, source, status = row
    return Credit(line, tuple(json.loads(creators)), credit, source, status, evidence)
