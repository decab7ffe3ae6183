"""`photolib searches` lists, keeps, makes and removes searches."""

from pathlib import Path

from click.testing import CliRunner, Result
from tests.cli.test_commands import lines

from photolib.cli import main
from photolib.store.library import create_library


def run(folder: Path, *arguments: str) -> Result:
    given = ["--library", str(folder), "searches", *arguments]
    return CliRunner().invoke(main, given)


def test_searches_are_kept_listed_made_and_removed(tmp_path: Path) -> None:
    create_library(tmp_path / "l")
    folder = tmp_path / "l"
    done = run(folder, "No credit", "--save=-has:credit", "--sort", "newest")
    assert done.stdout == "No credit: -has:credit  newest first\n"
    (told,) = lines(run(folder, "--json"))
    assert told == [
        {
            "name": "No credit",
            "query": "-has:credit",
            "sort": "newest",
            "new": {"photos": 0, "or_more": False},
        }
    ]
    assert run(folder, "no CREDIT").stdout.endswith("Nothing found.\n")
    (found,) = lines(run(folder, "no credit", "--json"))
    assert found["query"]["order"] == "newest"
    assert run(folder, "no credit", "--remove").stdout == ""


def test_mistakes_are_told_in_a_sentence(tmp_path: Path) -> None:
    create_library(tmp_path / "l")
    for mistake, status in [
        (["x"], 1),
        (["x", "--remove"], 1),
        (["x", "--save", "has:nonsense"], 1),
        (["", "--save", "a"], 1),
        (["--save", "a"], 2),
        (["--remove"], 2),
        (["x", "--save", "a", "--remove"], 2),
        (["x", "--sort", "newest"], 2),
    ]:
        failed = run(tmp_path / "l", *mistake)
        assert failed.exit_code == status, failed.output
        assert "Traceback" not in failed.output
