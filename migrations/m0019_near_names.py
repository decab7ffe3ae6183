"""Words of names by how they begin and end, and Chinese names by how they are read.

photolib.store.near adds them as the words of photos are indexed; those of an older
library are indexed anew (photolib.store.words.fill, after the migrations).
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.execute(
        "CREATE TABLE name_key (key TEXT PRIMARY KEY, word TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID"
    )
    db.execute("DROP TABLE words")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        "person, caption, credit, keyword, event, place, file, "
        "tokenize = 'porter unicode61 remove_diacritics 2', columnsize = 0)"
    )
