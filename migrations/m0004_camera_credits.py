"""Whose camera it is: the camera beside each credit, and what was done to evidence.

The index answers by whom the other photos of a camera are, in a library of any size.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("credit").add_column("camera", str)  # model and serial, of the metadata
    db.table("credit_evidence").add_column("note", str)
    db.execute(
        "UPDATE credit SET camera = (SELECT "
        "coalesce(json_extract(value, '$.model'), '') || '/' || "
        "json_extract(value, '$.serial') FROM metadata "
        "WHERE metadata.photo = credit.photo AND field = 'camera' "
        "AND trim(json_extract(value, '$.serial'), '0 ') <> '')"
    )
    db.execute(
        "CREATE INDEX idx_credit_camera ON credit (camera, creators) "
        "WHERE status = 'agreed' AND camera IS NOT NULL"
    )
