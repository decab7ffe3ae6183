"""Models come for a purpose: search, or drafts of alternative texts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from photolib.cli import main
from photolib.drafting import weights_for_drafts
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
