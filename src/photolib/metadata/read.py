"""Read what a picture file says about itself: `read(path)` -> Metadata."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from photolib.errors import NotAPictureError, UnreadableFileError
from photolib.metadata import charset, claims, exif, iim, xmp
from photolib.metadata.blocks import Blocks
from photolib.metadata.claims import Claim
from photolib.metadata.exif import Exif
from photolib.metadata.identify import identify
from photolib.metadata.iim import Iim
from photolib.metadata.reconcile import reconcile, reconcile_moments
from photolib.metadata.regions import read_regions
from photolib.metadata.shot import read_shot
from photolib.metadata.sidecar import RAW_FORMATS, find_sidecars, read_sidecar
from photolib.metadata.structures import read_structures
from photolib.metadata.window import Window
from photolib.records import Metadata


def read(
    path: Path,
    *,
    sidecar: bool = True,
    jpeg_sidecar: bool = False,
    fallback_charset: str = charset.DEFAULT_FALLBACK,
    sidecars: Iterable[Path] = (),
) -> Metadata:
    """Return the metadata of a picture or a bare .xmp file; pixels are not decoded.

    `sidecar`: an XMP sidecar overrides what a raw file says, field by field.
    `jpeg_sidecar`: it does so for every other format, too. `fallback_charset` is
    tried last for IIM and EXIF text that does not say its charset. What is damaged
    is told in `warnings`. `sidecars` are some that lie elsewhere, which count after
    those beside it, the last one most.

    :raises UnreadableFileError: if the file cannot be opened.
    :raises NotAPictureError: if its content is no format we know.
    """
    try:
        with open(path, "rb", opener=_open) as file:
            blocks, camera = _read_blocks(path, file, fallback_charset)
    except OSError as error:
        reason = error.strerror or "reading failed"
        raise UnreadableFileError(path, f"it cannot be read: {reason}") from error
    packets = blocks.xmp
    if jpeg_sidecar or blocks.format in RAW_FORMATS:
        beside = find_sidecars(path) if sidecar else []
        packets = packets + [read_sidecar(found) for found in (*beside, *sidecars)]
    return _metadata(blocks, camera, packets, fallback_charset)


def _open(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read_blocks(path: Path, file: BinaryIO, fallback: str) -> tuple[Blocks, Exif]:
    """Walk the container and read EXIF, which may lie anywhere in the open file."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError(path, "it is no file: name a file")
    window = Window(file, 0, status.st_size)
    identified = identify(window)
    if identified is None:
        reason = "it is no picture format we know" if window.size else "it is empty"
        raise NotAPictureError(path, f"{reason}; give a JPEG, TIFF, PNG, HEIF, raw ...")
    blocks, walk = identified
    walk(window, blocks)
    return blocks, exif.read(blocks.exif, fallback)


def _metadata(
    blocks: Blocks, camera: Exif, packets: list[bytes], fallback: str
) -> Metadata:
    parsed = [xmp.parse_packet(packet) for packet in packets]
    properties: xmp.Properties = {}
    for packet_properties, _ in parsed:
        properties |= packet_properties
    iims = [iim.read(block, fallback) for block in blocks.iim]
    told = [
        *_ranked([[*claims.from_xmp(found)] for found, _ in reversed(parsed)]),
        *_ranked([[*claims.from_iim(block)] for block in iims]),
        *claims.from_exif(camera),
        *claims.from_png(blocks.texts),
    ]
    values, sources, conflicts = reconcile(told)
    moments = claims.moments(camera, properties, iims[0] if iims else Iim())
    when, when_sources, when_conflicts = reconcile_moments(moments)
    shot, shot_sources = read_shot(camera, properties)
    regions, regions_source = read_regions(properties, (blocks.width, blocks.height))
    structures, structure_sources = read_structures(properties)
    warnings = [*blocks.warnings, *camera.warnings]
    warnings += [w for _, packet_warnings in parsed for w in packet_warnings]
    warnings += [w for block in iims for w in block.warnings]
    warnings += [
        f"{claim.source} had HTML entities or was encoded twice, and was put right"
        for claim in told
        if claim.mended
    ]
    if blocks.signed:
        warnings.append(
            "this file carries C2PA content credentials, which photolib does not check"
        )
    if _stale(blocks):
        warnings.append("the IPTC digest is stale: IPTC-IIM was changed after the XMP")
    metadata = Metadata(
        format=blocks.format,
        media_type=blocks.media_type,
        width=blocks.width,
        height=blocks.height,
        regions=regions,
        sources=sources | when_sources | shot_sources | structure_sources,
        conflicts=(*conflicts, *when_conflicts),
        warnings=tuple(dict.fromkeys(warnings)),
        **values,
        **when,
        **shot,
        **structures,
        languages=claims.languages(properties),
        charsets=_charsets(iims, camera),
    )
    if regions_source:
        metadata.sources["regions"] = regions_source
    return metadata


def _ranked(blocks: list[list[Claim]]) -> list[Claim]:
    """Join the claims of several blocks of one kind, the one that counts most first."""
    ranked = list(blocks[0]) if blocks else []
    for number, block in enumerate(blocks[1:], start=2):
        ranked += [c._replace(source=f"{c.source} (block {number})") for c in block]
    return ranked


def _charsets(iims: list[Iim], camera: Exif) -> dict[str, str]:
    iim_charset = next((block.charset for block in iims if block.charset), "")
    told = {"IPTC": iim_charset, "EXIF": camera.charset}
    return {kind: charset for kind, charset in told.items() if charset}


def _stale(blocks: Blocks) -> bool:
    """Tell whether image resource 0x0425 is the MD5 of an IIM block that is gone."""
    if not blocks.digest or not any(blocks.digest) or not blocks.iim:
        return False
    digests = {
        hashlib.md5(block, usedforsecurity=False).digest() for block in blocks.iim
    }
    return blocks.digest not in digests
