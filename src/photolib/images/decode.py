"""Open a picture that a stranger sent: format by content, limits before pixels."""

import io
import logging
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pi_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from photolib.errors import (
    DamagedPictureError,
    NotAPictureError,
    PixelLimitError,
    UnreadableFileError,
)
from photolib.images.limits import check_pixels, load_reduced
from photolib.images.png_texts import without_texts
from photolib.images.raw import MEDIA_TYPES as RAW_MEDIA_TYPES
from photolib.images.raw import open_raw

log = logging.getLogger(__name__)

# Only these decoders see uploads. Pillow has others (EPS runs a program).
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF", "PSD", "HEIF")
_SAME = {"MPO": "JPEG"}  # an MPO is a JPEG with further frames behind it
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "AVIF": "image/avif",
    "PSD": "image/vnd.adobe.photoshop",
    "HEIF": "image/heif",
} | RAW_MEDIA_TYPES
"""The formats that can be decoded; photolib.metadata gives them these names."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded picture: upright, sRGB, no alpha, perhaps at a reduced scale.

    `width` and `height` are those of the file, before orientation.
    """

    picture: Image.Image
    format: str
    width: int
    height: int


def decode(
    path: Path, *, max_pixels: int, wanted_px: int, format_name: str | None = None
) -> Decoded:
    """Decode `path` once, at the smallest scale that still gives `wanted_px`.

    `format_name` is what photolib.metadata calls the content, None where it is not
    known: a raw file would pass for a TIFF. Of a raw, the embedded preview may do.

    :raises UnreadableFileError: when it cannot be opened.
    :raises NotAPictureError: when its content is no picture format we decode.
    :raises PixelLimitError: when it has more than `max_pixels`; nothing is decoded.
    :raises DamagedPictureError: when it breaks off or contradicts itself.
    """
    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own limit, below, is exact and a setting
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of tags; what matters raises
            if format_name in RAW_MEDIA_TYPES:
                return _decode_raw(path, format_name, max_pixels, wanted_px)
            return _decode(path, max_pixels, wanted_px)
    except OSError as error:
        raise UnreadableFileError(
            path, f"it cannot be opened ({error.strerror or error}): check its rights"
        ) from error


def _decode(path: Path, max_pixels: int, wanted_px: int) -> Decoded:
    with path.open("rb") as file, _opened(path, without_texts(file)) as picture:
        width, height = picture.size
        check_pixels(path, (width, height), max_pixels)
        name = _SAME.get(picture.format or "", picture.format or "")
        return Decoded(_upright(path, picture, wanted_px), name, width, height)


def _decode_raw(path: Path, name: str, max_pixels: int, wanted_px: int) -> Decoded:
    found = open_raw(path, max_pixels=max_pixels, wanted_px=wanted_px)
    return Decoded(_srgb(found.picture), name, found.width, found.height)


def _opened(path: Path, file: BinaryIO) -> Image.Image:
    try:
        return Image.open(file, formats=_FORMATS)
    except UnidentifiedImageError as error:
        size = path.stat().st_size
        reason = "it is empty" if not size else "its content is no picture we know"
        raise NotAPictureError(
            path, f"{reason}: send it again from the camera"
        ) from error
    except Exception as error:
        raise _damaged(path, error) from error


def _upright(path: Path, picture: Image.Image, wanted_px: int) -> Image.Image:
    try:
        load_reduced(picture, wanted_px)
        return _srgb(_turned(picture))
    except MemoryError as error:
        raise PixelLimitError(
            path, "there is not enough memory to decode it"
        ) from error
    except Exception as error:
        # Decoders raise OSError, SyntaxError, ValueError, struct.error and others.
        raise _damaged(path, error) from error


def _turned(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception as error:
        log.info("orientation cannot be read: %s", error)
        return picture


def _damaged(path: Path, error: Exception) -> DamagedPictureError:
    told = (str(error).strip() or type(error).__name__).splitlines()[0][:120]
    return DamagedPictureError(path, f"it is damaged ({told}): send it again")


def _srgb(picture: Image.Image) -> Image.Image:
    """Flatten on white and convert to sRGB by the embedded profile, if any."""
    profile = picture.info.get("icc_profile")
    if picture.mode in {"RGBA", "LA", "PA", "P", "La", "RGBa"}:
        layer = picture.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
        picture = flat
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    if profile and picture.mode in {"RGB", "L", "CMYK"}:
        picture = _converted(picture, profile)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    pixels = np.asarray(picture, dtype=np.float32)
    scale = 255 / 65535 if pixels.max(initial=0) > 255 else 1.0
    return Image.fromarray((pixels * scale).clip(0, 255).astype(np.uint8))


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return picture
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that is broken or of another colour space
    return converted or picture
