"""Scores reading against the developers' set of agency and edge-case files."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

from photolib.errors import FileError
from photolib.metadata.read import read

CREDIT_FIELDS = ("creators", "credit", "source", "copyright", "caption", "people")


def test_every_field_of_the_gold_set_is_read_right(
    shared: Path, tmp_path: Path
) -> None:
    folder = shared / "data" / "metadata"
    rows = tmp_path / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as out:
        for path in sorted((folder / "files").iterdir()):
            row = {"file": path.name, **dataclasses.asdict(read(path))}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    run = subprocess.run(
        [sys.executable, folder / "score.py", folder / "gold.json", rows, "--json"],
        capture_output=True,
        check=True,
    )
    fields = json.loads(run.stdout)["fields"]
    shares = {
        f: score["all"]["right"] / score["all"]["of"] for f, score in fields.items()
    }
    assert {f: share for f, share in shares.items() if share < 0.99} == {}
    assert {f: shares[f] for f in CREDIT_FIELDS} == dict.fromkeys(CREDIT_FIELDS, 1.0)


def test_every_hostile_file_ends_in_metadata_or_one_sentence(shared: Path) -> None:
    for path in sorted((shared / "data" / "hostile").iterdir()):
        try:
            metadata = read(path)
        except FileError as error:
            assert str(error).startswith(str(path))
        else:
            text = json.dumps(dataclasses.asdict(metadata), ensure_ascii=False)
            assert "\0" not in text.encode("utf-8").decode()
