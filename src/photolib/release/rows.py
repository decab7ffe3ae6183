"""Rows of names: whom a list or a verb confirms, on which side its titles stand."""

import re
from collections.abc import Sequence
from itertools import pairwise

from photolib.release import mentions
from photolib.release.joining import Named
from photolib.release.lexicon import is_plural_title, is_title_head
from photolib.release.offices import Office
from photolib.release.tokens import Token

_ADDRESSED = re.compile(r",\s.*,\s(?:Mr|Mrs|Ms|Mdm|Dr|Prof)\b\.?\s$", re.DOTALL)
_GOES_ON = re.compile(r"\s(?:and|also|[a-z]+ed|were|was|took|gave|met)\b|[.\s]*$")


def all_in_front(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[mentions.Mention],
    befores: Sequence[Office],
) -> bool:
    """Say whether a list has its titles in front: "..., Dean of Law, Mr X, ..., Ms Y".

    The first has its title right before the name, and nothing stands behind the last.
    """
    if len(found) < 3 or not befores[0].title:
        return False
    gaps = (
        text[tokens[a.last - 1].end : tokens[b.first].start] for a, b in pairwise(found)
    )
    last = tokens[found[-1].last - 1].end
    return all(map(_ADDRESSED.match, gaps)) and bool(_GOES_ON.match(text, last))


_THE = re.compile(r",\s+the\s")
_AND_THE = re.compile(r",?\s+(?:and\s+)?the\s+(?:[A-Z][\w-]*\s?){1,3}")


def is_next(text: str, end: int, after: int | None) -> bool:
    """Say whether words behind a name are the next of a list of unnamed officers."""
    if after is None or not _THE.match(text, end):
        return False
    following = _AND_THE.match(text, after)
    words = following[0].split() if following else []
    return any(is_title_head(w) or is_plural_title(w) for w in words)


_SPEECH = re.compile(
    r"^\s*(?:,\s*)?(?:said|says|told|added|noted|explained|spoke|addressed|delivered|thanked"
    r"|welcomed|attended|signed"
    r"|(?:opened|presented|chaired|moderated|hosted)(?= (?:the|a|an|his|her)\b)"
    r"|sagte|betonte|erklärte|dankte|eröffnete|sprach|dijo|señaló)\b(?! by\b)"
)
_PLACED = re.compile(r"\s?\((?:left|right|cent(?:er|re)|[lrc])\)")
"""Behind a person in a picture."""
_SAID = re.compile(r"(?:said|says|added|noted|by|sagte|dijo)\s*$")


def confirmed(text: str, named: list[Named]) -> list[Named]:
    """Keep the sure mentions, and shapes that an office, a verb or a list confirms."""
    kept: list[Named] = []
    sure = {m.start for m in named if m.sure}
    rows = _rows(text, named)
    for at, mention in enumerate(named):
        said = _SPEECH.match(text[mention.end : mention.end + 40]) or _SAID.search(
            text[max(0, mention.start - 12) : mention.start]
        )
        office = mention.office
        said = said or _PLACED.match(text[mention.end : mention.end + 12])
        listed = at in rows or _beside(text, named, at, sure)
        listed = listed and not office.organisation
        if mention.sure or office.title or office.honorific or said or listed:
            kept.append(mention)
    return kept


_ITEM = re.compile(r"\s?(?:\([^()]{2,60}\))?,\s(?:and |und |y |et )?")
_AND = re.compile(r",? (?:and|und|y|et) ")


_MOST_APART = 3
"""How many are in a row for each name that is sure."""


def _rows(text: str, named: Sequence[Named]) -> set[int]:
    """Return who stands in rows of names of which at least two are sure."""
    rows: list[list[int]] = []
    for at, one in enumerate(named):
        gap = text[named[at - 1].end : one.start] if at else ""
        if rows and (_ITEM.fullmatch(gap) or _AND.fullmatch(gap)):
            rows[-1].append(at)
        else:
            rows.append([at])
    found: set[int] = set()
    for row in rows:
        sure = sum(named[i].sure for i in row)
        if sure >= 2 and len(row) <= sure * _MOST_APART:
            found.update(row)
    return found


def _beside(text: str, named: list[Named], at: int, sure: set[int]) -> bool:
    """Say whether a shape is joined by "and" to a sure name, or stands between two."""
    near = [i for i in (at - 1, at + 1) if 0 <= i < len(named)]
    gaps = [_gap(text, named, at, i) for i in near]
    known = [named[i].start in sure for i in near]
    if any(_AND.fullmatch(g) and k for g, k in zip(gaps, known, strict=True)):
        return True
    return len(near) == 2 and all(known) and all(map(_ITEM.fullmatch, gaps))


def _gap(text: str, named: list[Named], one: int, other: int) -> str:
    first, second = sorted((one, other))
    return text[named[first].end : named[second].start]
