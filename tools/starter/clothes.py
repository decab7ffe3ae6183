"""Clothes, in heads from the pit of the neck."""

from tools.starter.looks import Look
from tools.starter.paint import Canvas, Point, darker, lighter, mirrored, mix, points

TEAL = (34, 108, 122)
TIE = points("-0.08,0.06 0.08,0.06 0.05,0.2 0.11,0.9 0,1.1 -0.11,0.9 -0.05,0.2")
NECKLINE = points("-0.3,-0.08 0.3,-0.08 0.2,0.22 0,0.32 -0.2,0.22")


def torso(on: Canvas, look: Look) -> None:
    """Draw the upper body from the front."""
    shape = outline(0.8 if look.woman else 0.94)
    on.curve(shape, lighter(look.cloth, 0.08), lower=darker(look.cloth, 0.22))
    collar = {
        "suit": _lapels,
        "blazer": _lapels,
        "cardigan": _lapels,
        "shirt": _buttons,
        "blouse": _neckline,
        "jumper": _roll,
    }
    collar[look.top](on, look)
    if look.lanyard:
        _lanyard(on)


def back(on: Canvas, look: Look) -> None:
    """Draw the upper body from behind."""
    shape = outline(0.82 if look.woman else 0.95)
    on.curve(shape, lighter(look.cloth, 0.06), lower=darker(look.cloth, 0.4))
    collar = look.shirt if look.top == "suit" else lighter(look.cloth, 0.16)
    on.stroke(points("-0.24,0.03 0,0.1 0.24,0.03"), 0.08, collar)


def outline(width: float) -> list[Point]:
    """Return shoulders, waist and hem for shoulders `width` from the middle."""
    side = [(width - 0.1, 0.24), (width, 0.5), (width - 0.12, 1.2)]
    hem = [(width - 0.2, 1.9), (width - 0.1, 2.7)]
    return mirrored([(0.2, -0.06), (0.5, 0.1), *side, *hem])


def legs(on: Canvas, look: Look) -> None:
    """Draw trousers or a skirt, and shoes."""
    skirt = look.woman and look.top in ("blouse", "cardigan")
    cloth = mix(darker(look.cloth, 0.6), (40, 44, 60), 0.5)
    if look.top in ("suit", "blazer"):
        cloth = darker(look.cloth, 0.45)
    for side in (-1, 1):
        heel, toe = (side * 0.29, 5.6), (side * 0.54, 5.64)
        on.limb(heel, toe, (0.2, 0.16), (34, 28, 32))
        ankle = (side * 0.34, 5.5)
        if skirt:
            on.limb((side * 0.3, 3.8), ankle, (0.3, 0.18), darker(look.skin, 0.1))
        else:
            on.limb((side * 0.36, 2.6), ankle, (0.68, 0.36), cloth)
    if skirt:
        hem = points("-0.66,2.5 0.66,2.5 0.78,4.3 -0.78,4.3")
        on.polygon(hem, cloth, lower=darker(cloth, 0.3))


def _lapels(on: Canvas, look: Look) -> None:
    depth = 1.7 if look.top == "cardigan" else 1.25
    opening = [(-0.24, -0.06), (0.24, -0.06), (0, depth)]
    on.polygon(opening, look.shirt, lower=darker(look.shirt, 0.12))
    if look.top == "suit":
        on.polygon(TIE, look.accent, lower=darker(look.accent, 0.25))
    else:
        on.polygon(points("-0.17,-0.08 0.17,-0.08 0,0.3"), darker(look.skin, 0.08))
    for side in (-1, 1):
        edge = points("0.23,-0.08 0.42,0.12 0.36,0.5 0.44,0.56")
        lapel = [*((side * x, y) for x, y in edge), (0, depth + 0.06)]
        on.polygon(lapel, lighter(look.cloth, 0.13), lower=look.cloth)
        on.stroke(lapel[1:], 0.018, darker(look.cloth, 0.3))


def _buttons(on: Canvas, look: Look) -> None:
    for side in (-1, 1):
        tip = [(0, 0.18), (side * 0.2, -0.1), (side * 0.34, 0.12)]
        on.polygon(tip, lighter(look.cloth, 0.3))
    on.stroke([(0, 0.2), (0, 2.6)], 0.02, darker(look.cloth, 0.3))


def _neckline(on: Canvas, look: Look) -> None:
    on.curve(NECKLINE, darker(look.skin, 0.08))
    on.stroke(points("-0.24,0.02 0,0.24 0.24,0.02"), 0.03, look.accent)


def _roll(on: Canvas, look: Look) -> None:
    on.limb((-0.2, -0.02), (0.2, -0.02), (0.2, 0.2), lighter(look.cloth, 0.2))


def _lanyard(on: Canvas) -> None:
    for side in (-1, 1):
        on.stroke([(side * 0.26, 0.02), (0, 1.25)], 0.045, TEAL)
    on.box(-0.2, 1.2, 0.4, 0.5, (250, 248, 242), radius=0.03)
    on.box(-0.2, 1.2, 0.4, 0.14, TEAL, radius=0.03)
    on.stroke([(-0.12, 1.48), (0.12, 1.48)], 0.035, (120, 120, 126))
    on.stroke([(-0.12, 1.58), (0.06, 1.58)], 0.03, (170, 170, 174))
