"""The credit of each photo and the evidence it was weighed from."""

import json

from sqlite_utils import Database

from photolib.records import Credit, CreditEvidence
from photolib.store.connect import now


def put(db: Database, photo_id: int, credit: Credit, *, by: str | None = None) -> None:
    """Write a photo's credit; `by` marks it as a human's decision.

    A weighing never replaces a decision: only its evidence is brought up to date.
    """
    if by is None and decided(db, photo_id) is not None:
        _put_evidence(db, photo_id, credit)
        return
    db.execute(
        "INSERT OR REPLACE INTO credit (photo, line, creators, credit, source, status, "
        "decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            photo_id,
            credit.line,
            json.dumps(credit.creators, ensure_ascii=False),
            credit.credit,
            credit.source,
            credit.status,
            by,
            by and now(),
        ],
    )
    _put_evidence(db, photo_id, credit)


def get(db: Database, photo_id: int) -> Credit:
    """Return a photo's credit; one never weighed is missing."""
    row = db.execute(
        "SELECT line, creators, credit, source, status FROM credit WHERE photo = ?",
        [photo_id],
    ).fetchone()
    evidence = _evidence(db, photo_id)
    if row is None:
        return Credit(None, (), None, None, "missing", evidence)
    line, creators, credit, source, status = row
    return Credit(line, tuple(json.loads(creators)), credit, source, status, evidence)


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


def _put_evidence(db: Database, photo_id: int, credit: Credit) -> None:
    db.execute("DELETE FROM credit_evidence WHERE photo = ?", [photo_id])
    db.conn.executemany(
        "INSERT INTO credit_evidence (photo, origin, source, creators, credit) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (
                photo_id,
                e.origin,
                e.source,
                json.dumps(e.creators, ensure_ascii=False),
                e.credit,
            )
            for e in credit.evidence
        ],
    )


def _evidence(db: Database, photo_id: int) -> tuple[CreditEvidence, ...]:
    rows = db.execute(
        "SELECT origin, source, creators, credit FROM credit_evidence "
        "WHERE photo = ? ORDER BY id",
        [photo_id],
    )
    return tuple(
        CreditEvidence(origin, source, tuple(json.loads(creators)), credit)
        for origin, source, creators, credit in rows
    )
