"""Traditional characters: read as simplified ones, given back as they were written."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from photolib.credit.gazetteer import lines
from photolib.records import PersonFacts, ReleaseFacts


@cache
def _table() -> dict[int, str]:
    pairs = " ".join(lines("han_traditional", "photolib.release")).split()
    return {ord(pair[0]): pair[1] for pair in pairs}


def simplified(text: str) -> str:
    """Return `text` of the same length in simplified characters.

    >>> simplified("陸外交部副部長")
    '陆外交部副部长'
    """
    return text.translate(_table())


def restored(facts: ReleaseFacts, simple: str, text: str) -> ReleaseFacts:
    """Return what was read of `simple` in the characters of `text`."""

    def written(value: str | None) -> str | None:
        at = simple.find(value) if value else -1
        return text[at : at + len(value)] if value and at >= 0 else value

    event = replace(
        facts.event,
        title=written(facts.event.title),
        place=written(facts.event.place),
        venue=written(facts.event.venue),
    )
    people = tuple(_person(p, written) for p in facts.people)
    named = (replace(o, name=written(o.name) or o.name) for o in facts.organisations)
    return replace(facts, event=event, people=people, organisations=tuple(named))


def _person(
    person: PersonFacts, written: Callable[[str | None], str | None]
) -> PersonFacts:
    name = written(person.name) or person.name
    return replace(
        person,
        name=name,
        as_written=name,
        family=written(person.family),
        given=written(person.given),
        honorific=written(person.honorific),
        title=written(person.title),
        organisation=written(person.organisation),
    )
