"""The words by which photos are found: one FTS5 row a photo.

FTS5's tokenizer takes a run of Chinese for one word, so runs of Han, Kana and
Hangul are indexed as pairs of characters, each also standing alone at the end:
two neighbouring characters, or one, find it. Latin words are stemmed (Porter) and
lose their accents. Beside them stands a word for each of the photo's values.
photolib.store.word_search looks for them.
"""

from collections.abc import Iterable

from sqlite_utils import Database

from photolib.credit.alike import readings
from photolib.credit.names import is_han
from photolib.query import Node, Query, Term
from photolib.query.tree import both, parts
from photolib.store import decision, near, translation, value
from photolib.store.bigrams import APART, VALUE, pairs, phrase
from photolib.store.connect import writing
from photolib.workers import in_batches

COLUMNS = (
    "person",
    "caption",
    "roster",
    "credit",
    "keyword",
    "event",
    "place",
    "file",
    "text",
)
"""`roster` are those of the event of whom nothing says that they are in the photo."""

_AT_ONCE = 500  # photos whose values are read together
_NAMES = ("name", "credit", "organisation", "of_people", "event", "place")
_PAGES = 500  # of 4 KB that one step of `tidy` writes
_INSERT = (
    f"INSERT INTO words (rowid, value, {', '.join(COLUMNS)}) VALUES (?1, "
    f"(SELECT group_concat('{VALUE}' || value, ' ') FROM photo_value WHERE photo = ?1)"
    f"{', ?' * len(COLUMNS)})"
)
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
_SHOWN = (
    "SELECT person FROM photo_person WHERE photo = photo.id AND status <> 'rejected'"
)
_AT_EVENT = """
SELECT person FROM appearance WHERE event = photo.event AND person NOT IN (
  SELECT person FROM photo_person WHERE photo = photo.id)
"""
_SOURCES = f"""
WITH decided AS ({decision.STANDING}), said AS (
  SELECT field, value FROM decided WHERE value <> 'null' UNION ALL
  SELECT field, value FROM metadata WHERE photo = :photo
    AND field NOT IN (SELECT field FROM decided))
SELECT
  (SELECT group_concat(alias, ' ¶ ') FROM person_alias
     WHERE person IN ({_SHOWN})) AS person,
  coalesce((SELECT text FROM caption WHERE photo = photo.id
     ORDER BY id DESC LIMIT 1), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(text, ' ¶ ') FROM translation
     WHERE id IN ({translation.STANDING})), '') || ' ¶ ' ||
    coalesce((SELECT group_concat(one.value, ' ¶ ')
     FROM said, json_each(said.value) AS one
     WHERE field IN ('headline', 'title', 'alt_text')), '') AS caption,
  (SELECT group_concat(alias, ' ¶ ') FROM person_alias
     WHERE person IN ({_AT_EVENT})) AS roster,
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
     WHERE NOT wrong AND person IN ({_SHOWN} UNION {_AT_EVENT})) AS name,
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
        _take_out(db, photo_id)
        for row in db.query(_SOURCES, {"photo": photo_id}):
            said = {column: text or "" for column, text in row.items()}
            names.update(said[column] for column in _NAMES)
            said["credit"] += _JOINT + said["copyright"]
            said["keyword"] += _JOINT + said["organisation"]
            texts = {column: _apart(said[column]) for column in COLUMNS}
            for column in ("person", "roster"):
                texts[column] = _with_readings(said[column])
            put(db, [(photo_id, *texts.values())])
    near.add(db, names)


def put(db: Database, rows: Iterable[tuple[int | str, ...]]) -> None:
    """Index photos that are not yet: the id of each, and its text for every column.

    Their values are taken from where photolib.store.value has put them.
    """
    for row in rows:
        db.execute(_INSERT, row)
        db.execute(
            "INSERT INTO words_of_names (rowid, person, value) "
            "SELECT rowid, person, value FROM words WHERE rowid = ?",
            row[:1],
        )


def _take_out(db: Database, photo_id: int) -> None:
    db.execute(  # it keeps no texts, and is told what it had
        "INSERT INTO words_of_names (words_of_names, rowid, person, value) "
        "SELECT 'delete', rowid, person, value FROM words WHERE rowid = ?",
        [photo_id],
    )
    db.execute("DELETE FROM words WHERE rowid = ?", [photo_id])


def tidy(db: Database) -> None:
    """Let what was indexed in pieces become fewer, in transactions of some 30 ms.

    Each look-up asks every piece. FTS5's own merging keeps 10 to 15 of them.
    """
    for table in ("words", "words_of_names"):
        merged = True
        while merged:
            with writing(db):
                before = db.conn.total_changes
                db.execute(
                    f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", [_PAGES]
                )
                # https://sqlite.org/fts5.html#the_merge_command
                merged = db.conn.total_changes - before > 1


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


def telling(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that are asked for: the commonest words only if alone."""
    asked = list(terms)
    return [t for t in asked if not is_common(t.text)] or asked


def exact(query: Query) -> Node | None:
    """Return what a search asks as a matter of yes or no; None: nothing.

    That is all but likeness and, where others are asked, the commonest words.
    """
    told = (*telling(query.free), *parts(query.narrowing))
    held = [part for part in query.parts if part in told]
    return both(held) if held else None


def is_common(text: str) -> bool:
    """Tell whether a word is one of the commonest English ones."""
    return text.casefold() in _COMMON


def match(term: Term) -> str:
    """Return the FTS5 expression of one term; its text is always a quoted string."""
    held_in = "person roster" if term.field == "person" else term.field
    column = f"{{{held_in}}} : " if held_in else ""
    if not term.names:
        return column + phrase(term.text)
    return f"{column}({' OR '.join(map(phrase, term.names))})"
