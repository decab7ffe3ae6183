"""People who may be the same, their merging and splitting, and how it is undone.

person_key and what alike suggests are derived from the spellings: a library with
people in it is given them after its migrations (photolib.store.alike.fill).
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    # One that was merged keeps its row, so that its number leads to the survivor.
    db.execute(
        "ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person(id)"
    )
    db.execute("ALTER TABLE person_alias ADD COLUMN label TEXT")  # language or script
    db.table("person_key").create(  # photolib.credit.alike.keys of every spelling
        {"person": int, "key": str},
        pk=("person", "key"),
        foreign_keys=[("person", "person", "id")],
    ).create_index(["key"])
    db.table("alike").create(  # two people who may be one; one < other
        {
            "one": int,
            "other": int,
            "why": str,  # photolib.credit.alike.Reason
            "one_spelling": str,
            "other_spelling": str,
            "status": str,  # suggested, different
        },
        pk=("one", "other"),
        not_null={"why", "one_spelling", "other_spelling", "status"},
        foreign_keys=[("one", "person", "id"), ("other", "person", "id")],
    ).create_index(["other"]).create_index(["status"])
    db.table("person_at").create(  # whom a human means by a name at an event
        {"event": int, "key": str, "person": int},
        pk=("event", "key"),
        not_null={"person"},
        foreign_keys=[("event", "event", "id"), ("person", "person", "id")],
    ).create_index(["person"])
    db.table("person_change").create(  # what humans did to people, and how it was
        {
            "id": int,
            "kind": str,  # merge, split, differ, rename, add spelling, drop spelling
            "person": int,
            "other": int,
            "detail": str,  # the name that it is about
            "rows": str,  # JSON [[table, before or null, after or null], ...]
            "made_by": str,
            "made_at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"kind", "person", "rows", "made_by", "made_at"},
        foreign_keys=[("person", "person", "id"), ("other", "person", "id")],
    ).create_index(["person"]).create_index(["other"])
