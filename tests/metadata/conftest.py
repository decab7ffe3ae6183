"""Small pictures with the metadata blocks a test asks for."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from photolib.metadata.irb import Resource, build

Entries = dict[int, tuple[int, bytes]]


@pytest.fixture(scope="session")
def pixels() -> Image.Image:
    """A small noisy picture."""
    return Image.effect_noise((64, 48), 40).convert("RGB")


@pytest.fixture(scope="session")
def jpeg_bytes(pixels: Image.Image) -> bytes:
    """A JPEG without any metadata."""
    out = io.BytesIO()
    pixels.save(out, "JPEG")
    return out.getvalue()


_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8}


def _directory(order: str, at: int, entries: Entries) -> bytes:
    """Return a directory that lies at `at`, its values behind it."""
    table = struct.pack(order + "H", len(entries))
    values = b""
    values_at = at + 6 + 12 * len(entries)
    for tag, (kind, data) in sorted(entries.items()):
        table += struct.pack(order + "HHI", tag, kind, len(data) // _SIZES[kind])
        if len(data) <= 4:
            table += data.ljust(4, b"\0")
        else:
            table += struct.pack(order + "I", values_at + len(values))
            values += data
    return table + bytes(4) + values


@pytest.fixture
def tiff_block() -> Callable[..., bytes]:
    """Return a function that builds a TIFF block of main, Exif and GPS entries."""

    def make(
        main: Entries | None = None,
        exif: Entries | None = None,
        gps: Entries | None = None,
        order: str = "<",
    ) -> bytes:
        main = dict(main or {})
        linked = {34665: exif, 34853: gps}
        main |= {tag: (4, bytes(4)) for tag, entries in linked.items() if entries}
        at = 8 + len(_directory(order, 8, main))
        rest = b""
        for tag, entries in linked.items():
            if entries:
                main[tag] = (4, struct.pack(order + "I", at + len(rest)))
                rest += _directory(order, at + len(rest), entries)
        magic = b"II" if order == "<" else b"MM"
        head = magic + struct.pack(order + "HI", 42, 8)
        return head + _directory(order, 8, main) + rest

    return make


@pytest.fixture
def iim_block() -> Callable[..., bytes]:
    """Return a function that builds an IIM block of (record, dataset, bytes)."""

    def make(*sets: tuple[int, int, bytes]) -> bytes:
        return b"".join(
            struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
            for record, number, value in sets
        )

    return make


@pytest.fixture
def packet() -> Callable[[str], bytes]:
    """Return a function that wraps rdf:Description content (or attributes) as XMP."""

    def make(content: str, attributes: str = "") -> bytes:
        names = {
            "dc": "http://purl.org/dc/elements/1.1/",
            "photoshop": "http://ns.adobe.com/photoshop/1.0/",
            "xmp": "http://ns.adobe.com/xap/1.0/",
            "exif": "http://ns.adobe.com/exif/1.0/",
            "tiff": "http://ns.adobe.com/tiff/1.0/",
            "aux": "http://ns.adobe.com/exif/1.0/aux/",
            "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
            "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
            "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
            "stArea": "http://ns.adobe.com/xmp/sType/Area#",
            "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
            "MP": "http://ns.microsoft.com/photo/1.2/",
            "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
            "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
            "mine": "http://example.org/mine/",
        }
        spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items())
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about="" {spaces} {attributes}>{content}'
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        ).encode()

    return make


@pytest.fixture
def photo(tmp_path: Path, jpeg_bytes: bytes) -> Callable[..., Path]:
    """Return a function that writes a JPEG with blocks, in the order exif, iim, xmp."""

    def make(
        *,
        exif: bytes = b"",
        iim: bytes = b"",
        xmp: tuple[bytes, ...] = (),
        digest: bytes = b"",
        name: str = "photo.jpg",
        segments: tuple[tuple[int, bytes], ...] = (),
    ) -> Path:
        parts = list(segments)
        if exif:
            parts.append((0xE1, b"Exif\0\0" + exif))
        resources = [Resource(0x0404, iim)] if iim else []
        resources += [Resource(0x0425, digest)] if digest else []
        if resources:
            parts.append((0xED, b"Photoshop 3.0\0" + build(resources)))
        parts += [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + one) for one in xmp]
        data = b"".join(
            struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
            for marker, payload in parts
        )
        path = tmp_path / name
        path.write_bytes(jpeg_bytes[:2] + data + jpeg_bytes[2:])
        return path

    return make
