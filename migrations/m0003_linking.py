"""Which photos were linked to which event by whom, so that it can be undone."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.execute("ALTER TABLE photo ADD COLUMN folder TEXT")
    db.table("linking").create(
        {
            "id": int,
            "event": int,  # None: the photos were taken out of their events
            "before": str,  # JSON, photo: event before
            "by": str,
            "at": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"before", "by", "at"},
        foreign_keys=[("event", "event", "id")],
    )
    db.table("belonging").create(  # a human's word, never asked again
        {"photo": int, "event": int, "belongs": int, "by": str, "at": str},
        pk=("photo", "event"),
        not_null={"belongs", "by", "at"},
        foreign_keys=[("photo", "photo", "id"), ("event", "event", "id")],
    ).create_index(["event"])
