"""Text files that are handed in, whose charset must be beyond doubt."""

import codecs
import unicodedata

from photolib.errors import EditError
from photolib.metadata import charset

_LARGEST = 2_000_000  # bytes


def read(name: str, data: bytes, fallback: str) -> str:
    """Return the text of a file whose charset says itself, or is beyond doubt; NFC.

    `fallback` is the library's setting fallback_charset.

    :raises EditError: when it is too large, no text, or its charset could be guessed.
    """
    if len(data) > _LARGEST:
        raise EditError(
            f"{name} has {len(data):,} bytes: a list has at most {_LARGEST:,}"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise EditError(f"{name} is no text: save the list as tab-separated UTF-8 text")
    found = charset.decode([data], fallback=fallback)
    (text,) = found.texts
    if text is None or found.why == "assumed":
        raise EditError(
            f"{name} does not tell its charset, and a name must not be guessed: save "
            "it as UTF-8 text"
        )
    return unicodedata.normalize("NFC", text)
