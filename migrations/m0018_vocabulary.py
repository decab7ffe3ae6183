"""The vocabulary of keywords: terms with synonyms and labels in other languages."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("term").create(
        {
            "id": int,
            "text": str,
            "act": int,  # what was handed in at once, to be undone at once
            "replaces": int,
            "added_by": str,
            "added_at": str,
            "removed_by": str,
            "removed_at": str,
        },
        pk="id",
        not_null={"text", "act", "added_by", "added_at"},
        foreign_keys=[("replaces", "term", "id")],
    ).create_index(["act"])
    db.table("term_name").create(
        {
            "term": int,
            "rank": int,  # 0: the term itself
            "name": str,
            "language": str,  # a tag, NULL where it is not told
            "key": str,  # the name folded
        },
        pk=("term", "rank"),
        not_null={"name", "key"},
        foreign_keys=[("term", "term", "id")],
    ).create_index(["key"])
