"""Sidecars: the XMP files that came beside photos, none of which is ever lost."""

from dataclasses import dataclass

from sqlite_utils import Database

from photolib.store.connect import now


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One content of a sidecar, and the name under which it came."""

    sha256: str
    file_name: str


def add(db: Database, photo_id: int, new: Sidecar) -> None:
    """Write that a sidecar came with a photo; one that has come before stays."""
    db.execute(
        "INSERT OR IGNORE INTO sidecar (photo, sha256, file_name, added_at) "
        "VALUES (?, ?, ?, ?)",
        [photo_id, new.sha256, new.file_name, now()],
    )


def history(db: Database, photo_id: int) -> list[Sidecar]:
    """Return every sidecar that came with a photo, the oldest first."""
    rows = db.execute(
        "SELECT sha256, file_name FROM sidecar WHERE photo = ? ORDER BY id", [photo_id]
    )
    return [Sidecar(*row) for row in rows]


def standing(db: Database, photo_id: int) -> list[Sidecar]:
    """Return the last sidecar of each name, those that count more last.

    The fuller name (photo.cr3.xmp) is surer than photo.xmp; see
    photolib.metadata.sidecar.
    """
    latest = {one.file_name: one for one in history(db, photo_id)}
    return sorted(latest.values(), key=lambda one: len(one.file_name))
