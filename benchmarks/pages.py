"""Each page of the gallery at many photos: python -m benchmarks.pages [PHOTOS].

The rows are made up, by SQL; there are no files, which no page here reads. The peer of
the grid is what a plain gallery asks for one: a page by OFFSET, the months by grouping,
what is lacking by NOT IN, each a statement.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from benchmarks.timing import private_mb
from photolib.gallery import create_app
from photolib.store.connect import Database, writing
from photolib.store.library import create_library, open_library

PHOTOS = 1_000_000
_PER_EVENT = 200
_RUNS = 5
_WHOLE = "{photos} photos, {events} events, {people} people, made in {took:.0f} s"
_PEOPLE = 10  # photos of which one shows somebody who is confirmed
_FILL = """
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :events)
INSERT INTO event (id, title, date, place, organisers, added_at)
SELECT n, 'Forum number ' || n, date('2026-01-01', '-' || n || ' days'),
  'Place ' || (n % 400), '[]', '2026-01-01T00:00:00+00:00' FROM n;

INSERT INTO release (id, sha256, text, facts, event, added_at)
SELECT id, printf('%064d', id), title, '{}', id, added_at FROM event;

WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :people)
INSERT INTO person (id, name, family, given)
SELECT n, 'Given' || (n / 100) || ' Family' || (n % 100), 'Family' || (n % 100),
  'Given' || (n / 100) FROM n;

INSERT INTO person_alias (person, alias, key) SELECT id, name, lower(name) FROM person;

INSERT INTO appearance (event, person, as_written, roles, rank)
SELECT event.id, person.id, person.name, '[]', n FROM event
JOIN (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3)
JOIN person ON person.id = 1 + (event.id * 4 + n) % :people;

WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :photos)
INSERT INTO photo (id, sha256, file_name, format, media_type, size_bytes, width, height,
  orientation, aspect, colour, layout, taken_at, sort_at, event, added_at)
SELECT n, printf('%064d', n), printf('SYN_%07d.JPG', n), 'JPEG', 'image/jpeg', 9000000,
  6000, 4000, 1, 1.5, '#446688', randomblob(192), taken, taken, event,
  '2026-01-01T00:00:00+00:00'
FROM (SELECT n, CASE WHEN n % 500 THEN 1 + (n - 1) / :per_event END AS event,
  date('2026-01-01', '-' || (1 + (n - 1) / :per_event) || ' days') || 'T10:'
  || printf('%02d:%02d', n / 60 % 60, n % 60) AS taken FROM n);

INSERT INTO metadata (photo, field, value, source)
SELECT id, 'city', json_quote('Place ' || (id % 400)), 'XMP' FROM photo;

INSERT INTO caption (photo, text, status, gaps, written_at)
SELECT id, 'Visitors at forum ' || event, 'file', '[]', added_at FROM photo
WHERE id % 100;

INSERT INTO credit (photo, line, creators, status)
SELECT id, 'By ' || (event % 100), '["By"]', CASE id % 50 WHEN 0 THEN 'missing'
  WHEN 1 THEN 'conflict' WHEN 2 THEN 'filled' ELSE 'agreed' END FROM photo;

INSERT INTO photo_person (photo, person, status, evidence)
SELECT photo.id, person, 'confirmed', '[]' FROM photo
JOIN appearance ON appearance.event = photo.event AND rank = photo.id % 4
WHERE photo.id % 10 = 0;

INSERT INTO stack (kind, photo, stack, rank)
SELECT 'burst', id, id - id % 4, id % 4 FROM photo WHERE id % 40 BETWEEN 4 AND 7;

INSERT INTO value (id, field, text)
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 400)
SELECT n, 'city', 'Place ' || n FROM n;

INSERT INTO words_of_value (rowid, field, text, reading)
SELECT id, field, text, '' FROM value;

INSERT INTO photo_value (value, photo) SELECT 1 + id % 400, id FROM photo ORDER BY 1, 2;

INSERT INTO words (rowid, person, caption, roster, credit, keyword, event, place, file,
  text, value)
SELECT photo.id, '', 'Visitors at forum ' || event, '', 'By', '', title, place,
  file_name, '', '' FROM photo LEFT JOIN event ON event.id = event;

INSERT INTO words_of_names (rowid, person, value) SELECT id, '', '' FROM photo;

INSERT INTO model (id, name, revision, dimension) VALUES (1, 'synthetic', '0', 512);

INSERT INTO vector (model, photo, vector) SELECT 1, id, zeroblob(2048) FROM photo;
"""


def make(folder: Path, photos: int) -> None:
    """Make a library with that many photos, in events of two hundred."""
    create_library(folder)
    events = max(2, photos // _PER_EVENT)
    asked = {
        "photos": events * _PER_EVENT,
        "events": events,
        "people": events * 2,
        "per_event": _PER_EVENT,
    }
    with open_library(folder) as library:
        library.db.execute("PRAGMA synchronous = off")  # filling it is not measured
        with writing(library.db):
            for statement in filter(str.strip, _FILL.split(";\n")):
                started = time.perf_counter()
                library.db.execute(statement, asked)
                print(f"{time.perf_counter()-started:.1f}", statement[:60].strip())
        library.db.execute("ANALYZE") if False else None
