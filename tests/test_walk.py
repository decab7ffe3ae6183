"""Which files a walk finds, and which sidecars with them."""

import errno
import os
from pathlib import Path

import pytest

from photolib.errors import UnreadableFileError
from photolib.walk import Found, owners_beside, walk


@pytest.fixture
def shoot(tmp_path: Path) -> Path:
    (tmp_path / "shoot").mkdir()
    return tmp_path / "shoot"


def found(folder: Path, *names: str) -> list[tuple[str, list[str]]]:
    """Make files, walk their folder; return names, each with those of its sidecars."""
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    items = list(walk([folder], folder.parent / "library"))
    assert all(isinstance(item, Found) for item in items)
    return [
        (item.file.relative_to(folder).as_posix(), [s.name for s in item.sidecars])
        for item in items
        if isinstance(item, Found)
    ]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["a.nef", "a.xmp"], [("a.nef", ["a.xmp"])]),
        (["a.nef", "a.nef.xmp", "a.xmp"], [("a.nef", ["a.xmp", "a.nef.xmp"])]),
        (["A.NEF", "A.XMP"], [("A.NEF", ["A.XMP"])]),
        (["a.jpg", "a.nef", "a.xmp"], [("a.jpg", ["a.xmp"]), ("a.nef", ["a.xmp"])]),
        (["a.jpg", "b.xmp", "a.txt", ".a.xmp", ".b.jpg"], [("a.jpg", [])]),
        (["b.jpg", "c/d.RW2", "c/d.xmp"], [("b.jpg", []), ("c/d.RW2", ["d.xmp"])]),
    ],
    ids=["stem", "full name", "capitals", "raw and JPEG", "strangers", "below"],
)
def test_sidecars_come_with_the_photo_beside_them(
    shoot: Path, names: list[str], pairs: list[tuple[str, list[str]]]
) -> None:
    assert found(shoot, *names) == pairs


def test_a_file_named_brings_its_sidecar(shoot: Path) -> None:
    for name in ("a.nef", "a.xmp", "a.nef.xmp"):
        (shoot / name).touch()
    (item,) = walk([shoot / "a.nef"], shoot.parent / "library")
    assert item == Found(shoot / "a.nef", (shoot / "a.xmp", shoot / "a.nef.xmp"))
    (item,) = walk([shoot / "a.xmp"], shoot.parent / "library")
    assert item == Found(shoot / "a.xmp")


def test_a_folder_that_cannot_be_listed_is_one_sentence(
    shoot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (error,) = walk([shoot], shoot.parent / "library")
    assert isinstance(error, UnreadableFileError)
    assert error.path == shoot
    assert error.reason == (
        "the folder cannot be read (Permission denied): check its rights"
    )
    assert owners_beside(shoot / "a.xmp") == []


def test_a_walk_asks_nothing_of_each_file(
    shoot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(50):
        (shoot / f"{number}.nef").touch()
        (shoot / f"{number}.xmp").touch()
    asked = []
    stat = os.stat

    def counting(*args: object, **options: object) -> os.stat_result:
        asked.append(args)
        return stat(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", counting)
    assert len(list(walk([shoot], shoot.parent / "library"))) == 50
    assert len(asked) < 10


def test_the_photos_of_a_sidecar_are_those_of_its_name(shoot: Path) -> None:
    for name in ("a.nef", "a.jpg", "a.txt", "a.nef.xmp", "ab.jpg", "a.nef.jpg"):
        (shoot / name).touch()
    beside = [path.name for path in owners_beside(shoot / "a.xmp")]
    assert beside == ["a.jpg", "a.nef"]
    beside = [path.name for path in owners_beside(shoot / "a.nef.xmp")]
    assert beside == ["a.nef", "a.nef.jpg"]
