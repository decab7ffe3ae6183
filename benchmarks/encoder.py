"""Pictures a second of a model's image tower, here against the processor alone.

    python -m benchmarks.encoder [ARCHITECTURE]

The weights are random (speed does not depend on their values) and serve no search.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from photolib.embedding.model import Model, import_open_clip

BATCH = 32
BATCHES = 8


def main(architecture: str = "ViT-B-32") -> None:
    """Time both and print the ratio."""
    chance = np.random.default_rng(3)
    grains = chance.integers(0, 255, (BATCH, 256, 384, 3), dtype=np.uint8)
    pictures = [Image.fromarray(grain) for grain in grains]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(architecture, folder)
        models = {m.device: m for m in (Model(folder, "cpu"), Model(folder))}
    rates = {device: _rate(model, pictures) for device, model in models.items()}
    for device, rate in rates.items():
        ratio = rate / rates["cpu"]
        print(f"{architecture} {device:5} {rate:8.1f} pictures/s   {ratio:6.1f} x cpu")
    vectors = [model.encode_pictures(pictures[:8]) for model in models.values()]
    worst = min(float(np.min(np.sum(vectors[0] * v, axis=1))) for v in vectors)
    print(f"worst cosine to the processor's vectors: {worst:.6f}")


def save(architecture: str, folder: Path) -> None:
    """Write a model of random weights as open_clip's folders are."""
    import safetensors.torch

    open_clip: Any = import_open_clip()
    network = open_clip.create_model(architecture)
    safetensors.torch.save_file(
        {k: v.contiguous() for k, v in network.state_dict().items()},
        folder / "open_clip_model.safetensors",
    )
    config = {
        "model_cfg": open_clip.get_model_config(architecture),
        "preprocess_cfg": open_clip.get_model_preprocess_cfg(network),
    }
    (folder / "open_clip_config.json").write_text(json.dumps(config, default=str))


def _rate(model: Model, pictures: list[Image.Image]) -> float:
    model.encode_pictures(pictures)
    started = time.perf_counter()
    for _ in range(BATCHES):
        model.encode_pictures(pictures)
    return BATCH * BATCHES / (time.perf_counter() - started)


if __name__ == "__main__":
    main(*sys.argv[1:2])
