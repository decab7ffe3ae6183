"""Files on their way, into place, and the sweeping of what dead runs left."""

import errno
from pathlib import Path

import pytest
from filelock import FileLock

from photolib.errors import StorageError
from photolib.store import files


def test_a_run_leaves_nothing_behind(folder: Path) -> None:
    with files.incoming(folder) as staging:
        (staging / "a").write_bytes(b"x")
    assert list((folder / "incoming").iterdir()) == []


def test_what_a_dead_run_left_is_swept_and_a_living_one_kept(folder: Path) -> None:
    parent = folder / "incoming"
    for name in ("dead", "alive"):
        (parent / name).mkdir(parents=True)
        (parent / name / "a").write_bytes(b"x")
    (parent / "dead.lock").touch()
    (parent / "killed-before-its-folder.lock").touch()
    with FileLock(parent / "alive.lock"), files.incoming(folder):
        assert not (parent / "dead").exists()
        assert not (parent / "killed-before-its-folder.lock").exists()
        assert (parent / "alive" / "a").exists()


def test_settled_files_lie_in_their_place(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    files.sync(tmp_path / "a")
    placed = files.locate(folder, "ab" + "0" * 62, "JPEG")
    files.settle([(tmp_path / "a", placed.original)])
    assert placed.original.read_bytes() == b"x"
    assert placed.original.parent.name == "ab"
    assert list(files.stored(folder)) == [placed.original]


def test_a_disk_that_refuses_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="refuses to be written"):
        files.settle([(tmp_path / "none", folder / "files" / "x")])


def test_a_full_disk_says_so() -> None:
    told = files.storage_error(OSError(errno.ENOSPC, "No space left on device"))
    assert "full" in str(told)
    assert "goes on where it stopped" in str(told)
