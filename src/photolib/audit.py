"""What keeps a photo from being published: a credit in doubt, a caption with gaps."""

from photolib import describe
from photolib.caption.checks import placeholders
from photolib.records import Caption, Credit
from photolib.store import credit
from photolib.store.library import Library


def blocks(credit: Credit, caption: Caption) -> tuple[str, ...]:
    """Return the reasons against publishing, none when credit and caption are sound.

    Nothing overrides them: without credit and caption no photo leaves.
    """
    told = [*_of_credit(credit), *_of_caption(caption)]
    if credit.line is None:  # it is said once
        told = [reason for reason in told if reason != "caption gap: credit"]
    return tuple(told)


def of_photo(library: Library, photo_id: int) -> tuple[str, ...]:
    """Return the reasons against publishing a photo as it stands.

    :raises NotFoundError: when there is no such photo.
    """
    standing = describe.caption_of(library, photo_id)
    return blocks(credit.get(library.db, photo_id), standing)


def _of_credit(credit: Credit) -> list[str]:
    if credit.status == "conflict":
        return ["credit conflict"]
    return [] if credit.line else ["no credit"]


def _of_caption(caption: Caption) -> list[str]:
    if not caption.text.strip():
        return ["no caption"]
    gaps = [f"caption gap: {gap}" for gap in caption.gaps]
    found = placeholders(caption.text)
    if caption.gaps:  # its own marks are told above
        found = tuple(mark for mark in found if not mark.startswith("["))
    return gaps + [f"caption placeholder: {mark}" for mark in found]
