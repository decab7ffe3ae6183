"""The article of a web page as text, its picture captions and credits with it."""

import re
from typing import TYPE_CHECKING

from photolib.errors import ReleaseError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 5_000_000
"""Characters of HTML; a longer page is an archive and no release."""
_MOST_ELEMENTS = 30_000
"""Elements of a page: reading the article takes some 50 microseconds for each."""

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-3]|p)\b[^<>]{0,500}>",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE
)
_CAPTIONS = ("figcaption", "caption")
_LOOSE = ("script", "style", "noscript", "template", "nav", "footer", "form")


def is_web_page(text: str) -> bool:
    """Say whether `text` opens as an HTML document or a piece of one.

    >>> is_web_page("<!DOCTYPE html><html>"), is_web_page("<i> is less than j")
    (True, False)
    """
    return bool(_OPENING.match(text[:4_000]))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding a page names early on (HTML, "prescan a byte stream")."""
    match = _DECLARED.search(data[:4_096])
    return match[1].decode("ascii") if match else None


def read(name: str, html: str) -> str:
    """Return headline, text and captions of the article, a paragraph a line.

    :raises ReleaseError: when the page is too large or holds no text.
    """
    import lxml.etree
    import lxml.html

    if len(html) > LARGEST:
        raise ReleaseError(
            f"{name} is a web page of {len(html):,} characters, too many for a "
            "release: save the release's own text and hand that in"
        )
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\x00", "")
    try:
        tree = lxml.html.document_fromstring(bare)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise _without_text(name) from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise ReleaseError(
            f"{name} is a web page of more than {_MOST_ELEMENTS:,} elements: "
            "save the release's own text and hand that in"
        )
    text = _article(tree)
    if not text.strip():
        raise _without_text(name)
    return text


def _without_text(name: str) -> ReleaseError:
    return ReleaseError(
        f"{name} is a web page without a text: open it in a browser, "
        "copy the release and hand that in"
    )


def _article(tree: "HtmlElement") -> str:
    """Return what trafilatura takes for the article, else all the text there is."""
    from trafilatura import extract

    for element in list(tree.iter(*_CAPTIONS)):
        element.tag = "p"  # captions hold the credits: an extractor drops them
    for element in list(tree.iter("figure")):
        element.tag = "div"
    headline = next((_flat(h) for h in tree.iter("h1") if _flat(h)), "")
    text = extract(tree, include_comments=False, favor_recall=True) or _all(tree)
    return text if headline in text else f"{headline}\n\n{text}"


def _all(tree: "HtmlElement") -> str:
    """Return the text of every block, but of scripts, menus and footers."""
    for element in list(tree.iter(*_LOOSE)):
        element.drop_tree()
    for element in tree.iter("p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4"):
        element.tail = "\n" + (element.tail or "")
    body = tree.find("body")
    text: str = (body if body is not None else tree).text_content()
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _flat(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())
