"""People: one row a person, every spelling as an alias, decisions kept for ever."""

import json
import unicodedata
from collections.abc import Iterable

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import (
    LinkStatus,
    OrganisationFacts,
    Person,
    PersonFacts,
    PhotoPerson,
    Region,
)
from photolib.store.connect import is_id, now

_SELECT = """
SELECT id, name, family, given,
  (SELECT count(*) FROM appearance WHERE person = person.id) AS event_count,
  (SELECT count(*) FROM photo_person WHERE person = person.id
     AND status = 'confirmed') AS photo_count
FROM person
"""


def get(db: Database, person_id: int) -> Person:
    """Return a person.

    :raises NotFoundError: when there is none of that number.
    """
    if not is_id(person_id):
        raise NotFoundError("person", person_id)
    for row in db.query(f"{_SELECT} WHERE person.id = ?", [person_id]):
        return Person(**row, aliases=_aliases(db, person_id))
    raise NotFoundError("person", person_id)


def get_all(db: Database) -> list[Person]:
    """Return every person, by name."""
    rows = list(db.query(f"{_SELECT} ORDER BY name, id"))
    aliases: dict[int, list[str]] = {}
    for person_id, alias in db.execute(
        "SELECT person, alias FROM person_alias ORDER BY alias"
    ):
        aliases.setdefault(person_id, []).append(alias)
    return [Person(**row, aliases=tuple(aliases.get(row["id"], ()))) for row in rows]


def find_by_name(db: Database, name: str, organisation: str | None) -> int | None:
    """Return who bears that name, in any known spelling, at that organisation.

    A name alone joins nobody: two people may share it.
    """
    row = db.execute(
        "SELECT person_alias.person FROM person_alias "
        "JOIN appearance ON appearance.person = person_alias.person "
        "LEFT JOIN organisation ON organisation.id = appearance.organisation "
        "WHERE key = ? AND organisation.name IS ? ORDER BY 1 LIMIT 1",
        [fold(name), organisation],
    ).fetchone()
    return None if row is None else int(row[0])


def find_all_by_name(db: Database, name: str) -> list[int]:
    """Return everyone who bears that name in any known spelling."""
    rows = db.execute(
        "SELECT DISTINCT person FROM person_alias WHERE key = ? ORDER BY 1",
        [fold(name)],
    )
    return [row[0] for row in rows]


def add(db: Database, facts: PersonFacts) -> int:
    """Write a new person with the spellings of the name; return the id."""
    row = db.execute(
        "INSERT INTO person (name, family, given) VALUES (?, ?, ?) RETURNING id",
        [facts.name, facts.family, facts.given],
    ).fetchone()
    for spelling in {facts.name, facts.as_written}:
        add_alias(db, int(row[0]), spelling)
    return int(row[0])


def add_appearances(db: Database, event_id: int, people: Iterable[PersonFacts]) -> None:
    """Write who was at an event, in order; known people are joined, not doubled."""
    for rank, facts in enumerate(people):
        person_id = find_by_name(db, facts.name, facts.organisation) or add(db, facts)
        for spelling in {facts.name, facts.as_written}:
            add_alias(db, person_id, spelling)
        organisation = facts.organisation and add_organisation(
            db, OrganisationFacts(facts.organisation)
        )
        start, end = facts.span or (None, None)
        db.execute(
            "INSERT OR REPLACE INTO appearance (event, person, as_written, honorific, "
            "title, organisation, roles, span_start, span_end, rank) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                event_id,
                person_id,
                facts.as_written,
                facts.honorific,
                facts.title,
                organisation,
                json.dumps(facts.roles),
                start,
                end,
                rank,
            ],
        )


def add_alias(db: Database, person_id: int, alias: str) -> None:
    """Let a person be found by another spelling or script."""
    db.execute(
        "INSERT OR IGNORE INTO person_alias (person, alias, key) VALUES (?, ?, ?)",
        [person_id, alias, fold(alias)],
    )


