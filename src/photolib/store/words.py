"""The words by which photos are found: one FTS5 row a photo.

FTS5's tokenizer takes a run of Chinese for one word, so runs of Han, Kana and
Hangul are indexed as pairs of characters, each also standing alone at the end:
two neighbouring characters, or one, find it. Latin words are stemmed (Porter) and
lose their accents.

Ranked by which columns are needed to hold every word, and newest first among equals:
what bm25 adds it pays for by reading every row of a common word.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from photolib.credit.alike import readings
from photolib.credit.names import is_han
from photolib.query import Term
from photolib.store import decision, near, translation, value
from photolib.store.bigrams import APART, pairs, phrase
from photolib.workers import in_batches

COLUMNS = ("person", "caption", "credit", "keyword", "event", "place", "file", "text")
_TIERS = (1, 2, 4, 5, 8)  # of COLUMNS: a name beats a word of the release
_RANKED = 1_000  # of the newest that hold every word; names are looked for in all
_SOUGHT = 200  # photos that are looked up one by one, 30 µs each, if they lie apart
_SPARSE = 50  # photos from one to the next
_AT_ONCE = 500  # photos whose values are read together
_NAMES = ("name", "credit", "organisation", "of_people", "event", "place")
_JOINT = " ¶ "
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "for",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
_PEOPLE = """
SELECT person FROM photo_person WHERE photo = photo.id AND status <> 'rejected' UNION
SELECT person FROM appearance WHERE event = photo.event AND person NOT IN (
  SELECT person FROM photo_person WHERE photo = photo.id AND status = 'rejected')
"""
_SOURCES = f"""
WITH decided AS ({decision.STANDING}), said AS (
  SELECT field, value FROM decided WHERE value <> 'null' UNION ALL
  SELECT field, value FROM metadata WHERE photo = :photo
    AND field NOT IN (SELECT field FROM decided))
SELECT
  (SELECT group_concat(alias, ' ¶ ') FROM person_alias
     WHERE person IN ({_PEOPLE})) AS person,
  coalesce((SELECT text FROM caption WHERE photo = photo.id
     ORDER BY id DESC LIMIT 1), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(text, ' ¶ ') FROM translation
     WHERE id IN ({translation.STANDING})), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(one.value, ' ¶ ')
     FROM said, json_each(said.value) AS one
     WHERE field IN ('headline', 'title', 'alt_text')), '') AS caption,
  coalesce(credit.line, '') || ' ¶ ' ||
    coalesce((SELECT group_concat(one.value, ' ¶ ')
     FROM said, json_each(said.value) AS one
     WHERE field IN ('creators', 'credit', 'source')), '') AS credit,
  (SELECT group_concat(one.value, ' ¶ ')
     FROM said, json_each(said.value) AS one WHERE field = 'keywords') AS keyword,
  coalesce(event.title, '') || ' ¶ ' || coalesce(event.venue, '') || ' ¶ ' ||
    coalesce((SELECT group_concat(value, ' ¶ ') FROM json_each(event.organisers)), '')
     || ' ¶ ' || coalesce((SELECT json_extract(value, '$') FROM said
     WHERE field = 'event'), '') AS event,
  coalesce(event.place, '') || ' ¶ ' ||
    coalesce((SELECT group_concat(one.value, ' ¶ ')
     FROM said, json_each(said.value) AS one
     WHERE field IN ('sublocation', 'city', 'state', 'country')), '') AS place,
  photo.file_name AS file,
  (SELECT group_concat(json_extract(value, '$.text'), ' ¶ ')
     FROM picture_text, json_each(lines) WHERE photo = :photo) AS text,
  (SELECT group_concat(one.value, ' ¶ ') FROM said, json_each(said.value) AS one
     WHERE field = 'copyright') AS copyright,
  (SELECT group_concat(one.value, ' ¶ ') FROM said, json_each(said.value) AS one
     WHERE field = 'organisations') AS organisation,
  (SELECT group_concat(alias, ' ¶ ') FROM person_alias
     WHERE NOT wrong AND person IN ({_PEOPLE})) AS name,
  (SELECT group_concat(name || ' ' || coalesce(abbreviation, ''), ' ¶ ')
     FROM organisation WHERE id IN (
       SELECT organisation FROM appearance WHERE event = photo.event)) AS of_people
FROM photo
LEFT JOIN event ON event.id = photo.event
LEFT JOIN credit ON credit.photo = photo.id
WHERE photo.id = :photo
"""


def refresh(db: Database, photo_ids: Iterable[int]) -> None:
    """Index anew what is said of these photos, within the caller's transaction."""
    ids, names = list(photo_ids), set[str]()
    for some in in_batches(ids, _AT_ONCE):
        value.refresh(db, some)
    for photo_id in ids:
        db.execute("DELETE FROM words WHERE rowid = ?", [photo_id])
        for row in db.query(_SOURCES, {"photo": photo_id}):
            said = {column: text or "" for column, text in row.items()}
            names.update(said[column] for column in _NAMES)
            said["credit"] += _JOINT + said["copyright"]
            said["keyword"] += _JOINT + said["organisation"]
            texts = {column: _apart(said[column]) for column in COLUMNS}
            texts["person"] = _with_readings(said["person"])
            db.execute(
                f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) "
                f"VALUES (?{', ?' * len(COLUMNS)})",
                [photo_id, *texts.values()],
            )
    near.add(db, names)


