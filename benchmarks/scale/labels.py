"""A label said of some photos, by which searches filter."""

from collections.abc import Iterable

from photolib.store.connect import Database


def label(db: Database, name: str, photos: Iterable[int]) -> None:
    """Say a new label of photos, as photolib.store.value does of what files say."""
    row = db.execute(
        "INSERT INTO value (field, text) VALUES ('label', ?) RETURNING id", [name]
    )
    (id_,) = row.fetchone()
    db.execute(
        "INSERT INTO words_of_value (rowid, field, text) VALUES (?, 'label', ?)",
        [id_, name],
    )
    db.conn.executemany(
        "INSERT INTO photo_value (value, photo) VALUES (?, ?)",
        [(id_, int(photo)) for photo in photos],
    )
