"""What programs have done to a text, undone where that is certain.

Web forms leave HTML entities ("Caf&eacute;"), and UTF-8 taken for cp1252 and encoded
again is "CafÃ©".
"""

import html
import re

from photolib.metadata.text import clean

# An ampersand may itself have been made an entity, more than once.
_ENTITY = re.compile(
    r"&(?:amp;|#38;|#x26;)*(#\d{2,7};|#[xX][0-9a-fA-F]{2,6};|[A-Za-z]{2,8}\d?;)"
)
# cp1252's own characters by their byte; those it lacks are C1 controls by custom.
_BYTES = {
    ord(char): byte
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("cp1252", "ignore"))
}
_FOLLOWING = "".join(map(chr, _BYTES)) + "\x80-\xbf"
_TWICE = re.compile(f"[Â-ô][{_FOLLOWING}]")
# One pair alone may be a capital before a sign, as in "AMANHÃ…" or "CAFÉ”".
_SURE = re.compile(r"â€|Â[^\w\s]|Ã.(?=[a-z])|(?<![A-ZÀ-Þ])Ã[^\s\xa0]")


def legible(value: str) -> str | None:
    """Return `value` mended and clean, None where nothing of it is left."""
    return clean(mended(value))


def mended(value: str) -> str:
    """Return `value` without entities and in its first encoding; mostly unchanged.

    What means something in HTML itself stays: "&lt;" may be what somebody wrote.

    >>> mended("Caf&eacute; &#20013; AT&amp;amp;T &lt;b&gt;")
    'Café 中 AT&T &lt;b&gt;'
    >>> mended("SÃ£o Paulo, l’Ã©tÃ©"), mended("SÃ£o Paulo"), mended("AMANHÃ…")
    ('SÃ£o Paulo, l’Ã©tÃ©', 'São Paulo', 'AMANHÃ…')
    """
    if "&" in value:
        value = _ENTITY.sub(_resolved, value)
    if value.isascii():
        return value
    while _TWICE.search(value):
        once = _encoded_once(value)
        if once is None:
            break
        value = once
    return value


def _resolved(match: re.Match[str]) -> str:
    character = html.unescape(f"&{match[1]}")
    if character in "&'\"" or (character[0] >= "\xa0" and character != "\ufffd"):
        return character
    return f"&{match[1]}"


def _encoded_once(value: str) -> str | None:
    """Return what was encoded twice; None unless every character speaks for it."""
    try:
        once = value.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    several = len(re.findall("[^\0-\x7f]", once)) > 1
    return once if several or _SURE.search(value) else None