def fill(db: Database) -> None:
    """Index the photos that are not yet, within the caller's transaction."""
    rows = db.execute(
        "SELECT id FROM photo WHERE id NOT IN (SELECT rowid FROM words) ORDER BY id"
    )
    refresh(db, [row[0] for row in rows.fetchall()])


def _apart(text: str | None) -> str:
    """Return a text for the index; what it is joined of by ¶ stays apart."""
    return pairs(text or "").replace("¶", APART)


def _with_readings(names: str) -> str:
    """Return names for the index, Chinese ones also as they are typed in pinyin."""
    read = [value.reading(name) for name in names.split(_JOINT)]
    turned = [
        " ".join(reversed(one.split()))
        for name in names.split(_JOINT)
        if is_han(name)
        for one in sorted(readings(name))
    ]
    return _apart(_JOINT.join([names, *filter(None, [*read, *turned])]))


def find(
    db: Database,
    terms: Iterable[Term],
    *,
    limit: int,
    within: str = "",
    values: Iterable[object] = (),
    among: Collection[int] | None = None,
) -> list[int]:
    """Return the photos that hold every term, best first.

    The commonest English words are not asked for where there are others. `within`
    is SQL of photolib.store.filters over `words.rowid` that keeps some photos, with
    `values`; `among` are the photos kept, where they are few.
    """
    kept = _Kept(within, tuple(values)) if among is None else _among(among)
    return _ranked(db, _all(terms), kept, limit)


def columns(
    db: Database, terms: Iterable[Term], ids: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """Return in which columns each of these photos holds any of the terms.

    Only photos that hold all of them are told of.
    """
    marked = ", ".join(
        f"instr(highlight(words, {i}, char(1), char(2)), char(1)) > 0"
        for i in range(len(COLUMNS))
    )
    kept = _among(ids)
    rows = db.execute(
        f"SELECT rowid, {marked} FROM words WHERE words MATCH ?{kept.sql}",
        [_all(terms), *kept.values],
    )
    return {
        row[0]: tuple(c for c, hit in zip(COLUMNS, row[1:], strict=True) if hit)
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class _Kept:
    """SQL that keeps some rows of `words`, its values, whether it names each row."""

    sql: str = ""
    values: tuple[object, ...] = ()
    sought: bool = False


def _among(ids: Collection[int], *, seek: bool = True) -> _Kept:
    """Keep these photos, by looking each up or, of many, by what comes along."""
    if not ids:
        return _Kept(" AND 0")
    listed, first, last = json.dumps(sorted(ids)), min(ids), max(ids)
    if seek and len(ids) <= _SOUGHT and last - first > _SPARSE * len(ids):
        sql = " AND words.rowid IN (SELECT value FROM json_each(?))"
        return _Kept(sql, (listed,), sought=True)
    sql = (
        " AND words.rowid BETWEEN ? AND ? "
        "AND +words.rowid IN (SELECT value FROM json_each(?))"
    )
    return _Kept(sql, (first, last, listed))


def _ranked(db: Database, asked: str, kept: _Kept, limit: int) -> list[int]:
    """Return hits: those in the fewest, most telling columns first, then the newest."""
    named = [] if kept.sought else _newest(db, _held(asked, _TIERS[0]), kept, limit)
    best = dict.fromkeys(named)
    if len(best) >= limit:
        return named
    pool = _newest(db, asked, kept, max(limit, _RANKED))
    for width in _TIERS[0 if kept.sought else 1 : -1]:
        rest = [id_ for id_ in pool if id_ not in best]
        if not rest or len(best) >= limit:
            break
        # Whatever holds every word and is no older than the pool is in it.
        some = _Kept(" AND rowid >= ?", (rest[-1],))
        if kept.sql:
            some = _among(rest, seek=kept.sought)
        best |= dict.fromkeys(_newest(db, _held(asked, width), some, limit))
    return list(best | dict.fromkeys(pool))[:limit]


def _held(asked: str, width: int) -> str:
    """Return the expression that finds all of it within the first columns."""
    return f"{{{' '.join(COLUMNS[:width])}}} : ({asked})"


def _newest(db: Database, asked: str, kept: _Kept, limit: int) -> list[int]:
    sql = f"SELECT rowid FROM words WHERE words MATCH ?{kept.sql}"
    if kept.sought:  # FTS5 seeks upwards five times as quickly
        rows = db.execute(sql, [asked, *kept.values]).fetchall()
        return sorted((row[0] for row in rows), reverse=True)[:limit]
    sql += " ORDER BY rowid DESC LIMIT ?"
    return [row[0] for row in db.execute(sql, [asked, *kept.values, limit])]


def telling(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that are asked for: the commonest words only if alone."""
    asked = list(terms)
    return [t for t in asked if not is_common(t.text)] or asked


def is_common(text: str) -> bool:
    """Tell whether a word is one of the commonest English ones."""
    return text.casefold() in _COMMON


def _all(terms: Iterable[Term]) -> str:
    return " AND ".join(match(term) for term in telling(terms))


def match(term: Term) -> str:
    """Return the FTS5 expression of one term; its text is always a quoted string."""
    column = f"{{{term.field}}} : " if term.field else ""
    if not term.names:
        return column + phrase(term.text)
    return f"{column}({' OR '.join(map(phrase, term.names))})"
