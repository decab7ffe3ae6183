"""Credits without "Photo:": brackets, "U.S. Army photo by", a bare name and agency."""

import re
from collections.abc import Iterator

from photolib.credit import body as bodies
from photolib.credit.classify import is_clause, kind
from photolib.credit.find import Found, brackets
from photolib.credit.rules import Known
from photolib.credit.strip import clean

Reading = tuple[Found, bodies.Body]


def bracketed(line: str, known: Known) -> Iterator[Reading]:
    """Yield (Agency/Name), (Name/Agency) and (Agency Photo)."""
    for match in _LABEL_BRACKET.finditer(line):
        said = _labelled(match[1], known)
        if said:
            yield Found(*match.span(), match.span(1), "single", match.start() > 0), said
    for start, end, content in brackets(line):
        said = _agency_photo(content, known)
        if said is None and ("/" in content or "via" in content):
            said = _agency_and_name(content, known)
        if said:
            yield Found(start, end, (start + 1, end - 1), "bracket", start > 0), said


_LABEL_BRACKET = re.compile(
    r"(?:^|(?<=[\s.(]))(?:foto|photo|bild|picture|image)s?\s?\(([^()]{3,60})\)\s?:.*$",
    re.IGNORECASE,
)


def _labelled(text: str, known: Known) -> bodies.Body | None:
    """Read "Foto (Stadt Kiel): the bridge": who took it, before what is seen."""
    pieces = [p.strip() for p in re.split(r"[/|]", text)]
    named = [p for p in pieces if kind(p, known) == "person"]
    if not all(map(bodies.is_named, named)) or {kind(p, known) for p in pieces} - {
        "person",
        "outlet",
    }:
        return None
    said = bodies.read(text, known)
    return said if said.names or said.outlet else None


_PHOTO_AFTER = re.compile(r"(.{2,40}?)\s+(?:photos?|pic(?:ture)?s?)", re.IGNORECASE)


def _agency_photo(text: str, known: Known) -> bodies.Body | None:
    """Read "ANI Photo"; "(Reuters)" alone stands behind a place as well."""
    match = _PHOTO_AFTER.fullmatch(text.strip())
    if match is None or not known.is_agency(match[1]):
        return None
    return bodies.read(re.sub(r"\s+pics?$", "", text), known)


_NO_CREDIT = re.compile(
    r"https?:|www\.|@\w+\.\w|\b(?:quelle|source|fuente|text|texte|words|gis)\s*[:：]"
    r"|©|\(c\)|^[文字]\s*[/／]",
    re.IGNORECASE,
)


_KEYED = re.compile(r"(?:photo|image|picture)s?\s(?:by|courtesy)\b", re.IGNORECASE)


def _agency_and_name(text: str, known: Known) -> bodies.Body | None:
    """Read `text` when it is an agency (or known outlet) with a name, else None."""
    cleaned = clean(text)
    pieces = [p.strip() for p in re.split(r"[/|]|\bvia\b", cleaned)]
    if (
        len(pieces) < 2
        or _NO_CREDIT.search(text)
        or is_clause(cleaned)
        or _KEYED.match(text)
    ):
        return None
    kinds = [kind(p, known) for p in pieces]
    agencies = sum(map(known.is_outlet, pieces))
    if agencies and " via " in cleaned and {*kinds} <= {"outlet", "nobody"}:
        return bodies.read(text, known)
    if not agencies and sorted(kinds) != ["outlet", "person"]:
        return None
    said = bodies.read(text, known)
    return said if said.names or agencies == len(pieces) else None


_RANKED = re.compile(
    r"(?:^|(?<=[(\[.\u2014\u2013] )|(?<=[(\[]))"
    r"([A-Z][\w.&'\u2019-]*(?:\s[\w.&'\u2019-]+){0,9})\s+"
    r"(?i:(?:courtesy\s+)?(?:photo|image|picture)s?(?:\s+by|:))\s+([^()\[\]\n]{3,80})"
)


