"""The page of an event with 5,000 photos of three cameras, one 47 minutes slow.

    python -m benchmarks.one_event [PHOTOS]

The rows are synthesised: every frame of a camera shows a moment that the others have,
too, one time in four.
"""

import hashlib
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks.timing import get_page, report, timed
from photolib.gallery import create_app
from photolib.likeness import MODEL_IN_USE
from photolib.records import Camera, Caption, EventFacts, Metadata, ReleaseFacts
from photolib.store import caption, metadata, photo, release, setting, vector
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

PHOTOS = 5_000
RUNS = 5
MODEL = "synthetic"
_BEGAN = datetime.fromisoformat("2025-11-27T09:00:00")
_SLOW = timedelta(minutes=47)
_CAMERAS = (
    (Camera("Canon", "Canon EOS R5", "0123"), timedelta()),
    (Camera("NIKON CORPORATION", "NIKON Z 9", "4567"), timedelta()),
    (Camera("SONY", "ILCE-1"), -_SLOW),
)


def main(photos: int = PHOTOS) -> None:
    """Make the library, with and without vectors; time its pages."""
    for with_vectors in (False, True):
        with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
            folder = Path(name) / "library"
            create_library(folder)
            with open_library(folder) as library:
                fill(library, photos, with_vectors=with_vectors)
            told = "512 numbers a photo" if with_vectors else "colour layout"
            print(f"{photos} photos, {told}")
            _time(folder)


def fill(library: Library, photos: int, *, with_vectors: bool) -> None:
    """Add one event with so many photos."""
    chance = np.random.default_rng(7)
    facts = ReleaseFacts(EventFacts("Congress of Rivers", "2025-11-27", place="Wuhan"))
    with writing(library.db):
        event_id = release.add(library.db, "of the congress", facts)
        shown = chance.integers(0, photos, photos)  # the moment of each photo
        layouts = chance.integers(0, 256, (photos, 192), dtype=np.uint8)
        ids = []
        for number, moment in enumerate(shown):
            camera, wrong_by = _CAMERAS[number % len(_CAMERAS)]
            taken = _BEGAN + timedelta(seconds=int(moment) * 6 + number % 3) + wrong_by
            noise = chance.integers(0, 8, 192, dtype=np.uint8)
            layout = (layouts[moment] // 8 * 8 + noise).tobytes()
            ids.append(_photo(library, number, camera, taken, layout))
        photo.link_to_event(library.db, ids, event_id)
        if with_vectors:
            _vectors(library, ids, shown, chance)


def _photo(
    library: Library, number: int, camera: Camera, taken: datetime, layout: bytes
) -> int:
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    at = taken.isoformat()
    photo_id = photo.add(
        library.db,
        photo.NewPhoto(
            sha256, f"SYN_{number:05}.JPG", "JPEG", "image/jpeg", 9_000_000,
            6000, 4000, 1, 1.5, "#446688", layout, at, None, "DCIM",
        ),
    )  # fmt: skip
    says = Metadata(
        "JPEG", "image/jpeg", 6000, 4000, taken_at=at, creators=("Chen Siming",),
        credit="River Weekly", camera=camera, city="Wuhan", country="China",
        headline="The congress opens", caption="Delegates in the hall",
        keywords=("river", "congress"), copyright="© River Weekly", title="Congress",
    )  # fmt: skip
    metadata.add(library.db, photo_id, says)
    caption.put(library.db, photo_id, Caption("Delegates in the hall", "file"))
    return photo_id


def _vectors(
    library: Library,
    ids: list[int],
    shown: np.ndarray[tuple[int], np.dtype[np.int64]],
    chance: np.random.Generator,
) -> None:
    """Give each photo the vector of its moment, and a little of its own."""
    setting.put(library.db, MODEL_IN_USE, MODEL)
    model = vector.model_id(library.db, MODEL, "", 512)  # its weights are absent
    moments = chance.standard_normal((len(ids), 512), dtype=np.float32)
    rows = moments[shown] + 0.2 * chance.standard_normal(
        (len(ids), 512), dtype=np.float32
    )
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    vector.add(library.db, model, ids, rows)


def _time(folder: Path) -> None:
    client = create_app(folder).test_client()

    own = timed(lambda _: get_page(client, "/events/1"), RUNS)
    grid = timed(lambda _: get_page(client, "/?event=1"), RUNS)
    report("the page of the event", own, "its grid alone", grid)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS)
