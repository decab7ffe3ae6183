"""Searches kept under a name; one that was renamed or removed can come back."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("saved_search").create(
        {
            "id": int,
            "name": str,
            "key": str,  # the name in one case
            "query": str,  # as it was written
            "sort": str,  # newest, oldest; NULL: by relevance
            "seen": int,  # the highest number of a photo when it was last opened
            "replaces": int,
            "added_by": str,
            "added_at": str,
            "removed_by": str,
            "removed_at": str,
        },
        pk="id",
        not_null={"name", "key", "query", "seen", "added_by", "added_at"},
        foreign_keys=[("replaces", "saved_search", "id")],
    )
    db.execute(
        "CREATE UNIQUE INDEX idx_saved_search_key ON saved_search (key) "
        "WHERE removed_at IS NULL"
    )
