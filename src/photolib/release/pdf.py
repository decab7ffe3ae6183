"""The text of a PDF that has one; a scan has none."""

import logging
import time
from io import BytesIO

from photolib.errors import ReleaseError

MOST_PAGES = 60
"""Pages that are read; a release has few."""
_MOST_CHARACTERS = 500_000
_LONGEST_S = 15.0
"""Seconds for the whole document: a PDF can be made to take hours."""


class _TooSlowError(Exception):
    """The document takes longer than any release does."""


def read(name: str, data: bytes) -> str:
    """Return the text of the first pages, a line a line, pages parted by a blank one.

    :raises ReleaseError: when it is locked, damaged, without text, or takes too long.
    """
    from pypdf.errors import PyPdfError

    try:
        text = _pages(data)
    except _TooSlowError as error:
        raise ReleaseError(
            f"{name} is a PDF that takes too long to read: "
            "copy its text and save that as a .txt file"
        ) from error
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _unreadable(name) from error
    except (OSError, ArithmeticError, RecursionError, ImportError) as error:
        raise _unreadable(name) from error  # ImportError: an encryption it cannot do
    if not text.strip():
        raise ReleaseError(
            f"{name} is a PDF without text, perhaps a scan: "
            "have its text recognised, or hand in the file it was made from"
        )
    return text


def _pages(data: bytes) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every flaw
    stop = time.monotonic() + _LONGEST_S

    def look_at_clock(*_: object) -> None:
        if time.monotonic() > stop:
            raise _TooSlowError

    texts: list[str] = []
    for page in PdfReader(BytesIO(data)).pages[:MOST_PAGES]:
        look_at_clock()
        texts.append(page.extract_text(visitor_operand_before=look_at_clock))
        if sum(map(len, texts)) > _MOST_CHARACTERS:
            break
    return "\n\n".join(t.strip() for t in texts).strip()


def _unreadable(name: str) -> ReleaseError:
    return ReleaseError(
        f"{name} is a PDF that cannot be read (damaged, or locked with a password): "
        "copy its text and save that as a .txt file"
    )
