"""Words -> the photos that hold them, and where.

Ranked by which columns are needed to hold every word, and newest first among equals:
what bm25 adds it pays for by reading every row of a common word.

FTS5 reads the rows of a word one after the other, quickly. What it does slowly is to
look up one row: with a column or a phrase it goes on to the next that matches, however
far. So a few photos that lie apart are copied into an index of their own, in memory.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from sqlite_utils import Database

from photolib.query import Term
from photolib.store.bigrams import pairs
from photolib.store.passing import ALL, Passing, together
from photolib.store.words import COLUMNS, match, telling

_TIERS = (1, 2, 5, 9)  # of COLUMNS: who is in it beats a word of the release
_RANKED = 1_000  # of the newest that hold every word; names are looked for in all
_SAMPLED = 1_000  # rows of a word that say how frequent it is
_PER_PHOTO = 150  # rows of a word that are read while a photo is copied: 30 µs
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What each photo must hold: an expression, and its words one by one.

    `columns` tells that it names some.
    """

    all: str
    any: str
    words: tuple[str, ...]
    columns: bool

    def within(self, width: int) -> str:
        """Return the expression that finds all of it within the first columns."""
        return f"{{{' '.join(COLUMNS[:width])}}} : ({self.all})"


def find(
    db: Database,
    terms: Iterable[Term],
    *,
    limit: int,
    kept: Passing = ALL,
    among: Collection[int] | None = None,
) -> list[int]:
    """Return the photos that hold every term, best first.

    The commonest English words are not asked for where there are others. `kept` is a
    filter over `words.rowid`; `among` are the photos kept, where they are few.
    """
    asked = _asked(terms)
    if among is not None:
        kept = _among(among)
    if among and not _are_fewer(db, asked.words, _PER_PHOTO * len(among), min(among)):
        with _copied(db, among) as few:
            named = _newest(few, asked.within(_TIERS[0]), ALL, limit)
            return _ranked(few, asked, ALL, limit, named)
    if asked.columns or kept.asks_words:  # of which the index of names has one
        named = _newest(db, asked.within(_TIERS[0]), kept, limit)
    else:
        named = _newest(db, asked.all, kept, limit, "words_of_names")
    return _ranked(db, asked, kept, limit, named)


def columns(
    db: Database, terms: Iterable[Term], ids: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """Return in which columns each of these photos holds any of the terms.

    Only photos that hold all of them are told of.
    """
    if not ids:
        return {}
    asked = _asked(terms)
    with _copied(db, ids) as few:
        found: dict[int, list[str]] = {id_: [] for id_ in _holding(few, asked.all)}
        for column in COLUMNS:
            for id_ in found.keys() & _holding(few, f"{{{column}}} : ({asked.any})"):
                found[id_].append(column)
    return {id_: tuple(held) for id_, held in found.items()}


def _asked(terms: Iterable[Term]) -> _Asked:
    told = telling(terms)
    each = [match(term) for term in told]
    texts = " ".join(
        pairs(text, whole=False)
        for term in told
        for text in (term.names or (term.text,))
    )
    words = tuple(f'"{word}"' for word in dict.fromkeys(_WORD.findall(texts)))
    named = any(term.field for term in told)
    return _Asked(" AND ".join(each), " OR ".join(each), words, named)


def _holding(db: Database, expression: str) -> set[int]:
    rows = db.execute("SELECT rowid FROM words WHERE words MATCH ?", [expression])
    return {row[0] for row in rows}


def _among(ids: Collection[int], held: tuple[str, ...] = ()) -> Passing:
    if not ids:
        return Passing(sql=" AND 0")
    sql = (
        " AND words.rowid BETWEEN ? AND ? "
        "AND +words.rowid IN (SELECT value FROM json_each(?))"
    )
    return Passing(held, (), sql, (min(ids), max(ids), json.dumps(sorted(ids))))


def _are_fewer(db: Database, asked: Iterable[str], most: int, first: int) -> bool:
    """Tell whether one of some expressions has fewer than `most` rows from `first` on.

    Some of its rows say how far apart they lie.
    """
    (last,) = db.execute("SELECT max(rowid) FROM words").fetchone()
    reached = (
        "SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? "
        "ORDER BY rowid LIMIT 1 OFFSET ?"
    )
    some = min(most, _SAMPLED)
    for expression in asked:
        row = db.execute(reached, [expression, first, some - 1]).fetchone()
        if row is None or some * (last - first) < most * (row[0] - first):
            return True
    return False


@contextmanager
def _copied(
    db: Database, ids: Collection[int], width: int = len(COLUMNS)
) -> Iterator[Database]:
    """Copy what the first columns say of these photos into an index of their own."""
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    few = Database(memory=True)
    with closing(few):
        few.execute(sql)
        named = ", ".join(COLUMNS[:width])
        rows = db.execute(
            f"SELECT rowid, {named} FROM words "
            "WHERE rowid IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        few.conn.executemany(
            f"INSERT INTO words (rowid, {named}) VALUES (?{', ?' * width})", rows
        )
        yield few


def _ranked(
    db: Database, asked: _Asked, kept: Passing, limit: int, named: list[int]
) -> list[int]:
    """Return hits: `named`, which hold it in names, then by columns and the newest."""
    best, pool = dict.fromkeys(named), list[int]()
    captioned, *wider = _TIERS[1:-1]
    most, more = max(limit, _RANKED), kept
    while len(best) < limit and len(pool) < most:
        size = min(2 * limit, most - len(pool))
        part = _newest(db, asked.all, more, size)
        rest = [id_ for id_ in part if id_ not in best]
        best |= _held(db, asked, [captioned], rest, kept.held)
        pool += part
        if len(part) < size:
            break
        sql, values = f"{kept.sql} AND words.rowid < ?", (*kept.values, part[-1])
        more = replace(kept, sql=sql, values=values)
    if len(best) < limit:
        rest = [id_ for id_ in pool if id_ not in best]
        best |= _held(db, asked, wider, rest, kept.held)
    return list(best | dict.fromkeys(pool))[:limit]


def _held(
    db: Database,
    asked: _Asked,
    widths: Sequence[int],
    hits: list[int],
    held: tuple[str, ...] = (),
) -> dict[int, None]:
    """Return those of some hits that hold it in the first columns, the fewest first.

    `held` are expressions that hold for all of them.
    """
    if not hits:
        return {}
    most, first = _PER_PHOTO * len(hits), hits[-1]
    if _are_fewer(db, asked.words, most, first):
        held = ()
    elif not held or not _are_fewer(db, [together(held)], most, first):
        with _copied(db, hits, widths[-1]) as few:
            return _held(few, asked, widths, hits)
    best: dict[int, None] = {}
    for width in widths:
        kept = _among([id_ for id_ in hits if id_ not in best], held)
        best |= dict.fromkeys(_newest(db, asked.within(width), kept, -1))
    return best


def _newest(
    db: Database, expression: str, kept: Passing, limit: int, of: str = "words"
) -> list[int]:
    rows = db.execute(
        f"SELECT rowid FROM {of} AS words WHERE {of} MATCH ?{kept.sql} "
        "ORDER BY rowid DESC LIMIT ?",
        [kept.of(expression), *kept.values, limit],
    )
    return [row[0] for row in rows]
