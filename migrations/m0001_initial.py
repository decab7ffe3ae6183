"""The first schema: photos and what files, releases, people and editors say of them.

A table is named by one noun. JSON columns hold lists and records that are only
ever read whole. Times that end in _at are UTC, ISO 8601, but photo.taken_at, which
is local as the camera had it.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    _stories(db)
    _photos(db)
    _people_in_photos(db)
    _credits_and_captions(db)
    _machines(db)


def _stories(db: Database) -> None:
    db.table("event").create(
        {
            "id": int,
            "title": str,
            "date": str,
            "date_end": str,
            "place": str,
            "venue": str,
            "organisers": str,  # JSON list
            "added_at": str,
        },
        pk="id",
        not_null={"organisers", "added_at"},
    )
    db.table("release").create(
        {
            "id": int,
            "sha256": str,  # of the text in UTF-8
            "text": str,
            "facts": str,  # JSON, photolib.records.ReleaseFacts
            "event": int,
            "added_at": str,
        },
        pk="id",
        not_null={"sha256", "text", "facts", "event", "added_at"},
        foreign_keys=[("event", "event", "id")],
    ).create_index(["sha256"], unique=True).create_index(["event"])
    db.table("organisation").create(
        {"id": int, "name": str, "abbreviation": str},
        pk="id",
        not_null={"name"},
    ).create_index(["name"], unique=True)
    db.table("person").create(
        {"id": int, "name": str, "family": str, "given": str},
        pk="id",
        not_null={"name"},
    )
    db.table("person_alias").create(
        {"person": int, "alias": str, "key": str},  # key: the alias, folded
        pk=("person", "alias"),
        not_null={"key"},
        foreign_keys=[("person", "person", "id")],
    ).create_index(["key"])
    db.table("appearance").create(
        {
            "event": int,
            "person": int,
            "as_written": str,
            "honorific": str,
            "title": str,
            "organisation": int,
            "roles": str,  # JSON list
            "span_start": int,
            "span_end": int,
            "rank": int,  # the order of the release
        },
        pk=("event", "person"),
        not_null={"as_written", "roles", "rank"},
        foreign_keys=[
            ("event", "event", "id"),
            ("person", "person", "id"),
            ("organisation", "organisation", "id"),
        ],
    ).create_index(["person"])


def _photos(db: Database) -> None:
    db.table("photo").create(
        {
            "id": int,
            "sha256": str,
            "file_name": str,
            "format": str,
            "media_type": str,
            "size_bytes": int,
            "width": int,
            "height": int,
            "orientation": int,
            "aspect": float,
            "colour": str,
            "layout": bytes,  # photolib.images.fingerprint
            "taken_at": str,
            "taken_offset": str,
            "sort_at": str,  # taken_at, or "" where it is not known
            "event": int,
            "added_at": str,
        },
        pk="id",
        not_null={
            "sha256",
            "file_name",
            "format",
            "media_type",
            "size_bytes",
            "width",
            "height",
            "orientation",
            "aspect",
            "colour",
            "layout",
            "sort_at",
            "added_at",
        },
        foreign_keys=[("event", "event", "id")],
    )
    photo = db.table("photo")
    photo.create_index(["sha256"], unique=True)
    photo.create_index(["sort_at", "id"])
    photo.create_index(["event", "sort_at", "id"])
    db.table("metadata").create(
        {"photo": int, "field": str, "value": str, "source": str},  # value: JSON
        pk=("photo", "field"),
        not_null={"value"},
        foreign_keys=[("photo", "photo", "id")],
    )
    db.table("conflict").create(
        {"photo": int, "field": str, "source": str, "value": str},  # value: JSON
        pk=("photo", "field", "source"),
        not_null={"value"},
        foreign_keys=[("photo", "photo", "id")],
    )


def _people_in_photos(db: Database) -> None:
    db.table("photo_person").create(
        {
            "photo": int,
            "person": int,
            "status": str,  # suggested, confirmed, rejected
            "region": str,  # JSON, photolib.records.Region
            "evidence": str,
            "decided_by": str,
            "decided_at": str,
        },
        pk=("photo", "person"),
        not_null={"status", "evidence"},
        foreign_keys=[("photo", "photo", "id"), ("person", "person", "id")],
    ).create_index(["person", "status"])


def _credits_and_captions(db: Database) -> None:
    db.table("credit").create(
        {
            "photo": int,
            "line": str,
            "creators": str,  # JSON list
            "credit": str,
            "source": str,
            "status": str,  # agreed, filled, conflict, missing
            "decided_by": str,  # a human's decision stands against every re-run
            "decided_at": str,
        },
        pk="photo",
        not_null={"creators", "status"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["status"])
    db.table("credit_evidence").create(
        {
            "id": int,
            "photo": int,
            "origin": str,
            "source": str,
            "creators": str,  # JSON list
            "credit": str,
        },
        pk="id",
        not_null={"photo", "origin", "source", "creators"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo"])
    db.table("caption").create(  # every version is kept; the last one stands
        {
            "id": int,
            "photo": int,
            "text": str,
            "status": str,  # file, composed, edited
            "gaps": str,  # JSON list
            "language": str,
            "written_by": str,
            "written_at": str,
        },
        pk="id",
        not_null={"photo", "text", "status", "gaps", "written_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "id"])
    db.table("pick").create(
        {"photo": int, "picked_by": str, "picked_at": str, "note": str},
        pk=("photo", "picked_by"),
        not_null={"picked_at"},
        foreign_keys=[("photo", "photo", "id")],
    )


def _machines(db: Database) -> None:
    db.table("model").create(
        {"id": int, "name": str, "revision": str, "dimension": int},
        pk="id",
        not_null={"name", "revision", "dimension"},
    ).create_index(["name", "revision"], unique=True)
    db.table("vector").create(
        {"model": int, "photo": int, "vector": bytes},  # float32, unit length
        pk=("model", "photo"),
        not_null={"vector"},
        foreign_keys=[("model", "model", "id"), ("photo", "photo", "id")],
    ).create_index(["photo"])
    db.table("task").create(  # work that failed, so that it is not tried for ever
        {
            "photo": int,
            "task": str,
            "model": int,
            "attempts": int,
            "error": str,
            "failed_at": str,
        },
        pk=("photo", "task"),
        not_null={"attempts", "error", "failed_at"},
        foreign_keys=[("photo", "photo", "id"), ("model", "model", "id")],
    )
    db.table("setting").create({"name": str, "value": str}, pk="name")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        "person, caption, credit, keyword, event, place, file, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
