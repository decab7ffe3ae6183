"""Which comparison has looked at a photo, so that a better one can look again.

0: none has; what was compared until now was by the first.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.execute("DROP INDEX idx_fingerprint_uncompared")
    db.execute("ALTER TABLE fingerprint RENAME COLUMN is_compared TO compared_by")
    db.execute(
        "CREATE INDEX idx_fingerprint_compared ON fingerprint (compared_by, photo)"
    )
