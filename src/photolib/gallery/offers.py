"""Captions of the release, offered to the editor of a photo; none is written by itself.

On the page of the release the same rows say which photo each is of.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from photolib.gallery.wording import listed
from photolib.records import Photo, PictureCaption
from photolib.store import photo, picture_caption
from photolib.store.connect import Database

_MOST = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """A caption, what the release calls its picture, whom it names and who took it.

    `photo` is the one that it is of, where that is known.
    """

    label: str
    text: str
    people: str
    credit: str
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """What a release has for a photo: its `own` captions, and those of no known one."""

    own: tuple[Offer, ...] = ()
    others: tuple[Offer, ...] = ()


def offers(db: Database, one: Photo) -> Offers:
    """Return the captions that a photo may be given."""
    if one.event_id is None:
        return Offers()
    others = picture_caption.without_photo(db, one.event_id, _MOST)
    return Offers(
        tuple(_offer(caption) for caption in picture_caption.of_photo(db, one)),
        tuple(_offer(caption) for caption in others),
    )


def placed(
    db: Database, event_id: int | None, captions: Iterable[PictureCaption]
) -> tuple[Offer, ...]:
    """Return the captions of a release, each with the photo of the event it is of."""
    return tuple(
        _offer(
            caption, event_id and picture_caption.photo_of(db, event_id, caption), db
        )
        for caption in captions
    )


def _offer(
    caption: PictureCaption, photo_id: int | None = None, db: Database | None = None
) -> Offer:
    number = f"Photo {caption.number}" if caption.number is not None else ""
    credits_ = dict.fromkeys(
        ", ".join(filter(None, (one.name, one.outlet))) for one in caption.credits
    )
    return Offer(
        caption.file_name or number or "Without a number",
        caption.text,
        listed(caption.people),
        "; ".join(credits_),
        photo.get(db, photo_id) if db and photo_id else None,
    )
