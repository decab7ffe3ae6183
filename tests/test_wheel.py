"""The wheel carries what a checkout has at the top level, and no live pictures."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_the_bundled_folders_and_nothing_ignored(
    tmp_path: Path,
) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("compares with what git tracks, and this is no checkout")
    private = ROOT / "library" / "private-test.jpg"
    private.write_bytes(b"a photo of the user's")
    try:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    finally:
        private.unlink()
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "web", "migrations", "library"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert tracked
    assert {f"photolib/_bundled/{name}" for name in tracked} == {
        name for name in names if "_bundled" in name
    }
    assert "photolib/py.typed" in names
