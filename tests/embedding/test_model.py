"""open_clip behind one interface, loaded from a folder as any model is."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolib.embedding import engine
from photolib.embedding.engine import Timing
from photolib.embedding.model import Model, import_open_clip
from photolib.errors import InstallError, ModelCorruptError
from photolib.paths import bundled

STARTER = bundled("library") / "starter" / "model"
SHOOT = STARTER.parent / "shoot"


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(STARTER)


def test_pictures_and_words_have_unit_length(model: Model) -> None:
    rows = model.encode_pictures(
        [Image.new("RGB", (90, 60), c) for c in ("red", "blue")]
    )
    assert rows.shape == (2, model.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert np.linalg.norm(model.encode_words("a speaker")) == pytest.approx(1, abs=1e-5)


def test_very_long_words_are_cut(model: Model) -> None:
    assert len(model.encode_words("seminar " * 1000)) == model.dimension


def test_every_engine_of_a_model_is_measured_and_the_best_is_used(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "model"))
    model = Model(folder, "cpu")
    assert model.engine == "float32"
    pictures = [Image.open(p).convert("RGB") for p in sorted(SHOOT.glob("*.JPG"))[:6]]
    exact = model.encode_pictures(pictures)
    timings = model.measure(model.prepare(pictures))
    assert {t.engine for t in timings} == {"float32", "bfloat16", "int8"}
    assert next(t.cosine for t in timings if t.engine == "int8") > 0.99
    assert model.engine == engine.best(timings)
    again = model.encode_pictures(pictures)
    assert np.min(np.sum(exact * again, axis=1)) >= engine.CLOSE
    assert Model(folder, "cpu").timings == timings


@pytest.mark.parametrize("name", ["int8", "bfloat16"])
def test_an_engine_that_was_measured_encodes(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "model"))
    engine.remember(folder, (Timing("float32", 1, 1.0), Timing(name, 2, 1.0)))
    model = Model(folder, "cpu")
    assert model.engine == name
    picture = [Image.new("RGB", (90, 60), "teal")]
    rows = model.encode_pictures(picture)
    assert rows.dtype == np.float32
    assert np.sum(rows * Model(STARTER, "cpu").encode_pictures(picture)) > 0.99


def test_an_engine_that_is_gone_gives_way_to_float32(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "model"))
    engine.remember(folder, (Timing("float32", 1, 1.0), Timing("int8", 2, 1.0)))
    (folder / "image-tower-int8.onnx").write_bytes(b"no tower")
    picture = [Image.new("RGB", (90, 60), "teal")]
    rows = Model(folder, "cpu").encode_pictures(picture)
    assert np.allclose(rows, Model(STARTER, "cpu").encode_pictures(picture), atol=1e-5)


def test_a_folder_without_weights_is_never_a_random_model(tmp_path: Path) -> None:
    (tmp_path / "open_clip_config.json").write_bytes(
        (STARTER / "open_clip_config.json").read_bytes()
    )
    with pytest.raises(ModelCorruptError, match="no usable open_clip model") as caught:
        Model(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelCorruptError, match="fetch it again"):
        Model(tmp_path / "none")


def test_a_broken_torch_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "open_clip", None)
    with pytest.raises(InstallError, match="words still search"):
        import_open_clip()


def test_open_clip_can_be_imported_twice() -> None:
    assert import_open_clip() is importlib.import_module("open_clip")


def test_the_command_line_starts_without_torch() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, photolib.cli.search, photolib.cli.ingest, photolib.gallery;"
            "print('torch' in sys.modules, 'open_clip' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "False"]
