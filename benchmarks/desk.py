"""From Ctrl+Enter to the next photo on the screen: python -m benchmarks.desk [PHOTOS].

The frames are drawn for the run, as large as a camera's preview; Chromium types, saves
and goes on as an editor does. The browser itself tells when the frame was presented in
which the next photo, its caption and its picture stand (Event Timing, to 8 ms).
"""

import logging
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from benchmarks.timing import Times
from photolib.batch.apply import apply
from photolib.batch.plan import Wanted
from photolib.batch.states import marks
from photolib.batch.undo import undo
from photolib.changes import Change
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.records import EventFacts, PersonFacts, ReleaseFacts
from photolib.store import photo, release
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

PHOTOS = 300
TARGET_MS = 100
SIZE = (1600, 1067)
_PAUSE_MS = 150  # an editor's shortest glance; what is fetched ahead has that long
_MEASURE = """() => { window.times = [];
let pressed = 0, handled = 0;
const tell = (start, duration) => {
  if (start !== pressed) return;
  pressed = 0;
  const {complete, decoding} = document.querySelector('#picture');
  times.push([duration, handled, complete && decoding === 'sync']);
};
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !event.ctrlKey) return;
  pressed = event.timeStamp;
  new MutationObserver((_, watcher) => {
    handled = performance.now() - pressed;
    watcher.disconnect();
    setTimeout(tell, 1000, pressed, 16); // what takes less is not told
  }).observe(document.querySelector('#desk'), {attributeFilter: ['data-photo']});
}, true);
new PerformanceObserver(list => list.getEntries().forEach(one => {
  const isIt = one.name === 'keydown' && Math.abs(one.startTime - pressed) < 0.2;
  if (isIt) tell(pressed, one.duration);
})).observe({type: 'event', durationThreshold: 16}); }"""


def main(photos: int = PHOTOS) -> None:
    """Make a shoot, caption it, print the times."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
        folder = Path(name)
        make(folder, photos)
        desk(folder / "library", photos)
        with open_library(folder / "library") as library:
            many(library)


def make(folder: Path, photos: int) -> None:
    """Draw the frames, and take them in as one event."""
    create_library(folder / "library")
    (folder / "shoot").mkdir()
    chance = np.random.default_rng(7)
    people = tuple(PersonFacts(f"Ann Lee {n}", f"Ann Lee {n}") for n in range(12))
    facts = ReleaseFacts(EventFacts("Forum on Rivers", "2026-03-05"), people)
    for n in range(photos):
        rough = chance.integers(0, 255, (12, 18, 3), dtype=np.uint8)
        frame = Image.fromarray(rough).resize(SIZE, Image.Resampling.BICUBIC)
        frame.save(folder / "shoot" / f"IMG_{n:04}.JPG", quality=85)
    with open_library(folder / "library") as library:
        with writing(library.db):
            event_id = release.add(library.db, "the forum", facts)
        ingest(library, [folder / "shoot"], event_id=event_id)


def desk(library: Path, photos: int) -> None:
    """Caption the event at the desk."""
    server = make_server("127.0.0.1", 0, create_app(library), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/desk?event=1")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1_000)
        handled, painted = captioned(page, photos)
        browser.close()
    server.shutdown()
    _print("Ctrl+Enter to the next photo in the page", handled)
    _print(f"... and painted (target {TARGET_MS} ms)", painted)


def captioned(page: Page, photos: int) -> tuple[Times, Times]:
    """Type a caption for each photo; return when the next was there, and painted."""
    page.evaluate(_MEASURE)
    for n in range(photos - 1):
        page.keyboard.type(f"{n} ")
        page.keyboard.press("Control+Enter")
        page.wait_for_function(f"() => times.length > {n}")
        page.wait_for_timeout(_PAUSE_MS)
    page.wait_for_function(
        "() => document.querySelector('#state').dataset.waiting === '0'"
    )
    told: list[tuple[float, float, bool]] = page.evaluate("() => times")
    if late := sum(not complete for _, _, complete in told):
        print(f"{late} pictures were not there yet")
    return Times(tuple(row[1] for row in told)), Times(tuple(row[0] for row in told))


def _print(what: str, times: Times) -> None:
    shares = "   ".join(f"p{n} {times.at(n):6.1f} ms" for n in (50, 95, 99))
    print(f"{what:<42} {shares}   {len(times.ms)} times")


def many(library: Library) -> None:
    """Change three fields of all of them at once, and take it back."""
    ids = photo.ids(library.db)
    changes = {
        "caption": Change("prepend", "At the forum"),
        "city": Change("replace", "Wuhan"),
        "keywords": Change("append", "river; forum"),
    }
    started = time.perf_counter()
    seen = marks(library, ids, changes)
    planned = time.perf_counter()
    done = apply(library, Wanted(changes), seen, "bench")
    applied = time.perf_counter()
    undo(library, done.batch or 0, "bench")
    print(
        f"three fields of {len(ids)} photos: looked at in {planned - started:.2f} s, "
        f"changed in {applied - planned:.2f} s, "
        f"undone in {time.perf_counter() - applied:.2f} s"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
