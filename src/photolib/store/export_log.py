"""What has left the library: each copy with the words that left with it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from sqlite_utils import Database

_SELECT = """
SELECT export_log.id, photo AS photo_id, export_log.file_name, kind, style, caption,
  credit_line, exported_by AS by, exported_at AS at FROM export_log
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """One copy that left; `kind` is "folder" or "download", `by` None unless known.

    `style` is None where the caption was the one that stood.
    """

    photo_id: int
    file_name: str
    kind: str
    style: str | None
    caption: str
    credit_line: str | None
    by: str | None
    at: str
    id: int = 0


def add(db: Database, copies: Iterable[Exported]) -> None:
    """Write what left, within the caller's transaction."""
    db.conn.executemany(
        "INSERT INTO export_log (photo, file_name, kind, style, caption, credit_line, "
        "exported_by, exported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [tuple(getattr(one, f.name) for f in fields(one)[:-1]) for one in copies],
    )


def latest_of_event(db: Database, event_id: int) -> list[Exported]:
    """Return the last copy that left of each photo of an event, the newest first."""
    rows = db.query(
        f"{_SELECT} WHERE export_log.id IN (SELECT max(export_log.id) FROM export_log "
        "JOIN photo ON photo.id = export_log.photo WHERE photo.event = ? "
        "GROUP BY export_log.photo) ORDER BY export_log.id DESC",
        [event_id],
    )
    return [Exported(**row) for row in rows]
