"""A fixed prompt and a fixed picture prove that a model sees as it did at first.

What they gave when weights first came is kept beside the models by their revision, so
that the same weights with another configuration, as after a changed preprocessing, are
found. What a published model should give is not known: it is recorded at import.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from photolib.embedding import aside
from photolib.embedding.engine import CLOSE
from photolib.embedding.model import Model, Vector
from photolib.errors import ModelError

PROMPT = "two people shaking hands in front of a red wall"


def prove(models: Path, revision: str, model: Model) -> float | None:
    """Return the lesser cosine to what was recorded; None where it is recorded now.

    :raises ModelError: when it is below 0.999.
    """
    path = models / f"{revision}.selftest.json"
    prompt, seen = model.encode_words(PROMPT), model.encode_pictures([picture()])[0]
    known = aside.get(path) or {}
    if known.keys() != {"prompt", "picture"}:
        models.mkdir(parents=True, exist_ok=True)
        aside.put(path, {"prompt": prompt.tolist(), "picture": seen.tolist()})
        return None
    told = {"prompt": _cosine(prompt, known["prompt"])}
    told["picture"] = _cosine(seen, known["picture"])
    worst = min(told, key=lambda name: told[name])
    if told[worst] < CLOSE:
        raise ModelError(
            f"these weights ({revision}) gave another vector for the {worst} of the "
            f"self-test when they first came (cosine {told[worst]:.4f}): their "
            f"configuration was changed; bring the original, or delete {path} if the "
            "first was wrong"
        )
    return told[worst]


def picture() -> Image.Image:
    """Return the fixed picture: made by arithmetic, with edges, ramps and colours."""
    down, across = np.mgrid[0:300, 0:400]
    red = across * 255 // 399
    green = ((across // 25 + down // 25) % 2) * 200
    blue = ((across - 200) ** 2 + (down - 150) ** 2) // 250
    planes = np.stack([red, green, np.minimum(blue, 255)], axis=-1)
    return Image.fromarray(planes.astype(np.uint8))


def _cosine(vector: Vector, known: object) -> float:
    try:
        other = np.asarray(known, np.float32)
        return float(vector @ other)
    except (TypeError, ValueError):  # not numbers, or of another dimension
        return 0.0
