"""The paragraphs of a Word (.docx) or OpenDocument (.odt) file as text.

Read straight from its XML: what was inserted while changes were tracked, content
controls and text boxes count, what was deleted does not (ECMA-376 part 1, 17.13.5).
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException

from photolib.errors import ReleaseError

LARGEST = 10_000_000
"""Bytes of the document's XML when inflated; more is a bomb or a book."""

_PARTS = ("word/document.xml", "content.xml")
_PARAGRAPHS = frozenset({"p", "h"})
_SKIPPED = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText"}
    | {"annotation", "tracked-changes", "note"}  # OpenDocument
)
_HOLDERS = frozenset({"t", "p", "h", "span", "a"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SIGNS |= {"s": " ", "line-break": "\n"}  # OpenDocument


def read(name: str, data: bytes) -> str:
    """Return the text of a document, a paragraph a line.

    :raises ReleaseError: when it is another kind of ZIP, damaged, or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = next((p for p in _PARTS if p in archive.namelist()), None)
            if part is None:
                raise _no_document(name, archive.namelist())
            _refuse_large(name, archive.getinfo(part).file_size)
            with archive.open(part) as stream:
                return "".join(_texts(_root(stream))).strip("\n") + "\n"
    except (
        zipfile.BadZipFile,
        DefusedXmlException,
        ParseError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,  # a password
        ValueError,
    ) as error:
        raise ReleaseError(
            f"{name} is a Word document that cannot be opened (damaged, or locked "
            "with a password): save it again, or its text as a .txt file"
        ) from error


_OTHERS = (
    ("Index/", "an Apple Pages document", "export it as Word or PDF"),
    ("xl/", "an Excel table", "save the text of the release as a .txt file"),
    ("ppt/", "a PowerPoint presentation", "save its text as a .txt file"),
)
"""What other ZIP files are, by the folder that only they have."""


def _no_document(name: str, parts: list[str]) -> ReleaseError:
    what, then = "a ZIP file and no Word document", "take the release out of it"
    for folder, other, way in _OTHERS:
        if any(part.startswith(folder) for part in parts):
            what, then = other, way
    return ReleaseError(f"{name} is {what}: {then} and hand that in")


def _refuse_large(name: str, size: int) -> None:
    if size > LARGEST:  # zipfile inflates no more than this declared size
        raise ReleaseError(
            f"{name} unpacks to {size:,} bytes, too many for a release: "
            "save the text of the release as a .txt file and hand that in"
        )


def _root(stream: IO[bytes]) -> Element:
    from defusedxml.ElementTree import parse

    root: Element = parse(stream, forbid_dtd=True).getroot()
    return root


def _texts(root: Element) -> Iterator[str]:
    """Yield the texts in their order, a newline at the end of every paragraph."""
    open_: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    while open_:
        parent, rest = open_[-1]
        child = next(rest, None)
        if child is None:
            open_.pop()
            yield "\n" if _tag(parent) in _PARAGRAPHS else ""
            yield _said(parent.tail, open_[-1][0] if open_ else None)
        elif _tag(child) in _SKIPPED:
            yield _said(child.tail, parent)
        else:
            yield _SIGNS.get(_tag(child), "") + _said(child.text, child)
            open_.append((child, iter(child)))


def _said(text: str | None, parent: Element | None) -> str:
    """Return what a reader sees of `text`: Word's own is in w:t only."""
    seen = parent is not None and _tag(parent) in _HOLDERS
    return text or "" if seen else ""


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
