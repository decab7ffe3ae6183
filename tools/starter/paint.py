"""A drawing surface in stage units: smooth shapes, gradients, soft light, text."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from pathlib import Path
from typing import TypedDict, Unpack

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]

FONTS = Path("/usr/share/fonts/opentype/noto")
"""Noto CJK (SIL Open Font Licence), as Debian's fonts-noto-cjk installs it."""
SIMPLIFIED_CHINESE = 2
"""The face inside the Noto CJK collections."""


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` moved towards `other` by `share` (0..1)."""
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def darker(colour: Colour, share: float = 0.2) -> Colour:
    """Return `colour` moved towards a deep blue-black: shadows are never grey."""
    return mix(colour, (16, 14, 34), share)


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    """Return `colour` moved towards a warm white."""
    return mix(colour, (255, 250, 238), share)


class Shading(TypedDict, total=False):
    """How a fill changes across a shape: downwards, to the right, or see-through."""

    lower: Colour
    right: Colour
    alpha: int


@dataclass(frozen=True)
class View:
    """What the camera sees of the stage, in stage units."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float, zoom: float = 1.0) -> "View":
        """Return the view shifted, and narrowed around its middle by `zoom`."""
        width, height = self.width / zoom, self.height / zoom
        return View(
            self.x + dx + (self.width - width) / 2,
            self.y + dy + (self.height - height) / 2,
            width,
            height,
        )


class Canvas:
    """A picture of one view, drawn larger than asked for and reduced at the end."""

    def __init__(self, view: View, long_edge_px: int, *, oversample: int = 2) -> None:
        self.view = view
        self.oversample = oversample
        self.scale = long_edge_px * oversample / max(view.width, view.height)
        size = round(view.width * self.scale), round(view.height * self.scale)
        self.image = Image.new("RGB", size)
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def local(self, x: float, y: float, unit: float) -> "Canvas":
        """Return this canvas in a figure's coordinates: (x, y) is 0, `unit` is 1."""
        figure, view = copy(self), self.view
        figure.view = View(
            (view.x - x) / unit,
            (view.y - y) / unit,
            view.width / unit,
            view.height / unit,
        )
        figure.scale = self.scale * unit
        return figure

    def _pixel(self, point: Point) -> Point:
        x, y = point
        return (x - self.view.x) * self.scale, (y - self.view.y) * self.scale

    def polygon(
        self,
        points: Sequence[Point],
        fill: Colour,
        *,
        lower: Colour | None = None,
        right: Colour | None = None,
        alpha: int = 255,
    ) -> None:
        """Fill a polygon, in a gradient to `lower` or to `right` where given."""
        pixels = [self._pixel(point) for point in points]
        other = lower or right
        if other is None:
            self._draw.polygon(pixels, fill=(*fill, alpha))
            return
        xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        width = min(self.image.width, int(max(xs)) + 2) - left
        height = min(self.image.height, int(max(ys)) + 2) - top
        if width <= 0 or height <= 0:
            return
        mask = Image.new("L", (width, height))
        shifted = [(x - left, y - top) for x, y in pixels]
        ImageDraw.Draw(mask).polygon(shifted, fill=alpha)
        begin, end = (min(ys), max(ys)) if lower else (min(xs), max(xs))
        offset, length = (top, height) if lower else (left, width)
        shares = (np.arange(length) + offset - begin) / max(end - begin, 1)
        ramp = np.outer(1 - shares, fill) + np.outer(shares, other)
        row = ramp.clip(0, 255).astype(np.uint8)
        strip = Image.fromarray(row[:, None] if lower else row[None])
        self.image.paste(
            strip.resize((width, height), Image.Resampling.NEAREST), (left, top), mask
        )

    def curve(
        self, points: Sequence[Point], fill: Colour, **shading: Unpack[Shading]
    ) -> None:
        """Fill the closed Catmull-Rom spline through `points`."""
        self.polygon(spline(points), fill, **shading)

    def ellipse(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        fill: Colour,
        **shading: Unpack[Shading],
    ) -> None:
        """Fill an ellipse around (x, y)."""
        turns = [2 * pi * step / 72 for step in range(72)]
        points = [(x + rx * cos(t), y + ry * sin(t)) for t in turns]
        self.polygon(points, fill, **shading)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour,
        *,
        radius: float = 0,
        **shading: Unpack[Shading],
    ) -> None:
        """Fill a rectangle, its corners rounded by `radius`."""
        r = min(radius, width / 2, height / 2)
        corners = [
            (x + width - r, y + r, -pi / 2),
            (x + width - r, y + height - r, 0.0),
            (x + r, y + height - r, pi / 2),
            (x + r, y + r, pi),
        ]
        steps = 8 if r else 0
        points = [
            (cx + r * cos(turn + pi / 2 * i / 8), cy + r * sin(turn + pi / 2 * i / 8))
            for cx, cy, turn in corners
            for i in range(steps + 1)
        ]
        self.polygon(points, fill, **shading)

    def stroke(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw an opaque line with round ends and joints."""
        pixels = [self._pixel(point) for point in points]
        thickness = max(1, round(width * self.scale))
        self._draw.line(pixels, fill=fill, width=thickness, joint="curve")
        r = thickness / 2
        if r < 1:
            return
        for x, y in (pixels[0], pixels[-1]):
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def limb(
        self,
        start: Point,
        end: Point,
        widths: tuple[float, float],
        fill: Colour,
        **shading: Unpack[Shading],
    ) -> None:
        """Fill a capsule whose width runs from widths[0] to widths[1]."""
        (x0, y0), (x1, y1) = start, end
        length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-6)
        turn = np.arctan2((y1 - y0) / length, (x1 - x0) / length)
        points = []
        for x, y, r, begin in (
            (x1, y1, widths[1] / 2, turn - pi / 2),
            (x0, y0, widths[0] / 2, turn + pi / 2),
        ):
            arc = [begin + pi * i / 10 for i in range(11)]
            points += [(x + r * cos(t), y + r * sin(t)) for t in arc]
        self.polygon(points, fill, **shading)

    def glow(
        self, x: float, y: float, rx: float, ry: float, colour: Colour, strength: float
    ) -> None:
        """Lay a soft round patch of `colour` over it: light, blush or shadow."""
        (x0, y0), (x1, y1) = (
            self._pixel((x - rx, y - ry)),
            self._pixel((x + rx, y + ry)),
        )
        left, top = max(0, round(x0)), max(0, round(y0))
        right, bottom = (
            min(self.image.width, round(x1)),
            min(self.image.height, round(y1)),
        )
        if right - left < 2 or bottom - top < 2:
            return
        across, down = 256 / (x1 - x0), 256 / (y1 - y0)
        seen = (
            (left - x0) * across,
            (top - y0) * down,
            (right - x0) * across,
            (bottom - y0) * down,
        )
        x0, y0, x1, y1 = (min(256.0, max(0.0, edge)) for edge in seen)
        box = (x0, y0, x1, y1)
        mask = soft_disc().resize(
            (right - left, bottom - top), Image.Resampling.BILINEAR, box
        )
        mask = mask.point([round(value * strength) for value in range(256)])
        self.image.paste(colour, (left, top), mask)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: Colour,
        *,
        face: str = "Sans-Bold",
        anchor: str = "mm",
        fit: float | None = None,
    ) -> None:
        """Write one line; `fit` is the width in stage units it must not exceed."""
        font = font_of(face, max(4, round(size * self.scale)))
        if fit is not None:
            excess = font.getlength(words) / (fit * self.scale)
            if excess > 1:
                font = font_of(face, max(4, int(font.size / excess)))
        self._draw.text(self._pixel((x, y)), words, font=font, fill=fill, anchor=anchor)

    def blur(self, radius: float) -> None:
        """Put everything drawn so far out of focus by `radius` stage units."""
        pixels = radius * self.scale
        if pixels < 0.5:
            return
        factor = max(1, int(pixels / 4))
        small = self.image.reduce(factor) if factor > 1 else self.image
        soft = small.filter(ImageFilter.GaussianBlur(pixels / factor))
        self.image.paste(soft.resize(self.image.size, Image.Resampling.BICUBIC))

    def finish(self) -> Image.Image:
        """Return the picture at the size that was asked for."""
        return self.image.reduce(self.oversample) if self.oversample > 1 else self.image


def spline(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """Return the closed uniform Catmull-Rom spline through `points`."""
    knots = np.asarray(points, dtype=float)[:, None]
    before, after, beyond = (np.roll(knots, -k, axis=0) for k in (-1, 1, 2))
    t = (np.arange(steps) / steps)[None, :, None]
    smooth = 0.5 * (
        2 * knots
        + (after - before) * t
        + (2 * before - 5 * knots + 4 * after - beyond) * t**2
        + (3 * knots - before - 3 * after + beyond) * t**3
    )
    return [(x, y) for x, y in smooth.reshape(-1, 2).tolist()]


def points(outline: str) -> list[Point]:
    """Return the points of an outline written as in SVG.

    >>> points("0,-1 0.5,0.25")
    [(0.0, -1.0), (0.5, 0.25)]
    """
    pairs = (pair.split(",") for pair in outline.split())
    return [(float(x), float(y)) for x, y in pairs]


def mirrored(right: Sequence[Point]) -> list[Point]:
    """Return a closed outline from its right half, top to bottom."""
    return [*right, *((-x, y) for x, y in reversed(right) if abs(x) > 1e-6)]


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point `share` of the way from `one` to `other`."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


@lru_cache
def font_of(face: str, size_px: int) -> ImageFont.FreeTypeFont:
    """Return a Noto CJK face ("Sans-Bold", "Serif-Regular") at a size in pixels."""
    path = FONTS / f"Noto{face.replace('-', 'CJK-')}.ttc"
    return ImageFont.truetype(path, size_px, index=SIMPLIFIED_CHINESE)


@lru_cache
def soft_disc() -> Image.Image:
    """Return a disc that fades to nothing at its rim (a smoothstep)."""
    axis = np.linspace(-1, 1, 256)
    inside = (1 - np.hypot(*np.meshgrid(axis, axis))).clip(0, 1)
    return Image.fromarray((255 * inside**2 * (3 - 2 * inside)).astype(np.uint8))
