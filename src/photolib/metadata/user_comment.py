"""EXIF's UserComment: text behind eight bytes that name its charset, perhaps truly.

Exif 2.32, tag 0x9286.
"""

import re

from photolib.metadata import charset

_PLAIN = re.compile(rb"ASCII\0*|\0{8}| {8}")
_DAILY = re.compile("[\\s!-\u05ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff65]")


def decode_user_comment(data: bytes, order: str, fallback: str) -> str:
    """Return the comment, "" where its prefix or charset is unknown.

    `order` is the struct character of the TIFF block's byte order. It does not bind a
    UNICODE comment: writers use either order in files of either.
    """
    prefix, comment = data[:8], data[8:]
    if prefix.startswith(b"UNICODE"):
        return _utf_16(comment, order)
    if prefix.startswith(b"JIS"):
        return comment.decode("iso2022_jp", "ignore")
    if not _PLAIN.fullmatch(prefix):
        return ""
    text = charset.decode([comment.split(b"\0", 1)[0]], fallback=fallback).texts[0]
    return text if text and text.isprintable() else ""


def _utf_16(data: bytes, order: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "ignore")
    texts = [
        data.decode(f"utf-16-{end}", "ignore").split("\0", 1)[0]
        for end in (("be", "le") if order == ">" else ("le", "be"))
    ]
    return max(texts, key=_likely)


def _likely(text: str) -> int:
    """Count the characters of scripts in daily use; the wrong byte order has few."""
    return 2 * len(_DAILY.findall(text)) - len(text)
