"""Read the body of a credit: its parts, which of them are persons, which an outlet."""

import re
from itertools import pairwise
from typing import NamedTuple

from photolib.credit.classify import Kind, is_clause, kind
from photolib.credit.gazetteer import is_given_name
from photolib.credit.names import is_han, is_pinyin
from photolib.credit.rules import NOTHING, Known
from photolib.credit.strip import RANK, clean, take_licence


class Part(NamedTuple):
    """A part of the body: its offsets in the cleaned body, its text and its kind."""

    start: int
    end: int
    text: str
    kind: Kind


class Body(NamedTuple):
    """What a body says; no names and no outlet where it credits nobody."""

    names: tuple[str, ...]
    outlet: str | None
    licence: str | None
    courtesy: bool


_JOINT = 3  # characters between two parts: ", " or " / ", but not " and "
EMPTY = Body((), None, None, False)

_STRONG = re.compile(
    r"\s*[/／|｜;；,–-]?\s*(?:©|\(c\)|ⓒ|\bcopyright\s*:)\s*"
    r"|\s*[/／|｜;；,–-]\s*(?:photo|foto|photographer|fotograf(?:in)?|photographe|source"
    r"|quelle)\s*:\s*"
    r"|\s*[/／|｜;；•]\s*|\s+via\s+|\s+[-–—]{1,2}\s+|\s+-(?-i:(?=[A-Z]))"
    r"|(?-i:(?<=[A-Z]{2})[–—](?=[A-Z]))",
    re.IGNORECASE,
)
"""What parts one name from another, with a second keyword: "© X, Foto: Y"."""
_WEAK = re.compile(r"\s+(?:on|auf|sur|for|für|from|bei)\s+")
_AND = re.compile(
    r"\s+(?:and|und|et|y|e|och|og|en|&)\s+|\s*[,，、]\s*(?:and\s+|und\s+)?|\s*、\s*"
)


def read(
    body: str,
    known: Known = NOTHING,
    *,
    people_only: bool = False,
    courtesy: bool = False,
) -> Body:
    """Read what stands after "Photo:" or between the brackets.

    `people_only` says that a list names persons: "Photos (l to r) by A, B",
    `courtesy` that "courtesy of" stands before: whoever lent it is rather a body.

    >>> read("Hau Dinh, AP")
    Body(names=('Hau Dinh',), outlet='AP', licence=None, courtesy=False)
    """
    courtesy = courtesy or bool(_LENT.search(body))
    licence, text = take_licence(body)
    text = _OUTLET_NAME.sub(_parted, clean(text))
    if not text or is_clause(text):
        return EMPTY
    parts = _parts(text, known)
    if courtesy and len(parts) == 1:
        parts = [parts[0]._replace(kind=_lender(parts[0]))]
    names, outlet_parts = _assign(parts, known, people_only)
    return Body(names, _outlet(text, outlet_parts, known), licence, courtesy)


def _lender(part: Part) -> Kind:
    """Return what a part behind "courtesy of" is: a person only with a known name."""
    return "outlet" if part.kind == "person" and not is_named(part.text) else part.kind


