"""XMP sidecars: the file beside a picture for what is not written into it."""

from pathlib import Path

from photolib.metadata.window import BLOCK_LIMIT

RAW_FORMATS = frozenset(
    {"3FR", "ARW", "CR2", "CR3", "CRW", "DCR", "DNG", "ERF", "IIQ", "MEF", "MOS",
     "NEF", "ORF", "PEF", "RAF", "RW2", "SRW"}
)  # fmt: skip


def find_sidecars(path: Path) -> list[Path]:
    """Return the sidecars of `path`, those that count more last.

    Adobe names them photo.xmp, darktable photo.cr3.xmp: the fuller name is surer.
    """
    names = [
        f"{path.stem}.xmp",
        f"{path.stem}.XMP",
        f"{path.name}.xmp",
        f"{path.name}.XMP",
    ]
    found = [path.with_name(name) for name in names]
    sidecars: list[Path] = []
    for sidecar in found:
        known = any(sidecar.samefile(other) for other in sidecars if sidecar.is_file())
        if sidecar != path and sidecar.is_file() and not known:
            sidecars.append(sidecar)
    return sidecars


def read_sidecar(path: Path) -> bytes:
    """Return a sidecar's packet, b"" where it cannot be read or is far too large."""
    try:
        if path.stat().st_size > BLOCK_LIMIT:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
