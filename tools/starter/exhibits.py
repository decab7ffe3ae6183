"""What the museum shows: cases, vases, bronzes, lanterns."""

from math import cos, pi, sin

from tools.starter.furniture import POTS, pot
from tools.starter.paint import Canvas, Colour, darker, lighter, mix, points


def vase(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """Stand a large painted vase on (x, y)."""
    on = canvas.local(x, y, height)
    on.glow(0, 0, 0.5, 0.08, (8, 8, 14), 0.6)
    outline = points(
        "-0.15,-1 0.15,-1 0.1,-0.84 0.2,-0.7 0.34,-0.48 0.26,-0.16 "
        "0.17,0 -0.17,0 -0.26,-0.16 -0.34,-0.48 -0.2,-0.7 -0.1,-0.84"
    )
    glaze = lighter((232, 238, 240), 0.2)
    on.curve(outline, glaze, right=mix(glaze, colour, 0.55))
    for level, half in ((0.9, 0.1), (0.66, 0.21), (0.3, 0.29), (0.08, 0.18)):
        on.stroke(
            [
                (half * t / 4, -(level - 0.018 * (1 - (t / 4) ** 2)))
                for t in range(-4, 5)
            ],
            0.022,
            colour,
        )
    for petal in range(6):
        turn = petal * pi / 3
        on.ellipse(0.085 * cos(turn), -0.48 + 0.085 * sin(turn), 0.052, 0.052, colour)
    on.ellipse(0, -0.48, 0.05, 0.05, lighter(colour, 0.5))
    for side in (-1, 1):
        on.stroke(
            [
                (side * (0.14 + 0.02 * t), -(0.48 + 0.03 * sin(t * 1.4)))
                for t in range(6)
            ],
            0.016,
            colour,
        )
    on.limb((-0.17, -0.6), (-0.21, -0.32), (0.035, 0.02), (255, 255, 255), alpha=120)


def bronze(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Stand a three-legged bronze on (x, y)."""
    on = canvas.local(x, y, height)
    green: Colour = (86, 112, 92)
    on.glow(0, 0, 0.6, 0.08, (8, 8, 14), 0.6)
    for leg in (-0.28, 0.02, 0.3):
        on.limb(
            (leg, -0.4),
            (leg * 1.15, -0.04),
            (0.14, 0.1),
            darker(green, 0.25 if leg else 0.1),
        )
    for side in (-1, 1):
        loop = [
            (
                side * (0.36 + 0.06 * sin(pi * t / 6)),
                -(0.76 + 0.2 * sin(pi * t / 6)) + 0.02 * t,
            )
            for t in range(7)
        ]
        on.stroke(loop, 0.055, green)
    body = points(
        "-0.46,-0.8 0.46,-0.8 0.46,-0.55 0.3,-0.3 0,-0.24 -0.3,-0.3 -0.46,-0.55"
    )
    on.curve(body, lighter(green, 0.25), right=darker(green, 0.45))
    on.box(
        -0.48,
        -0.84,
        0.96,
        0.08,
        lighter(green, 0.2),
        right=darker(green, 0.2),
        radius=0.03,
    )
    for step in range(7):
        left = -0.36 + 0.105 * step
        on.stroke(
            [(left, -0.58), (left, -0.66), (left + 0.06, -0.66), (left + 0.06, -0.61)],
            0.014,
            lighter(green, 0.4),
        )


def lantern(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """Hang a lit ferry lantern whose foot is at (x, y)."""
    on = canvas.local(x, y, height)
    on.glow(0, -0.5, 0.9, 0.9, (255, 206, 130), 0.55)
    on.stroke([(0, -1.3), (0, -1)], 0.02, (60, 44, 40))
    on.ellipse(0, -0.5, 0.38, 0.42, lighter(colour, 0.35), lower=colour)
    for rib in (-0.26, -0.13, 0, 0.13, 0.26):
        on.stroke(
            [
                (rib * cos(t * pi / 12), -(0.5 + 0.42 * sin(t * pi / 12)))
                for t in range(-6, 7)
            ],
            0.01,
            darker(colour, 0.3),
        )
    for level in (0.96, 0.12):
        on.box(-0.16, -level, 0.32, 0.07, (70, 48, 40), radius=0.02)
    for thread in range(5):
        on.stroke(
            [((thread - 2) * 0.02, -0.05), ((thread - 2) * 0.03, 0.14)],
            0.01,
            (206, 154, 62),
        )


def case(
    canvas: Canvas,
    x: float,
    foot: float,
    width: float,
    height: float,
    *,
    what: str,
    colour: Colour,
) -> None:
    """Draw a glass case on a plinth around x; `what` is in it."""
    on, high = canvas.local(x, foot, width), height / width
    plinth = 0.42 * high
    glass = high - plinth
    on.glow(0, 0, 0.9, 0.08 * high, (6, 6, 12), 0.7)
    _plinth(on, plinth)
    on.box(-0.46, -high, 0.92, glass, (58, 66, 80), lower=(112, 112, 116))
    on.glow(0, -high, 0.6, 1.1 * glass, (255, 240, 206), 0.75)
    exhibit(on, what, 0, -plinth - 0.04 * glass, 0.74 * glass, colour)
    _glass(on, -high, -plinth)


def _plinth(on: Canvas, high: float) -> None:
    stone: Colour = (86, 82, 88)
    on.box(-0.5, -high, 1, high, lighter(stone, 0.2), right=darker(stone, 0.3))
    on.box(-0.2, -0.62 * high, 0.4, 0.22 * high, (244, 240, 228))
    for row in range(3):
        level = -high * (0.57 - 0.06 * row)
        on.box(-0.16, level, 0.3 - 0.06 * row, 0.025 * high, (120, 116, 116))


def _glass(on: Canvas, top: float, foot: float) -> None:
    """Draw reflections and frame."""
    for high_left, high_right, low_right, low_left in (
        (-0.4, -0.22, -0.36, -0.46),
        (0.2, 0.26, 0.14, 0.08),
    ):
        upper, lower = [(high_left, top), (high_right, top)], [(low_right, foot)]
        on.polygon([*upper, *lower, (low_left, foot)], (255, 255, 255), alpha=28)
    frame: Colour = (38, 38, 46)
    for left in (-0.47, 0.455):
        on.box(left, top, 0.018, foot - top, frame)
    on.box(-0.5, top - 0.04, 1, 0.06, frame)
    on.box(-0.5, foot - 0.01, 1, 0.02, lighter(frame, 0.3))


def exhibit(
    canvas: Canvas, what: str, x: float, y: float, height: float, colour: Colour
) -> None:
    """Put one exhibit on (x, y): "vase", "bronze", "lantern" or "pots"."""
    if what == "bronze":
        bronze(canvas, x, y, height * 0.86)
    elif what == "lantern":
        lantern(canvas, x, y - height * 0.1, height * 0.8, colour)
    elif what == "pots":
        for item in range(3):
            pot(
                canvas,
                x + (item - 1) * height * 0.42,
                y,
                height * (0.5 + 0.14 * (item % 2)),
                POTS[item + 1],
            )
    else:
        vase(canvas, x, y, height, colour)
