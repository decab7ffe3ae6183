"""What humans said of cameras' clocks: corrected by so much, or not wrong."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("clock").create(
        {
            "id": int,
            "act": int,  # of the decisions that correct; NULL: said to be not wrong
            "camera": str,
            "shift_s": int,  # what is to be added, in seconds
            "how": str,  # by what it was found; "hand": typed by an editor
            "by": str,
            "at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"camera", "shift_s", "how", "by", "at"},
    ).create_index(["act"])
    db.table("clock_frame").create(
        {"photo": int, "clock": int},
        pk=("photo", "clock"),
        foreign_keys=[("photo", "photo", "id"), ("clock", "clock", "id")],
    ).create_index(["clock"])
