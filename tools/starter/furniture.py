"""What stands in the hall: rostrum, tables, chairs, microphones, screens, plants."""

from collections.abc import Callable
from math import pi, sin

from tools.starter.paint import Canvas, Colour, darker, lighter, mix, points
from tools.starter.rooms import TITLE_ZH, mark

WOOD: Colour = (138, 92, 60)
STEEL: Colour = (64, 66, 76)
PAPER: Colour = (252, 250, 243)
REGULAR = "Sans-Regular"


def rostrum(canvas: Canvas, x: float, y: float, unit: float) -> None:
    """Draw a lectern; (x, y) is the middle of its upper edge, `unit` a head."""
    on = canvas.local(x, y, unit)
    front = [(-1.5, 0), (1.5, 0), (1.2, 4.6), (-1.2, 4.6)]
    on.glow(0, 4.6, 2.4, 0.4, (10, 8, 16), 0.6)
    on.polygon(front, lighter(WOOD, 0.16), right=darker(WOOD, 0.3))
    panel = [(-1.14, 0.5), (1.14, 0.5), (0.95, 4.2), (-0.95, 4.2)]
    on.polygon(panel, darker(WOOD, 0.12), right=darker(WOOD, 0.36))
    mark(on, 0, 1.65, 0.78)
    on.text(0, 2.85, TITLE_ZH, 0.26, (240, 222, 184), face="Serif-Bold", fit=1.9)
    on.box(-1.68, -0.16, 3.36, 0.34, lighter(WOOD, 0.3), lower=WOOD, radius=0.06)
    for side in (-1, 1):
        gooseneck(on, side * 0.5, -0.1, 0.95, -side * 0.3)


def gooseneck(canvas: Canvas, x: float, y: float, height: float, lean: float) -> None:
    """Draw a thin microphone on a bent neck rising from (x, y)."""
    on = canvas.local(x, y, height)
    neck = [(lean * (t / 8) ** 2, -(t / 8)) for t in range(9)]
    on.stroke(neck, 0.06, STEEL)
    tip = neck[-1]
    on.limb(neck[-2], (tip[0] + lean * 0.16, tip[1] - 0.06), (0.12, 0.16), (40, 40, 48))


def table(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    cloth: Colour,
    *,
    drop: float = 420,
    depth: float = 60,
) -> None:
    """Draw a long table under a cloth; (x, y) is the left end of its rear edge."""
    canvas.polygon(
        [
            (x, y),
            (x + width, y),
            (x + width + depth * 0.5, y + depth),
            (x - depth * 0.5, y + depth),
        ],
        lighter(cloth, 0.34),
        lower=lighter(cloth, 0.18),
    )
    left, full = x - depth * 0.5, width + depth
    canvas.box(left, y + depth, full, drop, cloth, lower=darker(cloth, 0.45))
    folds = max(4, round(full / 150))
    for fold in range(folds):
        at = left + full * (fold + 0.5) / folds
        canvas.polygon(
            [
                (at, y + depth + 12),
                (at + 22, y + depth + drop),
                (at - 22, y + depth + drop),
            ],
            darker(cloth, 0.22),
            lower=darker(cloth, 0.5),
        )
    canvas.box(left, y + depth, full, 9, lighter(cloth, 0.45))


def name_plate(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    name: str,
    colour: Colour,
    below: str = "",
) -> None:
    """Stand a folded card on (x, y), the middle of its foot."""
    on, height = canvas.local(x, y, width), 0.42
    on.glow(0, 0, 0.7, 0.3 * height, (10, 8, 16), 0.5)
    card = [(-0.48, -height), (0.48, -height), (0.5, 0), (-0.5, 0)]
    on.polygon(card, PAPER, lower=darker(PAPER, 0.1))
    on.box(-0.5, -0.16 * height, 1, 0.16 * height, colour)
    level, ink = -height * (0.66 if below else 0.58), (30, 30, 44)
    on.text(0, level, name, 0.4 * height, ink, face="Serif-Bold", fit=0.84)
    if below:
        small = 0.15 * height
        on.text(0, -0.31 * height, below, small, (96, 94, 104), face=REGULAR, fit=0.84)


def chair_back(canvas: Canvas, x: float, y: float, unit: float, colour: Colour) -> None:
    """Draw the back of a chair before a person whose neck is at (x, y)."""
    on = canvas.local(x, y, unit)
    on.box(
        -0.86,
        0.62,
        1.72,
        3.2,
        lighter(colour, 0.12),
        lower=darker(colour, 0.4),
        radius=0.28,
    )
    on.box(
        -0.72,
        0.78,
        1.44,
        2.9,
        darker(colour, 0.1),
        lower=darker(colour, 0.45),
        radius=0.2,
    )


