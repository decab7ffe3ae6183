"""Files that came although the library had them, byte for byte: under which names."""

from dataclasses import dataclass

from sqlite_utils import Database

from photolib.store.connect import now


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was a photo already; `folder` is "" where it is not known."""

    file_name: str
    folder: str
    arrived_at: str


def note(db: Database, photo_id: int, file_name: str, folder: str | None) -> None:
    """Keep under which other name a photo came again, once a name and folder."""
    db.execute(
        "INSERT INTO arrival (photo, file_name, folder, arrived_at) "
        "SELECT id, ?, ?, ? FROM photo WHERE id = ? "
        "AND (file_name, coalesce(folder, '')) <> (?, ?) ON CONFLICT DO NOTHING",
        [file_name, folder or "", now(), photo_id, file_name, folder or ""],
    )


def of_photo(db: Database, photo_id: int) -> list[Arrival]:
    """Return how a photo came again, the first time first."""
    rows = db.query(
        "SELECT file_name, folder, arrived_at FROM arrival WHERE photo = ? ORDER BY id",
        [photo_id],
    )
    return [Arrival(**row) for row in rows]
