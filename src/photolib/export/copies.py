"""The file of one photo that leaves: a copy, or a smaller JPEG."""

import logging
import shutil
from math import ceil
from pathlib import Path

from PIL import Image, ImageCms

from photolib import inscribe
from photolib.errors import ExportError, FileError
from photolib.export.names import sidecar_of
from photolib.images.decode import decode
from photolib.inscribe import Leaving
from photolib.metadata.write import (
    WRITABLE_FORMATS,
    write,
    write_inside,
    write_sidecar,
)
from photolib.metadata.writers.exiftool import Exiftool
from photolib.records import Photo
from photolib.store.library import Library

log = logging.getLogger(__name__)

_QUALITY = 90
_DRAFT = 0.9  # photolib.images.decode may stop at nine tenths of what is wanted


def smaller_edge(shown: Photo, long_edge_px: int | None) -> int | None:
    """Return the long edge of a photo that must be made anew, None for a copy.

    It must where it is too large, not upright, or no JPEG.
    """
    if long_edge_px is None:
        return None
    too_large = max(shown.width, shown.height) > long_edge_px
    anew = too_large or shown.orientation != 1 or shown.format != "JPEG"
    return long_edge_px if anew else None


def make(
    library: Library, one: Leaving, target: Path, edge_px: int | None, tool: Exiftool
) -> str | None:
    """Make the file of one photo; return why it cannot be made.

    :raises OSError: when the disk refuses.
    """
    try:
        if edge_px is not None:
            _shrink(library, one, target, edge_px)
        elif one.photo.format in WRITABLE_FORMATS:
            write(
                one.original,
                target,
                inscribe.fields_of_copy(one),
                sidecars=one.sidecars,
                fallback_charset=library.settings.fallback_charset,
            )
        else:
            _copy(one, target, tool, library.settings.fallback_charset)
    except (FileNotFoundError, FileError) as error:
        told = error.reason if isinstance(error, FileError) else "there is no such file"
        return f"its original cannot be used ({told}): run `photolib verify`"
    except ExportError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        target.unlink(missing_ok=True)
        return str(error).replace(str(target), target.name)
    return None


def _copy(one: Leaving, target: Path, tool: Exiftool, charset: str) -> None:
    """Copy a photo with a sidecar; exiftool, where there is one, writes inside, too."""
    fields = inscribe.fields_of_copy(one)
    try:
        write_inside(one.original, target, fields, tool, fallback_charset=charset)
    except ExportError as error:
        log.info("photo %s leaves with a sidecar only: %s", one.photo.id, error)
        shutil.copyfile(one.original, target)
    write_sidecar(sidecar_of(target), fields, sidecars=one.sidecars)


def _shrink(library: Library, one: Leaving, target: Path, edge_px: int) -> None:
    """Write an upright sRGB JPEG of at most `edge_px`, never enlarged."""
    picture = decode(
        one.original,
        max_pixels=library.settings.max_megapixels * 1_000_000,
        wanted_px=ceil(edge_px / _DRAFT),
        format_name=one.photo.format,
    ).picture
    picture.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    bare = target.with_name(f".{target.name}")
    try:
        picture.save(
            bare,
            "JPEG",
            quality=_QUALITY,
            icc_profile=_srgb(),
            exif=inscribe.exif(one.says),
        )
        write(bare, target, inscribe.fields_of_smaller(one))
    finally:
        bare.unlink(missing_ok=True)


def _srgb() -> bytes:
    """Return the sRGB profile without its date, so that a second export is the first.

    ICC.1:2022, 7.2.8: a dateTimeNumber of twelve bytes at 24; zeros are none.
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]
