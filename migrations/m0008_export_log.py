"""The log of what has left the library, with the words that left."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("export_log").create(
        {
            "id": int,
            "photo": int,
            "file_name": str,
            "kind": str,  # folder, download
            "style": str,  # None: the one that stood
            "caption": str,
            "credit_line": str,
            "exported_by": str,
            "exported_at": str,
        },
        pk="id",
        not_null={"photo", "file_name", "kind", "caption", "exported_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "id"])
