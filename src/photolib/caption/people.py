"""The people in a frame as a caption names them, from left to right where known."""

import re
from collections.abc import Sequence

from photolib.caption.facts import PersonInFrame
from photolib.caption.styles import Style

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def has_han(text: str) -> bool:
    """Tell whether Chinese characters are in `text`."""
    return _HAN.search(text) is not None


def say(style: Style, people: Sequence[PersonInFrame], count: int) -> str:
    """Name `people`, the first of `count`, as the subject of a sentence.

    They come from left to right. Two or more known positions are said ("From left,
    ..."), and whoever has none stands behind.
    """
    placed = [p for p in people if p.x is not None]
    others = [p for p in people if p.x is None]
    words = style.people
    if len(placed) < 2:
        said = _listed(style, people)
    else:
        said = words["ordered"].format(people=_listed(style, placed))
        if others:
            said = words["ordered_with_others"].format(
                ordered=said.rstrip(","), others=_listed(style, others).rstrip(",")
            )
    if count > len(people):
        said = words["and_others"].format(people=said, count=count)
    return said


def joined(names: Sequence[str], between: str, before_last: str) -> str:
    """Join names as a sentence does; the last one has its own word before it."""
    *first, last = names or ("",)
    return f"{between.join(first)}{before_last}{last}" if first else last


def verb(style: Style, people: Sequence[PersonInFrame], count: int) -> str:
    """Return what they do: what all are known to do all the time, else attend."""
    presides = all("presided" in p.roles for p in people)
    one, many = style.verbs["presided" if presides else "attended"]
    return one if count == 1 else many


def _listed(style: Style, people: Sequence[PersonInFrame]) -> str:
    words = style.people
    said = [described(style, person) for person in people]
    more = [bool(p.title or p.organisation) for p in people]
    if len(said) == 2:
        text = joined(said, "", words["pair"][more[0]])
    else:
        any_described = any(more)
        text = joined(
            said, words["series"][any_described], words["last"][any_described]
        )
    return text + words["closing"] if more[-1] else text


def described(style: Style, person: PersonInFrame) -> str:
    """Return a full name, with title and organisation."""
    name = _name(style, person)
    title, organisation = person.title or "", person.organisation or ""
    if organisation.casefold() in title.casefold():
        organisation = ""
    if not title and not organisation:
        return name
    words = style.people
    if "described_in_han" in words and has_han(name) and has_han(title + organisation):
        form = words["described_in_han"]
        return str(form.format(organisation=organisation, title=title, name=name))
    description = title or organisation
    if title and organisation:
        description = words["description"].format(
            title=title, organisation=organisation
        )
    return str(words["described"].format(name=name, description=description))


def _name(style: Style, person: PersonInFrame) -> str:
    """Return the name in the script of the style, where it is known in it."""
    wanted = style.script == "han"
    for spelling in (person.name, *person.spellings):
        if has_han(spelling) == wanted:
            return spelling
    return person.name
