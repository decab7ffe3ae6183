"""Weights: ready, absent or corrupt; they come by import or fetch only."""

import json
from pathlib import Path

import pytest

from photolib.embedding import weights
from photolib.errors import ModelAbsentError, ModelCorruptError, ModelError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder that looks like an open_clip model, as far as files go."""
    folder = tmp_path / "my clip"
    folder.mkdir()
    config = {"model_cfg": {"embed_dim": 8}, "preprocess_cfg": {"size": 32}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    (folder / "LICENSE").write_text("MIT")
    return folder


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


def test_a_model_that_never_came_is_absent_and_says_how_to_get_it(models: Path) -> None:
    found = weights.find(models, "ViT-B-32/laion2b_s34b_b79k")
    assert found.state == "absent"
    assert "photolib models fetch ViT-B-32/laion2b_s34b_b79k" in (found.reason or "")
    with pytest.raises(ModelAbsentError):
        found.require()


def test_an_imported_model_is_ready_with_its_licence(
    models: Path, source: Path
) -> None:
    found = weights.import_folder(models, source)
    assert (found.name, found.state) == ("my-clip", "ready")
    assert found.require() == found
    assert found.revision == weights.find(models, "my-clip").revision
    assert (found.folder / "LICENSE").read_text() == "MIT"
    assert weights.verify(models, "my-clip").state == "ready"
    assert weights.installed(models) == [found]


def test_another_revision_has_another_name(models: Path, source: Path) -> None:
    first = weights.import_folder(models, source)
    (source / "open_clip_model.safetensors").write_bytes(b"others")
    assert weights.import_folder(models, source).revision != first.revision


def test_a_changed_byte_is_corrupt_on_verify(models: Path, source: Path) -> None:
    found = weights.import_folder(models, source)
    (found.folder / "open_clip_model.safetensors").write_bytes(b"WEIGHTS")
    checked = weights.verify(models, "my-clip")
    assert checked.state == "corrupt"
    assert "has changed since it came" in (checked.reason or "")


def test_a_lost_file_is_corrupt_at_once(models: Path, source: Path) -> None:
    found = weights.import_folder(models, source)
    (found.folder / "open_clip_model.safetensors").unlink()
    lost = weights.find(models, "my-clip")
    assert lost.state == "corrupt"
    assert weights.verify(models, "my-clip").state == "corrupt"
    with pytest.raises(ModelCorruptError, match="lacks open_clip_model"):
        lost.require()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda f: (f / "open_clip_config.json").unlink(), "cannot be read"),
        (lambda f: (f / "open_clip_config.json").write_text("{"), "config.json cannot"),
        (lambda f: (f / "open_clip_config.json").write_text("{}"), "preprocess_cfg"),
        (lambda f: (f / "open_clip_model.safetensors").unlink(), "holds no weights"),
    ],
)
def test_what_is_no_model_is_refused_and_leaves_nothing(
    models: Path, source: Path, spoil: object, told: str
) -> None:
    spoil(source)  # type: ignore[operator]
    with pytest.raises(ModelError, match=told):
        weights.import_folder(models, source)
    assert weights.installed(models) == []


@pytest.mark.parametrize("name", ["../evil", "..", "", ".hidden", "a b"])
def test_a_name_never_leads_outside(models: Path, name: str) -> None:
    with pytest.raises(ModelError, match="is no name for a model"):
        weights.find(models, name)


def test_an_unknown_model_cannot_be_fetched(models: Path) -> None:
    with pytest.raises(ModelError, match="no published model 'Foo'"):
        weights.fetch(models, "Foo")


def test_without_a_network_fetch_is_one_sentence(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="could not be fetched") as caught:
        weights.fetch(models, "ViT-B-32/laion2b_s34b_b79k")
    assert "\n" not in str(caught.value)
    assert weights.find(models, "ViT-B-32/laion2b_s34b_b79k").state == "absent"
