"""Which photos lack a sure credit stands with the photo, kept by triggers.

Looking for them among all credits took half a second at a million photos.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.execute("ALTER TABLE photo ADD COLUMN uncredited INTEGER NOT NULL DEFAULT 1")
    db.execute(
        "UPDATE photo SET uncredited = 0 WHERE id IN "
        "(SELECT photo FROM credit WHERE status IN ('agreed', 'filled'))"
    )
    db.execute(  # the last column lets the index alone count
        "CREATE INDEX idx_photo_uncredited ON photo (sort_at, id, uncredited) "
        "WHERE uncredited = 1"
    )
    db.execute(  # to triggers REPLACE is an insert
        "CREATE TRIGGER credit_insert AFTER INSERT ON credit BEGIN "
        "UPDATE photo SET uncredited = (new.status NOT IN ('agreed', 'filled')) "
        "WHERE id = new.photo; END"
    )
    db.execute(
        "CREATE TRIGGER credit_update AFTER UPDATE ON credit BEGIN "
        "UPDATE photo SET uncredited = (new.status NOT IN ('agreed', 'filled')) "
        "WHERE id = new.photo; END"
    )
    db.execute(
        "CREATE TRIGGER credit_delete AFTER DELETE ON credit BEGIN "
        "UPDATE photo SET uncredited = 1 WHERE id = old.photo; END"
    )
