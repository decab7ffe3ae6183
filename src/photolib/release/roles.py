"""What people did at an event, from the verbs around their names."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from photolib.release.subjects import Span, about, with_them

ORDER = (
    "presided", "spoke", "attended", "signed", "met", "opened",
    "presented", "awarded", "elected", "quoted",
)  # fmt: skip


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    """Return per form ("active", ...) and role one expression."""
    text = (files("photolib.release") / "data" / "roles.toml").read_text("utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    forms: dict[str, dict[str, re.Pattern[str]]] = {}
    for role, kinds in table.items():
        for form, expressions in kinds.items():
            if expressions:
                joined = "|".join(expressions)
                pattern = re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE)
                forms.setdefault(form, {})[role] = pattern
    return forms


def find(text: str, people: Sequence[Span]) -> set[tuple[int, str]]:
    """Return (person, role) for every role a sentence gives to the people in it."""
    if len(text) - sum(p.end - p.start for p in people) < 3 or not people:
        return set()  # a caption that is a name
    people = sorted(people, key=lambda p: p.start)
    found: set[tuple[int, str]] = set()
    for form, patterns in _patterns().items():
        for role, pattern in patterns.items():
            for match in pattern.finditer(text):
                found |= {(p.person, role) for p in about(form, text, people, match)}
                if form == "active":
                    found |= with_them(text, people, match, role)
    found |= {(p.person, "quoted") for p in people if _QUOTED.match(text, p.outer_end)}
    found |= {(p.person, "awarded") for p in people if _PRIZE.match(text, p.end)}
    return _settle(text, found)


_PRIZE = re.compile(
    r"\s?\([^()]{0,40}(?:preis|prize|award|medal|medaille|prix|premio|medalla)\b[^()]{0,40}\)",
    re.IGNORECASE,
)
"""Behind a name: (Lake Prize)."""

_QUOTED = re.compile(r"\s?:\s*[„“\"«]")
"""Behind a name: Minister Ada Quist: "..."."""

_GOT = re.compile(r"\bbekam(?:en)?\b")
"""They got it presented: nobody in front of the verb presented it."""


def _settle(text: str, found: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Drop what speaking in the same sentence implies: being there, being quoted."""
    spoke = {person for person, role in found if role == "spoke"}
    implied = {"quoted", "attended"}
    kept = {(p, r) for p, r in found if not (r in implied and p in spoke)}
    return {(p, r) for p, r in kept if r != "presented"} if _GOT.search(text) else kept


def in_order(roles: set[str]) -> tuple[str, ...]:
    """Return roles in the order of the contract; who spoke is not also "quoted".

    Whom only a caption shows attended, unless the text tells what they did.
    """
    if roles <= {"seen", "quoted"} and "seen" in roles:
        roles = roles | {"attended"}
    if "spoke" in roles:
        roles = roles - {"quoted"}
    return tuple(r for r in ORDER if r in roles)
