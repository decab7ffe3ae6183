"""Read a credit line: who is to be named with the photos, and for which outlet."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Literal

from photolib.credit import body as bodies
from photolib.credit import han
from photolib.credit.classify import is_clause, kind
from photolib.credit.find import LONGEST_BODY, Found, brackets, find
from photolib.credit.gazetteer import is_agency
from photolib.records import PhotoCredit

LONGEST_LINE = 4_000
"""Characters of a line that are read: a longer line is no credit line."""
MOST_CREDITS = 40
"""Credits of one line: enough for any gallery's, and a bound on hostile ones."""

Scope = Literal["all", "photo", "illustration"]


def parse_line(line: str, outlets: Collection[str] = ()) -> tuple[PhotoCredit, ...]:
    """Return the photo credits of `line`, in its order; none when it holds none.

    `outlets` are organisations known from elsewhere (the publisher, those named in
    the text); spans point into `line`. A site's copyright notice is no credit.

    >>> [(c.name, c.outlet) for c in parse_line("(AP Photo/Ted S. Warren)")]
    [('Ted S. Warren', 'AP')]
    """
    read: list[PhotoCredit] = []
    for found, said in islice(_readings(line[:LONGEST_LINE], outlets), MOST_CREDITS):
        if not any(_overlap(known, found) for known in read):
            read += _records(line, found, said)
    return tuple(sorted(read, key=lambda c: c.span or (0, 0)))


def _readings(
    line: str, outlets: Collection[str]
) -> Iterator[tuple[Found, bodies.Body]]:
    for found, names, outlet in han.find(line):
        yield found, bodies.Body(names, outlet, None, False)
    yield from _ranked(line, outlets)
    yield from _bracketed(line, outlets)
    for found in _without_subjects(line, list(islice(find(line), MOST_CREDITS * 2))):
        said = bodies.read(line[slice(*found.body)], outlets)
        if (said.names or said.outlet) and _is_credit(line, found, said):
            yield found, said
    bare = _bare(line, outlets)
    if bare:
        yield bare


_CREDIT = re.compile(r"(?:photo |image |picture )?credits?\s*[:：]", re.IGNORECASE)


def _without_subjects(line: str, found: list[Found]) -> list[Found]:
    """Leave out the photo's subject in "Photo: Ada Quist. Credit: Ben Orlo"."""
    named = [f for f in found if _CREDIT.match(line, f.start)]
    bare = re.compile(r"(?:photo|image|picture|foto|bild)\s*[:：]", re.IGNORECASE)
    return [
        f
        for f in found
        if not (bare.match(line, f.start) and any(n.start > f.start for n in named))
    ]


def _overlap(credit: PhotoCredit, found: Found) -> bool:
    start, end = credit.span or (0, 0)
    return start < found.end and found.start < end


_LEGAL = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:GmbH|AG|KG|Inc|LLC|Ltd|Limited|Corp|S\.A|B\.V|Pty|e\.V|plc)\b|"
    r"rights reserved|Rechte vorbehalten|droits réservés|derechos reservados",
    re.IGNORECASE,
)


def _is_credit(line: str, found: Found, said: bodies.Body) -> bool:
    """Tell a © beside a photo from a site's copyright notice.

    A notice has a year or a legal form, or stands alone and names an organisation
    that is no picture agency.
    """
    if found.key != "copyright":
        return found.key != "courtesy" or bool(said.outlet or said.names)
    text = line[found.start : found.end]
    if re.search(r"\b(?:19|20)\d\d\b", text) or re.search(
        r"rights reserved|vorbehalten|réservés|reservados", text, re.IGNORECASE
    ):
        return False
    if said.names and (said.outlet is None or found.glued):
        return True
    if found.glued:
        return True
    if said.names:
        return not _LEGAL.search(text)
    return is_agency(said.outlet or "") or _chain_has_agency(said.outlet or "")


def _chain_has_agency(outlet: str) -> bool:
    return any(is_agency(part.strip()) for part in re.split(r"[/|]", outlet))


def _bracketed(
    line: str, outlets: Collection[str]
) -> Iterator[tuple[Found, bodies.Body]]:
    """Yield (Agency/Name) and (Name/Agency), which need no keyword."""
    for start, end, content in brackets(line):
        if "/" not in content and "via" not in content:
            continue
        found = Found(start, end, (start + 1, end - 1), "bracket", start > 0)
        said = _agency_and_name(content, outlets)
        if said:
            yield found, said


