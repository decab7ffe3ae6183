"""Captions of photos: composed from what is confirmed; an editor's text wins."""

from collections.abc import Iterable
from dataclasses import replace

from photolib.caption import compose as composing
from photolib.caption.dates import narrowed
from photolib.caption.facts import CaptionFacts, PersonInFrame, Quoted
from photolib.caption.language import called, carried
from photolib.caption.styles import get_style, styles
from photolib.credit.names import is_han
from photolib.errors import EditError
from photolib.images.orientation import upright
from photolib.metadata.mend import legible
from photolib.records import (
    Appearance,
    Caption,
    Event,
    Metadata,
    Photo,
    PhotoPerson,
)
from photolib.store import (
    caption,
    credit,
    event,
    metadata,
    person,
    photo,
    photo_person,
    quote,
    translation,
    words,
)
from photolib.store.connect import Database, writing
from photolib.store.library import Library

_BY = "photolib/"  # then the style: what a composed version says of its writer


def compose(library: Library, photo_id: int, style: str | None = None) -> Caption:
    """Compose a photo's caption in a style (None: the library's) and keep nothing.

    :raises NotFoundError: when there is no such photo.
    :raises SettingsError: when there is no such style.
    """
    return _composed(library, photo_id, style)[1]


def caption_of(library: Library, photo_id: int, style: str | None = None) -> Caption:
    """Return the caption that stands: a human's, the file's, else a composed one.

    A composed one is made anew of the facts, so that a correction reaches it, in the
    style in which it was written. A `style` given replaces all but a human's words.
    """
    standing = caption.find(library.db, photo_id)
    if standing is None:
        return compose(library, photo_id, style)
    if standing.status == "edited" or (standing.status == "file" and style is None):
        return standing
    return compose(library, photo_id, style or _written_in(standing))


def captions_of(library: Library, photo_ids: Iterable[int]) -> dict[int, Caption]:
    """Return the captions that stand of many photos, as `caption_of` does."""
    ids = list(photo_ids)
    kept = caption.find_many(library.db, ids)
    return {
        photo_id: kept[photo_id]
        if photo_id in kept and kept[photo_id].status != "composed"
        else caption_of(library, photo_id)
        for photo_id in ids
    }


def write(
    library: Library, photo_ids: Iterable[int], style: str | None = None
) -> list[Caption]:
    """Keep composed captions as versions; return what stands, photo by photo.

    What a human has edited is not replaced.
    """
    ids = list(photo_ids)
    versions = [to_keep(library, photo_id, style) for photo_id in ids]
    with writing(library.db):
        for photo_id, version in zip(ids, versions, strict=True):
            caption.put(library.db, photo_id, version)
        words.refresh(library.db, ids)
    return [caption_of(library, photo_id) for photo_id in ids]


def to_keep(library: Library, photo_id: int, style: str | None = None) -> Caption:
    """Compose a photo's caption as a version of it is kept, which goes on following."""
    chosen, made = _composed(library, photo_id, style)
    return replace(made, written_by=_BY + get_style(chosen).name)


def edit(
    library: Library,
    photo_id: int,
    text: str,
    by: str,
    *,
    language: str | None = None,
    own_language: str | None = None,
) -> Caption:
    """Keep a human's caption; no re-run replaces it.

    Without `language`, a tag, it is the main one, which is in its `own_language`: None
    leaves that as it was. With one it stands beside the main caption.

    :raises EditError: when it is empty, or only repeats the main caption.
    """
    photo.get(library.db, photo_id)
    standing = caption_of(library, photo_id)
    text = edited_text(text)
    edited = Caption(text, "edited", language=language, written_by=by)
    if language is None:
        known = own_language or carried(text, standing.text, standing.language)
        edited = replace(edited, language=known)
    elif text == standing.text or language == standing.language:
        raise EditError(
            f"the main caption is this one already: say that it is in "
            f"{called(language)}, or translate it"
        )
    with writing(library.db):
        if language is None:
            caption.put(library.db, photo_id, edited)
        else:
            translation.put(library.db, photo_id, edited, standing.text)
        words.refresh(library.db, [photo_id])
    return edited


