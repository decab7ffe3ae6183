"""What several people of a list share: one title, one organisation they act for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from photolib.release.joining import Named
from photolib.release.lexicon import (
    is_organisation_word,
    is_plural_title,
    is_title_head,
)

_NEXT = re.compile(
    r"\s*(?:\([^()]{2,40}\))?\s*(?:,\s*(?:and|und|y|et)?|and|und|y|et|sowie|&)\s*"
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Frau|Herr)\b\.?\s*){0,3}"
)
_GERMAN_PLURAL = re.compile(
    r"\b(?:die|den|der|beiden)\s+(?:\w+\s){0,2}$", re.IGNORECASE
)
_ENDINGS = (
    ("innen", "in"), ("oren", "or"), ("eten", "ete"), ("enden", "ende"), ("ern", "er"),
    ("enten", "ent"), ("isten", "ist"), ("aten", "at"),
)  # fmt: skip


def spread(text: str, named: Sequence[Named]) -> None:
    """Give a title in the plural, as one, to everybody of the list behind it.

    "the senators Ada Quist and Ben Orlo": each is a senator.
    """
    for at, one in enumerate(named):
        following = _listed(text, named, at)
        single = _single(text, one, several=bool(following))
        if single is None:
            continue
        for each in (one, *following):
            organisation = each.office.organisation or one.office.organisation
            each.office = replace(each.office, title=single, organisation=organisation)


def _listed(text: str, named: Sequence[Named], at: int) -> list[Named]:
    found: list[Named] = []
    end = named[at].end
    for following in named[at + 1 :]:
        bare = following.office.title is None
        if not bare or not _NEXT.fullmatch(text[end : following.start]):
            break
        found.append(following)
        end = following.end
    return found


_VAGUE = frozenset({"members", "officials", "representatives", "residents"})
"""Titles that say less than any other that a person has."""


def _single(text: str, one: Named, *, several: bool) -> str | None:
    """Return a plural title before a name as the title of one."""
    title, start = one.office.title, one.office.start
    if title is None or start is None or start >= one.start:
        return None
    last = title.split()[-1]
    vague = last in _VAGUE and not (one.office.organisation and several)
    if is_plural_title(last) and " of " not in title and not vague:
        return title[:-1]
    if not several or not _GERMAN_PLURAL.search(text[max(0, start - 30) : start]):
        return None
    for plural, single in _ENDINGS:
        if last.endswith(plural) and is_title_head(last):
            return title.removesuffix(plural) + single
    return None


_FOR = re.compile(
    r"\b(?:[Ff]ür|[Ff]or|[Oo]n behalf of|[Ii]m Namen)\s+(?:(?:die|den|das|der|the)\s+)?"
    r"(?P<whom>[A-ZÀ-Þ][\w&.-]*(?:\s[A-ZÀ-Þ][\w&.-]*){0,5})"
)
_SIGNED = re.compile(r"\b(?:sign|unterzeichn|unterschr)", re.IGNORECASE)


_FROM = re.compile(
    r"(?:From|Representing)\s+(?:the\s+)?(?P<whom>[A-ZÀ-Þ][\w&’'.-]*"
    r"(?:\s(?:(?:of|for|the|and)\s){0,2}[A-ZÀ-Þ][\w&’'.-]*){1,7})(?:\s\([A-Z]{2,8}\))?,\s"
)
"""What opens "From Lake University, Ada Quist and Ben Orlo came"."""


def come_from(text: str, named: Sequence[Named]) -> None:
    """Give those without organisation the one their sentence says they are from."""
    match = _FROM.match(text)
    if not match or not any(map(is_organisation_word, match["whom"].split())):
        return
    for at, one in enumerate(named):
        gap = text[named[at - 1].outer[1] if at else match.end() : one.outer[0]]
        if not _TOGETHER.fullmatch(gap):
            return
        if one.office.organisation is None:
            one.office = replace(one.office, organisation=match["whom"])


_TOGETHER = re.compile(r"[\s,]*(?:and\s+)?(?:(?:Mr|Ms|Mrs|Dr|Prof)\b\.?\s*){0,3}")


def represent(text: str, named: Sequence[Named]) -> None:
    """Give signatories whom they sign for: "Für die Orlo AG unterschrieb Ada Quist"."""
    if not _SIGNED.search(text):
        return
    parties = [m for m in _FOR.finditer(text) if _is_party(m, named)]
    if not parties:
        return
    for one in named:
        behind = _behind(text, named, one, parties)
        if behind and one.office.organisation is None:
            one.office = replace(one.office, organisation=_name(behind, named))
            continue
        before = [m for m in parties if m.start("whom") < one.outer[0]]
        if before and _APART.search(text, before[-1].end(), one.outer[0]):
            continue
        if before and one.office.organisation is None:
            one.office = replace(one.office, organisation=_name(before[-1], named))


_SIGNING = re.compile(r"\s(?:(?:who\s)?signed\s(?:[\w]+\s){0,4}?)?")


def _behind(
    text: str, named: Sequence[Named], one: Named, parties: Sequence[re.Match[str]]
) -> re.Match[str] | None:
    """Return for whom the people before "signed on behalf of X" did it."""
    end = one.outer[1]
    for other in named:
        if other.start > one.start and text[end : other.outer[0]].strip() == "and":
            end = other.outer[1]
    found = (m for m in parties if _SIGNING.fullmatch(text, end, m.start()))
    return next(found, None)


_APART = re.compile(r"\b(?:while|whereas|während)\b")
"""What parts a party from who signs for the other."""


def _name(match: re.Match[str], named: Sequence[Named]) -> str:
    """Return a party's name without the title and name that stand right behind it."""
    start, end = match.span("whom")
    ends = (n.outer[0] for n in named if start < n.outer[0] < end)
    name = match.string[start : min(ends, default=end)].strip()
    return name if name.split()[-1] in _FORMS else name.removesuffix(".")


def _is_party(match: re.Match[str], named: Sequence[Named]) -> bool:
    """Say whether this is a body and no person or plan."""
    if any(n.outer[0] <= match.start("whom") < n.end for n in named):
        return False
    words = _name(match, named).split()
    organised = any(is_organisation_word(w) or w in _FORMS for w in words)
    return organised or match[0].startswith(("on behalf", "On behalf", "für", "Für"))


_FORMS = frozenset({"AG", "GmbH", "SE", "KG", "Inc", "Inc.", "Ltd", "plc", "Group"})