def add_organisation(db: Database, facts: OrganisationFacts) -> int:
    """Write an organisation, or complete the one of that name; return its id."""
    row = db.execute(
        "INSERT INTO organisation (name, abbreviation) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET "
        "abbreviation = coalesce(excluded.abbreviation, abbreviation) RETURNING id",
        [facts.name, facts.abbreviation],
    ).fetchone()
    return int(row[0])


def in_photo(db: Database, photo_id: int) -> list[PhotoPerson]:
    """Return the people of a photo: decided ones, then everyone of its event.

    Whoever the release of the event names is a suggestion for each of its photos
    until a human confirms or rejects it; rejected people come too, marked so.
    """
    rows = db.query(
        """
        SELECT photo.id AS photo_id, person.id AS person_id, person.name,
          appearance.title, organisation.name AS organisation,
          coalesce(photo_person.status, 'suggested') AS status, region,
          coalesce(evidence, 'named in the release of this event') AS evidence
        FROM photo
        JOIN person ON person.id IN (
          SELECT person FROM photo_person WHERE photo = photo.id
          UNION SELECT person FROM appearance WHERE event = photo.event)
        LEFT JOIN photo_person
          ON photo_person.photo = photo.id AND photo_person.person = person.id
        LEFT JOIN appearance
          ON appearance.event = photo.event AND appearance.person = person.id
        LEFT JOIN organisation ON organisation.id = appearance.organisation
        WHERE photo.id = ?
        ORDER BY coalesce(appearance.rank, 1000), person.id
        """,
        [photo_id],
    )
    found = []
    for row in rows:
        region = row.pop("region")
        found.append(
            PhotoPerson(**row, region=Region(**json.loads(region)) if region else None)
        )
    return sorted(found, key=_left_to_right)


def decide(
    db: Database, photo_id: int, person_id: int, status: LinkStatus, by: str
) -> None:
    """Keep a human's word on whether a person is in a photo."""
    db.execute(
        "INSERT INTO photo_person (photo, person, status, evidence, decided_by, "
        "decided_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "status = excluded.status, decided_by = excluded.decided_by, "
        "decided_at = excluded.decided_at",
        [photo_id, person_id, status, f"said by {by}", by, now()],
    )


def suggest(
    db: Database,
    photo_id: int,
    person_id: int,
    evidence: str,
    region: Region | None = None,
) -> None:
    """Propose a person for a photo; what a human decided stays."""
    db.execute(
        "INSERT INTO photo_person (photo, person, status, evidence, region) "
        "VALUES (?, ?, 'suggested', ?, ?) ON CONFLICT DO UPDATE SET "
        "evidence = excluded.evidence, region = excluded.region "
        "WHERE decided_by IS NULL",
        [photo_id, person_id, evidence, region and json.dumps(_region(region))],
    )


def rejected_spellings(db: Database, photo_id: int) -> frozenset[str]:
    """Return every spelling, folded, of whom a human has rejected for a photo."""
    rows = db.execute(
        "SELECT key FROM person_alias JOIN photo_person USING (person) "
        "WHERE photo = ? AND status = 'rejected'",
        [photo_id],
    )
    return frozenset(row[0] for row in rows)


def spellings(db: Database, person_id: int) -> list[str]:
    """Return every known spelling of a person's name."""
    return list(_aliases(db, person_id))


def fold(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Case, accents, blanks and hyphens do not count; the order of words does not
    either, since "CHEN Siming" and "Siming Chen" are one person.

    >>> fold("CHEN Si-ming") == fold("Siming Chen")
    True
    """
    bare = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(sorted(kept.replace("-", "").replace("’", "'").split()))


def _aliases(db: Database, person_id: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT alias FROM person_alias WHERE person = ? ORDER BY alias", [person_id]
    )
    return tuple(row[0] for row in rows)


def _left_to_right(person: PhotoPerson) -> float:
    return person.region.x + person.region.w / 2 if person.region else 2.0


def _region(region: Region) -> dict[str, object]:
    return {name: getattr(region, name) for name in Region.__slots__}
