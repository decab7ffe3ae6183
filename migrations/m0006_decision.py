"""What editors decide of what files say, and how many conflicts each photo has open."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("decision").create(  # every one is kept; the last not undone stands
        {
            "id": int,
            "act": int,  # what was decided at once, and is undone at once
            "photo": int,
            "field": str,
            "value": str,  # JSON; null: an editor says that it is not known
            "source": str,  # the tag whose value was taken; NULL: typed
            "decided_by": str,
            "decided_at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"act", "photo", "field", "value", "decided_by", "decided_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "field"]).create_index(["act", "photo"])
    photo = db.table("photo")
    photo.add_column("conflicts", int, not_null_default=0)
    db.execute(
        "UPDATE photo SET conflicts = (SELECT count(DISTINCT field) FROM conflict "
        "WHERE photo = photo.id AND NOT (field IN ('creators', 'credit') AND EXISTS ("
        "SELECT 1 FROM credit WHERE photo = photo.id AND decided_by IS NOT NULL)) "
        "AND NOT (field = 'caption' AND 'edited' IS (SELECT status FROM caption "
        "WHERE photo = photo.id ORDER BY id DESC LIMIT 1))) "
        "WHERE id IN (SELECT photo FROM conflict)"
    )
    db.execute(
        "CREATE INDEX idx_photo_conflicts ON photo (sort_at, id) WHERE conflicts > 0"
    )
