"""Models come for a purpose: search, or drafts of alternative texts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from photolib.cli import main
from photolib.drafting import weights_for_drafts
from photolib.embedding import weights
from photolib.likeness import weights_in_use
from photolib.paths import bundled
from photolib.store.library import Library

STARTER = bundled("library") / "starter" / "model"
B32 = "coca_ViT-B-32/mscoco_finetuned_laion2b_s13b_b90k"

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: object) -> Result:
        given = ["models", *map(str, arguments)]
        return CliRunner().invoke(main, given, catch_exceptions=False)

    return call


def test_a_coca_drafts_and_leaves_search_alone(
    run: Run, library: Library, coca: Path
) -> None:
    done = run("import", coca)
    assert "tiny is the model that drafts. Next: photolib draft" in done.stdout
    assert weights_for_drafts(library).state == "ready"
    assert weights_in_use(library).state == "absent"
    assert "tiny is the model in use" in run("use", "tiny", "--for", "search").stdout
    assert weights_in_use(library).name == "tiny"


def test_a_model_for_search_drafts_nothing(
    run: Run, library: Library, coca: Path
) -> None:
    run("import", STARTER, "--name", "starter")
    assert weights_in_use(library).name == "starter"
    done = run("use", "starter", "--for", "drafts")
    assert done.exit_code == 1
    assert "starter is no CoCa, so it writes no drafts" in done.stderr
    done = run("import", STARTER, "--name", "other", "--for", "drafts")
    assert done.exit_code == 1
    assert "other" not in run("list").stdout
    run("import", coca)
    assert weights_for_drafts(library).name == "tiny"


def test_a_drafter_by_the_settings_must_be_one_too(run: Run, library: Library) -> None:
    run("import", STARTER, "--name", "starter")
    toml = library.folder / "photolib.toml"
    toml.write_text("draft_model = 'starter'")
    done = CliRunner().invoke(main, ["doctor"])
    assert "starter is no CoCa" in done.stdout
    (row,) = [r for r in json.loads(run("list", "--json").stdout) if r["in_use"]]
    assert (row["name"], row["state"]) == ("starter", "ready")


def test_the_list_says_what_each_is_for(run: Run, coca: Path) -> None:
    run("import", coca)
    rows = {row["name"]: row for row in json.loads(run("list", "--json").stdout)}
    assert rows["tiny"]["for"] == "drafts"
    assert rows["tiny"]["in_use"]
    assert rows[B32]["for"] == "drafts"
    assert rows[B32]["licence"] == "MIT"
    assert rows["ViT-B-32/laion2b_s34b_b79k"]["for"] == "search"
    assert f"{B32:<48} absent   drafts, MIT" in run("list").stdout


def test_absent_weights_say_how_to_get_them(library: Library) -> None:
    found = weights_for_drafts(library)
    assert found.state == "absent"
    assert f"photolib models fetch {B32}" in (found.reason or "")


def test_the_same_weights_with_another_preprocessing_are_refused(
    run: Run, library: Library, tmp_path: Path
) -> None:
    assert "self-test is recorded" in run("import", STARTER, "--name", "one").stdout
    assert "ready; its self-test gives what it gave" in run("verify").stdout
    changed = Path(shutil.copytree(STARTER, tmp_path / "changed"))
    config = changed / "open_clip_config.json"
    said = json.loads(config.read_text())
    said["preprocess_cfg"] |= {"mean": [0.9, 0.1, 0.5], "std": [0.1, 0.9, 0.4]}
    config.write_text(json.dumps(said))
    done = run("import", changed, "--name", "two")
    assert done.exit_code == 1
    assert "another vector for the picture of the self-test" in done.stderr
    assert weights_in_use(library).name == "one"
    weights.import_folder(library.models, changed, "two")
    done = run("verify")
    assert done.exit_code == 1
    assert "two: these weights" in done.stdout


def test_weights_that_came_before_the_self_test_are_recorded_by_verify(
    run: Run, library: Library
) -> None:
    weights.import_folder(library.models, STARTER, "one")
    assert "recorded now" in run("verify").stdout
    (record,) = library.models.glob("*.selftest.json")
    record.write_text('{"prompt": ["x"], "picture": []}')
    assert "delete" in run("verify").stdout


def test_a_licence_that_forbids_commercial_use_is_told(
    run: Run, library: Library, tmp_path: Path
) -> None:
    source = Path(shutil.copytree(STARTER, tmp_path / "nc"))
    (source / "README.md").write_text("license: cc-by-nc-4.0")
    assert "Mind the licence: it says 'cc-by-nc-4.0'" in run("import", source).stdout
    assert "not for commercial use (cc-by-nc-4.0)" in run("list").stdout


def test_none_that_we_name_forbids_commercial_use() -> None:
    assert {one.licence for one in weights.PUBLISHED.values()} == {"MIT"}
