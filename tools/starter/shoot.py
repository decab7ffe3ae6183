"""Draw the starter shoot and write its metadata: python -m tools.starter.shoot."""

import sys
from pathlib import Path

from PIL import Image
from tools.starter.frames import COPY_NAME, COPY_OF, FRAMES, Frame
from tools.starter.shots import take
from tools.starter.tags import write_tags

FOLDER = Path(__file__).resolve().parents[2] / "library" / "starter" / "shoot"
STORED = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
"""How an upright picture must be turned for its Orientation to turn it back."""
QUALITY = 78


def draw_shoot(folder: Path, names: list[str]) -> None:
    """Write the frames `names` into `folder`; if none is named, all and the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    for frame in FRAMES:
        if not names or frame.name in names:
            draw_frame(folder, frame)
    if not names or COPY_NAME in names:
        _copy_for_web(folder / COPY_OF, folder / COPY_NAME)


def draw_frame(folder: Path, frame: Frame) -> Path:
    """Write one frame with its metadata and return its path."""
    path = folder / frame.name
    picture = take(frame.shot, frame.long_edge_px)
    if path.suffix == ".png":
        flat = picture.quantize(
            64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        flat.save(path, optimize=True)
    else:
        if frame.orientation in STORED:
            picture = picture.transpose(STORED[frame.orientation])
        picture.save(path, quality=QUALITY, subsampling="4:2:0", optimize=True)
    write_tags(path, frame)
    size_kb = path.stat().st_size // 1000
    print(f"{path.name}  {picture.width} x {picture.height}  {size_kb} kB")
    return path


def _copy_for_web(original: Path, copy: Path) -> None:
    """Crop a twentieth off each side and save again, smaller and without metadata."""
    with Image.open(original) as picture:
        width, height = picture.size
        cropped = picture.crop(
            (width // 20, height // 20, width - width // 20, height - height // 20)
        )
        small = cropped.resize(
            (2000, round(2000 * cropped.height / cropped.width)),
            Image.Resampling.LANCZOS,
        )
        small.save(copy, quality=70)


if __name__ == "__main__":
    draw_shoot(FOLDER, sys.argv[1:])
