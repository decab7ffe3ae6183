"""Migrations: numbered without gaps, each older schema reaches the newest."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database
from tests.store.test_photo import NEW

from photolib.errors import LibraryError, NewerLibraryError, PhotolibError
from photolib.paths import bundled
from photolib.query import Term, parse
from photolib.store import (
    alike,
    caption,
    filters,
    fingerprint,
    migrate,
    photo,
    translation,
    word_search,
)
from photolib.store.connect import connect
from photolib.store.library import (
    DATABASE,
    create_library,
    may_become_library,
    migrate_library,
    open_library,
)

NAMES = [p.stem for p in sorted(bundled("migrations").glob("m*.py"))]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = connect(tmp_path / "a.db")
    yield opened
    opened.close()


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [re.match(r"m(\d{4})_", name) for name in NAMES]
    assert [int(n[1]) for n in numbers if n] == list(range(1, len(NAMES) + 1))


@pytest.mark.parametrize("stop", NAMES)
def test_every_older_schema_reaches_the_newest(tmp_path: Path, stop: str) -> None:
    old, new = connect(tmp_path / "old.db"), connect(tmp_path / "new.db")
    migrate.load().apply(old, stop_before=stop)
    migrate.migrate(old)
    migrate.migrate(new)
    assert old.schema == new.schema
    old.close()
    new.close()


def test_people_of_an_older_library_are_compared(tmp_path: Path) -> None:
    old = connect(tmp_path / DATABASE)
    migrate.load().apply(old, stop_before="m0002_people")
    for person_id, name in enumerate(("Gao Lin", "高林", "Tan Wei"), 1):
        old.execute("INSERT INTO person (id, name) VALUES (?, ?)", [person_id, name])
        old.execute(
            "INSERT INTO person_alias (person, alias, key) VALUES (?, ?, ?)",
            [person_id, name, name.casefold()],
        )
    old.conn.commit()
    old.close()
    migrate_library(tmp_path)
    with open_library(tmp_path) as library:
        ((pair,), _) = alike.page(library.db, limit=9)
        assert (pair.one, pair.other, pair.why) == (1, 2, "script")


def test_languages_of_files_of_an_older_library_stand_beside(tmp_path: Path) -> None:
    old = connect(tmp_path / DATABASE)
    migrate.load().apply(old, stop_before="m0011_translation")
    values = {"sha256": "a", "file_name": "a.jpg", "format": "JPEG", "sort_at": ""}
    values |= {"media_type": "image/jpeg", "colour": "#000000", "added_at": "2026"}
    numbers = ("size_bytes", "width", "height", "orientation", "aspect")
    old.table("photo").insert_all(
        {
            **values,
            **dict.fromkeys(numbers, 1),
            "layout": b"",
            "id": n,
            "sha256": str(n),
        }
        for n in (1, 2)
    )
    texts = {"x-default": "Hall", "en": "Hall", "zh": "大厅", "??": "no tag"}
    old.table("metadata").insert_all(
        {"photo": n, "field": field, "value": json.dumps(value), "source": None}
        for n, field, value in (
            (1, "caption", "Hall"),
            (1, "languages", {"caption": texts, "title": {"zh": "厅"}}),
            (2, "languages", {"title": {"zh": "厅"}}),
        )
    )
    old.table("caption").insert(
        {
            "photo": 1,
            "text": "Hall",
            "status": "file",
            "gaps": "[]",
            "written_at": "2026",
        }
    )
    for n in (1, 2):
        old.execute("INSERT INTO words (rowid, caption) VALUES (?, 'Hall')", [n])
    old.conn.commit()
    old.close()
    migrate_library(tmp_path)
    with open_library(tmp_path) as library:
        main = caption.find(library.db, 1)
        assert main is not None
        assert main.language == "en"
        (beside,) = translation.standing(library.db, 1)
        assert (beside.caption.text, beside.caption.language) == ("大厅", "zh")
        assert beside.main == "Hall"
        assert translation.standing(library.db, 2) == []
        hits = word_search.find(library.db, [Term("大厅")], limit=5)
        assert hits == [1]


def test_photos_of_an_older_library_get_their_values(tmp_path: Path) -> None:
    old = connect(tmp_path / DATABASE)
    migrate.load().apply(old, stop_before="m0015_query")
    photo_id = photo.add(old, NEW)
    old.execute("INSERT INTO metadata VALUES (?, 'city', '\"Bonn\"', NULL)", [photo_id])
    old.conn.commit()
    old.close()
    migrate_library(tmp_path)
    with open_library(tmp_path) as library:
        assert filters.keep(library.db, parse("city:bonn").root) == [photo_id]


def test_photos_of_an_older_library_get_words_that_stay_apart(tmp_path: Path) -> None:
    old = connect(tmp_path / DATABASE)
    migrate.load().apply(old, stop_before="m0016_words_apart")
    photo_id = photo.add(old, NEW)
    said = [photo_id, '["Bonn Rhein", "Köln Dom"]']
    old.execute("INSERT INTO metadata VALUES (?, 'keywords', ?, NULL)", said)
    old.execute(
        "INSERT INTO words (rowid, keyword) VALUES (?, 'Bonn Rhein ¶ Köln Dom')",
        [photo_id],
    )
    old.conn.commit()
    old.close()
    migrate_library(tmp_path)
    with open_library(tmp_path) as library:
        for asked, ids in {"köln dom": [photo_id], "rhein köln": []}.items():
            assert word_search.find(library.db, [Term(asked)], limit=5) == ids


def test_photos_of_an_older_library_were_compared_by_the_first(tmp_path: Path) -> None:
    old = connect(tmp_path / DATABASE)
    migrate.load().apply(old, stop_before="m0023_compared_by")
    ids = [photo.add(old, replace(NEW, sha256=f"{n:064}")) for n in range(3)]
    old.table("fingerprint").insert_all(
        {"photo": id_, "is_compared": is_compared}
        for id_, is_compared in zip(ids, (1, 0, 1), strict=True)
    )
    old.conn.commit()
    old.close()
    migrate_library(tmp_path)
    with open_library(tmp_path) as library:
        assert fingerprint.uncompared(library.db) == [ids[1]]
        assert fingerprint.uncompared(library.db, 2) == [ids[1], ids[0], ids[2]]


def test_migrating_twice_applies_nothing(db: Database) -> None:
    assert migrate.migrate(db) == NAMES
    assert migrate.migrate(db) == []
    assert migrate.pending(db) == []


def test_every_table_is_strict(db: Database) -> None:
    migrate.migrate(db)
    own = [t for t in db.tables if not t.name.startswith(("words", "_sqlite"))]
    assert own
    assert [t.name for t in own if not t.strict] == []


def test_a_failing_migration_leaves_nothing(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "m0001_half.py").write_text(
        "def migrate(db):\n"
        "    db.table('half').create({'id': int}, pk='id')\n"
        "    raise RuntimeError('half way')\n"
    )
    monkeypatch.setattr(migrate, "bundled", lambda name: tmp_path)
    with pytest.raises(RuntimeError, match="half way"):
        migrate.migrate(db)
    assert "half" not in db.table_names()


def test_a_migration_that_breaks_references_is_undone(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "m0001_bad.py").write_text(
        "def migrate(db):\n"
        "    db.table('a').create({'id': int}, pk='id')\n"
        "    db.table('b').create({'id': int, 'a': int}, pk='id',"
        " foreign_keys=[('a', 'a', 'id')])\n"
        "    db.execute('INSERT INTO b VALUES (1, 99)')\n"
    )
    monkeypatch.setattr(migrate, "bundled", lambda name: tmp_path)
    with pytest.raises(PhotolibError, match="broken references"):
        migrate.migrate(db)
    assert db.table_names() == []


def test_a_library_of_a_newer_version_is_refused_in_one_sentence(folder: Path) -> None:
    db = connect(folder / DATABASE)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('photolib', 'm9999_future', '2030-01-01')"
    )
    db.close()
    with (
        pytest.raises(NewerLibraryError, match=r"m9999_future.*upgrade photolib"),
        open_library(folder),
    ):
        pass


def test_an_older_library_waits_for_migrate_which_keeps_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    connect(folder / DATABASE).close()
    with (
        pytest.raises(LibraryError, match="photolib migrate"),
        open_library(folder),
    ):
        pass
    applied, copy = migrate_library(folder)
    assert applied == NAMES
    assert copy is not None
    assert copy.is_file()
    assert migrate_library(folder) == ([], None)
    with open_library(folder):
        pass


def test_making_a_library_twice_changes_nothing(tmp_path: Path) -> None:
    create_library(tmp_path / "a")
    (tmp_path / "a" / "photolib.toml").write_text("preview_px = 800\n")
    create_library(tmp_path / "a")
    with open_library(tmp_path / "a") as library:
        assert library.settings.preview_px == 800


@pytest.mark.parametrize(
    "left", ["photolib.db.making", "photolib.db.making-wal", "photolib.db"]
)
def test_what_a_killed_making_left_is_no_hindrance(tmp_path: Path, left: str) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / left).write_bytes(b"" if left == "photolib.db" else b"half")
    assert may_become_library(folder)
    create_library(folder)
    with open_library(folder) as library:
        assert migrate.pending(library.db) == []
    assert [f.name for f in folder.iterdir() if "making" in f.name] == [".making.lock"]


def test_a_library_with_data_learns_which_conflicts_are_open(db: Database) -> None:
    migrate.load().apply(db, stop_before="m0006_decision")
    for number, (decided, status) in enumerate(
        [(None, "file"), ("Ann", "edited"), (None, None)], start=1
    ):
        db.execute(
            "INSERT INTO photo (id, sha256, file_name, format, media_type, size_bytes, "
            "width, height, orientation, aspect, colour, layout, sort_at, added_at) "
            "VALUES (?, ?, 'a', 'JPEG', '', 1, 1, 1, 1, 1.0, '', x'00', '', '')",
            [number, str(number)],
        )
        db.conn.executemany(
            "INSERT INTO conflict VALUES (?, ?, ?, '\"x\"')",
            [(number, f, s) for f in ("city", "creators", "caption") for s in "AB"],
        )
        db.execute(
            "INSERT INTO credit (photo, creators, status, decided_by) "
            "VALUES (?, '[]', 'agreed', ?)",
            [number, decided],
        )
        if status:
            db.execute(
                "INSERT INTO caption (photo, text, status, gaps, written_at) "
                "VALUES (?, 'A', ?, '[]', '')",
                [number, status],
            )
    db.commit()
    migrate.migrate(db)
    counts = db.execute("SELECT conflicts FROM photo ORDER BY id").fetchall()
    assert counts == [(3,), (1,), (3,)]


def test_photos_of_an_older_library_know_whether_they_are_credited(
    db: Database,
) -> None:
    migrate.load().apply(db, stop_before="m0025_uncredited")
    statuses = ["agreed", "filled", "conflict", "missing", None]
    for number, status in enumerate(statuses, start=1):
        db.execute(
            "INSERT INTO photo (id, sha256, file_name, format, media_type, size_bytes, "
            "width, height, orientation, aspect, colour, layout, sort_at, added_at) "
            "VALUES (?, ?, 'a', 'JPEG', '', 1, 1, 1, 1, 1.0, '', x'00', '', '')",
            [number, str(number)],
        )
        if status:
            db.execute(
                "INSERT INTO credit (photo, creators, status) VALUES (?, '[]', ?)",
                [number, status],
            )
    db.commit()
    migrate.migrate(db)
    assert photo.ids(db, photo.Filter(without="credit")) == [3, 4, 5]
