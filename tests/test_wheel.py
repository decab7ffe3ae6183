"""The wheel carries what a checkout has at the top level, and no live pictures."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made while a private photo lies in the default library."""
    target = tmp_path_factory.mktemp("wheel")
    private = ROOT / "library" / f"private-test-{os.getpid()}.jpg"
    private.write_bytes(b"a photo of the user's")
    try:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    finally:
        private.unlink()
    (made,) = target.glob("*.whl")
    return made


def test_the_wheel_holds_the_bundled_folders_and_nothing_ignored(wheel: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("compares with what git tracks, and this is no checkout")
    names = set(zipfile.ZipFile(wheel).namelist())
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


def test_the_wheel_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    told = subprocess.run(
        [sys.executable, "-m", "photolib", "init", tmp_path / "new"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "is a library" in told.stdout
    assert (tmp_path / "new" / "photolib.db").is_file()
