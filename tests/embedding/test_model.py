"""open_clip behind one interface, loaded from a folder as any model is."""

import importlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolib.embedding.model import Model, import_open_clip
from photolib.errors import InstallError, ModelCorruptError
from photolib.paths import bundled

STARTER = bundled("library") / "starter" / "model"


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
