"""Chance variants of the scenes, to train on: never the frames that are shipped."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random

import numpy as np
from PIL import Image
from tools.starter.light import MOODS
from tools.starter.looks import GUESTS, Look, someone
from tools.starter.phrases import Facts
from tools.starter.shots import SCENES, Shot, take

OPTIONS: dict[str, tuple[str, ...]] = {
    "speaker": ("", "screen"),
    "audience_front": ("", "applause"),
    "cases": ("vase", "bronze", "pots"),
    "entrance": ("", "", "dusk"),
}
PLAN = (*SCENES, "speaker", "speaker")
"""Speakers thrice: who speaks is harder to see than what is going on."""
FIRST_SEED = 10_000
"""Above every seed in tools.starter.frames."""


def variant(seed: int) -> tuple[Shot, Facts]:
    """Return a shot drawn by lot, and what is true of it."""
    rng = Random(seed)
    scene = PLAN[seed % len(PLAN)]
    crop = rng.choice(list(SCENES[scene].views))
    view = SCENES[scene].views[crop]
    cast = _cast(rng)
    shot = Shot(
        scene,
        crop,
        rng.choice(list(MOODS)),
        seed,
        cast,
        rng.choice(OPTIONS.get(scene, ("",))),
        rng.randrange(4),
        (
            rng.uniform(-0.06, 0.06) * view.width,
            rng.uniform(-0.06, 0.06) * view.height,
            rng.uniform(0.9, 1.15),
        ),
    )
    return shot, facts_of(shot)


def facts_of(shot: Shot) -> Facts:
    """Return what is true of `shot`; a table is what a signing is seen at from afar."""
    crop = "table" if shot.scene == "signing" and shot.crop != "close" else shot.crop
    who = ("woman" if shot.cast[0].woman else "man") if shot.cast else ""
    return {
        "scene": shot.scene,
        "crop": crop,
        "mood": shot.mood,
        "option": shot.option,
        "who": who,
    }


def _cast(rng: Random) -> tuple[Look, ...]:
    people = [someone(rng), *GUESTS] if rng.random() < 0.5 else [someone(rng)]
    if len(people) > 1:
        rng.shuffle(people)
    return tuple(people)


def draw_variants(count: int, side_px: int) -> tuple[np.ndarray, list[Facts]]:
    """Return uint8[count, side_px, side_px, 3] and the facts of each picture."""
    seeds = range(FIRST_SEED, FIRST_SEED + count)
    with ProcessPoolExecutor() as workers:
        pictures = list(workers.map(partial(_drawn, side_px), seeds, chunksize=32))
    return np.stack(pictures), [variant(seed)[1] for seed in seeds]


def _drawn(side_px: int, seed: int) -> np.ndarray:
    picture = take(variant(seed)[0], 3 * side_px, oversample=1)
    return np.asarray(picture.resize((side_px, side_px), Image.Resampling.BICUBIC))
