"""The house a release is about: whose rector, curator or chief executive is meant."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from photolib.release.lexicon import is_given_name, is_organisation_word
from photolib.release.sentences import Sentence

Homes = dict[str, str]
"""By kind ("school", "company", ...) the one house of that kind."""

_LEAD = 300
"""Characters of headline and lead, where a release names its house."""
_LEGAL = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w&.-]*\s){1,4}(?:AG|SE|GmbH|KG|KGaA|Inc|Corp|Ltd|plc|PLC|LLC|S\.A|N\.V|B\.V)"
    r"\b\.?|(?:[A-ZÀ-Þ][\w&.-]*\s){1,3}(?:Group|Holdings|Corporation|Company|Industries))"
)
_LISTED = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w&.-]*\s){1,4})\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|SIX|FWB|ETR)\b"
)
_ABOUT = re.compile(
    r"(?:About|Über|À propos d[eu]|Acerca de|Sobre)\s+(?:the\s)?"
    r"([A-ZÀ-Þ][^.:\n]{2,50}?):?"
)


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Return by kind what its titles and what its names look like."""
    text = (files("photolib.release") / "data" / "homes.toml").read_text("utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    deputy = (
        r"(?:(?:acting|deputy|interim|first|executive|senior|founding|new|neue[rn]?"
        r"|stellvertretende[rn]?)\s)*"
    )
    return {
        kind: (
            re.compile(rf"{deputy}(?:{'|'.join(words['titles'])})", re.IGNORECASE),
            re.compile("|".join(words["names"]), re.IGNORECASE)
            if words["names"]
            else None,
        )
        for kind, words in table.items()
    }


def find(sentences: Sequence[Sentence], named: Sequence[str]) -> Homes:
    """Return the houses that headline and lead name, one alone of its kind.

    `named` are the organisations of the text.
    """
    lead = " ".join(s.text for s in sentences if s.start < _LEAD)[: 2 * _LEAD]
    found = {}
    for kind, (_, names) in _kinds().items():
        if names:
            own = map(_own, named)
            of_kind = (n for n in own if names.search(n) and n in lead)
            houses = [n for n in of_kind if not _PART.search(n)]
            houses = [n for n in houses if not is_given_name(n.split()[0])]
            houses = [n for n in houses if not _visits(n, lead)]
            if kind == "school":
                houses = [n for n in houses if not _FACULTY.search(n)]
        else:
            houses = _companies(sentences, lead)
        home = _only(dict.fromkeys(houses))
        if home:
            found[kind] = home
    return found


def _visits(name: str, lead: str) -> bool:
    """Say whether only its people came: "Orlo University Delegation"."""
    name = re.escape(name)
    guests = r"(?:delegation|delegates|guests|visitors|counterparts?|scholars)"
    came = rf"\b{guests} (?:from|of) (?:the )?{name}|{name}(?:['’]s)? {guests}\b"
    return bool(re.search(came, lead, re.IGNORECASE))


_PART = re.compile(
    r"\b(?:communications|relations|press|hospital|library|foundation|alumni|council|board)\b",
    re.IGNORECASE,
)
"""What is only a part of a house, or its friends."""


_FACULTY = re.compile(
    r"\b(?:fakultät|faculty|facultad|faculté|fachbereich)\b", re.IGNORECASE
)
"""Of a university, whose rector is not the faculty's."""


_HOUSE_OF = re.compile(
    r"([^\W\d_]+) d(?:er|es) (?=[\w-]*(?:[Uu]niversität|[Hh]ochschule)\b)"
)


def _own(name: str) -> str:
    """Return the house of "Neubau der Hochschule Seestadt"; a faculty stays one."""
    match = _HOUSE_OF.match(name)
    whole = match is None or is_organisation_word(match[1]) or _FACULTY.match(name)
    return name if match is None or whole else name[match.end() :]


def _only(names: Iterable[str]) -> str | None:
    """Return the only one, shorter forms of it aside."""
    names = list(names)
    longest = [n for n in names if not any(n != m and n in m for m in names)]
    return longest[0] if len(longest) == 1 else None


def _companies(sentences: Sequence[Sentence], lead: str) -> list[str]:
    """Return the companies of the lead; the one that "About X" is on, alone."""
    found = [m[1].strip() for p in (_LISTED, _LEGAL) for m in p.finditer(lead)]
    about = next((m[1] for s in sentences if (m := _ABOUT.fullmatch(s.text))), None)
    if about is None:
        return found
    return [next((f for f in found if f.startswith(about)), about)]


def undisputed(homes: Homes, offices: Sequence[tuple[str | None, str | None]]) -> Homes:
    """Return the houses without those whose officers also come from elsewhere.

    Where a "President" is of another university, the next one's may be either's.
    """
    kept = dict(homes)
    for kind, home in homes.items():
        titles = _kinds()[kind][0]
        others = {o for t, o in offices if t and o and titles.fullmatch(t)}
        if any(o not in home and home not in o for o in others):
            del kept[kind]
    return kept


def whose(title: str | None, homes: Homes) -> tuple[str | None, str | None]:
    """Return title and house of an officer of whom only the title is told.

    >>> whose("Lowther director", {"museum": "Lowther Museum"})
    ('director', 'Lowther Museum')
    """
    first, _, rest = (title or "").partition(" ")
    office = re.split(" (?:für|for) ", title or "")[0]
    for kind, (titles, _) in _kinds().items():
        if not title or kind not in homes:
            continue
        if titles.fullmatch(office):
            return title, homes[kind]
        if first in homes[kind].split() and titles.fullmatch(rest):
            return rest, homes[kind]
    return title, None
