"""A second sentence for a caption: the release's own words, chosen by an editor.

It is composed with attribution. What is offered speaks of nobody but those confirmed in
the photo; what stands in place of a name ("He emphasised") is not offered, since out of
its place nobody knows whom it means.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from photolib import describe
from photolib.errors import ClashError, EditError
from photolib.records import Release
from photolib.release.sentences import sentences
from photolib.store import event, person, photo, quote, release, words
from photolib.store.connect import Database, writing
from photolib.store.library import Library
from photolib.store.quote import Quote

_SHORTEST, _LONGEST = 12, 400  # characters
_DATELINE = re.compile(r"[^.。!?\n]{3,60}?\s[-–—]+\s")
_PRONOUN = re.compile(
    r"(?:(?:In|At|During)\s+(?:his|her|their|its)|Hes?|She|They|It|His|Her|Their|Its|"
    r"This|These|That|Those|Both)\b|[他她它这那其]",
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence that may be chosen, and the name of whom it tells, if of anybody."""

    release_id: int
    span: tuple[int, int]
    text: str
    person_id: int | None
    name: str | None


def standing(library: Library, photo_id: int) -> Quote | None:
    """Return the sentence that has been chosen for a photo."""
    return quote.standing(library.db, photo_id)


def offered(library: Library, photo_id: int) -> tuple[Offered, ...]:
    """Return the sentences of the event's releases that fit this photo, in order."""
    db = library.db
    shown = photo.get(db, photo_id)
    if shown.event_id is None:
        return ()
    confirmed = [(p.person_id, p.name) for p in describe.confirmed(db, photo_id)]
    there = {a.person_id: a.name for a in event.appearances(db, shown.event_id)}
    others = [id_ for id_ in there if id_ not in dict(confirmed)]
    found: list[Offered] = []
    for held in release.of_event(db, shown.event_id):
        for start, end, text in _sentences(held):
            if _named(db, text, others) is None:
                who = _named(db, text, dict(confirmed))
                found.append(
                    Offered(held.id, (start, end), text, who, dict(confirmed).get(who))
                    if who is not None
                    else Offered(held.id, (start, end), text, None, None)
                )
    return tuple(found)


def find(library: Library, photo_id: int, words: str) -> Offered:
    """Return the one sentence offered in which these words stand, in whatever case.

    :raises EditError: when none has them, or several have.
    """
    wanted = " ".join(words.split()).casefold()
    found = [o for o in offered(library, photo_id) if wanted in o.text.casefold()]
    if len(found) == 1:
        return found[0]
    how = f"{len(found)} sentences have" if found else "no sentence has"
    raise EditError(
        f"{how} the words “{words[:80]}” of those that photo {photo_id} may quote: "
        f"`photolib quote {photo_id}` lists them"
    )


def choose(
    library: Library, photo_id: int, release_id: int, span: tuple[int, int], by: str
) -> int:
    """Let a sentence be the second of the photo's composed captions.

    :raises EditError: when it is not one of those offered.
    """
    fitting = (one for one in offered(library, photo_id) if one.span == span)
    chosen = next((one for one in fitting if one.release_id == release_id), None)
    if chosen is None:
        raise EditError(
            f"the release has no such sentence for photo {photo_id}: reload the page"
        )
    with writing(library.db):
        number = quote.add(library.db, photo_id, release_id, span, chosen.person_id, by)
        words.refresh(library.db, [photo_id])
    return number


def undo(library: Library, photo_id: int, number: int, by: str) -> None:
    """Take back a choice; the one before stands again.

    :raises ClashError: when it does not stand any more.
    """
    photo.get(library.db, photo_id)
    with writing(library.db):
        stands = quote.standing(library.db, photo_id)
        if stands is None or stands.id != number:
            raise ClashError("somebody has chosen another sentence: look at it again")
        quote.undo(library.db, number, by)


def _sentences(held: Release) -> Iterator[tuple[int, int, str]]:
    """Yield what can be quoted: no credit, no by-line, no place and date in front."""
    spans = [one.span for one in held.facts.photo_credits if one.span]
    writers = [one.name for one in held.facts.bylines]
    for one in sentences(held.text):
        start, text = one.start, one.text
        if one.line == 0 and (opening := _DATELINE.match(text)):
            start, text = start + opening.end(), text[opening.end() :]
        if any(a < one.end and start < b for a, b in spans):
            continue
        if any(writer in text for writer in writers):
            continue
        fits = _SHORTEST <= len(text) <= _LONGEST and text[-1] in '.!?。！？”"’'
        if fits and not _PRONOUN.match(text):
            yield start, one.end, text


def _named(db: Database, text: str, people: Iterable[int]) -> int | None:
    """Return the first of these people whom a sentence names, if only by one name.

    "Song" is taken for somebody called so: rather one sentence less than one too many.
    """
    for person_id in people:
        for spelling in person.spellings(db, person_id):
            parts = [part for part in spelling.split() if len(part) > 1]
            said = {spelling, *(form for p in parts for form in (p.title(), p.upper()))}
            if any(re.search(_as_word(one), text) for one in said):
                return person_id
    return None


def _as_word(name: str) -> str:
    escaped = re.escape(name)
    return rf"(?<![^\W_]){escaped}(?![^\W_])" if name.isascii() else escaped
