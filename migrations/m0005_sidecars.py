"""Sidecars: XMP files that came beside a photo, each content kept once for a photo.

Of those of one name the last that came stands. A sidecar that comes alone finds its
photo by the name of the file, hence the index.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("sidecar").create(
        {
            "id": int,
            "photo": int,
            "sha256": str,
            "file_name": str,
            "added_at": str,
        },
        pk="id",
        not_null={"photo", "sha256", "file_name", "added_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "sha256"], unique=True)
    db.table("photo").create_index(["file_name"])
