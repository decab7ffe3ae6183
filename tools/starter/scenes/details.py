"""Between the speeches: name plates, leaflets, a microphone, the coffee break."""

from tools.starter import closeups, exhibits, furniture
from tools.starter.figures import standing
from tools.starter.light import Lamp
from tools.starter.paint import Canvas, Colour, View, darker, lighter, mix
from tools.starter.rooms import (
    DATELINE,
    TITLE,
    TITLE_ZH,
    floor,
    hall,
    lights,
    mark,
    window,
)
from tools.starter.scenes.moment import WIDE, Moment, Scene
from tools.starter.scenes.stage import NAMES

OFFICES = (
    "Tidewater Museum of River Crafts",
    "Elmstrand Museum Trust",
    "Lowland Association of Local Archives",
    "Digital Heritage Centre",
    "Wanhe Institute of Imaging",
)

COVERS: tuple[Colour, ...] = (
    (34, 108, 122),
    (176, 70, 48),
    (206, 154, 62),
    (58, 84, 128),
)


def name_plates(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw a row of name plates, only the first in focus."""
    mood = moment.mood
    canvas.box(-500, -500, 4000, 3000, mood.wall, lower=darker(mood.wall, 0.3))
    lights(canvas, moment.rng, ((255, 226, 170), lighter(mood.accent, 0.5)), 18)
    canvas.blur(30)
    cloth = mix(mood.accent, (44, 40, 60), 0.5)
    canvas.polygon(
        [(-200, 1020), (3200, 760), (3200, 2100), (-200, 2100)],
        lighter(cloth, 0.25),
        lower=darker(cloth, 0.25),
    )
    first = moment.rng.randrange(5)
    for step in range(4, -1, -1):
        share = step / 4
        x, y, width = (
            820 + 1640 * share**0.8,
            1640 - 700 * share**0.72,
            980 - 640 * share**0.7,
        )
        number = (first + step) % 5
        furniture.bottle(canvas, x - width * 0.68, y - width * 0.08, width * 0.52)
        furniture.name_plate(
            canvas, x, y, width, NAMES[number], mood.accent, OFFICES[number]
        )
        if step:
            canvas.blur(3.5 * step)
    return (Lamp(820, 1400, 900, 700, strength=0.3),)


def brochures(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw leaflets and a programme fanned out on a table."""
    mood, rng = moment.mood, moment.rng
    wood = mix(mood.floor, (176, 128, 88), 0.6)
    canvas.box(-500, -500, 4000, 3000, lighter(wood, 0.2), lower=darker(wood, 0.15))
    for edge in range(-800, 3600, 400):
        low = edge - 80
        gap = [(edge, -500), (edge + 12, -500), (low, 2500), (low - 12, 2500)]
        canvas.polygon(gap, darker(wood, 0.2))
    for i in range(4):
        x, y = 380 + 560 * i + rng.uniform(-30, 30), 360 + 110 * (i % 2)
        left, right = x + 60 * (i - 1.5), x + 60 * (i - 1.5) + 620
        corners = ((left, y), (right, y + 16), (x + 560, y + 900), (x - 60, y + 880))
        closeups.brochure(canvas, corners, COVERS[(i + rng.randrange(4)) % 4])
    _programme(canvas)
    canvas.limb((2210, 1240), (2460, 1840), (30, 26), (30, 34, 52), right=(84, 88, 116))
    furniture.cup(canvas, 430, 1720, 230)
    return (Lamp(1400, 900, 1500, 900, strength=0.22),)


def _programme(canvas: Canvas) -> None:
    sheet = ((1010, 880), (1900, 800), (2060, 1880), (1130, 1980))
    closeups.brochure(canvas, sheet, (246, 242, 230), title=False)
    canvas.text(1500, 1020, TITLE_ZH, 66, (34, 80, 110), face="Serif-Bold", fit=760)
    canvas.text(1506, 1110, "PROGRAMME", 60, (60, 62, 80), fit=700)
    for row, hour in enumerate(("9:00", "9:30", "10:20", "11:10", "14:30", "15:00")):
        y = 1220 + 82 * row
        canvas.text(1170, y, hour, 44, (176, 70, 48), anchor="lm")
        canvas.stroke([(1340, y), (1640 + 60 * (row % 3), y - 8)], 16, (150, 152, 164))


def microphone(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw a microphone against the lights of the hall."""
    mood = moment.mood
    canvas.box(
        -500, -500, 4000, 3000, darker(mood.wall, 0.45), lower=darker(mood.accent, 0.55)
    )
    lights(
        canvas,
        moment.rng,
        ((255, 210, 140), lighter(mood.accent, 0.45), (255, 240, 220)),
        34,
    )
    canvas.blur(24)
    closeups.microphone(canvas, 1400, 760, 330)
    return (Lamp(1300, 700, 700, 700, strength=0.4),)


def coffee(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw the break: cups, cakes and talk by the window."""
    mood, rng = moment.mood, moment.rng
    hall(canvas, mood, slats=False, horizon=1300)
    for x in (160, 820, 1480, 2140, 2720):
        window(canvas, x, 240, 420, 860)
    floor(canvas, mood, 1300)
    if moment.crop == "close":
        return _cups(canvas, moment)
    furniture.plant(canvas, 2820, 1560, 560)
    for place, x in enumerate((300, 640, 1180, 1860, 2300, 2660)):
        facing = 0.55 if place % 2 == 0 else -0.55
        standing(
            canvas,
            x,
            1700 + 40 * (place % 2),
            165,
            moment.person(place),
            pose="cup",
            facing=facing,
            mouth=rng.choice(("smile", "speak")),
        )
        furniture.cup(canvas, x + 96, 1700 + 40 * (place % 2) - 4.42 * 165, 34)
    for x in (470, 1520, 2480):
        _bar_table(canvas, x, 1280)
    return (Lamp(1500, 600, 1600, 700, (1.0, 0.97, 0.9), 0.25),)


def _bar_table(canvas: Canvas, x: float, y: float) -> None:
    canvas.glow(x, y + 560, 260, 50, (10, 8, 16), 0.6)
    canvas.polygon(
        [
            (x - 150, y),
            (x + 150, y),
            (x + 90, y + 300),
            (x + 190, y + 560),
            (x - 190, y + 560),
            (x - 90, y + 300),
        ],
        (246, 242, 234),
        right=(186, 180, 174),
    )
    canvas.ellipse(x, y, 190, 40, (252, 250, 244), lower=(222, 216, 208))
    for place in (-1, 1):
        furniture.cup(canvas, x + place * 84, y + 4, 42)
    _cakes(canvas, x, y - 2, 60, 2)


def _cups(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    for place, x in enumerate((700, 2300)):
        standing(
            canvas, x, 2300, 230, moment.person(place), pose="cup", facing=0.5 - place
        )
    canvas.blur(24)
    canvas.polygon(
        [(-200, 1150), (3200, 1120), (3400, 2200), (-400, 2200)],
        (248, 244, 236),
        lower=(206, 198, 188),
    )
    for place in range(4):
        x = 620 + 640 * place
        furniture.cup(canvas, x, 1360 - 20 * place, 150)
    canvas.blur(7)
    furniture.cup(canvas, 1120, 1700, 290)
    furniture.steam(canvas, 1120, 1400, 330)
    _cakes(canvas, 1980, 1720, 330, 5)
    return (Lamp(1300, 1400, 1200, 700, strength=0.25),)


def _cakes(canvas: Canvas, x: float, y: float, size: float, count: int) -> None:
    canvas.ellipse(
        x, y, size * 1.35, size * 0.34, (255, 255, 252), lower=(204, 204, 206)
    )
    for cake in range(count):
        at = x + (cake - (count - 1) / 2) * size * 0.42
        level = y - size * (0.08 + 0.16 * (cake % 2))
        canvas.ellipse(
            at, level, size * 0.3, size * 0.2, (236, 190, 118), lower=(176, 116, 62)
        )
        canvas.ellipse(
            at,
            level - size * 0.1,
            size * 0.2,
            size * 0.09,
            ((250, 236, 220), (196, 88, 84), (118, 160, 108))[cake % 3],
        )


def poster(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw the seminar's poster, as the designers sent it."""
    teal: Colour = (24, 92, 108)
    canvas.box(0, 0, 2000, 3000, teal)
    canvas.ellipse(1000, 1240, 760, 760, (240, 196, 110))
    exhibits.vase(canvas, 1000, 1990, 1260, (38, 88, 150))
    for layer in range(4):
        y = 1930 + 150 * layer
        colour = mix((92, 170, 176), (14, 54, 80), layer / 3)
        crest = [
            (100 * i - 100, y + (44 if i % 4 in (0, 3) else -44)) for i in range(24)
        ]
        canvas.curve([(-300, 3200), (-300, y), *crest, (2300, y), (2300, 3200)], colour)
    pale: Colour = (252, 246, 230)
    mark(canvas, 1000, 190, 110)
    canvas.text(1000, 400, TITLE_ZH, 150, pale, face="Serif-Bold", fit=1700)
    canvas.text(1000, 2620, f"Seminar on {TITLE}", 84, pale, fit=1700)
    canvas.text(
        1000,
        2740,
        f"{DATELINE} · Tidewater Exhibition Hall",
        60,
        (206, 226, 224),
        face="Sans-Regular",
        fit=1700,
    )
    return ()


DETAIL_SCENES = {
    "name_plates": Scene(
        name_plates, {"wide": WIDE, "half": View(100, 500, 2100, 1400)}
    ),
    "brochures": Scene(
        brochures,
        {"wide": View(100, 100, 2700, 1800), "close": View(700, 640, 1500, 1300)},
    ),
    "microphone": Scene(
        microphone,
        {"wide": View(0, 0, 2700, 1800), "close": View(700, 120, 1350, 1800)},
    ),
    "coffee": Scene(coffee, {"wide": WIDE, "close": View(280, 620, 2300, 1380)}),
    "poster": Scene(poster, {"wide": View(0, 0, 2000, 3000)}),
}
