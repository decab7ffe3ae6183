"""A CoCa writes what a picture shows, without transformers; a tiny one is taught."""

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.tiny_coca import (
    SKY,
    SQUARE,
    config,
    picture,
    random_coca,
    save,
    taught,
)

from photolib.embedding import weights
from photolib.embedding.drafter import Drafter
from photolib.embedding.model import Model, load
from photolib.errors import ModelCorruptError
from photolib.paths import bundled

STARTER = bundled("library") / "starter" / "model"
COLOURS = ("red", "blue", "green", "white")


@pytest.fixture(scope="module")
def untaught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(random_coca(), tmp_path_factory.mktemp("coca") / "untaught")


def step_by_step(folder: Path, colour: str, longest: int) -> list[int]:
    """Return the tokens of one picture, each asked of the whole model anew."""
    loaded = load(folder, "cpu")
    torch: Any = importlib.import_module("torch")
    pixels = loaded.preprocess(picture(colour))[None]
    said = [loaded.tokenize.sot_token_id]
    while len(said) < longest and loaded.tokenize.eot_token_id not in said:
        with torch.inference_mode():
            told = loaded.network(pixels, torch.tensor([said]), output_labels=False)
        said.append(int(told["logits"][0, -1].argmax()))
    return said


def test_it_says_what_it_was_taught(coca: Path) -> None:
    drafter = Drafter(coca)
    both = [picture("blue"), picture("red")]
    assert drafter.draft(both) == [SKY, SQUARE]
    assert drafter.draft(both[1:]) == [SQUARE]


def test_a_batch_decodes_as_one_by_one_does(coca: Path, untaught: Path) -> None:
    for folder in (coca, untaught):
        rows = Drafter(folder, "cpu").tokens([picture(c) for c in COLOURS])
        for colour, row in zip(COLOURS, rows, strict=True):
            alone = step_by_step(folder, colour, longest=24)
            assert row[: len(alone)] == alone
            assert set(row[len(alone) :]) <= {49407}


def test_a_text_without_end_is_bounded_and_the_same_each_time(untaught: Path) -> None:
    drafter = Drafter(untaught)
    (row,) = drafter.tokens([picture("red")])
    assert len(row) == 24  # what its context holds
    assert drafter.tokens([picture("red")]) == [row]
    (text,) = drafter.draft([picture("red")])
    assert text is None or len(text) <= 250


def test_special_tokens_and_what_follows_the_end_are_not_said(coca: Path) -> None:
    drafter = Drafter(coca)
    start, end, pad, a, red = 49406, 49407, 0, 320, 736
    assert drafter._written([start, a, start, red, end, a]) == "a red "
    assert drafter._written([start, a, pad, red]) == "a "


def test_a_model_with_nothing_to_say_says_nothing(tmp_path: Path) -> None:
    silent = save(taught({"red": "", "blue": " . . ."}), tmp_path / "silent")
    assert Drafter(silent).draft([picture("red"), picture("blue")]) == [None, None]


def test_a_model_for_search_writes_nothing() -> None:
    with pytest.raises(ModelCorruptError, match=r"holds no CoCa.*--for drafts"):
        Drafter(STARTER)


def test_a_coca_can_search_as_well(coca: Path) -> None:
    model = Model(coca)
    assert model.encode_pictures([picture("red")]).shape == (1, model.dimension)


def test_a_corrupt_folder_is_one_sentence(coca: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(coca, tmp_path / "bad"))
    (folder / "open_clip_model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelCorruptError, match="no usable open_clip model") as caught:
        Drafter(folder)
    assert "\n" not in str(caught.value)
    (folder / "open_clip_model.safetensors").unlink()
    with pytest.raises(ModelCorruptError, match="no usable open_clip model"):
        Drafter(folder)


def test_the_configuration_says_what_a_model_is_made_for(
    coca: Path, tmp_path: Path
) -> None:
    assert weights.made_for(coca) == "drafts"
    assert weights.made_for(STARTER) == "search"
    assert weights.made_for(tmp_path) == "search"
    for text in ("[]", "{", "{}", json.dumps({"model_cfg": None})):
        (tmp_path / weights.CONFIG).write_text(text)
        assert weights.made_for(tmp_path) == "search"
    assert "multimodal_cfg" in config()