def bottle(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Stand a bottle of water on (x, y)."""
    on = canvas.local(x, y, height)
    w = 0.26
    on.box(
        -(w / 2),
        -0.78,
        w,
        0.78,
        (206, 230, 238),
        right=(150, 190, 208),
        radius=w * 0.25,
    )
    on.box(-(w * 0.22), -1, w * 0.44, 0.26, (228, 242, 246), right=(170, 200, 214))
    on.box(-(w * 0.26), -1, w * 0.52, 0.1, (36, 96, 150))
    on.box(-(w / 2), -0.55, w, 0.26, (34, 116, 168), right=(24, 84, 130))


def cup(
    canvas: Canvas, x: float, y: float, size: float, colour: Colour = (250, 248, 242)
) -> None:
    """Stand a cup on its saucer at (x, y)."""
    on = canvas.local(x, y, size)
    on.glow(0, 0.06, 1.3, 0.4, (20, 14, 14), 0.5)
    on.ellipse(0, 0, 1, 0.26, lighter(colour, 0.3), lower=darker(colour, 0.2))
    on.ellipse(0, -0.03, 0.62, 0.15, darker(colour, 0.12))
    ring = [(0.62 + 0.28 * sin(pi * t / 8), -(0.72 - 0.55 * t / 8)) for t in range(9)]
    on.stroke(ring, 0.1, darker(colour, 0.1))
    body = points(
        "-0.62,-0.86 0,-0.86 0.62,-0.86 0.6,-0.5 0.44,-0.12 0,-0.02 "
        "-0.44,-0.12 -0.6,-0.5"
    )
    on.curve(body, lighter(colour, 0.4), right=darker(colour, 0.28))
    on.ellipse(0, -0.86, 0.64, 0.17, lighter(colour, 0.5))
    on.ellipse(0, -0.85, 0.55, 0.13, (98, 58, 34), lower=(146, 92, 56))


def steam(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Let a little steam rise from (x, y)."""
    on = canvas.local(x, y, size)
    for step in range(14):
        t = step / 13
        on.glow(
            0.16 * sin(5 * t),
            -(1.3 * t),
            0.14 + 0.12 * t,
            0.2,
            (255, 252, 246),
            0.2 * (1 - t),
        )


def screen(
    canvas: Canvas, x: float, y: float, width: float, *, slide: str = "chart"
) -> None:
    """Hang a lit screen with a slide on it: "chart", "catalogue" or "title"."""
    canvas.box(x - 12, y - 12, width + 24, width * 9 / 16 + 24, (26, 28, 36), radius=10)
    on, height = canvas.local(x, y, width), 9 / 16
    on.glow(0.5, height / 2, 0.85, 0.95 * height, (190, 220, 255), 0.35)
    on.box(0, 0, 1, height, (246, 249, 252), lower=(222, 234, 242))
    on.box(0, 0, 1, 0.16 * height, (34, 108, 122))
    heading, draw = SLIDES[slide]
    middle = 0.08 * height
    on.text(0.05, middle, heading, 0.075 * height, PAPER, anchor="lm", fit=0.9)
    draw(on)


def _chart(on: Canvas) -> None:
    for bar, share in enumerate((0.25, 0.36, 0.55, 0.8)):
        left, tall = 0.1 + 0.11 * bar, 0.349 * share
        on.box(left, 0.506 - tall, 0.075, tall, (226, 150, 70), lower=(206, 108, 60))
    for row in range(4):
        on.box(0.6, 0.18 + 0.079 * row, 0.3 - 0.05 * (row % 3), 0.02, (126, 150, 164))


def _catalogue(on: Canvas) -> None:
    for item in range(8):
        left, top = 0.06 + 0.23 * (item % 4), 0.124 + 0.208 * (item // 4)
        ground = mix((214, 226, 232), (232, 206, 176), item / 7)
        on.box(left, top, 0.19, 0.18, ground)
        pot(on, left + 0.095, top + 0.158, 0.135, POTS[item % len(POTS)])


def _title(on: Canvas) -> None:
    mark(on, 0.5, 0.27, 0.112)
    on.text(0.5, 0.461, TITLE_ZH, 0.056, (34, 70, 96), face="Serif-Bold", fit=0.8)


SLIDES: dict[str, tuple[str, Callable[[Canvas], None]]] = {
    "chart": ("Loans and records, 2022–2025", _chart),
    "catalogue": ("A River in Drawers", _catalogue),
    "title": (TITLE_ZH, _title),
}
"""The heading of each slide and what draws the rest."""


POTS: tuple[Colour, ...] = (
    (58, 104, 150),
    (122, 158, 132),
    (168, 84, 56),
    (196, 160, 92),
    (86, 122, 112),
    (232, 232, 226),
)


def pot(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """Stand a small vase on (x, y)."""
    on = canvas.local(x, y, height)
    body = points(
        "-0.14,-1 0.14,-1 0.11,-0.8 0.34,-0.5 0.26,-0.12 0.16,0 "
        "-0.16,0 -0.26,-0.12 -0.34,-0.5 -0.11,-0.8"
    )
    on.curve(body, lighter(colour, 0.3), right=darker(colour, 0.35))
    on.box(-0.27, -0.56, 0.54, 0.05, lighter(colour, 0.55), alpha=190)
    on.box(-0.17, -1.03, 0.34, 0.06, lighter(colour, 0.2), radius=0.03)


def plant(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Stand a potted plant on (x, y)."""
    on = canvas.local(x, y, height)
    base = 0.3
    on.glow(0, 0, 0.34, 0.07, (10, 8, 16), 0.5)
    for leaf in range(11):
        turn = (leaf - 5) / 5
        tip = (turn * 0.42, -(1.0 - 0.42 * abs(turn)))
        mid = (turn * 0.13, -(0.72 - 0.1 * abs(turn)))
        green = mix((54, 104, 72), (118, 158, 88), leaf * 7 % 5 / 5)
        on.curve(
            [(0, -base), (mid[0] - 0.045, mid[1]), tip, (mid[0] + 0.045, mid[1])],
            lighter(green, 0.1),
            lower=darker(green, 0.2),
        )
    on.polygon(
        [
            (-(base * 0.5), -base),
            (base * 0.5, -base),
            (base * 0.36, 0),
            (-(base * 0.36), 0),
        ],
        (226, 218, 206),
        right=(166, 152, 140),
    )
