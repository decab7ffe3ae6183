"""A release file becomes text: plain text or Markdown, whatever its encoding."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from photolib.errors import ReleaseError

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, OpenDocument or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a WebP picture or a sound",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"\x1f\x8b": "a gzip archive",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "cp1250", "cp1252"]
_LARGEST = 20_000_000


def read_text(source: Path | str | bytes) -> str:
    """Return the text of a .txt or .md release, exactly as its bytes spell it.

    UTF-8 is tried first, then a byte order mark, then what charset-normalizer finds
    most plausible among the encodings of old Windows; windows-1252 is the last.

    :raises ReleaseError: when it cannot be read, is empty, or is no plain text.
    """
    name, data = _load(source)
    _refuse(name, data)
    text = _decode(name, data)
    if not text.strip():
        raise ReleaseError(f"{name} is empty: choose the file that holds the release")
    return text


def _load(source: Path | str | bytes) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return "the release", source
    try:
        return str(source), Path(source).read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ReleaseError(
            f"{source} cannot be read ({reason}): check the path and its permissions"
        ) from error


def _refuse(name: str, data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReleaseError(
                f"{name} is {what}, which cannot be read as a release yet: "
                "save its text as a .txt file and hand that in"
            )
    if len(data) > _LARGEST:
        raise ReleaseError(
            f"{name} has {len(data):,} bytes, too many for a release: "
            "hand in the text of one release"
        )


def _decode(name: str, data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if b"\x00" in data:
        raise ReleaseError(
            f"{name} is a binary file and no text: hand in the release as a .txt file"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_legacy(data: bytes) -> str:
    best = from_bytes(data[:200_000], cp_isolation=_LEGACY).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, errors="replace")
