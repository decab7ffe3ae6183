"""Whose office it is where a text only says "the university" or "its director"."""

import re
from collections.abc import Iterable, Sequence

from photolib.release.lexicon import is_organisation_word

_LED = (
    r"(?:(?:was|were|is|are)\s+)?(?:represented|led|headed)\s+by\s+(?:its\s+|the\s+)?$"
)
_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Dd]es)\s+(?P<whose>[\w-]+)(?:['’]s\s*$|,?\s+{_LED})"
)
_ITS = re.compile(r"\bits\s+(?:\w+\s+)?$")
_SENT = re.compile(
    rf"\b(?:delegation|team|group|party|mission) (?:from|of) [^.;]{{3,90}}\s{_LED}"
)
"""A delegation from the Lake Institute led by ..."""
_NAMED = re.compile(r"\b(?:[Tt]he|of the|for the)\s+([\w-]+)\b")
_REACH = 160


def resolve(
    organisation: str | None, title: str | None, before: str, names: Sequence[str]
) -> str | None:
    """Return the full name of an organisation the text only refers to, or what it was.

    `before` are the words in front of title and name; `names` the organisations the
    text has named. "Its director" is of the one named last before it.
    """
    if organisation:
        alone = organisation.split()[-1]
        generic = " " not in organisation and is_organisation_word(organisation)
        return (_only(alone, names) or organisation) if generic else organisation
    first = (title or "").split(maxsplit=1)[0] if title and " " in title else ""
    if first[:1].isupper() and is_organisation_word(first):  # "University President"
        return _only(first, names)
    before = before[-_REACH:]
    whose = _BEFORE.search(before)
    if whose:
        return _only(whose["whose"], names)
    return _latest(before, names) if title and _latest_meant(before) else None


def _latest_meant(before: str) -> bool:
    """Say whether the words lead from an organisation to its officer."""
    led = re.search(rf",\s+{_LED}", before) or _SENT.search(before)
    return bool(_ITS.search(before) or led)


def _latest(before: str, names: Sequence[str]) -> str | None:
    """Return the organisation named last in `before`, by name or as "the museum"."""
    found = {before.rfind(name): name for name in names if name in before}
    for match in _NAMED.finditer(before):
        name = _only(match[1], names)
        if name:
            found.setdefault(match.start(), name)
    return found[max(found)] if found else None


def _only(word: str, names: Iterable[str]) -> str | None:
    """Return the one organisation whose head is `word`, None for none or two."""
    if not is_organisation_word(word):
        return None
    head = re.compile(
        rf"{re.escape(word)} (?:of|for|der|des|de)\b|.* {re.escape(word)}$",
        re.IGNORECASE,
    )
    found = {n for n in names if head.match(n)}
    return next(iter(found)) if len(found) == 1 else None
