"""What leaves the library with a photo, or why it must stay."""

from pathlib import Path

from photolib import audit, describe, translate
from photolib.errors import NotFoundError
from photolib.inscribe import Leaving
from photolib.metadata.sidecar import RAW_FORMATS
from photolib.records import Caption, Photo
from photolib.store import (
    credit,
    decision,
    files,
    metadata,
    photo,
    photo_person,
    sidecar,
)
from photolib.store.library import Library


def examine(library: Library, photo_id: int, style: str | None) -> Leaving | str:
    """Return what leaves with a photo, or why it must stay."""
    db = library.db
    try:
        shown = photo.get(db, photo_id)
    except NotFoundError as error:
        return str(error)
    caption = describe.caption_of(library, photo_id, style)
    weighed = credit.get(db, photo_id)
    found = audit.check(library, photo_id, caption.text, style)
    reasons = audit.blocks(weighed, caption, found)
    if reasons:
        return "; ".join(reasons)
    languages, left_out = _languages(library, photo_id, caption)
    return Leaving(
        photo=shown,
        original=files.locate(library.folder, shown.sha256, shown.format).original,
        caption=caption,
        credit=weighed,
        says=metadata.get(db, photo_id),
        event=describe.event_of(db, shown),
        people={
            p.name: ", ".join(part for part in (p.title, p.organisation) if part)
            for p in describe.confirmed(db, photo_id)
        },
        rejected=photo_person.rejected_spellings(db, photo_id),
        sidecars=_sidecars(library, shown),
        decided=frozenset(decision.standing(db, photo_id)),
        languages=languages,
        left_out=left_out,
    )


def _languages(
    library: Library, photo_id: int, main: Caption
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the texts that leave, by tag, and the languages that stay, with reasons.

    What proofreading stops stays, too: nothing unchecked leaves in any language.
    """
    found, left_out = translate.leaving(library, photo_id, main)
    for tag in [tag for tag in found if tag != main.language]:
        for one in audit.check(library, photo_id, found[tag], language=tag):
            if one.severity == "stops" and tag in found:
                left_out += ((tag, one.message),)
                del found[tag]
    return found, left_out


def _sidecars(library: Library, shown: Photo) -> tuple[Path, ...]:
    """Return the sidecars that count for a photo, as they did when it was read."""
    if shown.format not in RAW_FORMATS and not library.settings.jpeg_sidecar:
        return ()
    standing = sidecar.standing(library.db, shown.id)
    return tuple(files.locate_sidecar(library.folder, one.sha256) for one in standing)
