"""`photolib codes` lists, writes and takes in codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.press_office import LIN, SEMINAR, add_event

from photolib.cli import main
from photolib.store.library import open_library

Run = Callable[..., Result]


@pytest.fixture
def run(folder: Path) -> Run:
    with open_library(folder) as library:
        add_event(library, SEMINAR, LIN)

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(
            main, ["--library", str(folder), "codes", *map(str, arguments)]
        )

    return call


def test_codes_of_an_event_are_listed_and_written(run: Run, tmp_path: Path) -> None:
    line = (
        "gao          Gao Lin | Gao Lin, Director | Gao Lin, Director, River Office\n"
    )
    assert run(1).stdout == line
    path = tmp_path / "codes.txt"
    assert run(1, "--tsv", path).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("gao\tGao Lin\tGao Lin, Dir")
    again = run(1, "--tsv", path)
    assert again.exit_code == 1
    assert "is there already" in again.stderr
    nowhere = run(1, "--tsv", tmp_path / "none" / "codes.txt")
    assert "cannot be written (No such file or directory)" in nowhere.stderr
    assert json.loads(run(1, "--json").stdout)["gao"][0] == "Gao Lin"
    assert "there is no event 9" in run(9).stderr


def test_a_list_is_taken_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    path.write_text("fr\tForum\nbad\n", encoding="utf-8")
    done = run("--import", path)
    assert done.stdout == "fr           Forum\n"
    assert done.stderr.splitlines() == [
        "house: 1 codes",
        "line 2 is not taken: it has no tab between code and replacement",
    ]
    own = json.loads(run(1, "--import", path, "--name", "Own", "--json").stdout)
    assert list(own) == ["fr", "gao"]
    missing = run("--import", tmp_path / "none.txt")
    assert "it cannot be read (No such file or directory)" in missing.stderr
