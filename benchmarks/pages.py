"""Each page of the gallery at many photos: python -m benchmarks.pages [PHOTOS].

The rows are made up, by SQL; there are no files, which no page here reads. The peer is
what a plain gallery asks of the same database for a page of its grid, without any
HTML: photos by OFFSET, months and events by grouping, what is lacking by NOT IN.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.timing import get_page
from photolib.gallery import create_app
from photolib.store import photo
from photolib.store.connect import writing
from photolib.store.library import create_library, open_library

PHOTOS = 1_000_000
_PER_EVENT = 200
_RUNS = 3
_MIDDLE = "2019-06-01T10:00:00~500000"
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

INSERT INTO vector (model, photo, vector) SELECT 1, id, zeroblob(2048) FROM photo
"""

_PAGES = {
    "the first page": "/",
    "a page in the middle": f"/?after={_MIDDLE}",
    "the last page": "/?after=~999999999",
    "a month": "/?month=2022-03",
    "an event's photos": "/?event=77",
    "no credit": "/?without=credit",
    "no caption": "/?without=caption",
    "a photo": "/photos/500",
    "every event": "/events",
    "an event": "/events/77",
    "people": "/people",
    "a person": "/people/77",
    "who may be the same": "/people/same",
    "search: two words": "/search?q=forum+visitors",
    "search: a city": "/search?q=city:%22Place+7%22",
    "search: no credit": "/search?q=credited:missing",
    "search: like a photo": "/search?like=77",
    "suggestions": "/search/suggest?q=pla",
    "a release": "/releases/77",
    "photos without an event": "/shoots",
    "picks": "/picks",
    "upload": "/upload",
    "vocabulary": "/vocabulary",
    "the caption desk": "/desk?event=77",
    "the desk's next photo": "/desk/photos/500",
    "health": "/health",
}
_NAIVE = (
    "SELECT * FROM photo ORDER BY sort_at DESC, id DESC LIMIT 120 OFFSET :middle",
    "SELECT count(*) FROM photo",
    "SELECT substr(sort_at, 1, 7), count(*) FROM photo GROUP BY 1",
    (
        "SELECT count(*) FROM photo WHERE id NOT IN "
        "(SELECT photo FROM credit WHERE status IN ('agreed', 'filled'))"
    ),
    "SELECT count(*) FROM photo WHERE id NOT IN (SELECT photo FROM caption)",
    (
        "SELECT event.id, title, count(*) FROM event "
        "JOIN photo ON photo.event = event.id GROUP BY event.id"
    ),
)


def main() -> None:
    """Make the library, or take the one that `folder` has; time, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("photos", type=int, nargs="?", default=PHOTOS)
    asked.add_argument("--folder", type=Path, help="where to keep the library")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="photolib-pages-") as temporary:
        folder = told.folder or Path(temporary) / "library"
        if not folder.exists():
            make(folder, told.photos)
        pages(folder)


def pages(folder: Path) -> None:
    """Ask for each page, first and again; then for the peer's rows."""
    client = create_app(folder).test_client()

    for name, address in _PAGES.items():
        first = _ms(partial(get_page, client, address))
        again = [_ms(partial(get_page, client, address)) for _ in range(_RUNS)]
        print(f"{name:<26} first {first:8.1f} ms   again {median(again):8.1f} ms")
    with open_library(folder) as library:
        middle = {"middle": photo.count(library.db) // 2}

        def naive() -> None:
            for statement in _NAIVE:
                asked = middle if ":middle" in statement else {}
                library.db.execute(statement, asked).fetchall()

        rows = median(_ms(naive) for _ in range(_RUNS))
    print(f"{'a naive page, SQL alone':<26} {'':>17}   again {rows:8.1f} ms")


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def make(folder: Path, photos: int) -> None:
    """Make a library with that many photos, in events of two hundred."""
    create_library(folder)
    events = max(100, photos // _PER_EVENT)
    asked = {
        "photos": events * _PER_EVENT,
        "events": events,
        "people": events * 2,
        "per_event": _PER_EVENT,
    }
    with open_library(folder) as library:
        library.db.execute("PRAGMA synchronous = off")  # filling it is not measured
        with writing(library.db):
            for statement in _FILL.split(";\n"):
                library.db.execute(statement, asked)


if __name__ == "__main__":
    main()
