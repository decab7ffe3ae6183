"""The numbers of a photo's values beside its words; the words are indexed anew.

With them FTS5 honours a filter itself. photolib.store.words.fill indexes after the
migrations.
"""

from sqlite_utils import Database

_FTS5 = "tokenize = 'porter unicode61 remove_diacritics 2', columnsize = 0"
_COLUMNS = "person, caption, roster, credit, keyword, event, place, file, text, value"


def migrate(db: Database) -> None:
    db.execute("DROP TABLE words")
    db.execute("DROP TABLE words_of_names")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5({_COLUMNS}, {_FTS5})")
    db.execute(
        "CREATE VIRTUAL TABLE words_of_names "
        f"USING fts5(person, value, content = '', {_FTS5})"
    )
    # Two pieces of one size become one: photolib.store.words.tidy
    db.execute("INSERT INTO words (words, rank) VALUES ('usermerge', 2)")
    db.execute(
        "INSERT INTO words_of_names (words_of_names, rank) VALUES ('usermerge', 2)"
    )
