"""XML of unknown quality to an element tree: no DTD, bounded, repaired where broken.

Real packets have bare ampersands, control characters, Latin-1 bytes, undeclared
prefixes, second roots and cut ends. What was complete before the damage is kept.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from photolib.metadata.text import LIST_LIMIT

DEPTH_LIMIT = 64
ELEMENT_LIMIT = 500_000
_SMALL = 20_000

_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_XML = "http://www.w3.org/XML/1998/namespace"
_ENTITIES = {
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#xD;",
    "\n": "&#xA;",
    "\t": "&#x9;",
}
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)"
)
_PREFIX = re.compile(r"[<\s]/?([A-Za-z_][\w.-]{0,60}):[A-Za-z_]")
_BOMS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@dataclass(slots=True)
class Parsed:
    """The element that holds what was parsed; `warnings` say what was wrong with it."""

    root: Element
    warnings: list[str] = field(default_factory=list)


class _LimitError(Exception):
    """The document is larger than any metadata is."""


class _Builder:
    """Builds a tree from what expat calls, with limits; usable when it stops early.

    Text counts only in elements without children: XMP has no mixed content.
    """

    def __init__(self, item_limit: int) -> None:
        self._item_limit = item_limit
        self.open: list[Element] = []
        self.root: Element | None = None
        self.dropped_items = False
        self._text: list[str] = []
        self._names: dict[str, str] = {}
        self._count = 0
        self._skipping = 0

    def start(self, tag: str, attributes: list[str], /) -> None:
        self._count += 1
        if self._count > ELEMENT_LIMIT or len(self.open) + self._skipping > DEPTH_LIMIT:
            raise _LimitError
        name = self._name(tag)
        if self._skipping or (name == _ITEM and len(self.open[-1]) >= self._item_limit):
            self._skipping += 1
            self.dropped_items = True
            return
        element = Element(name)
        for at in range(0, len(attributes), 2):
            element.set(self._name(attributes[at]), attributes[at + 1])
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
        self.open.append(element)
        self._text.clear()

    def end(self, tag: str, /) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        element = self.open.pop()
        if not len(element):
            element.text = "".join(self._text)
        self._text.clear()

    def data(self, data: str, /) -> None:
        if not self._skipping:
            self._text.append(data)

    def _name(self, name: str) -> str:
        """Return {uri}local for expat's uri}local."""
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = f"{{{name}" if "}" in name else name
        return known

    def complete(self) -> Element | None:
        """Return the root without the property that was open when parsing stopped."""
        for outer, inner in zip(self.open, self.open[1:], strict=False):
            if outer.tag.endswith("}Description"):
                outer.remove(inner)
                break
        return self.root


def decode(data: bytes) -> tuple[str, bool]:
    """Return XML as text, and whether it was in a Unicode charset, as XMP demands."""
    wide = _wide_charset(data)
    if wide:
        return data.decode(wide, errors="replace"), True
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), False


def _wide_charset(data: bytes) -> str | None:
    for bom, charset in _BOMS.items():
        if data.startswith(bom):
            return charset
    zeros = data[:4].count(b"\0")
    if zeros < 2:
        return None
    end = "be" if data.startswith(b"\0") else "le"
    return f"utf-{32 if zeros == 3 else 16}-{end}"


def parse(
    data: bytes, prefixes: dict[str, str], *, item_limit: int = LIST_LIMIT
) -> Parsed:
    """Parse `data` as content of one root; `prefixes` are declared on it beforehand."""
    text, unicode = decode(data)
    parsed = Parsed(Element("root"))
    if not unicode:
        parsed.warnings.append("the XMP is not in UTF-8 and was read as cp1252")
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text):
        parsed.warnings.append(
            "the XMP has a document type declaration and was refused"
        )
        return parsed
    text = _DECLARATION.sub("", text[: text.rfind(">") + 1] or text, count=1)
    quick = _sound(text, prefixes, item_limit)
    if quick is not None:
        parsed.root = quick
        return parsed
    builder, error = _attempt(text, prefixes, item_limit)
    if isinstance(error, ExpatError):
        parsed.warnings.append("the XMP is damaged; what could be read of it was")
        builder, error = _attempt(*_repaired(text, prefixes), item_limit)
    if isinstance(error, _LimitError):
        parsed.warnings.append("the XMP is nested too deep or too large; it was cut")
    if builder.dropped_items:
        parsed.warnings.append(f"an XMP list was cut after {item_limit} items")
    root = builder.root if error is None else builder.complete()
    parsed.root = parsed.root if root is None else root
    return parsed


