"""`photolib quote` lists, chooses and takes back the sentence that a caption quotes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.test_commands import lines
from tests.press_office import add_photo

from photolib.cli import main
from photolib.describe import caption_of
from photolib.release.parse import parse
from photolib.store import release
from photolib.store.connect import writing
from photolib.store.library import open_library

Run = Callable[..., Result]
TEXT = """\
Wuhan, 5 March 2026 - The Forum on Rivers was held at the Lake Hall.

The participants agreed to meet again in spring. The city thanked them all.
"""


@pytest.fixture
def run(folder: Path, draw: Callable[..., Path]) -> Run:
    """Run the command on a library of a photo of a forum, and one of nothing."""
    with open_library(folder) as library:
        with writing(library.db):
            event_id = release.add(library.db, TEXT, parse(TEXT))
        add_photo(library, draw(1), event_id)
        add_photo(library, draw(2))

    def call(*arguments: object) -> Result:
        given = ["--library", str(folder), "quote", *map(str, arguments)]
        return CliRunner().invoke(main, given)

    return call


def test_a_sentence_is_chosen_by_its_words_and_taken_back(
    run: Run, folder: Path
) -> None:
    assert [line[0] for line in run(1).stdout.splitlines()] == [" ", " ", " "]
    done = run(1, "--choose", "Agreed  to meet")
    assert "* The participants agreed to meet again in spring.\n" in done.stdout
    with open_library(folder) as library:
        assert "again in spring,” the release said." in caption_of(library, 1).text
    (told,) = lines(run(1, "--json"))
    assert told["chosen"]["by"] == "command line"
    assert len(told["offered"]) == 3
    assert "*" not in run(1, "--undo").stdout
    again = run(1, "--undo")
    assert (again.exit_code, "no sentence is chosen" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ((1, "--choose", "the"), 1, "3 sentences have the words “the”"),
        ((1, "--choose", "nobody"), 1, "`photolib quote 1` lists them"),
        ((1, "--choose", "spring", "--undo"), 2, "not both"),
        ((9,), 1, "no photo 9"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    run: Run, arguments: tuple[object, ...], code: int, why: str
) -> None:
    done = run(*arguments)
    assert (done.exit_code, why in done.stderr) == (code, True), done.output


def test_a_photo_of_no_event_has_nothing_to_quote(run: Run) -> None:
    assert "nothing may be quoted" in run(2).stdout
