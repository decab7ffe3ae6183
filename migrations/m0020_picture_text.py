"""Text read in pictures (OCR); the words of photos are indexed anew with it.

photolib.store.words.fill does so after the migrations.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("picture_text").create(
        {
            "photo": int,
            "engine": str,  # what read it, with its version
            "lines": str,  # JSON, records.TextLine each
            "failure": str,  # why it could not be read
            "read_at": str,
        },
        pk="photo",
        not_null={"photo", "engine", "lines", "read_at"},
        foreign_keys=[("photo", "photo", "id")],
    )
    db.execute("DROP TABLE words")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        "person, caption, credit, keyword, event, place, file, text, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
