"""Hair, scarves and beards, in heads from the middle of the head."""

from math import cos, pi, sin

from tools.starter.looks import Look
from tools.starter.paint import Canvas, Point, darker, lighter, mirrored, mix, points

BEHIND = {
    "long": "0,-0.58 0.42,-0.42 0.5,0.1 0.52,0.7 0.42,1.02 0.2,0.95 0,0.9",
    "bob": "0,-0.6 0.42,-0.44 0.5,0 0.5,0.36 0.36,0.52 0,0.5",
    "scarf": "0,-0.62 0.44,-0.44 0.5,0 0.48,0.42 0.42,0.72 0,0.86",
}
"""Outlines of what hangs behind the head, the right half of each."""
PONYTAIL = points("0.2,-0.4 0.52,-0.3 0.62,0.1 0.52,0.55 0.42,0.2 0.3,0")
CROWN = points(
    "-0.41,0.04 -0.46,-0.2 -0.36,-0.48 -0.08,-0.62 "
    "0.2,-0.6 0.41,-0.42 0.46,-0.16 0.41,0.04"
)
"""The upper edge of the hair from ear to ear; a hairline closes it."""
HAIRLINES = {
    "short": "0.36,-0.12 0.3,-0.25 0.04,-0.3 -0.24,-0.25 -0.36,-0.12",
    "parted": "0.36,-0.1 0.31,-0.27 0.14,-0.39 -0.1,-0.26 -0.31,-0.18 -0.37,-0.06",
    "curly": "0.36,-0.1 0.24,-0.26 0,-0.25 -0.24,-0.26 -0.36,-0.1",
    "scarf": "0.345,0.02 0.28,-0.26 0,-0.36 -0.28,-0.26 -0.345,0.02",
}
SWEPT = "0.35,-0.04 0.28,-0.2 0.12,-0.4 -0.12,-0.24 -0.33,-0.04"
LENGTHS = {"bob": 0.46, "long": 0.94, "scarf": 0.5}
"""How far the hair beside the face hangs down."""
WRAP = points(
    "-0.44,0.2 -0.25,0.5 0,0.56 0.25,0.5 0.44,0.2 0.5,0.6 0.2,0.82 -0.2,0.82 -0.5,0.6"
)
CHIN = mirrored(points("0.385,0.08 0.37,0.26 0.23,0.47 0,0.56"))
JAW = "-0.26,0.2 -0.17,0.2 -0.15,0.38 0,0.4 0.15,0.38 0.17,0.2 0.26,0.2"


def hair_behind(on: Canvas, look: Look) -> None:
    """Draw what hangs behind neck and shoulders, before these are drawn."""
    dark = darker(look.hair, 0.25)
    if look.cut in BEHIND:
        on.curve(mirrored(points(BEHIND[look.cut])), dark)
    if look.cut == "ponytail":
        on.curve(PONYTAIL, dark)
    if look.cut == "bun":
        on.ellipse(0.05, -0.6, 0.2, 0.18, lighter(look.hair, 0.12), lower=dark)


def hair_back(on: Canvas, look: Look) -> None:
    """Draw what lies upon the back of the head."""
    shine = lighter(look.hair, 0.18)
    if look.cut in LENGTHS:
        low = 0.95 if look.cut == "long" else 0.62
        outline = [(0.0, -0.1), (0.43, -0.05), (0.46, low - 0.2), (0.3, low)]
        fall = mirrored([*outline, (0.0, low + 0.03)])
        on.curve(fall, mix(shine, look.hair, 0.5), lower=look.hair)
    if look.cut in ("ponytail", "bun"):
        on.ellipse(0, -0.12, 0.2, 0.2, shine, lower=darker(look.hair, 0.2))


def hair_front(on: Canvas, look: Look, facing: float) -> None:
    """Draw what frames the face."""
    if look.cut == "bald":
        for side in (-1, 1):
            patch = points("0.4,-0.16 0.43,0.02 0.37,0.12 0.35,-0.06")
            on.curve([(side * x, y) for x, y in patch], look.hair)
        on.glow(0.1 + facing * 0.1, -0.36, 0.16, 0.1, (255, 255, 255), 0.35)
        return
    if look.cut == "curly":
        _curls(on, look)
    hairline = _hairline(look.cut, facing * 0.1)
    on.curve(CROWN + hairline, lighter(look.hair, 0.16), lower=look.hair)
    if look.cut in LENGTHS:
        _locks(on, look, LENGTHS[look.cut])
    if look.cut == "scarf":
        on.curve(WRAP, lighter(look.hair, 0.1), lower=darker(look.hair, 0.15))
    else:
        gleam = _shifted(points("-0.2,-0.5 0.02,-0.545 0.2,-0.49"), facing * 0.1)
        on.stroke(gleam, 0.022, lighter(look.hair, 0.32))


def beard(on: Canvas, look: Look, facing: float) -> None:
    """Draw a short beard with its moustache."""
    colour, shift = mix(look.hair, look.skin, 0.12), facing * 0.12
    left, *middle, right = points(JAW)
    outline = [*CHIN, left, *_shifted(middle, shift), right]
    on.curve(outline, colour, lower=darker(colour, 0.2))
    moustache = _shifted(points("-0.12,0.22 0,0.19 0.12,0.22"), shift)
    on.stroke(moustache, 0.05, colour)


def _hairline(cut: str, shift: float) -> list[Point]:
    """Return the hair's edge on the forehead, right to left; it turns with the face."""
    right, *middle, left = points(HAIRLINES.get(cut, SWEPT))
    share = 0.5 if cut == "scarf" else 1.0
    return [right, *_shifted(middle, shift * share), left]


def _shifted(outline: list[Point], shift: float) -> list[Point]:
    return [(x + shift, y) for x, y in outline]


def _curls(on: Canvas, look: Look) -> None:
    for step in range(13):
        turn = pi * (1.02 + 0.96 * step / 12)
        shade = lighter(look.hair, 0.16) if step % 2 else look.hair
        x, y = 0.4 * cos(turn), -0.14 + 0.4 * sin(turn)
        on.ellipse(x, y, 0.14, 0.14, shade, lower=darker(look.hair, 0.15))


def _locks(on: Canvas, look: Look, low: float) -> None:
    lock = [(0.33, -0.24), (0.455, -0.1), (0.5, low * 0.55), (0.45, low)]
    lock += [(0.34, low + 0.02), (0.385, low * 0.5), (0.36, 0)]
    for side in (-1, 1):
        strand = [(side * x, y) for x, y in lock]
        on.curve(strand, lighter(look.hair, 0.1), lower=look.hair)
