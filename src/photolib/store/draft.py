"""Machine drafts: one a photo, kind and revision of a model; none is ever lost.

No other table is written here, and nothing that prints, searches or exports reads
this one.
"""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from photolib.records import Draft, DraftKind
from photolib.store.connect import now

_STANDS = (
    "EXISTS (SELECT 1 FROM decision WHERE decision.act = draft.act "
    "AND decision.photo = draft.photo AND undone_at IS NULL)"
)
_COLUMNS = (
    "draft.id, draft.photo AS photo_id, kind, text, model, revision, "
    f"CASE WHEN act IS NULL OR {_STANDS} THEN status ELSE 'made' END AS status, "
    "made_at, decided_by, decided_at, act"
)
"""What was accepted and then undone by an editor waits again."""
_DECIDED = (
    "SELECT value FROM decision WHERE decision.photo = photo.id "
    "AND field = 'alt_text' AND undone_at IS NULL ORDER BY decision.id DESC LIMIT 1"
)
_LACKS_ALT_TEXT = f"""
coalesce(({_DECIDED}), (SELECT value FROM metadata
  WHERE metadata.photo = photo.id AND field = 'alt_text'), 'null') = 'null'
"""


def add(
    db: Database,
    photo_id: int,
    text: str | None,
    *,
    kinds: Iterable[DraftKind],
    model: str,
    revision: str,
) -> None:
    """Write what a model has drafted; what it drafted before stays as it is."""
    status = "withheld" if text is None else "made"
    for kind in kinds:
        db.execute(
            "INSERT INTO draft (photo, kind, text, model, revision, status, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [photo_id, kind, text, model, revision, status, now()],
        )


def of_photo(db: Database, photo_id: int) -> list[Draft]:
    """Return the drafts of a photo, the newest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM draft WHERE photo = ? ORDER BY id DESC", [photo_id]
    )
    return [Draft(**row) for row in rows]


def drafted(
    db: Database, photo_ids: Iterable[int], model: str, revision: str
) -> frozenset[int]:
    """Return those of these photos of which this revision has drafted something."""
    rows = db.execute(
        "SELECT DISTINCT photo FROM draft WHERE model = ? AND revision = ? "
        "AND photo IN (SELECT value FROM json_each(?))",
        [model, revision, json.dumps(list(photo_ids))],
    )
    return frozenset(row[0] for row in rows)


def without_alt_text(db: Database, event_id: int) -> list[int]:
    """Return the photos of an event that have no alternative text, by id."""
    rows = db.execute(
        f"SELECT id FROM photo WHERE event = ? AND {_LACKS_ALT_TEXT} ORDER BY id",
        [event_id],
    )
    return [row[0] for row in rows]


def waiting(db: Database, event_id: int) -> list[int]:
    """Return the photos of an event whose drafted alternative text nobody has read."""
    rows = db.execute(
        "SELECT DISTINCT draft.photo FROM draft JOIN photo ON photo.id = draft.photo "
        f"WHERE event = ? AND {_LACKS_ALT_TEXT} AND draft.id = (SELECT max(newest.id) "
        "FROM draft AS newest WHERE newest.photo = photo.id AND kind = 'alt_text') "
        f"AND (status = 'made' OR (act IS NOT NULL AND NOT {_STANDS})) ORDER BY 1",
        [event_id],
    )
    return [row[0] for row in rows]


def decide(
    db: Database, drafts: Iterable[Draft], status: str, by: str, act: int | None = None
) -> None:
    """Keep a human's word on drafts."""
    for one in drafts:
        db.execute(
            "UPDATE draft SET status = ?, decided_by = ?, decided_at = ?, act = ? "
            "WHERE id = ?",
            [status, by, now(), act, one.id],
        )
