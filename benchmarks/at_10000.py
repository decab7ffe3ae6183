"""Ingest, search and a gallery page at 10,000 photos: `make bench`.

The rows and vectors are synthesised; the frames that are ingested are real JPEGs of
24 megapixels, drawn for the run.
"""

import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks import synthetic
from benchmarks.timing import get_page, report, timed
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.likeness import Likeness
from photolib.search import search
from photolib.store import photo, vector
from photolib.store.library import Library, open_library

PHOTOS = 10_000
FRAMES = 12
RUNS = 100
WORDS = [
    "handshake",
    "speaks",
    "Wuhan forum",
    "陈",
    "Gao Lin",
    "opens visitors",
    "García",
]


def main(photos: int = PHOTOS) -> None:
    """Make the library, time each thing, print a table."""
    with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
        folder = Path(name) / "library"
        started = time.perf_counter()
        synthetic.make(folder, photos)
        took = time.perf_counter() - started
        print(f"{photos} photos synthesised in {took:.1f} s\n")
        with open_library(folder) as library:
            searching(library)
            likeness(library)
            paging(library)
            page(folder)
            ingesting(library, Path(name) / "frames")


def searching(library: Library) -> None:
    """Rank words through FTS5, against a LIKE that finds the same rows, unranked."""
    kept = Likeness()

    def ours(n: int) -> object:
        return search(library, WORDS[n % len(WORDS)], limit=50, likeness=kept)

    def like(n: int) -> object:
        words = [f"%{word}%" for word in WORDS[n % len(WORDS)].split()]
        clause = " AND ".join(
            "(person || caption || credit || event) LIKE ?" for _ in words
        )
        return library.db.execute(
            f"SELECT rowid FROM words WHERE {clause}", words
        ).fetchall()

    report("search by words", timed(ours, RUNS), "LIKE", timed(like, RUNS))


def likeness(library: Library) -> None:
    """Find the nearest 50 of all vectors, against numpy's sort of all scores."""
    model = vector.find_model(library.db, *synthetic.MODEL[:2]) or 0
    kept = Likeness()
    rows = np.concatenate([rows for _, rows in vector.load(library.db, model)])
    asked = rows[:: len(rows) // RUNS]

    def sorted_all(n: int) -> object:
        return np.argsort(-(rows @ asked[n % RUNS]))[:50]

    report(
        "likeness, 512 numbers a photo",
        timed(lambda n: kept.nearest(library, model, asked[n % RUNS], 50), RUNS),
        "numpy argsort",
        timed(sorted_all, RUNS),
    )


def paging(library: Library) -> None:
    """Read the last page by key, against OFFSET."""
    total = photo.count(library.db)
    rows = library.db.execute(
        "SELECT sort_at || '~' || id FROM photo ORDER BY sort_at DESC, id DESC"
    ).fetchall()
    key = rows[total - 201][0]

    def offset(_: int) -> object:
        return list(
            library.db.query(
                "SELECT * FROM photo ORDER BY sort_at DESC, id DESC LIMIT 200 OFFSET ?",
                [total - 200],
            )
        )

    report(
        "the last page of the gallery, SQL",
        timed(lambda _: photo.page(library.db, limit=200, after=key), RUNS),
        "OFFSET",
        timed(offset, RUNS),
    )


def page(folder: Path) -> None:
    """Ask for the gallery's first page, against the bare rows of 200 photos as JSON."""
    client = create_app(folder).test_client()

    def rows(_: int) -> object:
        with open_library(folder) as library:
            return json.dumps(
                [asdict(p) for p in photo.page(library.db, limit=200).photos]
            )

    report(
        "the first page of the gallery, HTML",
        timed(lambda _: get_page(client, "/"), RUNS),
        "its rows as JSON",
        timed(rows, RUNS),
    )


def ingesting(library: Library, folder: Path) -> None:
    """Frames of 24 megapixels, against two plain Pillow decodes of each."""
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(FRAMES):
        coarse = chance.integers(0, 255, (400, 600, 3), dtype=np.uint8)
        picture = Image.fromarray(coarse).resize((6000, 4000))
        picture.save(folder / f"{number:03}.jpg", quality=90)
    started = time.perf_counter()
    done = len(ingest(library, [folder]).added)
    ours = (time.perf_counter() - started) / done

    started = time.perf_counter()
    for path in sorted(folder.iterdir()):
        for edge in (1600, 384):
            with Image.open(path) as picture:
                picture.resize((edge, edge * 2 // 3), Image.Resampling.LANCZOS).save(
                    folder.parent / "out.jpg"
                )
    theirs = (time.perf_counter() - started) / done
    print(
        f"{'ingest, 24 megapixels, all cores':<38} {1 / ours:.1f} photos/s   "
        f"Pillow plainly, one core {1 / theirs:.1f} photos/s   "
        f"{theirs / ours:6.1f} x as fast"
    )
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS)
