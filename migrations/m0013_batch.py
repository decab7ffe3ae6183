"""What editors do to many photos at once, and the photos they have selected for it."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("selection").create(
        {"photo": int, "selected_by": str},
        pk=("selected_by", "photo"),
        foreign_keys=[("photo", "photo", "id")],
    )
    db.table("batch").create(
        {
            "id": int,
            "what": str,  # JSON: the mode by field
            "acts": str,  # JSON list: its decisions, one act a field
            "photos": int,
            "done_by": str,
            "done_at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"what", "acts", "photos", "done_by", "done_at"},
    )
    db.table("batch_before").create(  # what is no decision
        {
            "batch": int,
            "photo": int,
            "field": str,  # caption, credit, of_event, person:7
            "before": str,  # JSON
            "after": str,  # JSON
        },
        pk=("batch", "photo", "field"),
        not_null={"before", "after"},
        foreign_keys=[("batch", "batch", "id"), ("photo", "photo", "id")],
    )
