"""Languages of captions, by their tags (RFC 3066, as XMP has them)."""

import re

from babel import Locale, UnknownLocaleError

from photolib.caption.people import has_han
from photolib.caption.styles import get_style, styles

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")


def tidy(tag: str) -> str | None:
    """Return a tag as it is kept, in the usual capitals; None for what is none.

    >>> tidy("ZH-hans-cn"), tidy("en_GB"), tidy("x-default"), tidy("")
    ('zh-Hans-CN', 'en-GB', None, None)
    """
    tag = tag.strip().replace("_", "-")
    if not _TAG.fullmatch(tag) or tag.casefold() == "x-default":
        return None
    first, *others = tag.lower().split("-")
    return "-".join([first, *map(_part, others)])


def called(tag: str | None) -> str:
    """Return the English name of a language, its tag where it has none.

    >>> called("zh"), called("en-GB"), called("tlh-x"), called(None)
    ('Chinese', 'English (United Kingdom)', 'tlh-x', 'language not said')
    """
    if tag is None:
        return "language not said"
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag


def style_for(tag: str | None, standard: str) -> str | None:
    """Return the style for captions in a language: the standard one, if it is in it.

    None where no style is written in that language.

    >>> style_for("zh-CN", "AP"), style_for("en", "AP"), style_for("de", "AP")
    ('zh', 'AP', None)
    """
    if tag is None or get_style(standard).language == _primary(tag):
        return standard
    return next((n for n, s in styles().items() if s.language == _primary(tag)), None)


def carried(text: str, before: str, language: str | None) -> str | None:
    """Return the language of a text that replaces one of `language`.

    It is the same while the script is; else nobody has said it.

    >>> carried("Gao Lin speaks.", "Gao Lin attends.", "en")
    'en'
    >>> carried("高林发言。", "Gao Lin attends.", "en")
    """
    return (
        language if not before or is_mostly_han(text) == is_mostly_han(before) else None
    )


def is_mostly_han(text: str) -> bool:
    """Tell whether a text is Chinese with perhaps a name in it, not the reverse.

    >>> is_mostly_han("李松（Li Song）"), is_mostly_han("Gao Lin (高林) sits")
    (True, False)
    """
    return has_han(text) and len(_HAN.findall(text)) >= len(_WORD.findall(text))


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _part(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part
