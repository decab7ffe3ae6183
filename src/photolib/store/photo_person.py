"""Who is in which photo: suggested with evidence, confirmed or rejected by humans."""

import json
from typing import Any

from sqlite_utils import Database

from photolib.records import LinkStatus, PhotoPerson, Region
from photolib.store.connect import now


def in_photo(db: Database, photo_id: int) -> list[PhotoPerson]:
    """Return the people of a photo: decided ones, then everyone of its event.

    Whoever the release of the event names is a suggestion for each of its photos
    until a human confirms or rejects it; rejected people come too, marked so. Whose
    place is known stand first, from left to right as the picture is seen.
    """
    rows = db.query(
        """
        SELECT photo.id AS photo_id, orientation, person.id AS person_id, person.name,
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
        region, turned = row.pop("region"), row.pop("orientation")
        box = Region(**json.loads(region)) if region else None
        found.append((_across(box, turned), PhotoPerson(**row, region=box)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def is_in(db: Database, photo_id: int, person_id: int) -> bool:
    """Tell whether a person is, or may be, in a photo."""
    return any(
        one.person_id == person_id and one.status != "rejected"
        for one in in_photo(db, photo_id)
    )


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


def link_of(db: Database, photo_id: int, person_id: int) -> dict[str, Any] | None:
    """Return what is kept of a person in a photo, for `put_back`; None for nothing."""
    for row in db.query(
        "SELECT status, evidence, decided_by, decided_at FROM photo_person "
        "WHERE photo = ? AND person = ?",
        [photo_id, person_id],
    ):
        return dict(row)
    return None


def put_back(
    db: Database, photo_id: int, person_id: int, link: dict[str, Any] | None
) -> None:
    """Let stand again what `link_of` once gave."""
    if link is None:
        db.execute(
            "DELETE FROM photo_person WHERE photo = ? AND person = ?",
            [photo_id, person_id],
        )
        return
    db.execute(
        "UPDATE photo_person SET status = :status, evidence = :evidence, "
        "decided_by = :decided_by, decided_at = :decided_at "
        "WHERE photo = :photo AND person = :person",
        {**link, "photo": photo_id, "person": person_id},
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


def _across(box: Region | None, orientation: int) -> float:
    """Return how far to the right of the upright picture a box lies: 0..1, 2 for none.

    Exif 2.32, tag 0x0112 Orientation; see photolib.images.orientation.
    """
    if box is None:
        return 2.0
    centre = box.y + box.h / 2 if orientation >= 5 else box.x + box.w / 2
    return 1 - centre if orientation in {2, 3, 6, 7} else centre


def _region(region: Region) -> dict[str, object]:
    return {name: getattr(region, name) for name in Region.__slots__}
