"""Where it happens: hall, stage, gallery and the street in front of the house."""

from random import Random

from tools.starter.light import Mood
from tools.starter.paint import Canvas, Colour, darker, lighter, mix, points

TITLE = "Open Digital Collections of Regional Museums"
TITLE_ZH = "区域博物馆数字藏品开放研讨会"
DATELINE = "Hangzhou · 16 October 2025"
HORIZON = 1250.0
"""Where the wall meets the floor on the 3000 x 2000 stage."""


def hall(
    canvas: Canvas, mood: Mood, *, slats: bool = True, horizon: float = HORIZON
) -> None:
    """Draw wall, ceiling and floor of the hall."""
    wall = mood.wall
    canvas.box(
        -3000,
        -2000,
        9000,
        horizon + 2000,
        lighter(wall, 0.16),
        lower=darker(wall, 0.12),
    )
    if slats:
        for x in range(-600, 3700, 150):
            canvas.box(x, -600, 10, horizon + 600, darker(wall, 0.12))
            canvas.box(x + 10, -600, 5, horizon + 600, lighter(wall, 0.2))
    _ceiling(canvas, mood)
    floor(canvas, mood, horizon)


def _ceiling(canvas: Canvas, mood: Mood) -> None:
    shade = lighter(mood.wall, 0.4)
    canvas.polygon(
        points("-900,-900 3900,-900 3900,60 2600,150 400,150 -900,60"),
        shade,
        lower=mix(shade, mood.wall, 0.4),
    )
    for x in range(500, 2600, 333):
        lean = (x - 1500) * 0.35
        canvas.ellipse(x + lean, 70, 52, 14, (255, 250, 232))
        canvas.glow(x + lean, 84, 240, 150, (255, 244, 214), 0.35)


def floor(canvas: Canvas, mood: Mood, horizon: float = HORIZON) -> None:
    """Draw a floor whose boards run to the vanishing point."""
    canvas.box(
        -3000,
        horizon,
        9000,
        3000,
        lighter(mood.floor, 0.12),
        lower=darker(mood.floor, 0.5),
    )
    line = darker(mood.floor, 0.14)
    for x in range(-6000, 9001, 500):
        canvas.polygon(
            [(1500 + (x - 1500) * 0.2, horizon), (x, 3400), (x + 14, 3400)], line
        )
    for step in range(1, 9):
        y = horizon + 26 * step**1.9
        canvas.box(-3000, y, 9000, 2 + step, line)
    canvas.box(-3000, horizon - 26, 9000, 30, darker(mood.wall, 0.4))


def banner(
    canvas: Canvas, x: float, y: float, width: float, height: float, colour: Colour
) -> None:
    """Draw the seminar's backdrop: title, waves, the mark of the tide."""
    canvas.box(x - 14, y - 14, width + 28, height + 28, darker(colour, 0.55))
    on, wide = canvas.local(x, y, height), width / height
    middle, pale = wide / 2, (252, 246, 230)
    on.box(0, 0, wide, 1, lighter(colour, 0.1), lower=darker(colour, 0.28))
    on.glow(middle, 0.35, middle, 0.55, lighter(colour, 0.5), 0.4)
    for layer in range(3):
        shade = mix(lighter(colour, 0.28), darker(colour, 0.2), layer / 2)
        _wave(on, wide, 0.82 + 0.06 * layer, shade)
    mark(on, middle, 0.19, 0.09)
    on.text(middle, 0.42, TITLE_ZH, 0.13, pale, face="Serif-Bold", fit=0.86 * wide)
    on.text(middle, 0.59, f"Seminar on {TITLE}", 0.075, pale, fit=0.84 * wide)
    grey, plain = lighter(colour, 0.7), "Sans-Regular"
    on.text(middle, 0.7, DATELINE, 0.05, grey, face=plain, fit=0.6 * wide)


def _wave(on: Canvas, wide: float, level: float, colour: Colour) -> None:
    """Draw a row of twelve crests from `level` down to 1."""
    steps = [step / 60 for step in range(61)]
    crest = [(wide * t, level - 0.06 * (1 - (24 * t % 2 - 1) ** 2)) for t in steps]
    on.polygon([(0, 1), *crest, (wide, 1)], colour)


def mark(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw the organisers' mark: a vase whose body is a wave, in a disc."""
    on = canvas.local(x, y, size)
    on.ellipse(0, 0, 1, 1, (250, 244, 228))
    vase = points(
        "-0.18,-0.62 0.18,-0.62 0.14,-0.36 0.42,0.02 0.3,0.44 0.16,0.6 "
        "-0.16,0.6 -0.3,0.44 -0.42,0.02 -0.14,-0.36"
    )
    on.curve(vase, (34, 108, 122), lower=(22, 62, 92))
    for row in range(3):
        level = 0.16 * row
        half = 0.36 - 0.05 * row
        on.stroke(
            [
                (-half + half * t / 4, level + (0.05 if t % 2 else -0.03))
                for t in range(9)
            ],
            0.05,
            (250, 244, 228),
        )


def curtains(canvas: Canvas, colour: Colour) -> None:
    """Hang a curtain at either side of the stage."""
    for side in (-1, 1):
        for fold in range(7):
            x = 1500 + side * (1500 - fold * 52)
            shade = darker(colour, 0.1 + 0.32 * (fold % 2))
            canvas.box(
                min(x, x - side * 70),
                -600,
                70,
                1830 - fold * 6,
                lighter(shade, 0.08),
                lower=darker(shade, 0.3),
            )


def platform(canvas: Canvas, mood: Mood, top: float, bottom: float) -> None:
    """Draw the stage's step."""
    wood = mix(mood.floor, (150, 108, 74), 0.5)
    canvas.polygon(
        [(150, top), (2850, top), (3150, bottom), (-150, bottom)],
        lighter(wood, 0.22),
        lower=wood,
    )
    canvas.box(-150, bottom, 3300, 70, darker(wood, 0.25), lower=darker(wood, 0.5))
    canvas.box(-150, bottom + 8, 3300, 8, (255, 226, 160))


def lights(
    canvas: Canvas, rng: Random, colours: tuple[Colour, ...], count: int = 26
) -> None:
    """Scatter lamps out of focus over the view."""
    view = canvas.view
    for _ in range(count):
        x = view.x + rng.random() * view.width
        y = view.y + rng.random() * view.height * 0.75
        r = view.width * (0.012 + 0.035 * rng.random())
        colour = rng.choice(colours)
        canvas.ellipse(x, y, r, r, colour, alpha=70 + rng.randrange(70))
        canvas.ellipse(x, y, r * 0.86, r * 0.86, lighter(colour, 0.3), alpha=50)


def window(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw a tall window with the day outside."""
    canvas.box(x - 18, y - 18, width + 36, height + 36, (240, 236, 226))
    canvas.box(x, y, width, height, (168, 204, 226), lower=(236, 238, 226))
    hill = [
        (x, y + height),
        (x, y + height * 0.72),
        (x + width * 0.3, y + height * 0.6),
        (x + width * 0.62, y + height * 0.7),
        (x + width, y + height * 0.56),
        (x + width, y + height),
    ]
    canvas.polygon(hill, (142, 172, 150), lower=(178, 194, 162))
    canvas.box(x + width / 2 - 7, y, 14, height, (240, 236, 226))
    canvas.box(x, y + height * 0.45, width, 12, (240, 236, 226))
