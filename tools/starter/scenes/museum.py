"""The tour: the house from outside, glass cases, lanterns, the digital wall."""

from random import Random

from tools.starter import exhibits, furniture
from tools.starter.figures import from_behind, standing
from tools.starter.light import Lamp
from tools.starter.paint import Canvas, Colour, View, darker, lighter, mix, points
from tools.starter.rooms import TITLE_ZH, floor, hall, mark
from tools.starter.scenes.moment import WIDE, Moment, Scene

KINDS = ("vase", "bronze", "pots")
GUESTS_AT = (
    (1180, 1480, 56),
    (1760, 1500, 58),
    (2180, 1700, 84),
    (1000, 1760, 90),
    (2440, 1730, 86),
)
"""Where guests stand before the house, and how large: x, y, head."""


def entrance(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw the exhibition hall in the morning, guests arriving."""
    rng, late = moment.rng, moment.option == "dusk"
    _sky(canvas, rng, late=late)
    hills = points("-200,1200 -200,820 500,640 1200,840 2000,660 3200,860 3200,1200")
    canvas.polygon(hills, (146, 174, 170), lower=(186, 198, 180))
    _house(canvas, (244, 236, 220) if not late else (216, 190, 176), late=late)
    canvas.box(-500, 1380, 4000, 1200, (206, 200, 188), lower=(146, 140, 136))
    stone = lighter((188, 182, 170), 0.2)
    for step in range(5):
        left, width = 900 - 60 * step, 1200 + 120 * step
        canvas.box(left, 1330 + 34 * step, width, 36, stone, lower=(150, 144, 136))
    for x in (180, 480, 2560, 2880):
        _tree(canvas, x, 1460, 620 + rng.uniform(-60, 60))
    _rollup(canvas, 640, 1650, 300)
    for place, (x, y, unit) in enumerate(GUESTS_AT):
        pose, facing = rng.choice(("rest", "hold", "explain")), rng.uniform(-0.6, 0.6)
        standing(canvas, x, y, unit, moment.person(place), pose=pose, facing=facing)
    return (Lamp(1500, 1000, 1000, 600, (1, 0.85, 0.6), 0.4 if late else 0.12),)


def _sky(canvas: Canvas, rng: Random, *, late: bool) -> None:
    top, bottom = (104, 158, 206), (232, 238, 234)
    if late:
        top, bottom = (96, 92, 150), (244, 226, 200)
    canvas.box(-500, -900, 4000, 2300, top, lower=bottom)
    for cloud in range(5):
        x, y, white = rng.uniform(0, 3000), rng.uniform(60, 420), (255, 252, 246)
        for puff in range(5):
            left, level = x + 90 * puff, y - 18 * (puff % 2)
            canvas.glow(left, level, 190, 70, white, 0.75 - 0.1 * cloud)


def _house(canvas: Canvas, stone: Colour, *, late: bool) -> None:
    wood, glass = (92, 76, 66), (255, 220, 150) if late else (150, 190, 208)
    canvas.box(560, 640, 1880, 740, stone, right=darker(stone, 0.2))
    roof = "420,660 640,470 1500,380 2360,470 2580,660 2480,690 1500,600 520,690"
    canvas.polygon(points(roof), (64, 84, 96), lower=(40, 54, 66))
    for x in range(-860, 900, 130):
        rib = [(1500 + x * 0.9, 480 + abs(x) * 0.06), (1500 + x, 640 + abs(x) * 0.03)]
        canvas.stroke(rib, 8, (84, 106, 118))
    for x in (660, 860, 2000, 2200):
        canvas.box(x, 800, 140, 440, wood)
        canvas.box(x + 10, 810, 120, 420, glass, lower=lighter(glass, 0.4))
        canvas.box(x + 65, 810, 10, 420, wood)
    canvas.box(1130, 760, 740, 620, wood)
    canvas.box(1160, 900, 680, 480, lighter(glass, 0.25), lower=glass)
    for x in (1160, 1330, 1495, 1660, 1830):
        canvas.box(x - 6, 900, 14, 480, wood)
    name, gold = "TIDEWATER EXHIBITION HALL", (250, 240, 214)
    canvas.text(1500, 830, name, 52, gold, face="Serif-Bold", fit=690)
    for x in (1080, 1890):
        canvas.box(x, 700, 42, 680, lighter(stone, 0.4), right=darker(stone, 0.25))
    for x in (860, 2140):
        _flag(canvas, x)


def _flag(canvas: Canvas, x: float) -> None:
    canvas.box(x - 55, 720, 110, 520, (34, 108, 122), lower=(22, 66, 92))
    mark(canvas, x, 800, 40)
    for i, sign in enumerate("数字藏品研讨会"):
        canvas.text(x, 880 + 48 * i, sign, 42, (250, 242, 222), face="Serif-Bold")


def _tree(canvas: Canvas, x: float, y: float, height: float) -> None:
    canvas.glow(x, y, height * 0.36, 34, (30, 30, 40), 0.5)
    canvas.limb(
        (x, y), (x + 8, y - height * 0.55), (40, 22), (104, 78, 60), right=(70, 50, 42)
    )
    for i, (dx, dy, r) in enumerate(
        (
            (-0.18, -0.5, 0.2),
            (0.18, -0.52, 0.2),
            (0, -0.66, 0.25),
            (-0.1, -0.84, 0.18),
            (0.12, -0.82, 0.17),
        )
    ):
        green = ((92, 138, 86), (112, 156, 92), (132, 170, 100))[i % 3]
        canvas.ellipse(
            x + dx * height,
            y + dy * height,
            r * height,
            r * height * 0.92,
            lighter(green, 0.12),
            lower=darker(green, 0.25),
        )


def _rollup(canvas: Canvas, x: float, y: float, width: float) -> None:
    height = width * 2.1
    canvas.glow(x, y, width * 0.7, 30, (20, 20, 30), 0.5)
    canvas.box(
        x - width / 2, y - height, width, height, (30, 112, 124), lower=(18, 60, 88)
    )
    mark(canvas, x, y - height * 0.82, width * 0.16)
    canvas.text(
        x,
        y - height * 0.62,
        TITLE_ZH,
        width * 0.13,
        (250, 242, 222),
        face="Serif-Bold",
        fit=width * 0.86,
    )
    canvas.text(
        x,
        y - height * 0.52,
        "Open Digital Collections",
        width * 0.08,
        (226, 236, 230),
        fit=width * 0.86,
    )
    exhibits.vase(canvas, x, y - height * 0.08, height * 0.36, (38, 88, 150))
    canvas.box(x - width * 0.56, y - 14, width * 1.12, 22, (90, 92, 100))


def cases(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw glass cases in a dark gallery, visitors among them."""
    mood, rng = moment.mood, moment.rng
    wall = darker(mix(mood.wall, (60, 70, 90), 0.5), 0.45)
    canvas.box(-500, -500, 4000, 1900, wall, lower=lighter(wall, 0.1))
    canvas.text(
        1500, 250, "A RIVER IN DRAWERS", 130, lighter(wall, 0.55), face="Serif-Bold"
    )
    canvas.text(1500, 380, "抽屉里的河流", 80, lighter(wall, 0.4), face="Serif-Regular")
    floor(canvas, mood, 1300)
    kinds = [moment.option or rng.choice(KINDS), *rng.sample(KINDS, 2)]
    blue, ochre = (38, 88, 150), (176, 70, 48)
    for x, kind in ((520, kinds[1]), (2520, kinds[2])):
        exhibits.case(canvas, x, 1600, 480, 1050, what=kind, colour=ochre)
    if moment.crop != "close":
        standing(canvas, 1010, 1640, 150, moment.person(1), pose="hold", facing=0.7)
        standing(
            canvas,
            2060,
            1660,
            146,
            moment.person(2),
            pose="point",
            facing=-0.8,
            hands=((-1.45, 0.9), (0.85, 2.4)),
        )
    else:
        canvas.blur(14)
    exhibits.case(canvas, 1500, 1840, 680, 1380, what=kinds[0], colour=blue)
    if moment.crop == "tall":
        from_behind(canvas, 1180, 1700, 290, moment.person(3))
    return (
        Lamp(1500, 760, 420, 620, strength=0.6),
        Lamp(520, 850, 330, 480, strength=0.4),
        Lamp(2520, 850, 330, 480, strength=0.4),
    )


def lanterns(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw a room of lit ferry lanterns."""
    rng = moment.rng
    wall: Colour = (64, 44, 56)
    canvas.box(-500, -500, 4000, 1900, darker(wall, 0.3), lower=wall)
    floor(canvas, moment.mood, 1450)
    colours: tuple[Colour, ...] = (
        (222, 92, 62),
        (236, 150, 66),
        (240, 196, 110),
        (206, 70, 78),
    )
    for row, size in ((0, 230), (1, 330), (2, 460)):
        for place in range(7 - row):
            x = 120 + (row % 2) * 200 + place * (460 + 70 * row) + rng.uniform(-60, 60)
            y = 480 + 200 * row + rng.uniform(-70, 70)
            canvas.stroke([(x, -500), (x, y - size)], 5, (40, 28, 32))
            exhibits.lantern(canvas, x, y, size, rng.choice(colours))
        if row < 2 and moment.crop == "close":
            canvas.blur(10)
    for place, x in enumerate((820, 1180, 2200)):
        standing(
            canvas,
            x,
            1840,
            150,
            moment.person(place),
            pose=("hold", "point", "rest")[place],
            facing=(0.4, 0.3, -0.5)[place],
        )
    return tuple(
        Lamp(x, 700, 600, 500, (1.0, 0.7, 0.4), 0.35) for x in (600, 1500, 2400)
    )


def digital_wall(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw a visitor who touches a wall-sized screen of objects."""
    mood = moment.mood
    hall(canvas, mood, slats=False, horizon=1550)
    canvas.box(-500, -500, 4000, 2050, (26, 30, 44), lower=(40, 46, 62))
    furniture.screen(canvas, 560, 170, 2200, slide="catalogue")
    unit = 210
    x = 880
    canvas.glow(x + 2.0 * unit, 980, 260, 260, (140, 220, 255), 0.6)
    if moment.crop == "wide":
        standing(
            canvas, x - 250, 1920, 150, moment.person(1), pose="folded", facing=0.6
        )
        standing(canvas, 2560, 1930, 150, moment.person(2), pose="hold", facing=-0.7)
    standing(
        canvas,
        x,
        1120 + 5.7 * unit,
        unit,
        moment.person(0),
        hands=((-0.9, 2.3), (1.85, -0.35)),
        facing=0.75,
        mouth="smile",
    )
    return (Lamp(1600, 800, 900, 600, (0.7, 0.9, 1.2), 0.08),)


MUSEUM_SCENES = {
    "entrance": Scene(
        entrance,
        {
            "wide": WIDE,
            "half": View(380, 320, 2240, 1493),
            "tall": View(880, 150, 1240, 1760),
        },
    ),
    "cases": Scene(
        cases,
        {
            "wide": WIDE,
            "close": View(1000, 380, 1000, 1280),
            "tall": View(840, 425, 1160, 1540),
        },
    ),
    "lanterns": Scene(lanterns, {"wide": WIDE, "close": View(300, 200, 1950, 1300)}),
    "digital_wall": Scene(
        digital_wall, {"wide": WIDE, "half": View(360, 340, 2100, 1400)}
    ),
}
