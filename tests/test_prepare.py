"""What a worker makes ready is whole, and what fails leaves nothing behind."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from photolib.errors import NotAPictureError, StorageError, UnreadableFileError
from photolib.metadata.fields import ExportFields
from photolib.metadata.window import BLOCK_LIMIT
from photolib.metadata.write import write_sidecar
from photolib.prepare import Prepared, Wanted, name_of, prepare, sha256_of
from photolib.settings import Settings

Draw = Callable[..., Path]


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    folder = tmp_path / "staging"
    folder.mkdir()
    return folder


def prepared(staging: Path, file: Path, *sidecars: Path) -> Prepared:
    return prepare(staging, Settings(), Wanted(file, sidecars))


def test_a_full_disk_stops_with_one_sentence_and_leaves_nothing(
    staging: Path, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = draw(1)
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StorageError, match="disk of the library is full"):
        prepared(staging, path)
    assert list(staging.iterdir()) == []


def test_a_bad_file_leaves_nothing_behind(staging: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.jpg"
    path.write_text("I am a text" * 100)
    with pytest.raises(NotAPictureError) as caught:
        prepared(staging, path)
    assert caught.value.path == path
    assert list(staging.iterdir()) == []


def test_a_sidecar_is_copied_beside_its_photo(staging: Path, draw: Draw) -> None:
    photo = draw(1)
    write_sidecar(photo.with_suffix(".xmp"), ExportFields(credit="River Journal"))
    made = prepared(staging, photo, photo.with_suffix(".xmp"))
    ((sidecar, copy),) = made.sidecars
    assert sidecar.file_name == "IMG_0001.xmp"
    assert sidecar.sha256 == sha256_of(photo.with_suffix(".xmp")) == sha256_of(copy)
    assert made.metadata is not None
    assert made.metadata.credit is None  # a JPEG's sidecar waits for the setting


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no XMP sidecar"),
        (b"\x89PNG", "no XMP sidecar"),
        (b"<?xml version='1.0'?><html/>", "no XMP sidecar"),
        (b"<x:xmpmeta>" + bytes(BLOCK_LIMIT), "larger than any sidecar"),
        (None, "cannot be read"),
    ],
    ids=["empty", "a picture", "other XML", "too large", "gone"],
)
def test_a_sidecar_that_cannot_be_taken_keeps_no_photo_out(
    staging: Path, draw: Draw, content: bytes | None, told: str
) -> None:
    photo = draw(1)
    sidecar = photo.with_suffix(".xmp")
    if content is not None:
        sidecar.write_bytes(content)
    made = prepared(staging, photo, sidecar)
    assert made.metadata is not None
    assert made.sidecars == ()
    (refused,) = made.refused
    assert refused.path == sidecar
    assert told in refused.reason
    assert len(list(staging.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFileError, match="it is no file"):
        sha256_of(tmp_path / "pipe")


def test_a_name_that_is_no_text_becomes_one() -> None:
    assert name_of(Path("a") / os.fsdecode(b"odd\xff.jpg")) == "odd\ufffd.jpg"
