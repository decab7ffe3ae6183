"""Lists of codes and templates of captions; what was replaced or removed is kept."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("code_list").create(
        {
            "id": int,
            "event": int,  # NULL: for every event
            "name": str,
            "told": str,  # JSON: what of the file was not taken
            "replaces": int,  # which list this one took the place of
            "added_by": str,
            "added_at": str,
            "removed_by": str,
            "removed_at": str,
        },
        pk="id",
        not_null={"name", "told", "added_by", "added_at"},
        foreign_keys=[("event", "event", "id"), ("replaces", "code_list", "id")],
    ).create_index(["event"])
    db.table("code").create(
        {"list": int, "code": str, "rank": int, "columns": str},  # columns: JSON
        pk=("list", "code"),
        not_null={"rank", "columns"},
        foreign_keys=[("list", "code_list", "id")],
    )
    db.table("template").create(
        {
            "id": int,
            "name": str,
            "fields": str,  # JSON: by field, whether it is ticked and its text
            "replaces": int,
            "added_by": str,
            "added_at": str,
            "removed_by": str,
            "removed_at": str,
        },
        pk="id",
        not_null={"name", "fields", "added_by", "added_at"},
        foreign_keys=[("replaces", "template", "id")],
    )
