"""An index of names alone, for they rank first; the words are indexed anew.

photolib.store.words.fill does so after the migrations. No sizes of columns are kept:
nothing ranks by bm25.
"""

from sqlite_utils import Database

_FTS5 = "tokenize = 'porter unicode61 remove_diacritics 2', columnsize = 0"


def migrate(db: Database) -> None:
    db.execute("DROP TABLE words")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        f"person, caption, roster, credit, keyword, event, place, file, text, {_FTS5})"
    )
    db.execute(
        f"CREATE VIRTUAL TABLE words_of_names USING fts5(person, content = '', {_FTS5})"
    )
    # Two pieces of one size become one: photolib.store.words.tidy
    db.execute("INSERT INTO words (words, rank) VALUES ('usermerge', 2)")
    db.execute(
        "INSERT INTO words_of_names (words_of_names, rank) VALUES ('usermerge', 2)"
    )
