"""Heads: face and features, from the front and from behind.

Everything is measured in heads, from the middle of the head.
"""

from math import cos, pi, sin

from tools.starter.hair import beard, hair_back, hair_behind, hair_front
from tools.starter.looks import Look
from tools.starter.paint import Canvas, Point, darker, lighter, mirrored, mix, points

LIP = (168, 82, 80)
INK = (38, 30, 36)
FACE = mirrored(points("0,-0.5 0.3,-0.4 0.4,-0.1 0.375,0.16 0.23,0.42 0,0.51"))
SKULL = mirrored(points("0,-0.56 0.32,-0.44 0.43,-0.08 0.36,0.28 0.2,0.46 0,0.5"))


def head(
    on: Canvas,
    look: Look,
    *,
    facing: float = 0.0,
    mouth: str = "smile",
    down: float = 0.0,
) -> None:
    """Draw a head, but for the hair behind it.

    `facing` turns it (-1 left .. 1 right), `down` lowers the gaze (0..1), `mouth` is
    "smile", "speak" or "calm".
    """
    for side in (-1, 1):
        if side * facing < 0.5:
            ear = side * 0.39 - facing * 0.06
            on.ellipse(ear, 0.03, 0.065, 0.11, darker(look.skin, 0.12))
    on.curve(FACE, lighter(look.skin, 0.12), lower=darker(look.skin, 0.1))
    features = on.local(facing * 0.15, down * 0.09, 1)
    for side in (-1, 1):
        _eye(features.local(side * 0.155, 0.01, 1), look, side=side, closed=down > 0.5)
    nose = points("0.012,0.06 0.035,0.155 -0.015,0.165")
    features.stroke(nose, 0.018, darker(look.skin, 0.28))
    _mouth(features.local(0, 0.29, 1), look, mouth)
    if look.beard:
        beard(on, look, facing)
    if look.glasses:
        _glasses(on.local(facing * 0.14, down * 0.09, 1))
    hair_front(on, look, facing)


def head_from_behind(on: Canvas, look: Look) -> None:
    """Draw the back of a head."""
    for side in (-1, 1):
        on.ellipse(side * 0.4, 0.06, 0.06, 0.11, darker(look.skin, 0.15))
    if look.cut == "bald":
        on.curve(SKULL, lighter(look.skin, 0.1), lower=darker(look.skin, 0.15))
        on.curve(mirrored(points("0,0.16 0.42,-0.02 0.34,0.36 0,0.44")), look.hair)
        return
    hair_behind(on, look)
    on.curve(SKULL, lighter(look.hair, 0.18), lower=look.hair)
    hair_back(on, look)


def _eye(on: Canvas, look: Look, *, side: int, closed: bool) -> None:
    """Draw an eye with its brow, and the blush of the cheek below it."""
    on.glow(side * 0.05, 0.19, 0.14, 0.1, (226, 112, 104), 0.3)
    if closed:
        on.stroke(_arc(0, 0.06, 0.02), 0.026, INK)
    else:
        on.ellipse(0, 0, 0.037, 0.05, INK)
        on.ellipse(0.012, -0.018, 0.013, 0.015, (255, 255, 255))
        on.stroke(_arc(-0.032, 0.056, -0.026), 0.03 if look.woman else 0.018, INK)
    brow = INK if look.cut == "scarf" else mix(look.hair, INK, 0.4)
    thickness = 0.024 if look.woman else 0.034
    on.stroke(_arc(-0.115, 0.075, -0.025), thickness, mix(brow, look.skin, 0.25))


def _mouth(on: Canvas, look: Look, mouth: str) -> None:
    lip = mix(LIP, look.skin, 0.15 if look.woman else 0.45)
    if mouth == "speak":
        on.ellipse(0, 0.005, 0.085, 0.062, (104, 40, 46))
        on.box(-0.055, -0.045, 0.11, 0.032, (250, 246, 240), radius=0.015)
        on.stroke(_arc(0.05, 0.06, 0.02), 0.022, lip)
    elif mouth == "smile":
        teeth = [*_arc(-0.02, 0.12, 0.075), *reversed(_arc(-0.02, 0.12, 0.012))]
        on.polygon(teeth, (250, 244, 238))
        on.stroke(_arc(-0.02, 0.125, 0.075), 0.026, lip)
        on.stroke(_arc(-0.02, 0.125, 0.014), 0.016, lip)
    else:
        on.stroke(_arc(0, 0.08, 0.022), 0.028, lip)


def _arc(y: float, half_width: float, sag: float) -> list[Point]:
    """Return a shallow arc; a positive `sag` hangs down in the middle."""
    steps = [t / 6 for t in range(-6, 7)]
    return [(half_width * t, y + sag * (1 - t**2)) for t in steps]


def _glasses(on: Canvas) -> None:
    frame = (48, 42, 50)
    for side in (-1, 1):
        turns = [t * pi / 16 for t in range(33)]
        ring = [
            (side * 0.165 + 0.115 * cos(turn), 0.02 + 0.1 * sin(turn)) for turn in turns
        ]
        on.polygon(ring, (236, 244, 250), alpha=46)
        on.stroke(ring, 0.022, frame)
    on.stroke([(-0.05, 0), (0.05, 0)], 0.022, frame)