def edited_text(text: str) -> str:
    """Return a human's text as it is kept.

    :raises EditError: when it is empty.
    """
    text = _tidied(text)
    if not text:
        raise EditError("an empty caption is not kept: write one, or leave the old")
    return text


def _tidied(text: str) -> str:
    """Return a text as a file gives it back: no NUL, no entity, no blanks at ends."""
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    while (read := legible(text) or "") != text:
        text = read
    return text


def facts_of(db: Database, photo_id: int) -> CaptionFacts:
    """Gather what is known for a photo's caption.

    The event's facts come first, the file's where the event is silent. Only people
    whom a human has confirmed are among them, and only a credit that stands.
    """
    shown = photo.get(db, photo_id)
    says = metadata.get(db, photo_id)
    happening = event_of(db, shown)
    place, country = _place(happening, says)
    date, date_end = narrowed(happening.date, happening.date_end, shown.taken_at)
    given = credit.get(db, photo_id)
    stands = given.status in {"agreed", "filled"}
    return CaptionFacts(
        people=_people(db, photo_id, shown.event_id, shown.orientation),
        event=happening.title or says.event,
        date=date,
        date_end=date_end,
        place=place,
        venue=happening.venue,
        country=country,
        creators=given.creators if stands else (),
        outlet=given.credit if stands else None,
        quote=_quoted(db, photo_id),
    )


def event_of(db: Database, shown: Photo) -> Event:
    """Return the event of a photo; one that tells nothing where it has none."""
    if shown.event_id is None:
        return Event(0, None, None, None, None, None)
    return event.get(db, shown.event_id)


def confirmed(db: Database, photo_id: int) -> list[PhotoPerson]:
    """Return the people of a photo whom a human has confirmed."""
    return [p for p in photo_person.in_photo(db, photo_id) if p.status == "confirmed"]


def _composed(
    library: Library, photo_id: int, style: str | None
) -> tuple[str, Caption]:
    facts = facts_of(library.db, photo_id)
    chosen = style or style_for(facts, library.settings.caption_style)
    return chosen, composing.compose(facts, chosen)


def style_for(facts: CaptionFacts, standard: str) -> str:
    """Return the standard style, but the Chinese one for an event told in Chinese."""
    title = facts.event or ""
    chinese = is_han(title) and not any(c.isascii() and c.isalpha() for c in title)
    return "zh" if chinese and get_style(standard).language == "en" else standard


def _written_in(standing: Caption) -> str | None:
    style = (standing.written_by or "").removeprefix(_BY)
    return style if style in styles() else None


def _people(
    db: Database, photo_id: int, event_id: int | None, orientation: int
) -> tuple[PersonInFrame, ...]:
    roster: dict[int, Appearance] = {}
    if event_id is not None:
        roster = {a.person_id: a for a in event.appearances(db, event_id)}
    found = []
    for one in confirmed(db, photo_id):
        there = roster.get(one.person_id)
        box = one.region and upright(one.region, orientation)
        found.append(
            PersonInFrame(
                one.name,
                one.title,
                one.organisation,
                there.roles if there else (),
                box.x + box.w / 2 if box else None,
                tuple(person.spellings(db, one.person_id)),
            )
        )
    return tuple(found)


def _quoted(db: Database, photo_id: int) -> Quoted | None:
    """Return the chosen sentence while whom it tells of is confirmed in the photo."""
    chosen = quote.standing(db, photo_id)
    if chosen is None:
        return None
    there = {None, *(one.person_id for one in confirmed(db, photo_id))}
    if chosen.person_id not in there:
        return None
    return Quoted(chosen.text, chosen.language)


def _place(happening: Event, says: Metadata) -> tuple[str | None, str | None]:
    """Return the place, and its country where the file says it of that place."""
    if not happening.place:
        return says.city, says.city and says.country
    same = (says.city or "").casefold() == happening.place.casefold()
    return happening.place, says.country if same else None
