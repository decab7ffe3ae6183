"""Damaged copies of whole files: each ends in values or in one sentence.

The damage is seeded, so that a failure comes back with the same number.
"""

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from photolib.errors import ExportError, FileError
from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.write import write
from photolib.records import Region

MUTANTS = 60
MUTANTS_OF_SHARED = 3
LARGEST = 300_000
FIELDS = ExportFields(
    caption="Opening 开幕",
    creators=("陈思明", "Jane Doe"),
    credit="CJDE",
    people=("Li Song",),
    regions=(Region("Li Song", "Face", 0.1, 0.2, 0.3, 0.4),),
)
VALUES = (
    b"\0", b"\xff", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xd8",
    b"\xff\xda", b"\x1c\x02\x50\xff\xff", b"8BIM\4\4\0\0", b"II*\0", b"MM\0*", b"<rdf:",
    b"<!DOCTYPE x>", b"&", b"\x1b%G", b"\xed\xa0\x80",
)  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to eight faults, mostly where metadata lies: in front."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        end = len(out) if chance.random() < 0.3 else min(len(out), 4_000)
        at = chance.randrange(max(end, 1))
        length = chance.choice((1, 2, 4, 16, 300))
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = chance.randbytes(1)
            case 1:
                value = chance.choice(VALUES)
                out[at : at + len(value)] = value
            case 2:
                out[at:at] = chance.choice(VALUES)
            case 3:
                del out[at : at + length]
            case 4:
                out[at:at] = out[at : at + length]
            case _:
                out[at : at + length] = chance.randbytes(length)
    cut = chance.random() < 0.1
    return bytes(out[: chance.randrange(len(out) + 1)] if cut else out)


def survives(data: bytes, folder: Path) -> bool:
    """Read and write `data`; tell whether it could be written."""
    source, target = folder / "source", folder / "target"
    source.write_bytes(data)
    try:
        json.dumps(asdict(read(source)), ensure_ascii=False).encode()
    except FileError as error:
        assert "\n" not in str(error)
    try:
        write(source, target, FIELDS)
    except (ExportError, FileError) as error:
        assert "\n" not in str(error)
        assert [path.name for path in folder.iterdir()] == ["source"]
        return False
    assert read(target).creators == FIELDS.creators
    target.unlink()
    return True


@pytest.fixture
def whole(tmp_path: Path, pixels: Image.Image) -> Callable[[str], bytes]:
    """Return a function that makes a picture with every kind of block we write."""

    def make(name: str) -> bytes:
        exif = Image.Exif()
        exif[0x010E], exif[0x013B], exif[0x0112] = "Old", "Wrong", 6
        exif[0x9C9D] = "Wrong\0".encode("utf-16-le")
        exif.get_ifd(0x8769)[0x9003] = "2025:11:27 09:14:05"
        exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 31.0, 12.0)})
        pixels.save(tmp_path / name, exif=exif)
        write(tmp_path / name, tmp_path / f"whole-{name}", FIELDS)
        return (tmp_path / f"whole-{name}").read_bytes()

    return make


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_damaged_files_end_in_values_or_one_sentence(
    tmp_path: Path, whole: Callable[[str], bytes], name: str
) -> None:
    data, folder = whole(name), tmp_path / "mutants"
    folder.mkdir()
    written = [
        survives(damaged(data, random.Random(f"{name} {number}")), folder)
        for number in range(MUTANTS)
    ]
    assert any(written)


@pytest.mark.parametrize("kind", ["metadata/files", "hostile"])
def test_damaged_files_of_others_do_too(
    shared: Path, tmp_path: Path, kind: str
) -> None:
    for path in sorted((shared / "data" / kind).iterdir()):
        data = path.read_bytes()[:LARGEST]
        for number in range(MUTANTS_OF_SHARED):
            survives(damaged(data, random.Random(f"{path.name} {number}")), tmp_path)
