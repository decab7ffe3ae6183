"""The sentence of a release that an editor has chosen for a photo's caption.

Each choice is kept, the last not undone stands.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from photolib.store.connect import now


@dataclass(frozen=True, slots=True)
class Quote:
    """A chosen sentence: where it stands, its words, and the release's language.

    `person_id` is whom it tells of; None for one that names nobody.
    """

    id: int
    release_id: int
    span: tuple[int, int]
    text: str
    language: str | None
    person_id: int | None
    by: str
    at: str


def add(
    db: Database,
    photo_id: int,
    release_id: int,
    span: tuple[int, int],
    person_id: int | None,
    by: str,
) -> int:
    """Write a choice, which stands until it is undone or another follows."""
    row = db.execute(
        "INSERT INTO quote (photo, release, span_start, span_end, person, decided_by, "
        "decided_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [photo_id, release_id, *span, person_id, by, now()],
    ).fetchone()
    return int(row[0])


def standing(db: Database, photo_id: int) -> Quote | None:
    """Return the choice that stands, if there is one."""
    row = db.execute(
        "SELECT quote.id, release, span_start, span_end, substr(text, span_start + 1, "
        "span_end - span_start), json_extract(facts, '$.language'), person, "
        "decided_by, decided_at FROM quote JOIN release ON release.id = release "
        "WHERE photo = ? AND undone_at IS NULL ORDER BY quote.id DESC LIMIT 1",
        [photo_id],
    ).fetchone()
    if row is None:
        return None
    id_, release_id, start, end, text, *others = row
    return Quote(id_, release_id, (start, end), " ".join(text.split()), *others)


def undo(db: Database, quote_id: int, by: str) -> None:
    """Take back a choice: the one before stands again."""
    db.execute(
        "UPDATE quote SET undone_by = ?, undone_at = ? WHERE id = ?",
        [by, now(), quote_id],
    )
