"""The values by which photos are filtered and searches completed: each text once.

A photographer, a city or a keyword is said of thousands of photos; the library has
it once, with its reading in pinyin, and which photos it is said of. Editors' decisions
count, not what they decided against. Derived from metadata, credit and event, and
made anew with the words (photolib.store.words.refresh).
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from sqlite_utils import Database

from photolib.credit.alike import readings
from photolib.credit.names import is_han
from photolib.records import Camera, Caption, Credit, Location, Metadata
from photolib.store import caption, credit, metadata
from photolib.store.bigrams import pairs, phrase

_LONGEST = 2_000  # characters of a value that are kept: usage terms may be contracts
COUNTED = 1_000
_ASKED = tuple(
    f.name for f in fields(Metadata) if f.name not in {"sources", "conflicts"}
)
_FILES = {  # what a file says in one text, by the field of a search
    "headline": ("headline",),
    "title": ("title",),
    "copyright": ("copyright",),
    "rights": ("usage_terms", "instructions", "copyright"),
    "source": ("source",),
    "label": ("label",),
    "city": ("city",),
    "state": ("state",),
    "country": ("country", "country_code"),
    "location": ("sublocation",),
}
_HAS = {  # what `has:` asks of a file, by what it may be in
    "headline": ("headline",),
    "title": ("title",),
    "keywords": ("keywords",),
    "alt": ("alt_text",),
    "gps": ("gps",),
    "location": ("city", "state", "country", "sublocation", "locations_shown"),
    "copyright": ("copyright",),
    "rights": ("usage_terms", "instructions"),
    "faces": ("regions",),
    "label": ("label",),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A text of one field, and of how many photos it is said, at most 1000."""

    field: str
    text: str
    photos: int


def refresh(db: Database, photo_ids: Iterable[int]) -> None:
    """Bring the values of photos up to date, within the caller's transaction."""
    ids = list(photo_ids)
    known: dict[int, dict[tuple[str, str], int]] = {}
    for photo_id, field, text, value_id in db.execute(
        "SELECT photo, field, text, id FROM photo_value JOIN value ON value.id = value "
        "WHERE photo IN (SELECT value FROM json_each(?))",
        [json.dumps(ids)],
    ):
        known.setdefault(photo_id, {})[field, text] = value_id
    for photo_id, wanted in _said(db, ids).items():
        had = known.get(photo_id, {})
        for one in wanted - had.keys():
            db.execute(
                "INSERT INTO photo_value (value, photo) VALUES (?, ?)",
                [_id(db, *one), photo_id],
            )
        for one in had.keys() - wanted:
            _part(db, had[one], photo_id)


def begun(db: Database, text: str, fields: Iterable[str], *, limit: int) -> list[Value]:
    """Return values with a word that begins with `text`, the most frequent first."""
    rows = db.execute(
        "SELECT value.field, value.text, (SELECT count(*) FROM (SELECT 1 "
        f"FROM photo_value WHERE photo_value.value = value.id LIMIT {COUNTED})) "
        "FROM words_of_value JOIN value ON value.id = words_of_value.rowid "
        "WHERE words_of_value MATCH ? LIMIT 200",
        [match(text, fields, begun=True)],
    )
    found = [Value(*row) for row in rows]
    return sorted(found, key=lambda one: (-one.photos, one.text))[:limit]


def commonest(db: Database, field: str, *, limit: int) -> list[Value]:
    """Return values of a field, the most frequent first."""
    rows = db.execute(
        "SELECT field, text, count(*) AS photos FROM value "
        "JOIN photo_value ON photo_value.value = value.id WHERE field = ? "
        "GROUP BY value.id ORDER BY photos DESC, text LIMIT ?",
        [field, limit],
    )
    return [Value(*row) for row in rows]


def match(text: str, fields: Iterable[str], *, begun: bool = False) -> str:
    """Return the FTS5 expression, over words_of_value, for words in some fields."""
    named = " OR ".join(f'"{field}"' for field in fields)
    return f"field : ({named}) AND {{text reading}} : {phrase(text, begun=begun)}"


