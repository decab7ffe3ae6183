"""Captions in languages and their versions, from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cli.test_commands import lines
from tests.press_office import LIN, add_event, add_photo

from photolib.cli import main
from photolib.records import EventFacts
from photolib.store.library import open_library

Told = list[Any]
Call = Callable[..., Told]
SEMINAR = EventFacts("Seminar on Rivers", "2025-11-27", None, "Beijing")


@pytest.fixture
def call(folder: Path, draw: Callable[..., Path]) -> Call:
    """Return a function that runs a command on a library of one photo, in JSON."""
    with open_library(folder) as library:
        add_photo(library, draw(1), add_event(library, SEMINAR, LIN))

    def run(*arguments: object, code: int = 0, plain: bool = False) -> Told:
        given = [str(a) for a in arguments] + ([] if plain else ["--json"])
        done = CliRunner().invoke(main, given, catch_exceptions=False)
        assert done.exit_code == code, done.output
        return done.stdout.splitlines() if plain else lines(done)

    return run


def test_a_caption_in_chinese_is_kept_beside_the_main_one(call: Call) -> None:
    (made,) = call("caption", 1, "--style", "zh", "--write", "--language", "zh")
    assert made["caption"]["language"] == "zh"
    (shown,) = call("show", 1)
    assert shown["caption"]["language"] == "en"
    assert shown["caption"]["languages"] == [
        {
            "language": "zh",
            "text": made["caption"]["text"],
            "status": "composed",
            "gaps": [],
            "older": False,
        }
    ]
    assert any("zh: 2025年" in line for line in call("show", 1, plain=True))
    (checked,) = call("caption", 1, "--check", "--language", "zh")
    assert checked["text"] == made["caption"]["text"]


def test_a_language_that_no_style_is_written_in_is_one_line(call: Call) -> None:
    (told,) = call("caption", 1, "--write", "--language", "de", code=1)
    assert "no style is written in German" in told["error"]
    (composed,) = call("caption", 1, "--language", "zh")
    assert composed["caption"]["text"]
    assert call("caption", 1, "--language", "zh CN", plain=True, code=2) == []
    (checked,) = call("caption", 1, "--check", "--language", "de")
    assert checked == {"photo": 1, "text": None, "findings": []}


def test_versions_are_listed_and_brought_back(call: Call) -> None:
    assert "composed from the facts" in call("history", 1, plain=True)[0]
    call("caption", 1, "--write")
    call("caption", 1, "--write", "--style", "AP")
    (told,) = call("history", 1)
    newest, first = told["versions"]
    assert newest["written_by"] == "photolib/AP"
    assert "(Photo by CHEN Siming, River Weekly)" in first["changes"]
    assert "{+" in newest["changes"]
    (again,) = call("history", 1, "--restore", first["version"])
    restored = again["versions"][0]
    assert restored["text"] == first["text"]
    assert restored["restored_by"] == "command line"
    plain = call("history", 1, plain=True)
    assert plain[0].endswith(f"brings back {first['version']}")
    call("history", 9, code=1)


def test_what_stays_of_the_languages_is_told_by_export(
    call: Call, tmp_path: Path
) -> None:
    call("caption", 1, "--write", "--language", "zh")
    (told,) = call("export", 1, "--to", tmp_path / "desk", "--style", "zh")
    reason = "the main caption is in this language"
    assert told["left_out"] == [{"photo": 1, "language": "zh", "reason": reason}]
    plain = call("export", 1, "--to", tmp_path / "2", "--style", "zh", plain=True)
    assert "left without its caption in zh" in plain[1]
