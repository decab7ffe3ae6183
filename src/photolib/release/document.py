"""A release file becomes text, whatever its format and encoding: its bytes tell."""

import codecs
from contextlib import suppress
from pathlib import Path

from charset_normalizer import from_bytes

from photolib.errors import ReleaseError
from photolib.release import mail, pdf, web_page, word_file

_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "an old Word (.doc) or Outlook file",
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
    """Return the text of a release, of plain text exactly as its bytes spell it.

    Read are plain text and Markdown, web pages, Word and OpenDocument files, PDF with
    text, and e-mails; the bytes tell which, never the file's name. For the encoding
    a byte order mark is looked for, then UTF-8 is tried, then what a web page declares
    or charset-normalizer finds most plausible among the encodings of old Windows.

    :raises ReleaseError: when it cannot be read, is empty, or is something else.
    """
    name, data = _load(source)
    _refuse(name, data)
    text = _text(name, data)
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


def _text(name: str, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return word_file.read(name, data)
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, annex H: anywhere in the first 1,024
        return pdf.read(name, data)
    if mail.is_mail(data):
        return mail.read(name, data)
    text = _decode(name, data)
    return web_page.read(name, text) if web_page.is_web_page(text) else text


_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a document under a password (MS-OFFCRYPTO, 2.3)."""


def _refuse(name: str, data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data:
        raise ReleaseError(
            f"{name} is an Office document that is locked with a password: "
            "save it without one and hand that in"
        )
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReleaseError(
                f"{name} is {what}, which cannot be read as a release: "
                "save it as .docx or .txt and hand that in"
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
    declared = web_page.declared_encoding(data)
    if declared:
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(declared)
    best = from_bytes(data[:200_000], cp_isolation=_LEGACY).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, errors="replace")
