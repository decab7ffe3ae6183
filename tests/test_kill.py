"""kill -9 at any moment loses nothing: the same command goes on and ends the same."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from photolib.store.library import open_library
from photolib.verify import verify

KILLS = 20
FRAMES = 40


def ingest(folder: Path, shoot: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "photolib", "ingest", str(shoot), "--workers", "2"],
        env={**os.environ, "PHOTOLIB_LIBRARY": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def contents(folder: Path) -> tuple[dict[str, list[tuple[object, ...]]], set[str]]:
    """Return every table but its clock times, and every file."""
    tables = {}
    with open_library(folder) as library:
        for name in ("photo", "metadata", "credit", "credit_evidence", "caption"):
            rows = library.db.table(name).rows
            tables[name] = [
                tuple(
                    v for k, v in row.items() if not k.endswith("_at") or k == "sort_at"
                )
                for row in rows
            ]
        tables["words"] = library.db.execute("SELECT rowid, * FROM words").fetchall()
    below = {str(p.relative_to(folder)) for p in (folder / "files").rglob("*")}
    return tables, below


def test_twenty_kills_end_with_the_same_library(
    tmp_path: Path, draw: Callable[..., Path]
) -> None:
    for number in range(FRAMES):
        shoot = draw(number, size=(1800, 1200)).parent
    clean, killed = tmp_path / "clean", tmp_path / "killed"
    started = time.monotonic()
    assert ingest(clean, shoot).wait() == 0
    whole_run_s = time.monotonic() - started

    chance = random.Random(20251127)
    reached = set()
    for _ in range(KILLS):
        process = ingest(killed, shoot)
        time.sleep(chance.uniform(0.3, 1.0) * whole_run_s)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (killed / "photolib.db").exists():
            with open_library(killed) as library:
                assert verify_rows(library.folder) == []
                reached.add(library.db.table("photo").count)
    assert ingest(killed, shoot).wait() == 0
    assert contents(killed) == contents(clean)
    with open_library(killed) as library:
        assert verify(library) == []
    assert list((killed / "incoming").iterdir()) == []
    assert reached


def verify_rows(folder: Path) -> list[str]:
    """Return what is wrong but for files that no row owns yet."""
    with open_library(folder) as library:
        return [p.what for p in verify(library) if "harmless" not in p.what]
