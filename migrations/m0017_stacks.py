"""Stacks: files that came twice, copies of one picture, bursts; what editors say.

`photolib index` fills them; a photo without a fingerprint is its queue.
"""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.table("arrival").create(  # of a file that was here already, under another name
        {
            "id": int,
            "photo": int,
            "file_name": str,
            "folder": str,  # "": not known
            "arrived_at": str,
        },
        pk="id",
        not_null={"photo", "file_name", "folder", "arrived_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo", "file_name", "folder"], unique=True)
    _what_is_compared(db)
    # One row a photo and kind, the leader's rank being 0; `stack` is a photo's number.
    db.execute(
        "CREATE TABLE stack (kind TEXT NOT NULL, "  # burst, copies
        "photo INTEGER NOT NULL REFERENCES photo(id), stack INTEGER NOT NULL, "
        "rank INTEGER NOT NULL, PRIMARY KEY (kind, photo)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_stack_rank ON stack (kind, stack, rank, photo)")
    db.table("stack_word").create(  # what an editor says of a photo in a stack
        {
            "id": int,
            "kind": str,
            "word": str,  # apart, leader
            "photo": int,
            "others": str,  # JSON list: from which it is apart
            "decided_by": str,
            "decided_at": str,
            "undone_by": str,
            "undone_at": str,
        },
        pk="id",
        not_null={"kind", "word", "photo", "others", "decided_by", "decided_at"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["photo"])


def _what_is_compared(db: Database) -> None:
    db.table("fingerprint").create(
        {
            "photo": int,
            "hash": int,  # NULL: too little detail, or no thumbnail to read
            "taken_at": str,  # by the file alone, as are the next three
            "moment": float,  # that in seconds; NULL: not known to the second
            "camera": str,
            "frame": str,  # "DSC_0412"
            "is_compared": int,
            "judged_by": int,  # a model, 0 colours; NULL: its burst is not looked for
        },
        pk="photo",
        not_null={"is_compared"},
        foreign_keys=[("photo", "photo", "id")],
    ).create_index(["camera", "moment"]).create_index(["moment"]).create_index(
        ["frame"]
    )
    db.execute(
        "CREATE INDEX idx_fingerprint_uncompared ON fingerprint (photo) "
        "WHERE is_compared = 0"
    )
    db.execute("CREATE INDEX idx_fingerprint_judged ON fingerprint (judged_by, photo)")
    db.execute(  # 16 bits of a hash and which 16, by which photos are found
        "CREATE TABLE hash_band (band INTEGER NOT NULL, "
        "photo INTEGER NOT NULL REFERENCES photo(id), "
        "PRIMARY KEY (band, photo)) STRICT, WITHOUT ROWID"
    )
    db.execute(  # verified by their pixels; how: whole, part
        "CREATE TABLE same (one INTEGER NOT NULL REFERENCES photo(id), "
        "other INTEGER NOT NULL REFERENCES photo(id), how TEXT NOT NULL, "
        "PRIMARY KEY (one, other)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_same_other ON same (other)")
