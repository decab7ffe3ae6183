"""C2PA: recognised in every container, and never left in a copy that it denies."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from photolib.metadata.fields import ExportFields
from photolib.metadata.ifd import UNDEFINED
from photolib.metadata.read import read
from photolib.metadata.write import write

Make = Callable[..., bytes]
Photo = Callable[..., Path]

WARNING = "this file carries C2PA content credentials, which photolib does not check"
FIELDS = ExportFields(creators=("Ann",))
MANIFEST = b"urn:c2pa:manifest" * 9


def jumbf(identifier: bytes, label: bytes, content: bytes) -> bytes:
    """A JUMBF superbox (ISO/IEC 19566-5)."""
    uuid = identifier + bytes.fromhex("00110010800000aa00389b71")
    description = b"jumd" + uuid + b"\3" + label + b"\0"
    description = struct.pack(">I", len(description) + 4) + description
    box = b"jumb" + description + content
    return struct.pack(">I", len(box) + 4) + box


def app11(box: bytes, instance: int, size: int) -> tuple[tuple[int, bytes], ...]:
    """The segments of a box (ISO/IEC 18477-3): each repeats its header."""
    parts = [box[at : at + size - 8] for at in range(8, len(box), size - 8)]
    return tuple(
        (0xEB, b"JP" + struct.pack(">HI", instance, number) + box[:8] + part)
        for number, part in enumerate(parts, start=1)
    )


SIGNED = jumbf(b"c2pa", b"c2pa", MANIFEST)
OTHER = jumbf(b"json", b"three-sixty", b"{}" * 50)


def chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


@pytest.fixture
def signed(
    tmp_path: Path, photo: Photo, pixels: Image.Image, tiff_block: Make
) -> Callable[[str], Path]:
    def png() -> bytes:
        out = io.BytesIO()
        pixels.save(out, "PNG")
        return out.getvalue()[:33] + chunk(b"caBX", SIGNED) + out.getvalue()[33:]

    def webp() -> bytes:
        out = io.BytesIO()
        pixels.save(out, "WEBP", exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0")
        data = out.getvalue() + b"C2PA" + struct.pack("<I", len(SIGNED)) + SIGNED
        data += b"\0" * (len(SIGNED) % 2)
        return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]

    def tiff() -> bytes:
        return tiff_block({256: (3, b"\1\0"), 52545: (UNDEFINED, SIGNED)})

    def heif() -> bytes:
        uuid = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
        box = b"uuid" + uuid + SIGNED
        brand = b"\0\0\0\x10ftypheic\0\0\0\0"
        return brand + struct.pack(">I", len(box) + 4) + box

    def make(name: str) -> Path:
        if name == "a.jpg":
            segments = app11(OTHER, 1, 64) + app11(SIGNED, 2, 96)
            return photo(segments=segments, name=name)
        content = {"a.png": png, "a.webp": webp, "a.tif": tiff, "a.heic": heif}[name]
        (tmp_path / name).write_bytes(content())
        return tmp_path / name

    return make


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.heic"])
def test_a_signed_file_is_recognised(signed: Callable[[str], Path], name: str) -> None:
    assert WARNING in read(signed(name)).warnings


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_the_copy_is_not_signed_and_says_so(
    tmp_path: Path, signed: Callable[[str], Path], name: str
) -> None:
    one, two = tmp_path / f"one-{name}", tmp_path / f"two-{name}"
    write(signed(name), one, FIELDS)
    assert WARNING not in read(one).warnings
    assert b"the original carries C2PA content credentials" in one.read_bytes()
    write(one, two, FIELDS)
    assert two.read_bytes().count(b"the original carries") == (
        2 if name == "a.tif" else 1  # the old packet stays behind, unused
    )


def test_other_boxes_of_a_jpeg_stay(
    tmp_path: Path, signed: Callable[[str], Path]
) -> None:
    write(signed("a.jpg"), tmp_path / "out.jpg", FIELDS)
    data = (tmp_path / "out.jpg").read_bytes()
    for _, payload in app11(OTHER, 1, 64):
        assert payload in data
    assert b"urn:c2pa" not in data
    assert b"jumdc2pa" not in data


def test_the_event_joins_a_history_and_no_pointer_to_the_credentials_stays(
    tmp_path: Path, photo: Photo, packet: Make
) -> None:
    old = packet(
        '<m:History xmlns:m="http://ns.adobe.com/xap/1.0/mm/"><rdf:Seq><rdf:li '
        'e:action="saved" xmlns:e="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"/>'
        "</rdf:Seq></m:History>",
        'xmlns:t="http://purl.org/dc/terms/" t:provenance="self#jumbf=/c2pa"',
    )
    source = photo(xmp=(old,), segments=app11(SIGNED, 1, 400))
    write(source, tmp_path / "out.jpg", FIELDS)
    data = (tmp_path / "out.jpg").read_bytes()
    assert data.count(b":History") == 2
    assert data.index(b'action="saved"') < data.index(b'action="edited"')
    assert b"self#jumbf" not in data
