"""Photos as frames of a shoot: what tells of their event, read for all at once."""

from collections.abc import Sequence

from photolib.records import Camera, Caption, Metadata, Photo
from photolib.shoot.facts import Frame
from photolib.store import caption, metadata, photo, picture_text
from photolib.store.connect import Database

OF_EVENT = 5_000
"""So many photos of an event are looked at, those that arrived last."""

_PLACES = ("sublocation", "city", "state", "country")
_FIELDS = ("headline", "camera", "creators", "event", *_PLACES)


def frames_of(db: Database, photos: Sequence[Photo]) -> list[Frame]:
    """Return what photos tell, in their order."""
    ids = [one.id for one in photos]
    said = metadata.get_many(db, ids, _FIELDS)
    captions = caption.find_many(db, ids)
    written = picture_text.find_many(db, ids)
    return [
        _frame(one, said[one.id], captions.get(one.id), written.get(one.id, ""))
        for one in photos
    ]


def frames_of_event(db: Database, event_id: int) -> list[Frame]:
    """Return the frames of an event in the order of arrival, at most `OF_EVENT`."""
    return frames_of(db, photo.latest(db, event_id, OF_EVENT))


def _frame(
    shown: Photo, says: Metadata, standing: Caption | None, written: str
) -> Frame:
    places = (says.sublocation, says.city, says.state, says.country)
    return Frame(
        shown.id,
        shown.taken_at,
        shown.added_at,
        shown.file_name,
        shown.folder,
        camera_name(says.camera),
        says.creators,
        tuple(place for place in places if place),
        says.event,
        "\n".join(filter(None, (says.headline, standing.text if standing else None))),
        shown.taken_offset,
        bool(_serial(says.camera)),
        written,
    )


def camera_name(camera: Camera) -> str | None:
    """Return what tells a camera apart; most models begin with their maker's name.

    >>> camera_name(Camera("NIKON CORPORATION", "NIKON Z 9", "2003914"))
    'NIKON Z 9 2003914'
    >>> camera_name(Camera("SONY", "ILCE-1", "00000000"))
    'SONY ILCE-1'
    """
    maker, model = camera.make or "", camera.model or ""
    first = maker.partition(" ")[0].casefold()
    if first and model.casefold().startswith(first):
        maker = ""
    return " ".join(filter(None, (maker, model, _serial(camera)))) or None


def _serial(camera: Camera) -> str:
    serial = (camera.serial or "").strip()
    return serial if serial.strip("0 ") else ""
