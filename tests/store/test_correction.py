"""The migration keeps what editors had said of events before there was a log."""

import json
from dataclasses import asdict
from pathlib import Path

from photolib.records import EventFacts, ReleaseFacts
from photolib.store import migrate, release
from photolib.store.connect import connect
from photolib.store.correction import log

READ = ReleaseFacts(EventFacts("Forum", "2026-03-05", organisers=("Office",)))


def test_an_event_edited_before_becomes_a_correction(tmp_path: Path) -> None:
    db = connect(tmp_path / "old.db")
    migrate.load().apply(db, stop_before="m0007_corrections")
    for number, title in ((1, "Forum on Rivers"), (2, "Forum")):
        db.execute(
            "INSERT INTO event (id, title, date, organisers, added_at) "
            "VALUES (?, ?, '2026-03-05', '[\"Office\"]', '')",
            [number, title],
        )
        db.execute(
            "INSERT INTO release (sha256, text, facts, event, added_at) "
            "VALUES (?, 'text', ?, ?, '')",
            [str(number), json.dumps(asdict(READ)), number],
        )
    db.commit()
    migrate.migrate(db)
    (entry,) = log(db, 1)
    assert (entry.fact, entry.values) == ("event", {"title": "Forum on Rivers"})
    assert release.get(db, 1).facts.event.title == "Forum on Rivers"
    assert log(db, 2) == ()
    db.close()
