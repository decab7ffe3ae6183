"""Frames as cameras take them: each moment another picture, each with its clock."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image
from tests.press_office import CREDIT

from photolib.images.fingerprint import colour_layout
from photolib.records import Camera, Metadata
from photolib.store import credit, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library

CANON = Camera("Canon", "Canon EOS R5", "0123")
NIKON = Camera("NIKON CORPORATION", "NIKON Z 9", "4567")
SONY = Camera("SONY", "ILCE-1", "89")
PHONE = Camera("Apple", "iPhone 15")
BEGAN = datetime.fromisoformat("2025-11-27T09:00:00")
HOUR = timedelta(hours=1)


def view(moment: int, camera: Camera) -> Image.Image:
    """Draw a moment; no two cameras see it quite alike."""
    seed = sum(map(ord, repr(camera)))
    scene = np.random.default_rng(moment).integers(0, 250, (8, 8, 3), dtype=np.uint8)
    own = np.random.default_rng(seed).integers(0, 6, (8, 8, 3), dtype=np.uint8)
    return Image.fromarray(scene + own).resize((96, 64), Image.Resampling.NEAREST)


def snap(path: Path, moment: int, taken: datetime, camera: Camera) -> Path:
    """Write the picture file of a moment as a camera does."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = camera.make, camera.model
    inner = exif.get_ifd(0x8769)
    inner[0x9003] = f"{taken:%Y:%m:%d %H:%M:%S}"
    if camera.serial:
        inner[0xA431] = camera.serial
    view(moment, camera).save(path, "JPEG", quality=95, exif=exif)
    return path


def shoot(
    library: Library,
    event_id: int | None,
    camera: Camera,
    moments: range,
    wrong_by: timedelta = timedelta(),
    *,
    zone: str | None = None,
    folder: str | None = None,
) -> list[int]:
    """Keep a camera's frames of some moments, four minutes apart; no files."""
    with writing(library.db):
        ids = [
            _add(
                library,
                view(moment, camera),
                BEGAN + moment * timedelta(minutes=4) + wrong_by,
                Metadata("JPEG", camera=camera, taken_offset=zone),
                folder,
            )
            for moment in moments
        ]
        photo.link_to_event(library.db, ids, event_id)
    return ids


def _add(
    library: Library,
    picture: Image.Image,
    taken: datetime,
    says: Metadata,
    folder: str | None,
) -> int:
    db, at = library.db, taken.isoformat()
    sha256 = hashlib.sha256(picture.tobytes() + f"{says} {taken}".encode()).hexdigest()
    photo_id = photo.add(
        db,
        photo.NewPhoto(
            sha256, f"{sha256[:8]}.JPG", "JPEG", "image/jpeg", 9, 96, 64, 1, 1.5,
            "#808080", colour_layout(picture), at, says.taken_offset, folder,
        ),
    )  # fmt: skip
    metadata.add(db, photo_id, replace(says, taken_at=at))
    credit.put(db, photo_id, CREDIT)
    return photo_id
