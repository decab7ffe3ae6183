"""A template fills the ticked fields of a photo, as one act that can be undone."""

import hashlib
from dataclasses import dataclass

from photolib import describe, settle, shorthand
from photolib.errors import ClashError
from photolib.records import Caption
from photolib.shorthand import Filled
from photolib.store import caption, decision, photo, template, words
from photolib.store.connect import writing
from photolib.store.library import Library


@dataclass(frozen=True, slots=True)
class Act:
    """What was filled at once; `act` is its number among decisions.

    `wrote` marks the caption that was written, "" where none was.
    """

    act: int
    wrote: str
    filled: Filled


def mark(library: Library, photo_id: int) -> str:
    """Return the mark of all that a template can fill, by which a clash is noticed."""
    stands = describe.caption_of(library, photo_id).text
    return _mark(f"{sorted(settle.marks(library.db, photo_id).items())} {stands}")


def fill(library: Library, photo_id: int, template_id: int, by: str, seen: str) -> Act:
    """Fill the ticked fields of a photo from a template, gaps and all.

    Nothing is written where a text comes out empty, nor where one is no value of its
    field.

    :raises ClashError: when the photo is not as it was `seen` any more.
    :raises EditError: when a text is no value of its field.
    :raises NotFoundError: when there is no such photo or template.
    """
    db = library.db
    chosen = template.get(db, template_id)
    made = shorthand.filled(library, photo_id, chosen)
    texts = {name: text for name, text in made.texts.items() if text.strip()}
    said = texts.pop("caption", None)
    with writing(db):
        if mark(library, photo_id) != seen:
            raise ClashError("somebody has changed this photo meanwhile: look at it")
        act = decision.new_act(db)
        if texts:
            settle.put(library, act, photo_id, texts, by)
        wrote = said is not None and caption.put(
            db, photo_id, Caption(said, "edited", written_by=by)
        )
        words.refresh(db, [photo_id])
    return Act(act, _mark(said or "") if wrote else "", made)


def undo(library: Library, photo_id: int, act: int, wrote: str, by: str) -> None:
    """Take back what a template has filled; what stood before stands again.

    :raises ClashError: when the caption was changed since, or was not filled so.
    """
    db = library.db
    photo.get(db, photo_id)
    with writing(db):
        if wrote:
            _put_back(library, photo_id, wrote)
        decision.undo(db, act, photo_id, by)
        settle.follow(library, [photo_id])


def _put_back(library: Library, photo_id: int, wrote: str) -> None:
    """Let the caption stand again that stood before the one that was filled."""
    versions = caption.history(library.db, photo_id)
    if not versions or _mark(versions[0].text) != wrote:
        raise ClashError("the caption has been changed since: edit it instead")
    before = versions[1] if versions[1:] else describe.compose(library, photo_id)
    caption.put_back(library.db, photo_id, before)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
