"""Who searches words: photolib, and SQLite as it is mostly used, on the same texts.

Each is told the words and whether only a share of the photos counts; each returns the
first 200 it would show, photolib with the reasons for a page of them.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from benchmarks.scale.captions import Captions
from benchmarks.scale.labels import label
from photolib.query import Term, parse
from photolib.store import filters, word_search, words
from photolib.store.bigrams import pairs
from photolib.store.connect import Database, writing
from photolib.store.library import Library, create_library, open_library
from photolib.store.passing import ALL, passing

KEPT = {"10 %": 0.1, "1 %": 0.01, "0.01 %": 0.0001}
LIMIT = 200
_SHOWN = 60
_NAMED = ", ".join(words.COLUMNS)
_MARKS = ", ".join("?" * (len(words.COLUMNS) + 1))
_SHARES = list(KEPT)

Asked = Sequence[str]
Row = tuple[int | str, ...]
"""The number of a photo, and its texts."""


class Engine(Protocol):
    """What is measured."""

    every: int
    """Of the queries, one in so many is asked: some peers take seconds."""

    def __init__(self, folder: Path, photos: int) -> None:
        """Take the folder in which the index lies, or will."""

    def build(self) -> None:
        """Make it (in a process of its own)."""

    def open(self) -> None:
        """Be ready for the first search."""

    def search(self, asked: Asked, kept: str | None) -> list[int]:
        """Return the best, of those that a filter keeps."""

    def last(self) -> int:
        """Return the greatest number of a photo."""

    def add(self, rows: Iterable[Row]) -> None:
        """Add photos, ready to be found."""


class Photolib:
    """A library; its filters are labels, told of photos here and there."""

    every = 1

    def __init__(self, folder: Path, photos: int) -> None:
        self.folder, self.photos = folder / "words library", photos
        self.library: Library

    def build(self) -> None:
        if self.folder.exists():  # of a run before, in a folder that was kept
            return
        create_library(self.folder)
        with open_library(self.folder) as library:
            db = library.db
            db.execute("PRAGMA synchronous = off")  # filling it is not measured
            db.execute("PRAGMA foreign_keys = off")  # words need no photos
            with writing(db):
                for number, name in enumerate(_SHARES, 1):
                    label(db, f"k{number}", kept_of(name, self.photos))
                words.put(db, map(_paired, Captions().rows(self.photos)))
            words.tidy(db)

    def open(self) -> None:
        self._context = open_library(self.folder)
        self.library = self._context.__enter__()

    def search(self, asked: Asked, kept: str | None) -> list[int]:
        """Search as photolib.search does, with the reasons for what a page shows."""
        db, terms = self.library.db, [Term(word) for word in asked]
        root = parse(f"label:k{_SHARES.index(kept) + 1}").root if kept else None
        among = filters.few(db, root, most=1_000)
        passes = passing(db, root, "words.rowid") if among is None else ALL
        found = word_search.find(db, terms, limit=LIMIT, kept=passes, among=among)
        word_search.columns(db, terms, found[:_SHOWN])
        return found

    def count(self, asked: Asked, kept: str | None) -> int:
        """Return how many should be found, at most as many as are shown."""
        expression = " AND ".join(words.match(Term(word)) for word in asked)
        sql = "SELECT rowid FROM words WHERE words MATCH ?"
        rows = {row[0] for row in self.library.db.execute(sql, [expression])}
        if kept:
            rows &= set(kept_of(kept, self.photos))
        return min(len(rows), LIMIT)

    def last(self) -> int:
        return _last(self.library.db.conn)

    def add(self, rows: Iterable[Row]) -> None:
        with writing(self.library.db):
            words.put(self.library.db, map(_paired, rows))


class _Peer:
    every = 1
    table = ""

    def __init__(self, folder: Path, photos: int) -> None:
        self.path, self.photos = folder / f"{type(self).__name__}.db", photos
        self.db: Any

    def build(self) -> None:
        made = self.path.exists()
        self.open()
        if made:
            return
        self.db.execute("PRAGMA synchronous = off")
        self.db.execute(self.table.format(_NAMED))
        self.db.execute("CREATE TABLE kept (share TEXT, photo INTEGER, PRIMARY KEY "
                        "(share, photo)) WITHOUT ROWID")  # fmt: skip
        for name in _SHARES:
            self.db.executemany(
                "INSERT INTO kept VALUES (?, ?)",
                [(name, photo) for photo in kept_of(name, self.photos)],
            )
        self.add(Captions().rows(self.photos))

    def open(self) -> None:
        self.db = Database(self.path).conn

    def last(self) -> int:
        return _last(self.db)

    def add(self, rows: Iterable[Row]) -> None:
        self.db.executemany(
            f"INSERT INTO words (rowid, {_NAMED}) VALUES ({_MARKS})", rows
        )
        self.db.commit()

    def _ids(self, sql: str, values: list[object], kept: str | None) -> list[int]:
        if kept:
            sql = sql.format("AND +rowid IN (SELECT photo FROM kept WHERE share = ?)")
            values.append(kept)
        rows = self.db.execute(sql.format(""), [*values, LIMIT])
        return [row[0] for row in rows]


class Fts5(_Peer):
    """FTS5's own tokenizer, best by bm25 with a weight a column."""

    table = "CREATE VIRTUAL TABLE words USING fts5({}, tokenize = 'unicode61')"

    def search(self, asked: Asked, kept: str | None) -> list[int]:
        return self._ids(
            "SELECT rowid FROM words WHERE words MATCH ? {} "
            "ORDER BY bm25(words, 10, 5, 4, 4, 3, 2, 2, 1) LIMIT ?",
            [" AND ".join(f'"{word}"' for word in asked)],
            kept,
        )


class Trigram(Fts5):
    """FTS5's trigrams, which find parts of words."""

    table = "CREATE VIRTUAL TABLE words USING fts5({}, tokenize = 'trigram')"


class Like(_Peer):
    """No index: every text is looked at."""

    every = 20
    table = "CREATE TABLE words (rowid INTEGER PRIMARY KEY, {})"

    def search(self, asked: Asked, kept: str | None) -> list[int]:
        joined = _NAMED.replace(", ", " || ' ' || ")
        each = " AND ".join([f"{joined} LIKE ?"] * len(asked))
        sql = f"SELECT rowid FROM words WHERE {each} {{}} ORDER BY rowid DESC LIMIT ?"
        return self._ids(sql, [f"%{word}%" for word in asked], kept)


ENGINES: dict[str, type[Engine]] = {
    "photolib": Photolib,
    "FTS5 unicode61, bm25": Fts5,
    "FTS5 trigram, bm25": Trigram,
    "SQLite LIKE": Like,
}


def _last(db: Any) -> int:
    return int(db.execute("SELECT max(rowid) FROM words").fetchone()[0])


@lru_cache
def kept_of(name: str, photos: int) -> list[int]:
    """Return the photos that a filter keeps: one of so many, now here, now there."""
    step = round(1 / KEPT[name])
    return [1 + n * step + n * 7919 % step for n in range(max(1, photos // step))]


_pair: Callable[[str], str] = lru_cache(10_000)(pairs)


def _paired(row: Row) -> Row:
    return row[0], *(_pair(str(text)) for text in row[1:])
