"""Pictures get the same vectors without torch, where that was measured to be so."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolib.embedding import engine, light
from photolib.embedding.engine import Timing
from photolib.embedding.model import Model
from photolib.paths import bundled

STARTER = bundled("library") / "starter" / "model"
SHOOT = STARTER.parent / "shoot"
EXACT = Timing("float32", 1, 1.0)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model whose tower in 8 bits has been written."""
    folder = tmp_path_factory.mktemp("measured") / "model"
    shutil.copytree(STARTER, folder)
    engine.remember(folder, (EXACT, Timing("int8", 2, 0.9995)))
    Model(folder, "cpu").encode_pictures([Image.new("RGB", (90, 60), "teal")])
    return folder


def pictures() -> list[Image.Image]:
    return [Image.open(path).convert("RGB") for path in sorted(SHOOT.glob("*.JPG"))]


def test_pictures_get_the_vectors_that_the_model_gives(measured: Path) -> None:
    found, model = light.find(measured, 1), Model(STARTER, "cpu")
    assert found is not None
    assert (found.dimension, found.wanted_px) == (model.dimension, model.wanted_px)
    pixels = found.prepare(pictures())
    assert np.array_equal(pixels, model.prepare(pictures()))
    rows = found.encode(pixels)
    assert np.min(np.sum(rows * model.encode(pixels), axis=1)) > 0.99


def test_torch_is_not_loaded(measured: Path) -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from PIL import Image\n"
            "from photolib import index; from photolib.embedding import light\n"
            "found = light.find(Path(sys.argv[1]), 1)\n"
            "found.encode(found.prepare([Image.new('RGB', (90, 60))]))\n"
            "print('torch' in sys.modules, 'open_clip' in sys.modules)",
            str(measured),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("timings", "pictures", "is_light"),
    [
        ((), 1, False),
        ((EXACT,), 1, False),
        ((EXACT, Timing("int8", 2, 0.9995)), 9_999, True),
        ((EXACT, Timing("int8", 2, 0.98)), 1, False),
        ((EXACT, Timing("int8", 2, 0.9995), Timing("bfloat16", 4, 1.0)), 50, True),
        ((EXACT, Timing("int8", 2, 0.9995), Timing("bfloat16", 4, 1.0)), 999, False),
    ],
)
def test_few_pictures_do_not_wait_for_what_is_quicker_with_many(
    measured: Path,
    tmp_path: Path,
    timings: tuple[Timing, ...],
    pictures: int,
    *,
    is_light: bool,
) -> None:
    folder = Path(shutil.copytree(measured, tmp_path / "model"))
    engine.remember(folder, timings)
    assert (light.find(folder, pictures) is not None) == is_light


def test_a_torn_or_absent_tower_leaves_it_to_the_model(
    measured: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(measured, tmp_path / "model"))
    tower = folder / "image-tower-int8.onnx"
    tower.write_bytes(b"no tower")
    assert light.find(folder, 1) is None
    tower.unlink()
    assert light.find(folder, 1) is None
