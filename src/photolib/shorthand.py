"""What codes, variables and templates stand for in the photos of this library.

A code is looked for in the lists of the event, then in the roster of its release, then
in the lists for every event; of two lists the one that came last is meant.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from photolib import describe, text_file
from photolib.caption import code_file, people, roster_codes
from photolib.caption.codes import (
    DELIMITER,
    DELIMITERS,
    Expanded,
    Table,
    Words,
    expand,
)
from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.caption.styles import Style, get_style
from photolib.caption.variables import values
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.metadata.typed import FIELDS
from photolib.records import Appearance, CodeList, Template, TemplateField
from photolib.store import code_list, event, metadata, person, photo, setting, template
from photolib.store.connect import Database, writing
from photolib.store.library import Library

TEMPLATE_FIELDS = (
    "caption",
    *(name for name in FIELDS if name not in {"taken_at", "taken_offset"}),
)
"""What a template can fill; when a frame was taken is nothing to fill in for many."""
_DELIMITER = "code_delimiter"
_LONGEST_NAME, _LONGEST_TEXT = 100, 10_000


@dataclass(frozen=True, slots=True)
class RosterCode:
    """The codes of a person of a release, the shortest first, and what they print.

    `columns` are the name, the name with the title, with title and organisation, and
    the name in the other script where it is known.
    """

    codes: tuple[str, ...]
    columns: tuple[str, ...]
    person_id: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What a template makes of a photo: the texts of its ticked fields.

    `gaps` and `unknown` are as in photolib.caption.codes.Expanded.
    """

    texts: dict[str, str]
    gaps: tuple[str, ...]
    unknown: tuple[str, ...]


def roster(library: Library, event_id: int) -> tuple[RosterCode, ...]:
    """Return the codes of the people of an event's release, in its order."""
    db = library.db
    there = event.appearances(db, event_id)
    style = _style(library, CaptionFacts(event=event.get(db, event_id).title))
    spelt = {one.person_id: person.spellings(db, one.person_id) for one in there}
    made = roster_codes.codes([_name(db, one, spelt[one.person_id]) for one in there])
    return tuple(
        RosterCode(codes, _columns(style, one, spelt[one.person_id]), one.person_id)
        for codes, one in zip(made, there, strict=True)
    )


def of_event(library: Library, event_id: int) -> dict[str, tuple[str, ...]]:
    """Return the codes that are an event's own: of its lists and of its roster."""
    own = _merged(code_list.of_event(library.db, event_id))
    made = {one.codes[0]: one.columns for one in roster(library, event_id)}
    return own | {code: said for code, said in made.items() if code not in own}


def table(library: Library, event_id: int | None) -> Table:
    """Return every code that can be typed at a photo of an event (None: of none)."""
    known = _merged(code_list.of_event(library.db, None))
    if event_id is None:
        return known
    made = roster(library, event_id)
    every = {code: one.columns for one in made for code in one.codes}
    return known | every | _merged(code_list.of_event(library.db, event_id))


def words(library: Library, photo_id: int, codes: Table | None = None) -> Words:
    """Return what shorthand stands for in a photo.

    `codes` is the `table` of its event, where the caller has it from another photo.

    :raises NotFoundError: when there is no such photo.
    """
    db = library.db
    shown, says = photo.get(db, photo_id), metadata.get(db, photo_id)
    facts = describe.facts_of(db, photo_id)
    style = _style(library, facts)
    if codes is None:
        codes = table(library, shown.event_id)
    organisers = describe.event_of(db, shown).organisers
    stem, _, ending = shown.file_name.rpartition(".")
    more = {
        "city": says.city,
        "country": facts.country or says.country,
        "headline": says.headline,
        "time": (shown.taken_at or "")[11:16] or None,
        "organisers": people.joined(organisers, *style.credit["and"]) or None,
        "filename": stem or ending,
    }
    return Words(codes, values(facts, more, style), style.gaps, delimiter(db))


def spell_out(library: Library, photo_id: int, text: str) -> Expanded:
    """Return a text typed at a photo with its codes and variables spelt out."""
    return expand(text, words(library, photo_id))


def filled(
    library: Library, photo_id: int, chosen: Template, codes: Table | None = None
) -> Filled:
    """Return what a template would fill into a photo; nothing is written.

    A list, such as keywords, has what stands in gaps or unknown too, so that whoever
    applies the template to many sees it. `codes` is as in `words`.
    """
    meant = words(library, photo_id, codes)
    texts: dict[str, str] = {}
    gaps: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name, field in chosen.fields.items():
        if field.ticked:
            said = expand(field.text, meant)
            texts[name] = said.text
            gaps |= dict.fromkeys(said.gaps)
            unknown |= dict.fromkeys(said.unknown)
    return Filled(texts, tuple(gaps), tuple(unknown))


