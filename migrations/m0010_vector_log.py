"""A log of what happened to vectors, so that what serves them can catch up.

Counting a million rows, or comparing them, to see whether one is new would cost more
than the search. Nothing is ever deleted from the log, so its numbers only rise.
"""

from sqlite_utils import Database

_TRIGGER = (
    "CREATE TRIGGER vector_{event} AFTER {event} ON vector BEGIN "
    "INSERT INTO vector_log (model, photo) VALUES ({row}.model, {row}.photo); END"
)


def migrate(db: Database) -> None:
    db.table("vector_log").create(
        {"id": int, "model": int, "photo": int}, pk="id", not_null={"model", "photo"}
    )
    db.execute(
        "INSERT INTO vector_log (model, photo) "
        "SELECT model, photo FROM vector ORDER BY model, photo"
    )
    for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
        db.execute(_TRIGGER.format(event=event, row=row))
