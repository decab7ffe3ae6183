"""The log of corrections to releases, and aliases that are misspelt.

Before it, an editor's facts of an event were kept in the event alone: where they
differ from what its release says they become an entry of the log.
"""

import json
from datetime import UTC, datetime

from sqlite_utils import Database

_FIELDS = ("title", "date", "date_end", "place", "venue", "organisers")


def migrate(db: Database) -> None:
    db.table("correction").create(
        {
            "id": int,
            "release": int,
            "fact": str,  # a key of photolib.corrections
            "what": str,  # change, add, remove, undo, read
            "value": str,  # JSON: the fields that are set
            "was": str,  # JSON: the fact before
            "undoes": int,
            "corrected_by": str,
            "corrected_at": str,
        },
        pk="id",
        not_null={
            "release",
            "fact",
            "what",
            "value",
            "was",
            "corrected_by",
            "corrected_at",
        },
        foreign_keys=[("release", "release", "id"), ("undoes", "correction", "id")],
    ).create_index(["release", "id"])
    db.execute("ALTER TABLE person_alias ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0")
    _keep_what_editors_said(db)


def _keep_what_editors_said(db: Database) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = db.execute(
        "SELECT release.id, facts, title, date, date_end, place, venue, organisers "
        "FROM release JOIN event ON event.id = release.event"
    ).fetchall()
    for release_id, facts, *values in rows:
        was = json.loads(facts)["event"]
        said = dict(zip(_FIELDS, values, strict=True))
        said["organisers"] = json.loads(said["organisers"])
        differing = {n: v for n, v in said.items() if v != was.get(n)}
        if differing:
            db.table("correction").insert(
                {
                    "release": release_id,
                    "fact": "event",
                    "what": "change",
                    "value": json.dumps(differing, ensure_ascii=False),
                    "was": json.dumps(was, ensure_ascii=False),
                    "corrected_by": "editor",
                    "corrected_at": at,
                }
            )
