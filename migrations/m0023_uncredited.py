"""Which photos lack a sure credit stands with the photo, kept by triggers.

Looking for them among all credits took half a second at a million photos.
"""

from sqlite_utils import Database

_IS_SURE = "status IN ('agreed', 'filled')"


def migrate(db: Database) -> None:
    db.execute("ALTER TABLE photo ADD COLUMN uncredited INTEGER NOT NULL DEFAULT 1")
    db.execute(
        "UPDATE photo SET uncredited = 0 "
        f"WHERE id IN (SELECT photo FROM credit WHERE {_IS_SURE})"
    )
    db.execute(  # the last column lets the index alone count
        "CREATE INDEX idx_photo_uncredited ON photo (sort_at, id, uncredited) "
        "WHERE uncredited = 1"
    )
    for event in ("INSERT", "UPDATE"):  # REPLACE is an INSERT to triggers
        db.execute(
            f"CREATE TRIGGER credit_{event.lower()} AFTER {event} ON credit BEGIN "
            f"UPDATE photo SET uncredited = NOT new.{_IS_SURE} WHERE id = new.photo "
            f"AND uncredited <> (NOT new.{_IS_SURE}); END"
        )
    db.execute(
        "CREATE TRIGGER credit_delete AFTER DELETE ON credit BEGIN "
        "UPDATE photo SET uncredited = 1 WHERE id = old.photo; END"
    )
