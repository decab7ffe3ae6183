"""Camera raws: the preview the camera has put in, else the sensor's data developed.

LibRaw (rawpy) opens them. An embedded preview is the maker's own rendering and costs
little; developing takes a second and looks like no camera's.
"""

import io
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from photolib.errors import DamagedPictureError
from photolib.images.limits import check_pixels, load_reduced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from rawpy import ImageSizes, RawPy

log = logging.getLogger(__name__)

MEDIA_TYPES = {
    "3FR": "image/x-hasselblad-3fr",
    "ARW": "image/x-sony-arw",
    "CR2": "image/x-canon-cr2",
    "CR3": "image/x-canon-cr3",
    "CRW": "image/x-canon-crw",
    "DCR": "image/x-kodak-dcr",
    "DNG": "image/x-adobe-dng",
    "ERF": "image/x-epson-erf",
    "IIQ": "image/x-phaseone-iiq",
    "MEF": "image/x-mamiya-mef",
    "MOS": "image/x-leaf-mos",
    "NEF": "image/x-nikon-nef",
    "ORF": "image/x-olympus-orf",
    "PEF": "image/x-pentax-pef",
    "RAF": "image/x-fuji-raf",
    "RW2": "image/x-panasonic-rw2",
    "SRW": "image/x-samsung-srw",
}

_ENOUGH = 0.5
# LibRaw's `flip` (4 transposes, 2 and 1 mirror) as Exif 2.32, tag 0x0112 Orientation.
_ORIENTATIONS = (1, 2, 4, 3, 5, 8, 6, 7)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class RawPicture:
    """The upright picture of a raw file; the size is the sensor's, not turned."""

    picture: Image.Image
    width: int
    height: int


def open_raw(path: Path, *, max_pixels: int, wanted_px: int) -> RawPicture:
    """Return the largest embedded preview of a raw file, or its developed picture.

    A preview with less than half of `wanted_px` on its long edge gives way to the
    sensor's data, where that can be developed.

    :raises PixelLimitError: when sensor or preview have more than `max_pixels`.
    :raises DamagedPictureError: when LibRaw finds no picture in it.
    """
    import rawpy  # a tenth of a second, which a shoot of JPEGs does without

    try:
        with path.open("rb") as file, rawpy.imread(file) as raw:
            width, height = _size(raw.sizes)
            check_pixels(path, (raw.sizes.raw_width, raw.sizes.raw_height), max_pixels)
            preview = _preview(path, raw, max_pixels, wanted_px)
            if preview is None or max(preview.size) < _ENOUGH * wanted_px:
                preview = _developed(raw, max(width, height), wanted_px, preview)
            return RawPicture(preview, width, height)
    except (rawpy.LibRawError, rawpy.NotSupportedError) as error:
        raise DamagedPictureError(
            path, f"LibRaw finds no picture in it ({_told(error)}): send it again"
        ) from error


def _size(sizes: "ImageSizes") -> tuple[int, int]:
    """Return what the camera crops the sensor to, where the file says it."""
    return sizes.crop_width or sizes.width, sizes.crop_height or sizes.height


def _preview(
    path: Path, raw: "RawPy", max_pixels: int, wanted_px: int
) -> Image.Image | None:
    """Return the largest preview, upright; None where there is none of use."""
    import rawpy

    try:
        found = raw.extract_thumb()
        picture = _opened(found.data)
    except (rawpy.LibRawError, rawpy.NotSupportedError, OSError, ValueError) as error:
        log.info("a raw file has no preview: %s", _told(error))
        return None
    check_pixels(path, picture.size, max_pixels)
    orientation = _orientation(picture, raw.sizes)
    try:
        load_reduced(picture, wanted_px)
    except Exception as error:  # decoders raise OSError, SyntaxError and many others
        log.info("the preview of a raw file is damaged: %s", _told(error))
        return None
    return _upright(picture, orientation)


def _opened(data: "bytes | NDArray[np.uint8]") -> Image.Image:
    """Return a JPEG unloaded, or the picture of an array, which may be grey."""
    if isinstance(data, bytes):
        return Image.open(io.BytesIO(data), formats=("JPEG",))
    return Image.fromarray(data[:, :, 0] if data.shape[2:] == (1,) else data)


def _orientation(preview: Image.Image, sizes: "ImageSizes") -> int:
    """Return how a preview must be turned, which it may be already.

    A quarter turn shows in its shape. Else its own EXIF counts; LibRaw adds the raw
    file's orientation to a preview that has none.
    """
    wanted = _ORIENTATIONS[sizes.flip]
    if wanted in range(5, 9):
        lies = preview.width > preview.height
        return wanted if lies == (sizes.width > sizes.height) else 1
    return int(preview.getexif().get(0x0112, wanted))


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Return a turned copy that no longer says how it lay."""
    turn = _TURNS.get(orientation)
    turned = picture.copy() if turn is None else picture.transpose(turn)
    turned.info = {k: v for k, v in picture.info.items() if k == "icc_profile"}
    return turned


def _developed(
    raw: "RawPy", edge_px: int, wanted_px: int, preview: Image.Image | None
) -> Image.Image:
    """Return the sensor's picture, upright in sRGB, or the preview if that fails.

    :raises LibRawError: when there is no preview either.
    """
    import rawpy

    half = edge_px * 0.5 >= wanted_px
    try:
        return _opened(raw.postprocess(half_size=half, use_camera_wb=True))
    except rawpy.LibRawError as error:
        if preview is None:
            raise
        log.info("a raw file cannot be developed: %s", _told(error))
        return preview


def _told(error: Exception) -> str:
    """Return what an error says; LibRaw's speak in bytes."""
    said = error.args[0] if error.args else type(error).__name__
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)
