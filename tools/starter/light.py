"""Moods of light, laid over a finished drawing as a lens and a room would."""

from dataclasses import dataclass

import numpy as np
from PIL import Image
from tools.starter.paint import Colour, View


@dataclass(frozen=True)
class Mood:
    """A room's colours and how it is lit."""

    wall: Colour
    floor: Colour
    accent: Colour
    ambient: tuple[float, float, float]
    vignette: float
    contrast: float = 1.0


MOODS: dict[str, Mood] = {
    "warm": Mood(
        (206, 178, 144), (150, 106, 72), (148, 54, 46), (1.03, 0.98, 0.9), 0.3
    ),
    "cool": Mood(
        (186, 202, 214), (116, 128, 144), (36, 92, 128), (0.95, 1.0, 1.05), 0.25
    ),
    "bright": Mood(
        (232, 228, 218), (184, 168, 150), (30, 116, 120), (1.03, 1.02, 1.0), 0.16
    ),
    "dim": Mood(
        (92, 92, 118), (58, 54, 76), (66, 96, 150), (0.72, 0.74, 0.92), 0.55, 1.08
    ),
    "spot": Mood(
        (112, 84, 84), (74, 54, 54), (158, 60, 52), (0.74, 0.68, 0.7), 0.6, 1.1
    ),
    "dusk": Mood(
        (170, 140, 158), (112, 90, 106), (120, 62, 104), (1.0, 0.92, 0.98), 0.35
    ),
}


@dataclass(frozen=True)
class Lamp:
    """A soft pool of light around (x, y) of the stage."""

    x: float
    y: float
    rx: float
    ry: float
    colour: tuple[float, float, float] = (1.0, 0.94, 0.82)
    strength: float = 0.6


def expose(
    picture: Image.Image, view: View, mood: Mood, lamps: tuple[Lamp, ...] = ()
) -> Image.Image:
    """Return `picture` of `view` under `mood` and `lamps`, its corners darker."""
    width, height = (max(8, side // 8) for side in picture.size)
    xs = np.linspace(view.x, view.x + view.width, width)[None, :]
    ys = np.linspace(view.y, view.y + view.height, height)[:, None]
    light = np.ones((height, width, 1)) * np.array(mood.ambient)
    for lamp in lamps:
        near = np.exp(
            -(((xs - lamp.x) / lamp.rx) ** 2) - ((ys - lamp.y) / lamp.ry) ** 2
        )
        light += near[..., None] * np.array(lamp.colour) * lamp.strength
    light = np.where(light > 1, 1 + (light - 1) * 0.45, light)
    u, v = np.linspace(-1, 1, width)[None, :], np.linspace(-1, 1, height)[:, None]
    light *= (1 - mood.vignette * 0.5 * (u**2 + v**2) ** 1.2)[..., None]
    full = np.stack(
        [_enlarged(light[..., band], picture.size) for band in range(3)], axis=-1
    )
    pixels = np.asarray(picture, dtype=np.float32) / 255 * full
    pixels = 0.5 + (pixels - 0.5) * mood.contrast
    shoulder = np.where(pixels > 0.9, 0.9 + 0.1 * np.tanh((pixels - 0.9) / 0.1), pixels)
    return Image.fromarray((shoulder.clip(0, 1) * 255 + 0.5).astype(np.uint8))


def _enlarged(band: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    image = Image.fromarray(band.astype(np.float32))
    return np.asarray(image.resize(size, Image.Resampling.BILINEAR))