def previous(library: Library, photo_id: int, other: int | None = None) -> str | None:
    """Return the caption of the photo before this one in its event, or of `other`."""
    db = library.db
    before = other or photo.neighbours(db, photo.get(db, photo_id))[0]
    return describe.caption_of(library, before).text or None if before else None


def add_list(
    library: Library, name: str, data: bytes, by: str, event_id: int | None = None
) -> int:
    """Keep a list of codes; one of the same name for the same event is replaced.

    :raises EditError: when it has no code, or is no text whose charset is certain.
    :raises NotFoundError: when there is no such event.
    """
    name = _named(name, "list of codes")
    if event_id is not None:
        event.get(library.db, event_id)
    read = code_file.read(text_file.read(name, data, library.settings.fallback_charset))
    if not read.codes:
        why = f" ({read.told[0]})" if read.told else ""
        raise EditError(
            f"{name} has no code{why}: write one a line, a tab, and what it stands for"
        )
    with writing(library.db):
        return code_list.add(
            library.db, name, read.codes, event_id=event_id, told=read.told, by=by
        )


def save_template(
    library: Library,
    name: str,
    fields: Mapping[str, TemplateField],
    by: str,
    replaces: int | None = None,
) -> int:
    """Keep a template, perhaps in place of an older one; return its number.

    :raises EditError: when it has no name, or fills nothing.
    :raises ClashError: when the older one was changed or removed meanwhile.
    """
    name = _named(name, "template")
    kept = {n: replace(f, text=f.text.strip()) for n, f in fields.items()}
    kept = {n: f for n, f in kept.items() if n in TEMPLATE_FIELDS and f.text}
    if not any(field.ticked for field in kept.values()):
        raise EditError("this template fills nothing: tick a field and write its text")
    for field in kept.values():
        if len(field.text) > _LONGEST_TEXT:
            raise EditError(
                f"the text of a template has {len(field.text):,} characters: "
                f"write at most {_LONGEST_TEXT:,}"
            )
    try:
        with writing(library.db):
            return template.add(library.db, name, kept, by=by, replaces=replaces)
    except NotFoundError as error:
        raise ClashError(
            "somebody has changed or removed this template meanwhile: look at it, or "
            "save yours as another one"
        ) from error


def delimiter(db: Database) -> str:
    """Return the sign that encloses codes in this library."""
    return setting.find(db, _DELIMITER) or DELIMITER


def set_delimiter(db: Database, sign: str) -> None:
    """Let another sign enclose codes.

    :raises EditError: when it is none of those that can.
    """
    if sign not in DELIMITERS:
        raise EditError(
            f"{sign[:20]} cannot enclose codes: choose one of {' '.join(DELIMITERS)}"
        )
    with writing(db):
        setting.put(db, _DELIMITER, sign)


def _style(library: Library, facts: CaptionFacts) -> Style:
    return get_style(describe.style_for(facts, library.settings.caption_style))


def _merged(lists: Iterable[CodeList]) -> dict[str, tuple[str, ...]]:
    """Return the codes of several lists; the last that has a code is meant."""
    return {code: said for one in lists for code, said in one.codes.items()}


def _name(db: Database, one: Appearance, spellings: Iterable[str]) -> roster_codes.Name:
    """Return the name that a code is made of: the Latin spelling where one is known."""
    if people.has_han(one.name):
        latin = (s for s in spellings if not people.has_han(s))
        return roster_codes.Name(next(latin, one.name))
    known = person.get(db, one.person_id)
    return roster_codes.Name(known.name, known.family, known.given)


def _columns(
    style: Style, one: Appearance, spellings: Iterable[str]
) -> tuple[str, ...]:
    whole = PersonInFrame(
        one.name, one.title, one.organisation, spellings=tuple(spellings)
    )
    titled = replace(whole, organisation=None)
    said = [
        people.described(style, replace(titled, title=None)),
        people.described(style, titled),
        people.described(style, whole),
    ]
    in_han = people.has_han(said[0])
    other = (s for s in (one.name, *spellings) if people.has_han(s) != in_han)
    return tuple(filter(None, (*said, next(other, None))))


def _named(name: str, what: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > _LONGEST_NAME:
        raise EditError(
            f"a {what} needs a name of at most {_LONGEST_NAME} characters: write one"
        )
    return name