_NO_CREDIT = re.compile(
    r"https?:|www\.|@\w+\.\w|\b(?:quelle|source|fuente|text|texte|words|gis)\s*[:：]|©|\(c\)",
    re.IGNORECASE,
)


def _agency_and_name(text: str, outlets: Collection[str]) -> bodies.Body | None:
    """Read `text` when it is an agency (or known outlet) with a name, else None."""
    pieces = [p.strip() for p in re.split(r"[/|]|\bvia\b", text)]
    if len(pieces) < 2 or _NO_CREDIT.search(text) or is_clause(text):
        return None
    known = [p for p in pieces if kind(p, outlets) == "outlet"]
    agency = [p for p in pieces if is_agency(p) or p in outlets]
    people = [p for p in pieces if kind(p, outlets) == "person"]
    pair = len(pieces) == len(known) + len(people) == 2
    if not (agency or (known and people and pair)):
        return None
    said = bodies.read(text, outlets)
    return said if said.names or len(agency) == len(pieces) else None


_RANKED = re.compile(
    r"(?:^|(?<=[(\[.\u2014\u2013] )|(?<=[(\[]))"
    r"([A-Z][\w.&'\u2019-]*(?:\s[\w.&'\u2019-]+){0,9})\s+(?i:(?:courtesy\s+)?(?:photo|image|picture)s?(?:\s+by|:))\s+"
    r"([^()\[\]\n]{3,80})"
)


def _ranked(line: str, outlets: Collection[str]) -> Iterator[tuple[Found, bodies.Body]]:
    """Yield "U.S. Army photo by Sgt. Jane Roe": organisation before, name after."""
    for match in _RANKED.finditer(line):
        before = match[1]
        if kind(before, outlets) not in {"outlet", "brand"} or is_clause(before):
            continue
        said = bodies.read(match[2], outlets)
        outlet = "/".join(o for o in (before, said.outlet) if o)
        start, end = match.span()
        if line[start - 1 : start] in ("(", "[") and line[end : end + 1] in (")", "]"):
            start, end = start - 1, end + 1
        if said.names:
            yield (
                Found(start, end, match.span(2), "ranked", start > 0),
                said._replace(outlet=outlet),
            )


_LAST = re.compile(r"[.!?…»”\"]\s+(?=[^\W\d_])|\.(?=[A-Z][a-z])|^[—–]\s*|\s[—–]\s")


def _bare(line: str, outlets: Collection[str]) -> tuple[Found, bodies.Body] | None:
    """Read a line, or its last sentence, that is a name and an agency and no more."""
    start = len(line) - len(line.lstrip())
    for match in _LAST.finditer(line):
        if not re.search(r"(?:\b[A-Z]|\bSt|\bDr|\bJr)$", line[: match.start()][-3:]):
            start = match.end()
    text = line[start:].rstrip()
    if not 2 <= len(text) <= 120:
        return None
    found = Found(
        start, start + len(text), (start, start + len(text)), "bare", start > 0
    )
    if _NO_CREDIT.search(text):
        return None
    cleaned = bodies.clean(text)
    if start == 0 and is_agency(cleaned):
        return found, bodies.read(cleaned)
    name, _, agency = cleaned.rpartition(", ")
    if start == 0 and is_agency(agency) and kind(name) == "person":
        return found, bodies.read(cleaned)
    named = _agency_and_name(cleaned, outlets)
    return (found, named) if named else None


def _records(line: str, found: Found, said: bodies.Body) -> list[PhotoCredit]:
    start, end = found.start, min(found.end, found.start + LONGEST_BODY * 2)
    raw = line[start:end].strip()
    start += len(line[start:end]) - len(line[start:end].lstrip())
    scope: Scope = "photo"
    if found.key == "illustration":
        scope = "illustration"
    elif found.key == "plural":
        scope = "all"
    courtesy = said.courtesy or found.key == "courtesy"
    names: tuple[str | None, ...] = said.names or (None,)
    return [
        PhotoCredit(
            name,
            said.outlet,
            scope,
            courtesy,
            said.licence,
            raw,
            (start, start + len(raw)),
        )
        for name in names
    ]
