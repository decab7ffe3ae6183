"""People: one row a person, every spelling as an alias, decisions kept for ever."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from photolib.credit.alike import fold as fold
from photolib.errors import NotFoundError
from photolib.records import (
    OrganisationFacts,
    Person,
    PersonFacts,
)
from photolib.store import alike
from photolib.store.connect import is_id

_SELECT = """
SELECT id, name, family, given,
  (SELECT count(*) FROM appearance WHERE person = person.id) AS event_count,
  (SELECT count(*) FROM photo_person WHERE person = person.id
     AND status = 'confirmed') AS photo_count
FROM person WHERE merged_into IS NULL
"""


def get(db: Database, person_id: int) -> Person:
    """Return a person.

    :raises NotFoundError: when there is none of that number (see `survivor`).
    """
    if not is_id(person_id):
        raise NotFoundError("person", person_id)
    for row in db.query(f"{_SELECT} AND person.id = ?", [person_id]):
        return Person(**row, aliases=_aliases(db, person_id))
    raise NotFoundError("person", person_id)


def survivor(db: Database, person_id: int) -> int:
    """Return who a person has become by merging; the number itself for all others."""
    row = db.execute(
        "WITH RECURSIVE became (id, into_id) AS ("
        "SELECT id, merged_into FROM person WHERE id = ? UNION "
        "SELECT person.id, merged_into FROM person JOIN became ON person.id = into_id) "
        "SELECT id FROM became WHERE into_id IS NULL",
        [person_id if is_id(person_id) else 0],
    ).fetchone()
    return person_id if row is None else int(row[0])


def get_all(db: Database) -> list[Person]:
    """Return every person, by name."""
    rows = list(db.query(f"{_SELECT} ORDER BY name, id"))
    aliases: dict[int, list[str]] = {}
    for person_id, alias in db.execute(
        "SELECT person, alias FROM person_alias WHERE NOT wrong ORDER BY alias"
    ):
        aliases.setdefault(person_id, []).append(alias)
    return [Person(**row, aliases=tuple(aliases.get(row["id"], ()))) for row in rows]


def count(db: Database) -> int:
    """Return how many people `get_all` would return."""
    row = db.execute("SELECT count(*) FROM person WHERE merged_into IS NULL").fetchone()
    return int(row[0])


def find_by_name(db: Database, name: str, organisation: str | None) -> int | None:
    """Return who bears that name, in any known spelling, at that organisation.

    A name alone joins nobody, since two people may share it; nor does a name at an
    organisation that a human has told to be two people's.
    """
    rows = db.execute(
        "SELECT DISTINCT person_alias.person FROM person_alias "
        "JOIN appearance ON appearance.person = person_alias.person "
        "JOIN organisation ON organisation.id = appearance.organisation "
        "WHERE key = ? AND organisation.name = ? LIMIT 2",
        [fold(name), organisation],
    ).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def find_all_by_name(db: Database, name: str) -> list[int]:
    """Return everyone who bears that name in any known spelling."""
    rows = db.execute(
        "SELECT DISTINCT person FROM person_alias WHERE key = ? ORDER BY 1",
        [fold(name)],
    )
    return [row[0] for row in rows]


def find_all_like(db: Database, text: str, *, limit: int) -> list[int]:
    """Return people in whose spellings every word of `text` stands, by name."""
    words = fold(text).split()
    if not words:
        return []
    holds = " AND ".join(["instr(key, ?)"] * len(words))
    rows = db.execute(
        "SELECT DISTINCT id FROM person JOIN person_alias ON person = id "
        f"WHERE {holds} ORDER BY name, id LIMIT ?",
        [*words, limit],
    )
    return [row[0] for row in rows]


def begun(db: Database, text: str, *, limit: int) -> list[str]:
    """Return names of people with a word, in any spelling, that begins with `text`.

    Chinese names are found by their pinyin too, from the family name on.
    """
    words = fold(text)
    if not words:
        return []
    rows = db.execute(
        "SELECT DISTINCT name FROM person WHERE merged_into IS NULL AND id IN ("
        "SELECT person FROM person_alias WHERE NOT wrong "
        "AND (key >= :first AND key < :after OR instr(key, ' ' || :first)) "
        "UNION SELECT person FROM person_key "
        "WHERE key >= 'read ' || :first AND key < 'read ' || :after) "
        "ORDER BY name LIMIT :limit",
        {"first": words, "after": words + "\U0010ffff", "limit": limit},
    )
    return [row[0] for row in rows]


def stood_as(db: Database, person_id: int) -> list[tuple[str | None, str | None]]:
    """Return as what (title, organisation) a person has appeared, the latest first."""
    rows = db.execute(
        "SELECT appearance.title, organisation.name FROM appearance "
        "JOIN event ON event.id = event "
        "LEFT JOIN organisation ON organisation.id = organisation "
        "WHERE person = ? ORDER BY coalesce(event.date, '') DESC, event.id DESC",
        [person_id],
    )
    return list(dict.fromkeys((row[0], row[1]) for row in rows))


def without_event(db: Database, people: Iterable[int]) -> list[int]:
    """Return those of these people who have appeared at no event."""
    return [
        person_id
        for person_id in people
        if not db.execute(
            "SELECT 1 FROM appearance WHERE person = ? LIMIT 1", [person_id]
        ).fetchone()
    ]


def add(db: Database, facts: PersonFacts) -> int:
    """Write a new person with the spellings of the name; return the id."""
    row = db.execute(
        "INSERT INTO person (name, family, given) VALUES (?, ?, ?) RETURNING id",
        [facts.name, facts.family, facts.given],
    ).fetchone()
    person_id = int(row[0])
    for spelling in {facts.name, facts.as_written}:
        _add_alias(db, person_id, spelling)
    alike.refresh(db, person_id)
    return person_id


def add_nobody(db: Database, like: int) -> int:
    """Write a person with the name of `like` who is still part of that one."""
    row = db.execute(
        "INSERT INTO person (name, family, given, merged_into) "
        "SELECT name, family, given, id FROM person WHERE id = ? RETURNING id",
        [like],
    ).fetchone()
    return int(row[0])


def name(
    db: Database, person_id: int, printed: str, family: str | None, given: str | None
) -> None:
    """Set the name that is printed; a person who was part of another is one's own."""
    db.execute(
        "UPDATE person SET name = ?, family = ?, given = ?, merged_into = NULL "
        "WHERE id = ?",
        [printed, family, given, person_id],
    )
    add_alias(db, person_id, printed)


