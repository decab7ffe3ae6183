"""Text in a picture, read by RapidOCR where the extra `ocr` is installed.

Its models (PP-OCRv6, of Chinese, English and 40 more languages in Latin letters) come
with it: nothing is fetched, and no picture leaves the machine.
"""

import functools
import unicodedata
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
from PIL import Image

from photolib.records import TextLine

WANTED_PX = 1280
"""The long edge at which text is looked for: beyond it the time grows, not the text."""

_SURE = 0.8  # of 1; nearly all that is read with less is wrong (docs/search.md)
_PARAMS = {
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": WANTED_PX,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # a process a core: workers
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def engine() -> str | None:
    """Return what reads text here, with its version; None where nothing does."""
    try:
        version("onnxruntime")
        return f"rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        return None


def read(picture: Image.Image) -> tuple[TextLine, ...]:
    """Return the lines of an upright RGB picture that are read surely.

    They come as the engine orders them: from the top, and in a row from the left.
    """
    found = _reader()(np.asarray(picture)[:, :, ::-1])  # it wants BGR
    if found.txts is None:
        return ()
    size = np.array(picture.size)
    return tuple(
        _line(text, np.asarray(corners) / size)
        for text, score, corners in zip(
            found.txts, found.scores, found.boxes, strict=True
        )
        if score >= _SURE and text.strip()
    )


def _line(text: str, corners: Any) -> TextLine:
    left, top = (float(edge) for edge in corners.min(axis=0).clip(0, 1))
    right, bottom = (float(edge) for edge in corners.max(axis=0).clip(0, 1))
    box = (left, top, right - left, bottom - top)
    x, y, w, h = (round(one, 4) for one in box)
    return TextLine(unicodedata.normalize("NFC", text.strip()), x, y, w, h)


@functools.cache
def _reader() -> Any:
    from rapidocr import RapidOCR  # an extra, and a second to load

    return RapidOCR(params=_PARAMS)
