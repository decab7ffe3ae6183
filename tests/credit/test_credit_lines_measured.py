"""The hand-marked single lines, where they lie beside the checkout."""

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

import pytest

from photolib.credit.parse import parse_line

RELEASES = Path(__file__).parents[2] / "../shared/data/releases"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", RELEASES / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not RELEASES.is_dir(), reason="the marked lines are not here")
def test_credit_lines_are_read_as_people_marked_them() -> None:
    text = (RELEASES / "credit_lines_dev.jsonl").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in text.splitlines()]
    items = [
        (g["id"], g, {"photo_credits": [asdict(c) for c in parse_line(g["line"])]})
        for g in gold
    ]
    scores = scorer().run(items, [])
    assert scores["credits"].prf()[2] >= 0.97
    assert scores["credit names"].prf()[2] >= 0.97
