"""The words of photos, to be indexed anew: names in pinyin, joined texts kept apart.

photolib.store.words.fill does so after the migrations.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.execute("DROP TABLE words")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        "person, caption, credit, keyword, event, place, file, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
