"""An earlier caption is brought back; what it replaces stays among the versions."""

from dataclasses import replace

from photolib import describe
from photolib.errors import ClashError, EditError
from photolib.records import Caption, Version
from photolib.store import caption, photo, translation, version, words
from photolib.store.connect import writing
from photolib.store.library import Library


def restore(
    library: Library, photo_id: int, number: int, by: str, *, language: str | None
) -> Caption:
    """Let a version's words stand again, as a new version; they are a human's now.

    Without `language` it is one of the main caption. One beside it stays as old as it
    was: whether it fits the main caption of now is for somebody to say.

    :raises NotFoundError: when there is no such photo, or version of it.
    :raises EditError: when the version has no words.
    """
    photo.get(library.db, photo_id)
    wanted = version.get(library.db, photo_id, number, language)
    if not wanted.caption.text:
        raise EditError(
            f"version {number} says that there is no caption in this language: "
            "remove the one that stands instead"
        )
    told = wanted.caption
    writer = told.written_by if told.status == "edited" else by
    stands = Caption(
        told.text, "edited", language=told.language, written_by=writer or by
    )
    _put(library, photo_id, stands, wanted, language, by)
    return stands


def undo(
    library: Library, photo_id: int, number: int, by: str, *, language: str | None
) -> None:
    """Take back the last version: whose words stood before stand again.

    If those were photolib's, the caption is composed anew of the facts from now on.

    :raises ClashError: when `number` is not the last version any more.
    """
    photo.get(library.db, photo_id)
    versions = version.history(library.db, photo_id, language)
    if not versions or versions[0].id != number:
        raise ClashError(
            "somebody has changed this caption meanwhile: look at its versions"
        )
    before = versions[1] if len(versions) > 1 else None
    if before is not None:
        stands = replace(before.caption, written_at=None)
    elif language is None:
        stands = describe.to_keep(library, photo_id)
    else:
        stands = Caption("", "edited", language=language, written_by=by)
    _put(library, photo_id, stands, before, language, by)


def _put(
    library: Library,
    photo_id: int,
    stands: Caption,
    wanted: Version | None,
    language: str | None,
    by: str,
) -> None:
    main = wanted.main if wanted else None
    if language is not None and main is None:
        main = describe.caption_of(library, photo_id).text
    with writing(library.db):
        if language is None:
            made = caption.put_back(library.db, photo_id, stands)
        else:
            made = translation.insert(library.db, photo_id, stands, main or "")
        number = wanted.id if wanted else None
        version.mark_restored(library.db, made, number, by, language)
        words.refresh(library.db, [photo_id])
