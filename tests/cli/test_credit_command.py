"""`photolib credit`: lines by the rules of a library, and weighing by changed ones."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from photolib.cli import main
from photolib.ingest import ingest
from photolib.store import credit
from photolib.store.library import open_library

RULES = (
    "[[photographer]]\nname = 'Ada Quist'\naliases = ['aq']\noutlet = 'Lake Journal'\n"
)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_a_line_is_read_by_the_named_librarys_rules_only(folder: Path) -> None:
    (folder / "photolib.toml").write_text(RULES)
    _, told, _ = run("credit", "parse", "Photo: aq", "--library", str(folder), "--json")
    assert json.loads(told)["photo_credits"][0]["name"] == "Ada Quist"
    _, told, _ = run("credit", "parse", "Photo: aq", "--json")
    assert json.loads(told)["photo_credits"][0]["name"] == "aq"


def test_a_folder_without_rules_is_no_library(tmp_path: Path) -> None:
    code, _, told = run("credit", "parse", "x", "--library", str(tmp_path))
    assert code == 1
    assert "holds no library" in told


def test_changed_rules_are_applied_by_weighing_anew(
    folder: Path, draw: Callable[..., Path]
) -> None:
    with open_library(folder) as library:
        taken = ingest(library, [draw(1)], photographer="aq", workers="1").added[0]
    (folder / "photolib.toml").write_text(RULES)
    code, told, _ = run("credit", "weigh", "--all", "--library", str(folder))
    assert (code, told) == (0, "1 weighed anew\n")
    with open_library(folder) as library:
        weighed = credit.get(library.db, taken.photo)
    assert weighed.line == "Ada Quist, Lake Journal"
    _, told, _ = run("--library", str(folder), "show", str(taken.photo))
    assert "photographer: Ada Quist (aq)" in told
    assert "roster: Ada Quist, Lake Journal (photolib.toml)" in told


@pytest.mark.parametrize("arguments", [(), ("1", "--all")])
def test_weighing_wants_numbers_or_all(arguments: tuple[str, ...]) -> None:
    assert run("credit", "weigh", *arguments)[0] == 2
