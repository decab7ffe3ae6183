"""A text that is a bomb hides no sound picture."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from photolib.images.decode import decode
from photolib.images.png_texts import without_texts


def png(texts: PngInfo | None = None) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (9, 7), "teal").save(file, "PNG", pnginfo=texts)
    return file.getvalue()


def with_bomb() -> bytes:
    whole = png()
    body = b"zTXt" + b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)
    chunk = (
        struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    )
    return whole[:33] + chunk + whole[33:]  # behind IHDR


def test_a_picture_with_a_bomb_of_a_text_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(with_bomb())
    decoded = decode(tmp_path / "a.png", max_pixels=1000, wanted_px=100)
    assert (decoded.width, decoded.height) == (9, 7)


def test_only_texts_are_left_out() -> None:
    texts = PngInfo()
    texts.add_text("Comment", "hello")
    texts.add_itxt("Title", "你好")
    assert without_texts(io.BytesIO(png(texts))).read() == png()


def test_what_is_no_png_or_breaks_off_stays_as_it_is() -> None:
    for content in (b"no png", b"", png()[:40], png() + b"tail"):
        assert without_texts(io.BytesIO(content)).read() == content
