"""How a search that is being typed may go on: fields, their values, names, places."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from photolib.query.fields import Field, by_name, fields
from photolib.query.signs import plain
from photolib.query.tree import asking, spelt
from photolib.store import person, saved_search, value
from photolib.store.connect import Database

_MOST, _OF_A_KIND = 10, 3
_LONGEST = 2000
_TYPED = re.compile(r'(?:(?P<field>[^\W\d_]+):)?(?P<value>"[^"]*|[^\s"()|]*)\Z')
_REST = re.compile(r'[^\s"()|]*')
_VALUES = {  # whose values complete a field, where they are not its own alone
    "credit": ("by", "source"),
    "place": ("city", "state", "country", "location"),
}
_BARE = {  # what a word without a field may be the beginning of
    "event": "an event",
    "by": "a photographer",
    "city": "a city",
    "country": "a country",
    "keyword": "a keyword",
}
_DAYS = ("today", "yesterday", "this week", "last week", "this month", "last month")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may stand in place of what is typed, and what it is."""

    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may replace the characters from `start` to `end` of the search."""

    start: int
    end: int
    found: tuple[Suggestion, ...] = ()


def suggest(db: Database, text: str, at: int) -> Suggestions:
    """Return how a search may go on, of which `at` characters stand before the cursor.

    Only what begins with what is typed, in any script, and Chinese by its pinyin.
    """
    text = plain(text[:_LONGEST])
    at = max(0, min(at, len(text)))
    match = _typed(text[:at])
    start, typed = match.start(), match["value"]
    end = _end(text, at, quoted=typed.startswith('"'))
    begun = " ".join(typed.removeprefix('"').split())
    asked = by_name().get((match["field"] or "").casefold())
    if asked is not None:
        found = _of_field(db, asked, begun)
    elif match["field"] or typed.startswith('"'):
        found = []
    else:
        sign = "-" if begun.startswith("-") else ""
        start, found = start + len(sign), _free(db, begun.removeprefix(sign))
    return Suggestions(start, end, tuple(found[:_MOST]))


def _typed(before: str) -> re.Match[str]:
    """Return the last thing before the cursor, which may be an open quotation."""
    is_open = before.count('"') % 2 == 1
    last = before.rfind('"')
    closed = before.rfind('"', 0, last) if is_open else last
    match = _TYPED.search(before, closed + 1)
    if match is None:  # it matches an empty text
        raise AssertionError(before)
    return match


def _end(text: str, at: int, *, quoted: bool) -> int:
    if quoted:
        return text.find('"', at) + 1 or at
    rest = _REST.match(text, at)
    return at if rest is None else rest.end()


def _of_field(db: Database, asked: Field, begun: str) -> list[Suggestion]:
    kinds: dict[str, Callable[[], Iterable[Suggestion]]] = {
        "choice": lambda: _choices(asked, begun),
        "date": lambda: _days(asked, begun),
        "words": lambda: _values(db, asked, begun),
    }
    return list(kinds.get(asked.kind, tuple)())


def _choices(asked: Field, begun: str) -> Iterable[Suggestion]:
    typed = {**{name: name for name in asked.choices}, **asked.also}
    names = dict.fromkeys(
        name for way, name in typed.items() if way.startswith(begun.casefold())
    )
    return (Suggestion(f"{asked.name}:{n}", asked.choices[n]) for n in names)


def _days(asked: Field, begun: str) -> Iterable[Suggestion]:
    days = (day for day in _DAYS if day.startswith(begun.casefold()))
    return (Suggestion(spelt(asking(day, asked.name)), asked.says) for day in days)


def _values(db: Database, asked: Field, begun: str) -> list[Suggestion]:
    if not any(c.isalnum() for c in begun):
        return []
    if asked.name == "person":
        return _people(db, begun, _MOST)
    names = _VALUES.get(asked.name, (asked.name,))
    found = value.begun(db, begun, names, limit=_MOST)
    return [_said(asked.name, one) for one in found]


def _people(db: Database, begun: str, limit: int) -> list[Suggestion]:
    names = person.begun(db, begun, limit=limit)
    return [Suggestion(spelt(asking(name, "person")), "a person") for name in names]


def _said(field: str, one: value.Value, what: str = "") -> Suggestion:
    counted = f"{one.photos} photo{'' if one.photos == 1 else 's'}"
    if one.photos == value.COUNTED:
        counted = f"{one.photos} photos or more"
    told = ", ".join(filter(None, (what, counted)))
    return Suggestion(spelt(asking(one.text, field)), told)


def _free(db: Database, begun: str) -> list[Suggestion]:
    if not any(c.isalnum() for c in begun):
        return []
    found = [
        Suggestion(f"{one.name}:", one.says)
        for one in fields()
        if any(n.startswith(begun.casefold()) for n in (one.name, *one.aliases))
    ][:_OF_A_KIND]
    if len(begun) == 1 and begun.isascii():
        return found  # a letter begins half the library
    found += _saved(db, begun)
    found += _people(db, begun, _OF_A_KIND)
    for field, what in _BARE.items():
        values = value.begun(db, begun, [field], limit=_OF_A_KIND)
        found += [_said(field, one, what) for one in values]
    return found


def _saved(db: Database, begun: str) -> list[Suggestion]:
    """Return saved searches by name; brackets keep them apart from what is there."""
    named = saved_search.begun(db, begun, limit=_OF_A_KIND)
    return [Suggestion(f"({one.query})", f"saved: {one.name}") for one in named]
