"""The words by which photos are found: one FTS5 row a photo.

FTS5's tokenizer takes a run of Chinese for one word, so runs of Han, Kana and
Hangul are indexed as pairs of characters, each also standing alone at the end:
two neighbouring characters, or one, find it. Latin words are stemmed (Porter) and
lose their accents.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from photolib.query import Term
from photolib.store import decision, translation, value
from photolib.store.bigrams import pairs, phrase

COLUMNS = ("person", "caption", "credit", "keyword", "event", "place", "file")
_WEIGHTS = "10, 5, 4, 4, 3, 2, 2"  # of COLUMNS: a name beats a word of the release
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
_SOURCES = f"""
WITH decided AS ({decision.STANDING}), said AS (
  SELECT field, value FROM decided WHERE value <> 'null' UNION ALL
  SELECT field, value FROM metadata WHERE photo = :photo
    AND field NOT IN (SELECT field FROM decided))
SELECT photo.id,
  (SELECT group_concat(alias, ' ¶ ') FROM person_alias WHERE person IN (
     SELECT person FROM photo_person WHERE photo = photo.id AND status <> 'rejected'
     UNION
     SELECT person FROM appearance WHERE event = photo.event AND person NOT IN (
       SELECT person FROM photo_person
       WHERE photo = photo.id AND status = 'rejected'))) AS person,
  coalesce((SELECT text FROM caption WHERE photo = photo.id
     ORDER BY id DESC LIMIT 1), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(text, ' ¶ ') FROM translation
     WHERE id IN ({translation.STANDING})), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(value, ' ¶ ') FROM said
     WHERE field IN ('headline', 'title', 'alt_text')), '') AS caption,
  coalesce(credit.line, '') || ' ¶ ' ||
    coalesce((SELECT group_concat(value, ' ¶ ') FROM said
     WHERE field IN ('creators', 'credit', 'source', 'copyright')), '') AS credit,
  (SELECT group_concat(value, ' ¶ ') FROM said
     WHERE field IN ('keywords', 'organisations')) AS keyword,
  coalesce(event.title, '') || ' ¶ ' || coalesce(event.venue, '') || ' ¶ ' ||
    coalesce(event.organisers, '') || ' ¶ ' ||
    coalesce((SELECT value FROM said WHERE field = 'event'), '') AS event,
  coalesce(event.place, '') || ' ¶ ' ||
    coalesce((SELECT group_concat(value, ' ¶ ') FROM said
     WHERE field IN ('sublocation', 'city', 'state', 'country')), '') AS place,
  photo.file_name AS file
FROM photo
LEFT JOIN event ON event.id = photo.event
LEFT JOIN credit ON credit.photo = photo.id
WHERE photo.id = :photo
"""


@dataclass(frozen=True, slots=True)
class WordHit:
    """A photo that words found, and in which columns."""

    photo_id: int
    columns: tuple[str, ...]


def refresh(db: Database, photo_ids: Iterable[int]) -> None:
    """Index anew what is said of these photos, within the caller's transaction."""
    for photo_id in photo_ids:
        value.refresh(db, photo_id)
        row = db.execute(_SOURCES, {"photo": photo_id}).fetchone()
        db.execute("DELETE FROM words WHERE rowid = ?", [photo_id])
        if row is not None:
            db.execute(
                f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) "
                f"VALUES (?{', ?' * len(COLUMNS)})",
                [row[0], *(pairs(text or "") for text in row[1:])],
            )


def find(
    db: Database,
    terms: Iterable[Term],
    *,
    limit: int,
    within: str = "",
    values: list[object],
) -> list[WordHit]:
    """Return the photos that hold every term, best first.

    The commonest English words are not asked for where there are others. `within`
    is SQL of photolib.store that keeps some photo ids, with `values`.
    """
    marked = ", ".join(
        f"instr(highlight(words, {i}, char(1), char(2)), char(1)) > 0"
        for i in range(len(COLUMNS))
    )
    rows = db.execute(
        f"SELECT rowid, {marked} FROM words WHERE words MATCH ? {within} "
        f"ORDER BY bm25(words, {_WEIGHTS}), rowid LIMIT ?",
        [" AND ".join(match(term) for term in telling(terms)), *values, limit],
    )
    return [
        WordHit(
            row[0], tuple(c for c, hit in zip(COLUMNS, row[1:], strict=True) if hit)
        )
        for row in rows
    ]


def telling(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that are asked for: the commonest words only if alone."""
    asked = list(terms)
    return [t for t in asked if t.text.casefold() not in _COMMON] or asked


def match(term: Term) -> str:
    """Return the FTS5 expression of one term; its text is always a quoted string."""
    column = f"{{{term.field}}} : " if term.field else ""
    return column + phrase(term.text)
