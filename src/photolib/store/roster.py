"""Who was at an event, brought in line with the facts of its corrected release.

A person stays the same person while the fact is the same fact, so that whom a human
has confirmed in a photo stays confirmed under the corrected name.
"""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from photolib.records import PersonFacts
from photolib.store import person

People = Mapping[str, PersonFacts]
"""By the key of the fact, in the order of the release."""


def settle(db: Database, event_id: int, before: People, after: People) -> list[int]:
    """Write who was at an event, within the caller's transaction.

    `before` is what the roster was written from. Return the photos of other events
    in which somebody has got another name.
    """
    ids = dict(
        db.execute("SELECT rank, person FROM appearance WHERE event = ?", [event_id])
    )
    were = {key: ids[rank] for rank, key in enumerate(before) if rank in ids}
    wrong = {
        key: before[key].name
        for key, facts in after.items()
        if key in before and before[key].name != facts.name
    }
    now_are: dict[str, int] = {}
    for key, facts in after.items():
        now_are[key] = were.get(key) or _person(db, facts)
        if key in wrong:
            now_are[key] = _corrected(db, event_id, now_are[key], facts)
    db.execute("DELETE FROM appearance WHERE event = ?", [event_id])
    written: set[int] = set()
    for rank, (key, person_id) in enumerate(now_are.items()):
        if person_id not in written:
            person.put_appearance(db, event_id, person_id, after[key], rank)
            written.add(person_id)
        if key in wrong:
            person.mark_misspelt(db, person_id, wrong[key], after[key].name)
    for gone in set(were.values()) - written:
        _forget(db, event_id, gone)
    renamed = [now_are[key] for key in wrong]
    return _photos_elsewhere(db, event_id, renamed)


def _person(db: Database, facts: PersonFacts) -> int:
    known = person.find_by_name(db, facts.name, facts.organisation)
    return known or person.add(db, facts)


def _corrected(db: Database, event_id: int, person_id: int, facts: PersonFacts) -> int:
    """Return who bears the corrected name: the same person renamed, or another.

    Whoever is known from elsewhere keeps the name; the photos of this event go over
    to the one who is meant.
    """
    known = person.find_by_name(db, facts.name, facts.organisation)
    if known in {None, person_id} and not _is_known_elsewhere(db, event_id, person_id):
        person.rename(db, person_id, facts)
        return person_id
    if known is None:
        known = person.add(db, facts)
    _hand_over(db, event_id, person_id, known)
    return known


def _is_known_elsewhere(db: Database, event_id: int, person_id: int) -> bool:
    """Tell whether a person was at another event, or is confirmed in photos of one."""
    row = db.execute(
        "SELECT 1 FROM appearance WHERE person = ? AND event <> ? UNION ALL "
        "SELECT 1 FROM photo_person JOIN photo ON photo.id = photo "
        "WHERE person = ? AND status = 'confirmed' AND event IS NOT ? LIMIT 1",
        [person_id, event_id, person_id, event_id],
    ).fetchone()
    return row is not None


def _hand_over(db: Database, event_id: int, old: int, new: int) -> None:
    """Move what is said of one person in an event's photos to another.

    A human's word on the other in a photo stays, and then the one on the first, too.
    """
    in_event = "photo IN (SELECT id FROM photo WHERE event = ?)"
    db.execute(
        f"DELETE FROM photo_person WHERE person = ? AND {in_event} "
        "AND decided_by IS NULL AND photo IN (SELECT photo FROM photo_person "
        "WHERE person = ? AND decided_by IS NOT NULL)",
        [new, event_id, old],
    )
    db.execute(
        f"UPDATE OR IGNORE photo_person SET person = ? WHERE person = ? AND {in_event}",
        [new, old, event_id],
    )


_HOLDING = (
    *("appearance.person", "photo_person.person", "person.merged_into"),
    *("person_at.person", "person_change.person", "person_change.other"),
)
"""Where somebody stands of whom something is left."""


def _forget(db: Database, event_id: int, person_id: int) -> None:
    """Take back what was only suggested; a person of whom nothing is left goes."""
    db.execute(
        "DELETE FROM photo_person WHERE person = ? AND decided_by IS NULL "
        "AND photo IN (SELECT id FROM photo WHERE event = ?)",
        [person_id, event_id],
    )
    for column in _HOLDING:
        table, _, name = column.partition(".")
        left = f"SELECT 1 FROM {table} WHERE {name} = ? LIMIT 1"
        if db.execute(left, [person_id]).fetchone():
            return
    db.execute("DELETE FROM alike WHERE ? IN (one, other)", [person_id])
    for table in ("person_key", "person_alias"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", [person_id])
    db.execute("DELETE FROM person WHERE id = ?", [person_id])


def _photos_elsewhere(db: Database, event_id: int, people: Iterable[int]) -> list[int]:
    """Return the photos of other events, or none, of which these people may be."""
    found: set[int] = set()
    for person_id in people:
        rows = db.execute(
            "SELECT photo FROM photo_person JOIN photo ON photo.id = photo "
            "WHERE person = ? AND event IS NOT ?",
            [person_id, event_id],
        )
        found |= {row[0] for row in rows}
    return sorted(found)
