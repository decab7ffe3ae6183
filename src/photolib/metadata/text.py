"""Text as it may be kept: no NUL, no lone surrogate, and None where there is none."""

import re
import unicodedata

TEXT_LIMIT = 100_000
"""The longest text kept of one field, in characters."""

LIST_LIMIT = 1_000
"""The most items kept of one list."""

# What cameras and programs write of their own accord: it says nothing of the picture.
_DEFAULTS = {
    "asus digital camera",
    "created with gimp",
    "created with the gimp",
    "dcf 1.0",
    "default",
    "digital camera",
    "exif_jpeg_picture",
    "exif jpeg picture",
    "hdrpl",
    "jpeg digital camera",
    "konica digital camera",
    "konica minolta digital camera",
    "kodak digital still camera",
    "maginon digital camera",
    "minolta digital camera",
    "nikon digital camera",
    "olympus digital camera",
    "panasonic digital camera",
    "samsung digital camera",
    "sanyo digital camera",
    "sony dsc",
    "unknown",
    "user comments",
    "<digimax i5, samsung #1>",
}
_DAMAGE = re.compile(r"[\0\ud800-\udfff\ufffe\uffff]")
_LOST = re.compile(r"[?\s.,()]*\?{2}[?\s.,()]*")


def clean(value: str) -> str | None:
    r"""Return `value` fit to be kept, or None where it is blank.

    Ends of lines become \n. Text whose every letter a program has replaced by a
    question mark is no text.

    >>> clean("Jane\0 ")
    'Jane'
    >>> [clean(value) for value in ("\u200b", "????")]
    [None, None]
    """
    if value.isascii() and value.isprintable():
        value = value[:TEXT_LIMIT].strip()
        return value if value and not _LOST.fullmatch(value) else None
    value = _DAMAGE.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
    value = value[:TEXT_LIMIT].strip().strip("\ufeff")
    if not visible(value) or _LOST.fullmatch(value):
        return None
    return value


def is_default(value: str) -> bool:
    """Tell whether a camera or program writes this text of its own accord."""
    return value.casefold() in _DEFAULTS


def visible(value: str) -> bool:
    """Tell whether anything of `value` can be seen."""
    return any(
        not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc")
        for char in value
    )


def same(one: str, other: str) -> bool:
    """Tell whether two values differ in spelling only: spaces, NFC, © against (C)."""
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    value = unicodedata.normalize("NFC", value).replace("(C)", "©").replace("(c)", "©")
    return " ".join(value.split())


def cut_from(short: str, whole: str, least_bytes: int = 28) -> bool:
    """Tell whether `short` is `whole` as a field with a byte limit would cut it.

    The shortest IIM limit is 32 bytes; 28 allows for a character dropped whole.
    """
    short, whole = _plain(short), _plain(whole)
    return (
        len(short) < len(whole)
        and len(short.encode("utf-8")) >= least_bytes
        and whole.startswith(short)
    )
