"""The vocabulary of keywords; a term that was changed or removed can come back."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from photolib.records import VocabularyTerm
from photolib.store import retired
from photolib.store.connect import now, plain

_STANDS = "removed_at IS NULL"


def new_act(db: Database) -> int:
    """Return the number for what is handed in at once, in the caller's transaction."""
    row = db.execute("SELECT coalesce(max(act), 0) + 1 FROM term").fetchone()
    return int(row[0])


def put(db: Database, act: int, term: VocabularyTerm, by: str) -> bool:
    """Write a term within the caller's transaction; tell whether it was not there.

    One of the same text is replaced.
    """
    before = _find(db, term.text)
    if before is not None:
        if get_all(db, [before]) == [term]:
            return False
        retired.remove(db, "term", before, by)
    row = db.execute(
        "INSERT INTO term (text, act, replaces, added_by, added_at) "
        "VALUES (?, ?, ?, ?, ?) RETURNING id",
        [term.text, act, before, by, now()],
    ).fetchone()
    db.conn.executemany(
        "INSERT INTO term_name (term, rank, name, language, key) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (row[0], rank, name, language, fold(name))
            for rank, (name, language) in enumerate(((term.text, None), *term.others))
        ],
    )
    return True


def remove(db: Database, text: str, by: str) -> int | None:
    """Take a term out of use; return its number, None where there is none."""
    found = _find(db, text)
    if found is not None:
        retired.remove(db, "term", found, by)
    return found


def undo(db: Database, act: int, by: str) -> int:
    """Undo, or do again, what was handed in at once; return how many terms it is."""
    rows = db.execute("SELECT id FROM term WHERE act = ?", [act]).fetchall()
    for (term_id,) in rows:
        retired.restore(db, "term", term_id, by)
    return len(rows)


def get_all(db: Database, ids: Iterable[int] | None = None) -> list[VocabularyTerm]:
    """Return every term that stands (`ids`: of these), by text."""
    among = "" if ids is None else "AND id IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        "SELECT id, text, name, language FROM term LEFT JOIN term_name "
        f"ON term = id AND rank > 0 WHERE {_STANDS} {among} ORDER BY text, id, rank",
        [] if ids is None else [json.dumps(list(ids))],
    )
    others: dict[tuple[int, str], list[tuple[str, str | None]]] = {}
    for term_id, text, name, language in rows:
        said = others.setdefault((term_id, text), [])
        if name is not None:
            said.append((name, language))
    return [VocabularyTerm(text, tuple(said)) for (_, text), said in others.items()]


def begun(db: Database, text: str, *, limit: int) -> list[tuple[str, str]]:
    """Return terms with a name in which a word begins so: (term, the name that fits).

    Terms that begin so stand first; Chinese is found anywhere in a name.
    """
    key = fold(text)
    if not key:
        return []
    rows = db.execute(
        "SELECT text, name FROM term_name JOIN term ON term.id = term "
        f"WHERE {_STANDS} AND (instr(' ' || key, ' ' || :key) "
        "OR (:han AND instr(key, :key))) GROUP BY term.id "
        "HAVING rank = min(rank) ORDER BY instr(key, :key) > 1, rank > 0, text "
        "LIMIT :limit",
        {"key": key, "han": not key.isascii(), "limit": limit},
    )
    return [(term, name) for term, name in rows]


def strange(db: Database, keywords: Iterable[str]) -> list[str]:
    """Return those that no term is called; none where there is no vocabulary."""
    asked = list(keywords)
    if not asked or not is_there(db):
        return []
    rows = db.execute(
        "SELECT key FROM term_name JOIN term ON term.id = term "
        f"WHERE {_STANDS} AND key IN (SELECT value FROM json_each(?))",
        [json.dumps([fold(one) for one in asked])],
    )
    known = {row[0] for row in rows}
    return [one for one in asked if fold(one) not in known]


def is_there(db: Database) -> bool:
    """Tell whether the library has any term."""
    row = db.execute(f"SELECT 1 FROM term WHERE {_STANDS} LIMIT 1").fetchone()
    return row is not None


def fold(text: str) -> str:
    """Return the key under which spellings meet: no case, no accents, single blanks.

    >>> fold("  Büro of  Rivers") == fold("buro OF rivers")
    True
    """
    return " ".join(plain(text).split())


def _find(db: Database, text: str) -> int | None:
    row = db.execute(
        "SELECT term.id FROM term_name JOIN term ON term.id = term "
        f"WHERE {_STANDS} AND rank = 0 AND key = ?",
        [fold(text)],
    ).fetchone()
    return None if row is None else int(row[0])