_LENT = re.compile(r"\b(?:courtesy|cortes[ií]a)\b", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s")


def caption_start(text: str, known: Known = NOTHING) -> int | None:
    """Return where the caption begins in "UN/Ada Quist – The minister opens it"."""
    dash = _DASH.search(text)
    if dash is None or not is_clause(text[dash.end() :]):
        return None
    pieces = [p for p in re.split(r"\s*/\s*", clean(text[: dash.start()])) if p]
    named = any(kind(p, known) == "person" and is_named(p) for p in pieces)
    return dash.start() if named or len(pieces) > 1 else None


_OUTLET_NAME = re.compile(r"^([一-鿿]{3,12}) ([一-鿿·]{2,4})$")


def _parted(match: re.Match[str]) -> str:
    """Part 新闻网 钟伟 at its blank, where an outlet stands before a person."""
    known = kind(match[1]) == "outlet" and kind(match[2]) == "person"
    return f"{match[1]}/{match[2]}" if known else match[0]


def _parts(text: str, known: Known) -> list[Part]:
    parts: list[Part] = []
    for start, end in _pieces(text, known):
        piece = text[start:end]
        if known.is_agency(piece):
            parts.append(Part(start, end, piece, "outlet"))
            continue
        if re.search(r"\s(?:for|für)\s+$", text[:start]):  # "Ada Quist for X"
            parts.append(Part(start, end, piece, "outlet"))
            continue
        parts += _comma_parts(text, start, end, known)
    return [p for p in parts if p.kind != "nobody"]


def _pieces(text: str, known: Known) -> list[tuple[int, int]]:
    """Return the offsets of the parts between strong separators; "(X)" is a part."""
    marks = [(m.start(), m.end()) for m in _STRONG.finditer(text)]
    weak = ((m.start(), m.end()) for m in _WEAK.finditer(text))
    marks = sorted([*marks, *(m for m in weak if _divides(text, *m, known))])
    nested = re.search(r"\s*[(（]([^()（）]+)[)）]$", text)
    if nested and nested.start() > 0:
        marks = [m for m in marks if m[1] <= nested.start()]
        marks.append((nested.start(), nested.start(1)))
    edges = [0, *(edge for mark in sorted(marks) for edge in mark)]
    edges.append(nested.end(1) if nested and nested.start() > 0 else len(text))
    pieces = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if _client(text, start, known):
            break
        if start < end:
            pieces.append((start, end))
    return pieces


def _divides(text: str, start: int, end: int, known: Known) -> bool:
    """Say whether an "on" or "for" stands between a person and an outlet."""
    left = re.split(r"[/|;,]", text[:start])[-1].strip()
    right = re.split(r"[/|;,]", text[end:])[0].strip()
    if known.is_agency(left) or known.is_agency(right):
        return True
    return kind(left, known) in {"person", "handle"}


def _client(text: str, start: int, known: Known) -> bool:
    """Say whether an agency's client begins here: "Getty Images for Netflix"."""
    before = re.search(r"([^/|;]+?)\s+(?:for|für)\s+$", text[:start])
    return bool(before and known.is_agency(before[1]))


def _comma_parts(text: str, start: int, end: int, known: Known) -> list[Part]:
    """Split at commas and "and" when persons stand between them, else keep whole."""
    whole = _part(text, start, end, known)
    cuts = [
        (start + m.start(), start + m.end()) for m in _AND.finditer(text[start:end])
    ]
    if not cuts:
        return [whole]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    spans = [s for s in zip(edges[::2], edges[1::2], strict=True) if s[0] < s[1]]
    pieces = [_part(text, *span, known) for span in spans]
    if pieces and all(known.is_agency(p.text) for p in pieces):
        return [whole._replace(kind="outlet")]
    if not pieces or pieces[0].kind not in {"person", "handle", "nobody"}:
        return (
            [whole]
            if pieces[-1:] == [] or pieces[-1].kind != "person"
            else _last_person(text, start, pieces, known)
        )
    people = [pieces[0]]
    for piece in pieces[1:]:
        if piece.kind == "person":
            people.append(piece)
            continue
        if piece.kind == "nobody":
            continue
        rest = _part(text, piece.start, end, known)
        return [*people, rest._replace(kind="outlet")]
    return people


def _last_person(text: str, start: int, pieces: list[Part], known: Known) -> list[Part]:
    """Read "OUTLET, NAME"."""
    joint = text[pieces[0].end : pieces[-1].start]
    if len(pieces) == 2 and pieces[0].kind == "outlet" and "," in joint:
        return pieces
    return [_part(text, start, pieces[-1].end, known)]


_COURTESY = re.compile(
    r"^(?:courtesy\s+(?:of\s+)?(?:the\s+)?|cortes[ií]a\s+(?:de\s+(?:la\s|el\s|los\s|las\s)?|del\s)?)",
    re.IGNORECASE,
)


_YEAR = re.compile(r",?\s+(?:19|20)\d\d$")
"""Behind an owner's name: "© European Union, 2024 / Photographer: ..."."""


def _part(text: str, start: int, end: int, known: Known) -> Part:
    raw = text[start:end]
    bare = _YEAR.sub("", RANK.sub("", _COURTESY.sub("", raw)))
    start += raw.find(bare)
    return Part(start, start + len(bare), bare, kind(bare, known))


def _assign(
    parts: list[Part], known: Known, people_only: bool
) -> tuple[tuple[str, ...], list[Part]]:
    """Decide who is the person and who the outlet; order alone never decides."""
    people = [p for p in parts if p.kind == "person"]
    firm = [p for p in parts if p.kind == "outlet"]
    open_ = [p for p in parts if p.kind in {"word", "handle"}]
    brands = [p for p in parts if p.kind == "brand"]
    agency = any(known.is_agency(p.text) for p in firm)
    if people or open_ or len(brands) != 1 or not agency:
        firm += brands
    else:
        open_ = brands
    if len(people) > 1 and not firm and not open_ and not people_only:
        people, firm = _named_first(people)
    if people and (firm or open_):
        return tuple(p.text for p in people), firm + open_
    if people:
        return tuple(p.text for p in people), []
    if firm and open_:
        return (_likeliest(open_).text,), [p for p in parts if p != _likeliest(open_)]
    if len(open_) > 1:
        name = _likeliest(open_)
        return (name.text,), [p for p in open_ if p != name]
    return tuple(p.text for p in open_), firm


def _named_first(people: list[Part]) -> tuple[list[Part], list[Part]]:
    """Of what looks like persons side by side, keep those who are rather persons.

    "Hansestadt Kiel/Anna Lang": whose given name is known. "Kari Lunde, Bergens
    Tidende": of two that nothing is known of, the first, as in NAME, OUTLET. Only
    "and" makes two strangers two photographers.
    """
    side_by_side = all(b.start - a.end <= _JOINT for a, b in pairwise(people))
    named = [p for p in people if is_named(p.text)]
    if not side_by_side or len(people) > 2 or len(named) == len(people):
        return people, []
    kept = named or people[:1]
    return kept, [p for p in people if p not in kept]


def is_named(text: str) -> bool:
    """Say whether a known given name, a pinyin name or an initial makes it a person."""
    first, *rest = text.split()
    return (
        is_given_name(first)
        or is_han(text)
        or all(is_pinyin(token) for token in text.split())
        or any(re.fullmatch(r"(?:[^\W\d_]\.-?)+", token) for token in (first, *rest))
    )


def _likeliest(parts: list[Part]) -> Part:
    """Return the part that is rather a person: a handle, else the only single word."""
    handles = [p for p in parts if p.kind == "handle"]
    singles = [p for p in parts if " " not in p.text]
    if handles:
        return handles[0]
    return singles[0] if len(singles) == 1 else parts[0]


def _outlet(text: str, parts: list[Part], known: Known) -> str | None:
    """Return the outlet's text: the chain as written when its parts stand together."""
    if not parts:
        return None
    parts = sorted(parts)
    between = text[parts[0].start : parts[-1].end]
    joined = "".join(p.text for p in parts)
    gaps = re.sub(r"\s+via\s+|\bPool\b|[\s/|;(),·•–-]+", "", between)
    whole = len(gaps) <= len(re.sub(r"[\s/|;(),·•–-]+", "", joined))
    outlet = between if whole else "/".join(p.text for p in parts)
    return _plain_agency(re.sub(r"^the (?=[A-Z])", "", outlet.strip()), known)


def _plain_agency(outlet: str, known: Known) -> str:
    """Return "AP" for "AP Photo": the word only says that it is a picture.

    "UN Photo" is that outlet's name and stays.
    """
    bare = re.sub(r"\s+photos?$", "", outlet, flags=re.IGNORECASE)
    return bare if known.is_agency(bare) else outlet
