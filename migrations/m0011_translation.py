"""Captions in further languages, which version a restored one is, chosen sentences.

What files have brought in several languages becomes captions beside the main one.
"""

import json
import re

from sqlite_utils import Database

from photolib.store.words import pairs

_TAG = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def migrate(db: Database) -> None:
    for table in ("caption", "translation"):
        if table == "translation":
            _translations(db)
        db.execute(f"ALTER TABLE {table} ADD COLUMN restores INTEGER")  # a version
        db.execute(f"ALTER TABLE {table} ADD COLUMN restored_by TEXT")
    db.table("quote").create(  # a release's sentence for a photo's caption
        {
            "id": int,
            "photo": int,
            "release": int,
            "span_start": int,
            "span_end": int,
            "person": int,  # who said it; NULL: the event's key sentence
            "decided_by": str,
            "decided_at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={
            "photo",
            "release",
            "span_start",
            "span_end",
            "decided_by",
            "decided_at",
        },
        foreign_keys=[
            ("photo", "photo", "id"),
            ("release", "release", "id"),
            ("person", "person", "id"),
        ],
    ).create_index(["photo", "id"])
    _hear_files(db)


def _translations(db: Database) -> None:
    db.table("translation").create(  # every version is kept; the last one stands
        {
            "id": int,
            "photo": int,
            "language": str,  # RFC 3066
            "text": str,  # "": there is none in this language any more
            "status": str,  # file, composed, edited
            "gaps": str,  # JSON list
            "main": str,  # the main caption beside which it was written
            "written_by": str,
            "written_at": str,
        },
        pk="id",
        not_null={"photo", "language", "text", "status", "gaps", "main", "written_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "language", "id"])


def _hear_files(db: Database) -> None:
    rows = db.execute(
        "SELECT photo, said.value, photo.added_at, (SELECT value FROM metadata "
        "WHERE photo = said.photo AND field = 'caption') FROM metadata AS said "
        "JOIN photo ON photo.id = said.photo WHERE said.field = 'languages'"
    ).fetchall()
    for photo_id, value, at, caption in rows:
        main = json.loads(caption or "null")
        texts = json.loads(value).get("caption", {}) if main else {}
        tagged = {tag: text for tag, text in texts.items() if _TAG.fullmatch(tag)}
        tagged.pop("x-default", None)
        own = next((tag for tag, text in tagged.items() if text == main), None)
        tagged.pop(own or "", None)
        if own:
            db.execute(
                "UPDATE caption SET language = ? WHERE photo = ? AND status = 'file' "
                "AND text = ?",
                [own, photo_id, main],
            )
        for tag, text in tagged.items():
            db.execute(
                "INSERT INTO translation (photo, language, text, status, gaps, main, "
                "written_at) VALUES (?, ?, ?, 'file', '[]', ?, ?)",
                [photo_id, tag, text, main, at],
            )
        db.execute(
            "UPDATE words SET caption = caption || ? WHERE rowid = ?",
            [pairs(" ¶ ".join(["", *tagged.values()])), photo_id],
        )
