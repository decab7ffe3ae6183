"""What `photolib release parse` tells beside the facts."""

import json
from pathlib import Path

from click.testing import CliRunner

from photolib.cli import main

TEXT = "Professor Huang Xing spoke to 300 guests of the year.\n\nHuang Xin\n"


def test_another_spelling_of_a_name_is_told_aside(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(main, ["release", "parse", str(story), "--json"])
    assert told.stderr == "“Huang Xin” was taken for Huang Xing: look.\n"
    assert json.loads(told.stdout)["people"][0]["spellings"] == ["Huang Xin"]
