"""Values by which photos are filtered, each text once, and indexes for filters.

What the values are comes from photolib.store.value: a library with photos in it is
given them after its migrations (photolib.store.value.fill).
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("value").create(
        {"id": int, "field": str, "text": str},
        pk="id",
        not_null={"field", "text"},
    ).create_index(["field", "text"], unique=True)
    # Two numbers a row, found from either side: a table of its own would be a third.
    db.execute(
        "CREATE TABLE photo_value ("
        "value INTEGER NOT NULL REFERENCES value(id), "
        "photo INTEGER NOT NULL REFERENCES photo(id), "
        "PRIMARY KEY (value, photo)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_photo_value_photo ON photo_value (photo)")
    # No stemming: it is completed while somebody types. The field is a word too, for
    # a hundred thousand headlines must not stand between a city and its letters.
    db.execute(
        "CREATE VIRTUAL TABLE words_of_value USING fts5(field, text, reading, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2')"
    )
    photo = db.table("photo")
    photo.create_index(["added_at"])
    # Covers what a filter asks of the picture itself; the rows are long.
    photo.create_index(["format", "aspect", "width", "height", "orientation"])
    db.table("caption").create_index(["status", "photo", "id"])
