"""`photolib vocabulary` lists, takes in and writes terms."""

from pathlib import Path

from click.testing import CliRunner, Result
from tests.cli.test_commands import lines

from photolib.cli import main
from photolib.store.library import create_library


def run(folder: Path, *arguments: object) -> Result:
    given = ["--library", str(folder), "vocabulary", *map(str, arguments)]
    return CliRunner().invoke(main, given)


def test_terms_are_taken_in_listed_written_and_undone(tmp_path: Path) -> None:
    folder, file, out = tmp_path / "l", tmp_path / "topics.txt", tmp_path / "out.txt"
    create_library(folder)
    file.write_text("river\tstream\nlake\na;b\n", encoding="utf-8")
    done = run(folder, "--import", file)
    assert done.stdout == "lake\nriver | stream\n"
    assert "2 terms new or changed (--undo 1 takes them back)" in done.stderr
    assert "line 3 is not taken" in done.stderr
    assert run(folder, "--add", "sea | 海@zh", "--tsv", out).stdout == ""
    assert out.read_text(encoding="utf-8") == "lake\nriver\tstream\nsea\t海@zh\n"
    assert run(folder, "--remove", "sea").stdout == "lake\nriver | stream\n"
    (told,) = lines(run(folder, "--json"))
    assert told == {"lake": [], "river": [["stream", None]]}
    assert run(folder, "--undo", 1).stdout == ""
    for mistake in (["--import", tmp_path / "no"], ["--remove", "x"], ["--undo", "9"]):
        failed = run(folder, *mistake)
        assert (failed.exit_code, failed.stderr.count("\n")) == (1, 1), failed.output
