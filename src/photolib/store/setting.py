"""What the library itself remembers, such as the model in use."""

from sqlite_utils import Database


def find(db: Database, name: str) -> str | None:
    """Return the value of `name`, if one was put."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def put(db: Database, name: str, value: str) -> None:
    """Remember `value` as `name`."""
    db.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", [name, value]
    )


def remove(db: Database, name: str) -> None:
    """Forget `name`."""
    db.execute("DELETE FROM setting WHERE name = ?", [name])