def add_appearances(db: Database, event_id: int, people: Iterable[PersonFacts]) -> None:
    """Write who was at an event, in order; known people are joined, not doubled."""
    for rank, facts in enumerate(people):
        person_id = (
            _placed(db, event_id, facts)
            or find_by_name(db, facts.name, facts.organisation)
            or add(db, facts)
        )
        put_appearance(db, event_id, person_id, facts, rank)


def put_appearance(
    db: Database, event_id: int, person_id: int, facts: PersonFacts, rank: int
) -> None:
    """Write that a person was at an event, and how the release spells the name."""
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


def rename(db: Database, person_id: int, facts: PersonFacts) -> None:
    """Give a person the right name."""
    (old,) = db.execute("SELECT name FROM person WHERE id = ?", [person_id]).fetchone()
    db.execute(
        "UPDATE person SET name = ?, family = ?, given = ? WHERE id = ?",
        [facts.name, facts.family, facts.given, person_id],
    )
    add_alias(db, person_id, facts.name)
    if old != facts.name:
        mark_misspelt(db, person_id, old, facts.name)


def mark_misspelt(db: Database, person_id: int, wrong: str, right: str) -> None:
    """Let a wrong spelling find the person, and be printed nowhere."""
    db.execute(
        "UPDATE person_alias SET wrong = (alias = ? OR key <> ?) "
        "WHERE person = ? AND key IN (?, ?)",
        [wrong, fold(right), person_id, fold(wrong), fold(right)],
    )


def add_alias(
    db: Database, person_id: int, alias: str, label: str | None = None
) -> None:
    """Let a person be found by another spelling; `label` names its language."""
    if _add_alias(db, person_id, alias, label):
        alike.refresh(db, person_id)


def drop_alias(db: Database, person_id: int, alias: str) -> None:
    """Let a person be found by a spelling no more."""
    db.execute(
        "DELETE FROM person_alias WHERE person = ? AND alias = ?", [person_id, alias]
    )
    alike.refresh(db, person_id)


def labels(db: Database, person_id: int) -> dict[str, str | None]:
    """Return every spelling of a person's name, with its language where it is told."""
    rows = db.execute(
        "SELECT alias, label FROM person_alias WHERE person = ? ORDER BY alias",
        [person_id],
    )
    return dict(rows.fetchall())


def add_organisation(db: Database, facts: OrganisationFacts) -> int:
    """Write an organisation, or complete the one of that name; return its id."""
    row = db.execute(
        "INSERT INTO organisation (name, abbreviation) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET "
        "abbreviation = coalesce(excluded.abbreviation, abbreviation) RETURNING id",
        [facts.name, facts.abbreviation],
    ).fetchone()
    return int(row[0])


def spellings(db: Database, person_id: int) -> list[str]:
    """Return every right spelling of a person's name that is known."""
    return list(_aliases(db, person_id))


def _add_alias(
    db: Database, person_id: int, alias: str, label: str | None = None
) -> bool:
    """Write a spelling; tell whether it, or its label, is new."""
    written = db.execute(
        "INSERT INTO person_alias (person, alias, key, label) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET label = excluded.label "
        "WHERE excluded.label IS NOT NULL",
        [person_id, alias, fold(alias), label],
    )
    return written.rowcount > 0


def _placed(db: Database, event_id: int, facts: PersonFacts) -> int | None:
    """Return whom a human means by that name at that event."""
    row = db.execute(
        "SELECT person FROM person_at WHERE event = ? AND key IN (?, ?)",
        [event_id, fold(facts.name), fold(facts.as_written)],
    ).fetchone()
    return None if row is None else int(row[0])


def _aliases(db: Database, person_id: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT alias FROM person_alias WHERE person = ? AND NOT wrong ORDER BY alias",
        [person_id],
    )
    return tuple(row[0] for row in rows)
