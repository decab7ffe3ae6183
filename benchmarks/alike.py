"""What it costs to look for copies among pictures that say no time and look alike.

`python -m benchmarks.alike [PICTURES]`: three archives of so many, drawn and taken in:
cards of one template, pages of print, frames of a camera on a stand. Of every tenth
there is a crop too, and of every tenth a smaller copy. CPU time of comparing alone.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from photolib.copies import find_copies, note_fingerprints
from photolib.ingest import ingest
from photolib.store import stack
from photolib.store.library import create_library, open_library
from photolib.workers import in_batches

_SIZE = (1600, 1000)
_AT_ONCE = 90  # so few are compared by this process


def main() -> None:
    """Draw, take in and compare each archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="?", type=int, default=300)
    count = parser.parse_args().pictures
    for what, draw in (("cards", _card), ("pages", _page), ("frames", _frame)):
        with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
            _measure(Path(name), what, draw, count)


def _measure(
    folder: Path, what: str, draw: Callable[[int], Image.Image], count: int
) -> None:
    paths = _drawn(folder / "in", draw, count)
    create_library(folder / "library")
    with open_library(folder / "library") as library:
        spent, pairs = 0.0, 0
        for some in in_batches(paths, _AT_ONCE):
            ingest(library, some)
            note_fingerprints(library)
            before = time.process_time()
            pairs += find_copies(library)
            spent += time.process_time() - before
        asked = library.db.execute("SELECT one, other, how FROM same").fetchall()
        names = dict(library.db.execute("SELECT id, file_name FROM photo").fetchall())
        right = Counter(
            how for one, other, how in asked if names[one][:4] == names[other][:4]
        )
        print(
            f"{what}: {len(names)} pictures, {1000 * spent / len(names):.0f} ms of CPU "
            f"each; {pairs} pairs, right {dict(right)}; "
            f"{stack.count(library.db, 'copies')} stacks"
        )


def _drawn(folder: Path, draw: Callable[[int], Image.Image], count: int) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(count * 5 // 6):
        picture = draw(number)
        variants = [("", picture)]
        if number % 10 == 3:
            variants.append(("-crop", _cropped(picture, 0.08)))
        if number % 10 == 7:
            variants.append(("-web", picture.resize((800, 500))))
        for ending, one in variants:
            path = folder / f"{number:04}{ending}.jpg"
            one.save(path, "JPEG", quality=85)
            paths.append(path)
    return paths


def _cropped(picture: Image.Image, share: float) -> Image.Image:
    width, height = picture.size
    left, top = round(width * share * 0.6), round(height * share * 0.3)
    return picture.crop(
        (left, top, left + round(width * (1 - share)), height - round(height * share))
    )


def _ground(seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    coarse = chance.integers(40, 215, (8, 12, 3), dtype=np.uint8)
    fine = chance.integers(0, 60, (160, 256, 3), dtype=np.uint8)
    ground = Image.fromarray(coarse).resize(_SIZE, Image.Resampling.BICUBIC)
    grain = Image.fromarray(fine).resize(_SIZE, Image.Resampling.BICUBIC)
    return Image.blend(ground, grain, 0.2)


_CARD = _ground(1)


def _card(number: int) -> Image.Image:
    """Draw one ground, a banner, and lines whose words and lengths differ."""
    chance = np.random.default_rng(number)
    card = _CARD.copy()
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, 0, 1600, 140), fill="navy")
    draw.text((40, 20), "RESULTS OF THE DAY", fill="white", font_size=90)
    for row in range(6):
        left = 60 + int(chance.integers(0, 30))
        score = f"TEAM {chance.integers(100, 999)}  {chance.integers(0, 9)}"
        draw.text((left, 220 + 110 * row), score, fill="white", font_size=70)
    return card


def _page(number: int) -> Image.Image:
    """Draw a page of print, whose lines are other words of other lengths."""
    chance = np.random.default_rng(number)
    page = Image.new("RGB", _SIZE, (238, 235, 228))
    draw = ImageDraw.Draw(page)
    for row in range(24):
        words = "".join(
            "abcdefghij "[i] for i in chance.integers(0, 11, chance.integers(40, 90))
        )
        draw.text((90, 60 + 37 * row), words, fill=(40, 38, 36), font_size=30)
    return page


def _frame(number: int) -> Image.Image:
    """Draw one scene, in which something stands elsewhere, under another light."""
    chance = np.random.default_rng(number)
    light = 0.9 + number % 7 / 30
    frame = _CARD.point([min(255, round(n * light)) for n in range(256)] * 3)
    draw = ImageDraw.Draw(frame)
    x, y = (int(n) for n in chance.integers(100, 800, 2))
    draw.ellipse((x, y, x + 150, y + 190), fill="white", outline="black")
    return frame


if __name__ == "__main__":
    main()
