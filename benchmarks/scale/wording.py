"""Words beside their peers: plain FTS5 as it is mostly used, on the same captions."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from benchmarks.scale.captions import KINDS, Captions, Row
from benchmarks.timing import Times
from photolib.query import Node, Term, parse
from photolib.store import filters, word_search, words
from photolib.store.bigrams import pairs
from photolib.store.connect import Database
from photolib.store.library import create_library, open_library

KEPT = {"tenth": 0.1, "hundredth": 0.01, "tenthousandth": 0.0001}
_PEERS = {"unicode61": "unicode61", "trigram": "trigram"}
_QUERIES, _LIMIT, _SHOWN = 20, 200, 60
_NAMED = ", ".join(words.COLUMNS)
_MARKS = ", ".join("?" * (len(words.COLUMNS) + 1))

_Search = Callable[[Sequence[str]], list[int]]


def run(folder: Path, photos: int) -> None:
    """Make what is missing in `folder`, measure photolib and the peers, print."""
    said = Captions()
    library = folder / "words library"
    if not library.exists():
        _told("photolib built", lambda: _library(library, said, photos))
    started = time.perf_counter()
    with open_library(library) as opened:
        print(f"photolib opens in {1000 * (time.perf_counter() - started):.0f} ms")
        for name in (None, *KEPT):
            root = parse(f"label:{name}").root if name else None
            _measure(
                f"photolib, {name or 'all'}", said, partial(_ours, opened.db, root)
            )
        more = said.rows(1_000, photos + 1)
        _told("photolib, 1,000 more", lambda: _insert(opened.db.conn, more, _pairs))
        opened.db.conn.rollback()
    for name, tokenizer in _PEERS.items():
        db = _peer(folder / f"{name}.db", tokenizer, said, photos)
        _measure(f"FTS5 {name}, bm25", said, partial(_bm25, db))
        db.close()


def _measure(name: str, said: Captions, search: _Search) -> None:
    every: list[float] = []
    print(f"\n{name} (load {os.getloadavg()[0]:.1f})")
    for kind in KINDS:
        wall, cpu, hits = [], [], 0
        for asked in said.asked(kind, _QUERIES):
            started, worked = time.perf_counter(), time.process_time()
            hits += bool(search(asked.words))
            cpu.append(1000 * (time.process_time() - worked))
            wall.append(1000 * (time.perf_counter() - started))
        every += cpu
        _line(kind, wall, cpu, f"{hits} of {_QUERIES} find")
    _line("mixed", every, every, "")


def _line(kind: str, wall: list[float], cpu: list[float], more: str) -> None:
    timed, busy = Times(tuple(wall)), Times(tuple(cpu))
    print(
        f"  {kind:<14} p50 {timed.at(50):8.2f} ms   p99 {timed.at(99):8.2f} ms   "
        f"cpu p50 {busy.at(50):8.2f}   p99 {busy.at(99):8.2f}   {more}",
        flush=True,
    )


def _told(what: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"{what}: {time.perf_counter() - started:.2f} s", flush=True)


def _library(folder: Path, said: Captions, photos: int) -> None:
    """Fill a library with words and labels; files and the rest are not asked for."""
    create_library(folder)
    with open_library(folder) as library:
        db = library.db.conn
        db.execute("PRAGMA synchronous = off")
        db.execute("PRAGMA foreign_keys = off")  # words need no photos
        for id_, (name, share) in enumerate(KEPT.items(), 1):
            db.execute("INSERT INTO value VALUES (?, 'label', ?)", [id_, name])
            db.execute(
                "INSERT INTO words_of_value (rowid, field, text) "
                "VALUES (?, 'label', ?)",
                [id_, name],
            )
            step = round(1 / share)  # scattered: one of so many, now here, now there
            places = range(max(1, photos // step))
            ids = [1 + n * step + n * 7919 % step for n in places]
            db.executemany(
                "INSERT INTO photo_value (value, photo) VALUES (?, ?)",
                [(id_, photo) for photo in ids],
            )
        db.commit()


def _peer(
    path: Path, tokenizer: str, said: Captions, photos: int
) -> sqlite3.Connection:
    made = path.exists()
    db = Database(path).conn
    if not made:
        db.execute("PRAGMA synchronous = off")
        db.execute(
            f"CREATE VIRTUAL TABLE words USING fts5({_NAMED}, tokenize = '{tokenizer}')"
        )
        _told(f"FTS5 {tokenizer} built", lambda: _insert(db, said.rows(photos), str))
        db.commit()
    return db


def _insert(
    db: sqlite3.Connection,
    rows: Iterable[tuple[int, *Row]],
    indexed: Callable[[str], str],
) -> None:
    db.executemany(
        f"INSERT INTO words (rowid, {_NAMED}) VALUES ({_MARKS})",
        ((row[0], *map(indexed, row[1:])) for row in rows),
    )


_pairs = lru_cache(10_000)(pairs)


def _ours(db: Database, root: Node | None, asked: Sequence[str]) -> list[int]:
    """Search as photolib.search does, with the reasons for what a page shows."""
    terms = [Term(word) for word in asked]
    within, values = filters.passing(db, root, "words.rowid")
    among = filters.few(db, root, most=1_000)
    found = word_search.find(
        db, terms, limit=_LIMIT, within=within, values=values, among=among
    )
    word_search.columns(db, terms, found[:_SHOWN])
    return found


def _bm25(db: sqlite3.Connection, asked: Sequence[str]) -> list[int]:
    rows = db.execute(
        "SELECT rowid FROM words WHERE words MATCH ? "
        "ORDER BY bm25(words, 10, 5, 4, 4, 3, 2, 2) LIMIT ?",
        [" AND ".join(f'"{word}"' for word in asked), _LIMIT],
    )
    return [row[0] for row in rows]
