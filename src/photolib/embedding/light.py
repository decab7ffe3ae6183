"""Pictures encoded without torch, which takes seconds to load: half of a model.

ONNX Runtime loads the tower in 8 bits in a third of a second, once it has been written
and held against float32 on this machine (see embedding/engine.py).
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from photolib.embedding import engine, preprocess, tower
from photolib.embedding.engine import Encode, Pixels
from photolib.embedding.preprocess import Preprocessing
from photolib.embedding.weights import CONFIG

_SOON = 200  # pictures that are encoded before torch and a quicker engine were loaded


class Light:
    """What encodes pictures as a Model does, and no words."""

    def __init__(self, seen: Preprocessing, encode: Encode, dimension: int) -> None:
        self._seen, self.encode, self.dimension = seen, encode, dimension
        self.wanted_px = preprocess.wanted_px(seen.size)

    def prepare(self, pictures: Sequence[Image.Image]) -> Pixels:
        """Return the pictures as the model takes them, in their order."""
        return self._seen.prepare(pictures)


def find(folder: Path, pictures: int) -> Light | None:
    """Return what encodes so many pictures soonest; None: the model itself does."""
    timings = engine.remembered(folder)
    close = [t for t in timings if t.engine == tower.INT8 and t.cosine >= engine.CLOSE]
    if not close or (engine.best(timings) != tower.INT8 and pictures > _SOON):
        return None
    seen = preprocess.find(folder)
    if seen is None:
        return None
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        encode = tower.by_onnxruntime(folder)
        return Light(seen, encode, int(config["model_cfg"]["embed_dim"]))
    except Exception:
        # ONNX Runtime raises types of its own; the model itself tells what is wrong.
        return None
