"""Read a credit line: who is to be named with the photos, and for which outlet."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Literal

from photolib.credit import body as bodies
from photolib.credit import han, keyless
from photolib.credit.find import LONGEST_BODY, Found, find
from photolib.credit.rules import NO_RULES, Known, house_form, known_by, printed_name
from photolib.records import CreditRules, PhotoCredit

LONGEST_LINE = 4_000
"""Characters of a line that are read: a longer line is no credit line."""
MOST_CREDITS = 40
"""Credits of one line: enough for any gallery's, and a bound on hostile ones."""

Scope = Literal["all", "photo", "illustration"]


def parse_line(
    line: str, outlets: Collection[str] = (), rules: CreditRules = NO_RULES
) -> tuple[PhotoCredit, ...]:
    """Return the photo credits of `line`, in its order; none when it holds none.

    `outlets` are organisations known from elsewhere (the publisher, those named in
    the text), `rules` the library's own, in whose spelling names come back; spans
    point into `line`. A site's copyright notice is no credit.

    >>> [(c.name, c.outlet) for c in parse_line("(AP Photo/Ted S. Warren)")]
    [('Ted S. Warren', 'AP')]
    """
    read: list[PhotoCredit] = []
    names = known_by(rules, outlets)
    for found, said in islice(_readings(line[:LONGEST_LINE], names), MOST_CREDITS):
        if not any(_overlap(credit, found) for credit in read):
            read += _records(line, found, said, rules)
    return tuple(sorted(read, key=lambda c: c.span or (0, 0)))


def _readings(line: str, known: Known) -> Iterator[tuple[Found, bodies.Body]]:
    for found, names, outlet in han.find(line):
        yield found, bodies.Body(names, outlet, None, False)
    yield from keyless.ranked(line, known)
    yield from keyless.bracketed(line, known)
    yield from keyless.positioned(line, known)
    for found in _without_subjects(line, list(islice(find(line), MOST_CREDITS * 2))):
        pairs = _pairs(line, found, known)
        if pairs:
            yield from pairs
            continue
        in_order = bool(_IN_ORDER.search(line, found.start, found.body[0]))
        if (
            in_order
            and found.key == "single"
            and not _BY.search(line[slice(*found[:2])])
        ):
            continue  # "Bild (v. l.): Ada Quist und Ben Orlo": who is seen
        found = _without_caption(line, found, known)
        said = bodies.read(
            _body(line, found),
            known,
            people_only=in_order,
            courtesy=found.key == "courtesy",
        )
        if (said.names or said.outlet) and _is_credit(line, found, said, known):
            yield found, said
    yield from keyless.unmarked(line, known)
    yield from keyless.bare(line, known)


def _without_caption(line: str, found: Found, known: Known) -> Found:
    """End a credit at the dash behind which the caption follows."""
    start, end = found.body
    at = bodies.caption_start(line[start:end], known)
    if at is None:
        return found
    return found._replace(end=start + at, body=(start, start + at))


def _body(line: str, found: Found) -> str:
    """Return the text of the body; "© 2024" is one mark."""
    text = line[slice(*found.body)]
    if found.key != "copyright":
        return text
    return re.sub(r"^\s*(?:19|20)\d\d\b,?\s*", "", text)


def _pairs(line: str, found: Found, known: Known) -> list[tuple[Found, bodies.Body]]:
    """Read "Photos: Ada Quist/AFP; Ben Orlo/Reuters": each name with its own outlet."""
    start, end = found.body
    pieces = [m.span() for m in re.finditer(r"[^;]+", line[start:end])]
    spans = [(start + a, start + b) for a, b in pieces]
    read = [bodies.read(line[a:b], known) for a, b in spans] if len(spans) > 1 else []
    if not read or not all(said.names and said.outlet for said in read):
        return []
    starts = (found.start, *(a for a, _ in spans[1:]))
    return [
        (found._replace(start=a, end=b, body=(a, b)), said)
        for a, (_, b), said in zip(starts, spans, read, strict=True)
    ]


_IN_ORDER = re.compile(
    r"\((?:l\.? ?(?:to|-) ?r|from left|von links|v\. ?l)", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|von|par|por)\b|[/|©]", re.IGNORECASE)
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


_FOOTER = re.compile(
    r"\b(?:impressum|datenschutz|barrierefreiheit|privacy|cookies?|terms of use|kontakt"
    r"|mentions légales|aviso legal|sitemap|imprint)\b",
    re.IGNORECASE,
)


def _is_credit(line: str, found: Found, said: bodies.Body, known: Known) -> bool:
    """Tell a © beside a photo from a site's copyright notice.

    A notice has a year or a legal form, or stands alone and names an organisation
    that is no picture agency.
    """
    if found.key != "copyright":
        return found.key != "courtesy" or bool(said.outlet or said.names)
    text = line[found.start : found.end]
    if _FOOTER.search(line, found.start):
        return False
    if said.names and _has_agency(said.outlet, known):  # © 2024 Getty Images/Ada Quist
        return True
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
    return _has_agency(said.outlet, known)


def _has_agency(outlet: str | None, known: Known) -> bool:
    """Say whether an agency is a link of the chain."""
    links = re.split(r"[/|]|\bvia\b", outlet or "")
    return any(known.is_agency(part) for part in (outlet or "", *links))


def _records(
    line: str, found: Found, said: bodies.Body, rules: CreditRules
) -> list[PhotoCredit]:
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
            name and printed_name(rules, name),
            house_form(rules, said.outlet),
            scope,
            courtesy,
            said.licence,
            raw,
            (start, start + len(raw)),
        )
        for name in names
    ]