def reading(text: str) -> str:
    """Return how Chinese is typed in pinyin: by syllables, as one word, as a name."""
    if not is_han(text) or len(text) > 100:
        return ""
    from pypinyin import lazy_pinyin  # a large table: loaded when a text needs it

    syllables = lazy_pinyin(text, errors="ignore")
    return " ".join([*syllables, "".join(syllables), *sorted(readings(text))])


def _said(db: Database, ids: list[int]) -> dict[int, set[tuple[str, str]]]:
    """Return what is said of each photo there is."""
    rows = db.execute(
        "SELECT photo.id, folder, place, title FROM photo "
        "LEFT JOIN event ON event.id = event "
        "WHERE photo.id IN (SELECT value FROM json_each(?))",
        [json.dumps(ids)],
    ).fetchall()
    says = metadata.get_many(db, ids, _ASKED)
    weighed = credit.get_many(db, ids)
    stand = caption.find_many(db, ids)
    return {
        id_: _of_photo(says[id_], weighed[id_], stand.get(id_))
        | _of("folder", [folder])
        | _of("city", [place])
        | _of("event", [title])
        for id_, folder, place, title in rows
    }


def _of_photo(
    says: Metadata, weighed: Credit, stands: Caption | None
) -> set[tuple[str, str]]:
    found = _of("by", _creators(weighed, says))
    for field, names in _FILES.items():
        found |= _of(field, [getattr(says, name) for name in names])
    for place in (says.location_created, *says.locations_shown):
        found |= _of_place(place)
    return (
        found
        | _of("keyword", says.keywords)
        | _of("organisation", says.organisations)
        | _of("camera", [_camera(says.camera)])
        | _of("lens", [says.camera.lens])
        | _of("rating", [None if says.rating is None else str(says.rating)])
        | _of("lang", [*_languages(says), stands.language if stands else None])
        | _of("has", _has(says))
    )


def _of(field: str, texts: Iterable[str | None]) -> set[tuple[str, str]]:
    clean = (unicodedata.normalize("NFC", t or "").strip() for t in texts)
    return {(field, text[:_LONGEST]) for text in clean if text}


def _creators(weighed: Credit, says: Metadata) -> tuple[str, ...]:
    """Return who took it; while that is disputed, everyone who is named."""
    if weighed.line is not None:
        return weighed.creators
    named = (name for one in weighed.evidence for name in one.creators)
    return tuple(dict.fromkeys([*says.creators, *named]))


def _of_place(place: Location | None) -> set[tuple[str, str]]:
    if place is None:
        return set()
    return (
        _of("city", [place.city])
        | _of("state", [place.state])
        | _of("country", [place.country, place.country_code])
        | _of("location", [place.name, place.sublocation])
    )


def _camera(camera: Camera) -> str | None:
    make, model = camera.make or "", camera.model or ""
    first = make.split(" ")[0].casefold()
    return model if first and model.casefold().startswith(first) else f"{make} {model}"


def _languages(says: Metadata) -> Iterator[str]:
    for texts in says.languages.values():
        yield from (tag for tag in texts if tag != "x-default")


def _has(says: Metadata) -> Iterator[str]:
    for name, parts in _HAS.items():
        if any(getattr(says, part) not in (None, ()) for part in parts):
            yield name
    if says.rating is not None:
        yield "rating"


def _id(db: Database, field: str, text: str) -> int:
    asked = [field, text]
    select = "SELECT id FROM value WHERE field = ? AND text = ?"
    row = db.execute(select, asked).fetchone()
    if row is None:
        insert = "INSERT INTO value (field, text) VALUES (?, ?) RETURNING id"
        row = db.execute(insert, asked).fetchone()
        db.execute(
            "INSERT INTO words_of_value (rowid, field, text, reading) "
            "VALUES (?, ?, ?, ?)",
            [row[0], field, pairs(text), reading(text)],
        )
    return int(row[0])


def _part(db: Database, value_id: int, photo_id: int) -> None:
    """Say it no more of a photo; what is said of none is forgotten."""
    db.execute(
        "DELETE FROM photo_value WHERE value = ? AND photo = ?", [value_id, photo_id]
    )
    row = db.execute("SELECT 1 FROM photo_value WHERE value = ? LIMIT 1", [value_id])
    if row.fetchone() is None:
        db.execute("DELETE FROM words_of_value WHERE rowid = ?", [value_id])
        db.execute("DELETE FROM value WHERE id = ?", [value_id])
