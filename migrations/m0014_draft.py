"""What a model drafts of photos: words that count for nothing until accepted."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("draft").create(
        {
            "id": int,
            "photo": int,
            "kind": str,  # alt_text, seen
            "text": str,  # None: the model had no words, or they named somebody
            "model": str,
            "revision": str,  # of its weights
            "status": str,  # made, withheld, accepted, rejected
            "made_at": str,
            "decided_by": str,
            "decided_at": str,
            "act": int,  # the decision that accepting it has made
        },
        pk="id",
        not_null={"photo", "kind", "model", "revision", "status", "made_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "kind", "model", "revision"], unique=True)