def _sound(text: str, prefixes: dict[str, str], item_limit: int) -> Element | None:
    """Return the tree of a small document without any fault, None for all others.

    Nearly every packet is one, and the parser in C takes a fraction of the time.
    """
    if text.count("<") > _SMALL:
        return None
    try:
        root = fromstring(_wrapped(text, prefixes))  # noqa: S314 (no DTD is in it)
    except ParseError:
        return None
    level = [root]
    for _ in range(DEPTH_LIMIT):
        below = [child for parent in level for child in parent]
        if len(below) > item_limit and max(map(len, level)) > item_limit:
            return None
        level = below
        if not level:
            return root
    return None


def _wrapped(text: str, prefixes: dict[str, str]) -> bytes:
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in prefixes.items())
    return f"<root {declared}>{text}</root>".encode("utf-8", "replace")


def _attempt(
    text: str, prefixes: dict[str, str], item_limit: int
) -> tuple[_Builder, Exception | None]:
    builder = _Builder(item_limit)
    expat = DefusedXMLParser(encoding="utf-8", forbid_dtd=True).parser
    expat.StartElementHandler = builder.start
    expat.EndElementHandler = builder.end
    expat.CharacterDataHandler = builder.data
    try:
        expat.Parse(_wrapped(text, prefixes), True)
    except (ExpatError, _LimitError, DefusedXmlException) as error:
        return builder, error
    return builder, None


def _repaired(text: str, prefixes: dict[str, str]) -> tuple[str, dict[str, str]]:
    text = _BARE_AMPERSAND.sub("&amp;", _FORBIDDEN.sub("", text))
    unknown = {name: f"unknown:{name}" for name in _PREFIX.findall(text)[:10_000]}
    unknown.pop("xmlns", None)
    unknown.pop("xml", None)
    return text, unknown | prefixes


def serialise(element: Element, prefixes: dict[str, str]) -> str:
    """Return `element` as text with its namespaces declared.

    `prefixes` has a prefix for every URI it should keep one for; others get nsN.
    """
    used = {name: uri for uri, name in prefixes.items()} | {"xml": _XML}
    names = {uri: name for name, uri in used.items()}
    found: dict[str, str] = {}

    def name(tag: str) -> str:
        uri, _, local = tag.removeprefix("{").rpartition("}")
        if not uri:
            return local
        prefix = names.setdefault(uri, f"ns{len(names)}")
        if uri != _XML:
            found[prefix] = uri
        return f"{prefix}:{local}"

    body = "".join(_pieces(element, name))
    declared = "".join(f' xmlns:{p}="{_escaped(u)}"' for p, u in sorted(found.items()))
    end = re.match(r"<[^\s/>]+", body)
    start = end.end() if end else 0
    return body[:start] + declared + body[start:]


def _pieces(element: Element, name: Callable[[str], str]) -> Iterator[str]:
    tag = name(element.tag)
    attributes = "".join(
        f' {name(key)}="{_escaped(value)}"' for key, value in element.attrib.items()
    )
    if not len(element) and not element.text:
        yield f"<{tag}{attributes}/>"
        return
    yield f"<{tag}{attributes}>"
    if not len(element):
        yield _escaped(element.text or "")
    for child in element:
        yield from _pieces(child, name)
    yield f"</{tag}>"


def _escaped(text: str) -> str:
    text = _FORBIDDEN.sub("", text).replace("&", "&amp;")
    for char, entity in _ENTITIES.items():
        text = text.replace(char, entity)
    return text
