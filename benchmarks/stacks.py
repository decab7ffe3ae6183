"""Copies and bursts: what is found of real photographs, and how quickly at 100,000.

`python -m benchmarks.stacks [PHOTOS] [--pictures FOLDER]`. Times are of one core.
"""

import argparse
import io
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

from benchmarks.timing import timed
from photolib.bursts import find_bursts
from photolib.candidates import Candidates
from photolib.copies import find_copies
from photolib.images.perceptual import (
    BITS_APART,
    LAID_BITS_APART,
    bits_apart,
    laid_otherwise,
    perceptual_hash,
)
from photolib.images.renditions import make_renditions, open_preview
from photolib.images.same import WANTED_PX, Picture, same
from photolib.records import FrameFacts
from photolib.store import fingerprint, photo, stack
from photolib.store.connect import writing
from photolib.store.fingerprint import Fingerprint
from photolib.store.fold import Fold
from photolib.store.library import Library, create_library, open_library
from photolib.store.photo import Filter, NewPhoto

PHOTOS = 100_000
_RUNS = 200
_NEW = NewPhoto(
    "0" * 64, "a.jpg", "JPEG", "image/jpeg", 9, 6, 4, 1, 1.5, "#000000", b"", None, None
)


def main() -> None:
    """Measure the pictures of a folder, if one is named, then a synthetic library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="?", type=int, default=PHOTOS)
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    if asked.pictures:
        pictures(sorted(asked.pictures.glob("*.jpg")))
    with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
        folder = Path(name) / "library"
        create_library(folder)
        with open_library(folder) as library:
            synthetic(library, asked.photos)


def pictures(paths: list[Path]) -> None:
    """Print how many variants of each picture are within 7 bits, and verified."""
    originals = [Image.open(path).convert("RGB") for path in paths]
    with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
        shown = [_rendered(one, Path(name)) for one in originals]
        print(f"{len(shown)} photographs; of each variant: found by hash, verified as")
        for what, change in _VARIANTS.items():
            others = [_rendered(change(one), Path(name)) for one in originals]
            began = time.process_time()
            how = Counter(
                same(one[1], other[1]) for one, other in zip(shown, others, strict=True)
            )
            ms = 1000 * (time.process_time() - began) / len(shown)
            near = sum(
                one[0] is not None
                and other[0] is not None
                and _is_near(one[0], other[0])
                for one, other in zip(shown, others, strict=True)
            )
            print(
                f"  {what:<26} hash {near:3}   whole {how['whole']:3}   "
                f"part {how['part']:3}   turned {how['turned']:3}   "
                f"mirrored {how['mirrored']:3}   no {how[None]:3}   {ms:5.0f} ms each"
            )
        pairs = list(combinations(shown, 2))
        near = sum(_is_near(one[0] or 0, other[0] or 0) for one, other in pairs)
        taken = sum(same(one[1], other[1]) is not None for one, other in pairs)
        print(f"  {len(pairs)} pairs of different ones: hash {near}, verified {taken}")


def synthetic(library: Library, photos: int) -> None:
    """Time what index does with hashes and times of so many photos, and the pages."""
    began = time.process_time()
    _fill(library, photos)
    print(f"{photos} photos written in {time.process_time() - began:.1f} s")
    for what, work in (("copies", find_copies), ("bursts", find_bursts)):
        began = time.process_time()
        work(library)
        took = time.process_time() - began
        stacks = stack.count(library.db, "burst" if what == "bursts" else "copies")
        print(f"all {what}: {took:.1f} s, {1000 * took / photos:.2f} ms each; {stacks}")
    candidates, timeless = Candidates(library), fingerprint.timeless(library.db)
    _tell("candidates of a photo without a time", lambda n: candidates.of(timeless[n]))
    some = [fingerprint.get(library.db, 1 + n * photos // _RUNS) for n in range(_RUNS)]
    _tell("look-up of a hash", lambda n: _near(library, some[n]))
    found = [len(_near(library, one)) for one in some]
    print(f"{'candidates of a hash':<38} {np.mean(found):.0f} of {photos}")
    last = photo.page(library.db, limit=120, folded=Fold())
    key = last.next_key
    half = f"{photo.get(library.db, photos // 2).taken_at}~{photos // 2}"
    for what, after, wanted, fold in (
        ("first page, folded", None, Filter(), Fold()),
        ("first page, unfolded", None, Filter(), None),
        ("second page, folded", key, Filter(), Fold()),
        ("page in the middle, folded", half, Filter(), Fold()),
        ("page without an event, folded", half, Filter(without="event"), Fold()),
    ):
        _tell(
            what,
            lambda _, a=after, w=wanted, f=fold: photo.page(  # type: ignore[misc]
                library.db, limit=120, after=a, wanted=w, folded=f
            ),
        )
    for what, wanted in (
        ("how many are folded away, all", Filter()),
        ("the same without a credit", Filter(without="credit")),
    ):
        _tell(
            what,
            lambda _, w=wanted: photo.folded_away(library.db, w, Fold()),  # type: ignore[misc]
            20,
        )
    shown = [one.id for one in last.photos]
    _tell("stacks of the tiles of a page", lambda _: stack.standing(library.db, shown))


def _is_near(one: int, other: int) -> bool:
    laid = min(bits_apart(hash_, other) for hash_ in laid_otherwise(one))
    return bits_apart(one, other) <= BITS_APART or laid <= LAID_BITS_APART


def _near(library: Library, one: Fingerprint) -> list[Fingerprint]:
    known = one.hash or 0
    return fingerprint.near(library.db, one, [known, *laid_otherwise(known)])


def _tell(what: str, work: Callable[[int], object], runs: int = _RUNS) -> None:
    times = timed(work, runs)
    print(f"{what:<38} p50 {times.at(50):8.2f} ms   p99 {times.at(99):8.2f} ms")


def _fill(library: Library, photos: int) -> None:
    """Write photos of ten cameras, half of them in bursts of two to seven frames.

    Hashes are at random but in a burst, where they differ by a few bits. Of one
    photo in a hundred neither time nor camera is known.
    """
    chance = np.random.default_rng(5)
    layouts = chance.integers(0, 255, (photos, 192), np.uint8)
    written = 0
    while written < photos:
        with writing(library.db):
            for _ in range(500):
                size = int(chance.integers(2, 8)) if chance.random() < 0.2 else 1
                _burst(library, written, min(size, photos - written), layouts, chance)
                written += size
                if written >= photos:
                    return


def _burst(
    library: Library,
    first: int,
    size: int,
    layouts: np.ndarray,
    chance: np.random.Generator,
) -> None:
    hash_ = int(chance.integers(0, 2**63)) * 2 + int(chance.integers(0, 2))
    known = size > 1 or chance.random() < 0.98
    camera = f"NIKON Z 9 {first % 10}"
    minute = first // 10
    day = f"2026-{1 + minute // 1440 // 28 % 12:02}-{1 + minute // 1440 % 28:02}"
    for n in range(size):
        second = f"{first % 10 * 5:02}.{n * 3:02}"
        at = f"{day}T{minute // 60 % 24:02}:{minute % 60:02}:{second}"
        taken = at if known else None
        photo_id = photo.add(
            library.db,
            replace(
                _NEW,
                sha256=f"{first + n:064}",
                taken_at=taken,
                layout=layouts[first].tobytes(),
            ),
        )
        flipped = 1 << int(chance.integers(0, 64))
        moment = float(60 * minute + first % 10 * 5 + n * 0.03)
        facts = FrameFacts(taken, moment, camera) if known else FrameFacts()
        fingerprint.add(library.db, Fingerprint(photo_id, hash_ ^ flipped, facts))


def _rendered(picture: Image.Image, folder: Path) -> tuple[int | None, Picture]:
    """Return the hash and what is compared, as the library would have them."""
    original, preview, thumbnail = (folder / name for name in "opt")
    picture.save(original, "JPEG", quality=92)
    make_renditions(
        original,
        preview,
        thumbnail,
        preview_px=1600,
        thumbnail_px=384,
        max_pixels=10**9,
    )
    large, small = open_preview(preview, WANTED_PX), open_preview(thumbnail)
    return perceptual_hash(small), Picture(lambda: large, lambda: small)


def _encoded(quality: int) -> Callable[[Image.Image], Image.Image]:
    def change(picture: Image.Image) -> Image.Image:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=quality)
        return Image.open(file).convert("RGB")

    return change


def _resized(share: float) -> Callable[[Image.Image], Image.Image]:
    return lambda one: one.resize((int(one.width * share), int(one.height * share)))


def _cropped(
    left: float, top: float, right: float, bottom: float
) -> Callable[[Image.Image], Image.Image]:
    def change(one: Image.Image) -> Image.Image:
        width, height = one.size
        return one.crop(
            (
                int(width * left),
                int(height * top),
                int(width * (1 - right)),
                int(height * (1 - bottom)),
            )
        )

    return change


def _toned(curve: Callable[[float], float]) -> Callable[[Image.Image], Image.Image]:
    levels = [round(255 * curve(level / 255)) for level in range(256)]
    return lambda one: one.point(levels * 3)


def _framed(picture: Image.Image) -> Image.Image:
    edge = picture.width // 16
    size = (picture.width + 2 * edge, picture.height + 2 * edge)
    framed = Image.new("RGB", size, "white")
    framed.paste(picture, (edge, edge))
    return framed


_VARIANTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "JPEG of quality 60": _encoded(60),
    "JPEG of quality 30": _encoded(30),
    "half the size": _resized(0.5),
    "a quarter of the size": _resized(0.25),
    "grey": lambda one: one.convert("L").convert("RGB"),
    "a fifth brighter": lambda one: ImageEnhance.Brightness(one).enhance(1.2),
    "a third darker": lambda one: ImageEnhance.Brightness(one).enhance(2 / 3),
    "lighter, gamma 0.7": _toned(lambda level: level**0.7),
    "steeper, an S curve": _toned(lambda level: 3 * level**2 - 2 * level**3),
    "cropped by 5 %": _cropped(0.025, 0.025, 0.025, 0.025),
    "cropped by 10 %": _cropped(0.05, 0.05, 0.05, 0.05),
    "cropped by 30 %, aside": _cropped(0.05, 0, 0.25, 0.1),
    "cropped to 40 %": _cropped(0.2, 0.25, 0.4, 0.35),
    "a white frame": _framed,
    "mirrored": ImageOps.mirror,
    "a quarter turned": lambda one: one.transpose(Image.Transpose.ROTATE_90),
    "turned upside down": lambda one: one.transpose(Image.Transpose.ROTATE_180),
}


if __name__ == "__main__":
    main()
