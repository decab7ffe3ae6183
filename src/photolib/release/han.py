"""Chinese releases: no blanks, titles glued to names, roles behind both."""

import re
from collections.abc import Sequence
from datetime import date

from photolib.credit.names import split as split_name
from photolib.records import (
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    ReleaseFacts,
)
from photolib.release import (
    datelines,
    han_events,
    han_mentions,
    han_offices,
    han_roles,
    han_traditional,
    roles,
)
from photolib.release.datelines import Found
from photolib.release.han_mentions import Mention
from photolib.release.han_names import lists
from photolib.release.photo_credits import Credits
from photolib.release.sentences import Line

_CLAUSE = re.compile(r"[^。！？；?!\n]{1,600}")


def facts(
    text: str,
    lines: Sequence[Line],
    credited: Credits,
    dateline: Found | None,
    posted: date | None,
    tongue: str,
) -> ReleaseFacts:
    """Return what a Chinese (or Japanese) text says."""
    written, text = text, _wide_marks(han_traditional.simplified(text))
    masked = _mask(text, credited.spans)
    people = _people(masked) if tongue == "zh" else []
    event = (
        han_events.find(masked, lines, dateline, posted)
        if tongue == "zh"
        else EventFacts()
    )
    outlets = dict.fromkeys(c.outlet for c in credited.photos if c.outlet)
    organisations = dict.fromkeys(p.organisation for p in people if p.organisation)
    facts_read = ReleaseFacts(
        event=event,
        people=tuple(people),
        organisations=tuple(OrganisationFacts(n) for n in (*organisations, *outlets)),
        photo_credits=credited.photos,
        bylines=credited.bylines,
        language=tongue,
        dateline=datelines.facts(dateline, posted),
    )
    if written == text:
        return facts_read
    return han_traditional.restored(facts_read, text, written)


_WIDE = str.maketrans(",;:?!", "，；：？！")
_NARROW = re.compile(r"(?<=[一-鿿”》）])[,;:?!]|[,;:?!](?=[一-鿿“《])")


def _wide_marks(text: str) -> str:
    """Write the marks beside Chinese characters wide: "会议,李敏" as 会议，李敏."""
    return _NARROW.sub(lambda m: m[0].translate(_WIDE), text)


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank out credits and bylines, whose names are no guests."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _people(text: str) -> list[PersonFacts]:
    found: dict[str, list[Mention]] = {}
    spellings: dict[str, str] = {}
    for mention in han_mentions.find(text):
        known = _same(mention.name, found)
        found.setdefault(known, []).append(mention)
        spellings[mention.name] = known
    gained: dict[str, set[str]] = {name: set() for name in found}
    alone: str | None = None
    for clause in _CLAUSE.finditer(text):
        told = clause[0].lstrip()
        if alone and _PRONOUN.match(told):
            told = alone + told[1:]
        for name, role in han_roles.find(told, spellings):
            gained[spellings[name]].add(role)
        named = {spellings[name] for name in spellings if name in told}
        alone = named.pop() if len(named) == 1 else None
    school = han_offices.school(text)
    return [_facts(name, ms, gained[name], school) for name, ms in found.items()]


_PRONOUN = re.compile("[他她](?![们国乡人日处方地山])")
"""Whom the sentence before named, where it named one."""


def _same(name: str, found: dict[str, list[Mention]]) -> str:
    """Return the fuller name that this is the last part of: 莫滕森 of 延斯·莫滕森."""
    return next((known for known in found if known.endswith(f"·{name}")), name)


def _facts(
    name: str, found: Sequence[Mention], gained: set[str], school: str | None
) -> PersonFacts:
    offices = (m.title for m in found if m.title)
    titles = [t for t in offices if t not in lists()["courtesies"]]
    title = max(titles, key=len, default=None)
    courtesy = next((m.title for m in found if m.title in lists()["courtesies"]), None)
    house = han_offices.organisation(title, school) if title else None
    house = house or next((m.house for m in found if m.house), None)
    family, given = split_name(name)
    if "spoke" in gained:
        gained = gained - {"quoted"}
    return PersonFacts(
        name=name,
        as_written=name,
        family=family,
        given=given,
        honorific=courtesy,
        title=title,
        organisation=house,
        roles=roles.in_order(gained),
        span=(found[0].start, found[0].end),
    )
