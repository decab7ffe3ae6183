"""The exact part of a search, as SQL that keeps photo ids."""

from collections.abc import Iterable

from sqlite_utils import Database

from photolib.query import Term
from photolib.store import words

_HAS = {
    "credit": "SELECT photo FROM credit WHERE status IN ('agreed', 'filled')",
    "caption": (
        "SELECT photo FROM caption UNION SELECT photo.id FROM photo "
        "JOIN event ON event.id = photo.event WHERE event.title IS NOT NULL"
    ),
    "event": "SELECT id FROM photo WHERE event IS NOT NULL",
    "conflict": "SELECT id FROM photo WHERE conflicts > 0",
    "people": "SELECT photo FROM photo_person WHERE status = 'confirmed'",
}


def where(terms: Iterable[Term], column: str) -> tuple[str, list[object]]:
    """Return SQL (" AND ..." or "") over `column`, a photo id, and its values.

    Fields and everything negated filter; free words do not: they rank.
    """
    clauses, values = [], []
    for term in terms:
        if term.field is None and not term.negated:
            continue
        sql, given = _kept(term)
        clauses.append(f" AND {column} {'NOT ' if term.negated else ''}IN ({sql})")
        values += given
    return "".join(clauses), values


def keep(db: Database, terms: Iterable[Term]) -> list[int]:
    """Return the photos that pass, newest first."""
    sql, values = where(terms, "id")
    rows = db.execute(
        f"SELECT id FROM photo WHERE 1{sql} ORDER BY sort_at DESC, id DESC",
        values,
    )
    return [row[0] for row in rows]


def _kept(term: Term) -> tuple[str, list[object]]:
    if term.field == "has":
        return _HAS[term.text], []
    if term.field in {"date", "taken"}:
        start, end = term.text, term.text + "~"  # "~" sorts behind every digit and "-"
        taken = "SELECT id FROM photo WHERE sort_at >= ? AND sort_at < ?"
        if term.field == "taken":
            return taken, [start, end]
        of_event = (
            " UNION SELECT photo.id FROM photo JOIN event ON event.id = photo.event "
            "WHERE event.date >= ? AND event.date < ?"
        )
        return taken + of_event, [start, end, start, end]
    return "SELECT rowid FROM words WHERE words MATCH ?", [words.match(term)]
