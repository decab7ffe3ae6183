"""Agreement with the truth per field, ours beside exifread alone and Pillow alone.

`python -m benchmarks.metadata_table [FOLDER]`: FOLDER holds `files/`, `gold.json` and
its `score.py`, by default the developers' set beside the checkout.
"""

import json
import logging
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.metadata_peers import Row, by_exifread, by_pillow, rows
from photolib.metadata.read import read

SET = Path(__file__).resolve().parents[2] / "shared" / "data" / "metadata"
READERS: dict[str, Callable[[Path], Row]] = {
    "photolib": lambda path: asdict(read(path)),
    "exifread": by_exifread,
    "Pillow": by_pillow,
}

Scores = dict[str, dict[str, dict[str, int]]]


def main(folder: Path = SET) -> None:
    """Print the table."""
    logging.disable()
    warnings.simplefilter("ignore")
    scores = {name: score(folder, reader) for name, reader in READERS.items()}
    print(f"{'field':20}{'files':>6}" + "".join(f"{name:>11}" for name in scores))
    for field, ours in scores["photolib"].items():
        shares = (share(theirs, field) for theirs in scores.values())
        of = ours["all"]["of"]
        print(f"{field:20}{of:>6}" + "".join(f"{one:>9.1f} %" for one in shares))


def score(folder: Path, reader: Callable[[Path], Row]) -> Scores:
    """Return what score.py says of what a reader finds."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        for row in rows(folder / "files", reader):
            out.write(json.dumps(row, default=str) + "\n")
        out.flush()
        script, gold = str(folder / "score.py"), str(folder / "gold.json")
        command = [sys.executable, script, gold, out.name, "--json"]
        run = subprocess.run(command, capture_output=True, check=True)
    scores: Scores = json.loads(run.stdout)["fields"]
    return scores


def share(scores: Scores, field: str) -> float:
    """Return how many per cent of the files with a truth are right."""
    return 100 * scores[field]["all"]["right"] / scores[field]["all"]["of"]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
