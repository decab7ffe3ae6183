"""One way to open the database, one way to write it."""

from pathlib import Path

import pytest

from photolib.errors import StorageError
from photolib.store.connect import check, connect, writing


def test_writing_undoes_everything_when_it_fails(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.db")
    db.table("t").create({"id": int}, pk="id")
    with pytest.raises(ZeroDivisionError), writing(db):
        db.execute("INSERT INTO t VALUES (1)")
        raise ZeroDivisionError
    assert db.table("t").count == 0
    db.close()


def test_what_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageError, match="cannot be opened as a database"):
        connect(tmp_path / "a.db")


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.db")
    db.table("t").create({"id": int, "blob": bytes}, pk="id")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 1}")  # SQLite says "disk is full"
    with pytest.raises(StorageError, match="cannot be written"), writing(db):
        db.execute("INSERT INTO t VALUES (1, zeroblob(1000000))")
    assert db.table("t").count == 0
    db.close()


def test_a_locked_library_says_so(tmp_path: Path) -> None:
    one, two = connect(tmp_path / "a.db"), connect(tmp_path / "a.db")
    two.execute("PRAGMA busy_timeout = 1")
    with (
        writing(one),
        pytest.raises(StorageError, match="cannot be written"),
        writing(two),
    ):
        pass
    one.close()
    two.close()


def test_check_finds_rows_that_point_to_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.db")
    db.table("a").create({"id": int}, pk="id")
    db.table("b").create(
        {"id": int, "a": int}, pk="id", foreign_keys=[("a", "a", "id")]
    )
    assert check(db) == []
    db.execute("PRAGMA foreign_keys = off")
    db.execute("INSERT INTO b VALUES (1, 99)")
    assert check(db) == ["row 1 of b points to nothing"]
    db.close()
