"""What a model sees is to the bit what open_clip's own transforms show it."""

import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photolib.embedding import preprocess
from photolib.embedding.model import import_open_clip

SHAPES = [(300, 200), (201, 333), (1600, 1067), (224, 224), (90, 60), (1, 7), (64, 63)]
TOLD: dict[str, Any] = {
    "size": [64, 64],
    "mode": "RGB",
    "mean": [0.48145466, 0.4578275, 0.40821073],
    "std": [0.26862954, 0.26130258, 0.27577711],
    "interpolation": "bicubic",
    "resize_mode": "shortest",
}


def folder(path: Path, **changed: object) -> Path:
    config = {
        "model_cfg": {"vision_cfg": {"image_size": 64}},
        "preprocess_cfg": TOLD | changed,
    }
    (path / "open_clip_config.json").write_text(json.dumps(config))
    return path


def picture(width: int, height: int, mode: str) -> Image.Image:
    grains = np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(grains).convert(mode)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("interpolation", ["bicubic", "bilinear"])
@pytest.mark.parametrize("resize_mode", ["shortest", "squash"])
def test_a_model_sees_what_open_clip_would_show_it(
    tmp_path: Path, resize_mode: str, interpolation: str, mode: str
) -> None:
    import_open_clip()
    transform: Any = importlib.import_module("open_clip.transform")
    theirs = transform.image_transform(
        64,
        is_train=False,
        mean=TOLD["mean"],
        std=TOLD["std"],
        interpolation=interpolation,
        resize_mode=resize_mode,
    )
    ours = preprocess.find(
        folder(tmp_path, resize_mode=resize_mode, interpolation=interpolation)
    )
    assert ours is not None
    pictures = [picture(*shape, mode) for shape in SHAPES]
    wanted = np.stack([theirs(one).numpy() for one in pictures])
    assert np.array_equal(ours.prepare(pictures), wanted)


@pytest.mark.parametrize(
    "changed",
    [
        {"resize_mode": "longest"},
        {"interpolation": "random"},
        {"mode": "L"},
        {"mean": None},
    ],
)
def test_what_is_not_known_is_left_to_open_clip(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    assert preprocess.find(folder(tmp_path)) is not None
    assert preprocess.find(folder(tmp_path, **changed)) is None


def test_what_a_folder_does_not_tell_is_as_with_open_clip(tmp_path: Path) -> None:
    whole = preprocess.find(folder(tmp_path))
    few = folder(tmp_path, size=9, mode=None, interpolation=None, resize_mode=None)
    assert preprocess.find(few) == whole


def test_a_folder_that_says_nothing_is_left_to_open_clip(tmp_path: Path) -> None:
    assert preprocess.find(tmp_path) is None
    for text in ("[]", "{", '{"preprocess_cfg": {}}'):
        (tmp_path / "open_clip_config.json").write_text(text)
        assert preprocess.find(tmp_path) is None