def ranked(line: str, known: Known) -> Iterator[Reading]:
    """Yield "U.S. Army photo by Sgt. Jane Roe": organisation before, name after."""
    for match in _RANKED.finditer(line):
        before = match[1]
        if kind(before, known) not in {"outlet", "brand"} or is_clause(before):
            continue
        said = bodies.read(match[2], known)
        outlet = "/".join(o for o in (before, said.outlet) if o)
        start, end = match.span()
        if line[start - 1 : start] in ("(", "[") and line[end : end + 1] in (")", "]"):
            start, end = start - 1, end + 1
        if said.names:
            yield (
                Found(start, end, match.span(2), "ranked", start > 0),
                said._replace(outlet=outlet),
            )


_UNMARKED = re.compile(
    r"(?:^|(?<=[.!?…–—] )|(?<=[(\[]))(?i:photo|foto|credit|crédit)s?"
    r"(?:\s+(?i:d['’]archives?))?\s+"
    r"(?=[A-ZÀ-Þ])([^()\[\]\n.:]{2,80}?)\.?\s*(?=$|[)\]])"
)


def unmarked(line: str, known: Known) -> Iterator[Reading]:
    """Yield "Photo AFP" and "PHOTO ADA QUIST, LA PRESSE", as French papers write."""
    for match in _UNMARKED.finditer(line):
        said = _said(match[1], known)
        whole = match.group() == line
        named = [
            n for n in re.split(r"\s*/\s*", match[1]) if kind(n, known) == "person"
        ]
        if (
            said is None
            and (whole or "/" in match[1])
            and any(map(bodies.is_named, named))
        ):
            said = bodies.read(match[1], known)
        if said and (said.names or said.outlet):
            yield Found(*match.span(), match.span(1), "single", match.start() > 0), said


_POSITION = re.compile(
    r"(?:^|(?<=[.;] ))(?:left|right|top|bottom|above|below|inset|cent(?:er|re))\s*:\s*"
    r"([^.;:]{3,80}?)(?=[.;]|$)",
    re.IGNORECASE,
)


def positioned(line: str, known: Known) -> Iterator[Reading]:
    """Yield both of "Left: Ada Quist/AFP. Right: Ben Orlo/Reuters."."""
    for match in _POSITION.finditer(line):
        said = _said(match[1], known)
        if said:
            yield Found(*match.span(), match.span(1), "single", match.start() > 0), said


_LAST = re.compile(r"[.!?…»”\"]\s+(?=[^\W\d_])|\.(?=[A-Z][a-z])|^[—–]\s*|\s[—–]\s")


_SOURCE = re.compile(
    r"(?:Quelle|Source)\s?:\s*(?P<credit>[^/:]{2,60}/\s*(?P<name>[^/:.,]{4,40}))"
)
"""Who took it behind "Quelle:": an office and a person; else it is a text's source."""


def bare(line: str, known: Known) -> Iterator[Reading]:
    """Yield a line, or its last sentence, that is a name and an agency and no more."""
    start = len(line) - len(line.lstrip())
    for match in _LAST.finditer(line):
        if not re.search(r"(?:\b[A-Z]|\bSt|\bDr|\bJr)$", line[: match.start()][-3:]):
            start = match.end()
    text = line[start:].rstrip()
    source = _SOURCE.fullmatch(text)
    if source and bodies.is_named(source["name"]):
        end = start + len(text)
        said = _agency_and_name(source["credit"], known)
        if said:
            yield Found(start, end, (start, end), "bare", start > 0), said
    if not 2 <= len(text) <= 120 or _NO_CREDIT.search(text):
        return
    said = _said(text, known) if start == 0 else _agency_and_name(text, known)
    said = said or _agency_photo(text, known)
    if said:
        end = start + len(text)
        yield Found(start, end, (start, end), "bare", start > 0), said


def _said(text: str, known: Known) -> bodies.Body | None:
    """Read an agency, "NAME, AGENCY" or an agency and a name in any order."""
    cleaned = clean(text)
    name, _, agency = cleaned.rpartition(", ")
    named = known.is_agency(agency) and kind(name, known) == "person"
    if named or known.is_agency(cleaned):
        return bodies.read(cleaned, known)
    return _agency_and_name(text, known)
