"""The formal part: hands shaken, a memorandum signed, the group photo."""

from tools.starter import closeups, furniture
from tools.starter.figures import bust, standing
from tools.starter.light import Lamp
from tools.starter.looks import Look
from tools.starter.paint import Canvas, View, darker, mix
from tools.starter.rooms import banner, floor, hall, lights, platform
from tools.starter.scenes.moment import WIDE, Moment, Scene

SEATS = (980, 2020)
"""Where the two who sign sit."""


def handshake(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw two people who shake hands and look at the camera."""
    mood, left, right = moment.mood, moment.person(0), moment.person(1)
    hall(canvas, mood)
    banner(canvas, 300, 170, 2400, 900, mood.accent)
    for x in (250, 2750):
        furniture.plant(canvas, x, 1900, 700)
    canvas.blur(10 if moment.crop != "close" else 22)
    unit, feet, apart, turn = 230, 2211, 345, 0.25 + 0.1 * moment.beat
    low = 1.7 + (-0.06, 0.05, 0.0)[moment.beat % 3]
    hands = ((-0.86, 2.4), (1.4, low))
    standing(canvas, 1500 - apart, feet, unit, left, hands=hands, facing=turn)
    hands = ((-1.4, low - 0.03), (0.86, 2.4))
    standing(canvas, 1500 + apart, feet + 8, unit, right, hands=hands, facing=-turn)
    grip = feet + (low - 5.7) * unit
    if moment.crop == "close":
        canvas.blur(7)
        for look, side in ((right, 1), (left, -1)):
            elbow, wrist = (
                (1500 + side * 700, grip + 130),
                (1500 + side * 190, grip + 6),
            )
            closeups.sleeve(canvas, elbow, wrist, 150, look)
        closeups.clasp(canvas, 1500, grip, 130, left, right)
    else:
        _grip(canvas.local(1500, grip, unit), left, right)
    return (Lamp(1500, 900, 1000, 800, strength=0.3),)


def _grip(on: Canvas, left: Look, right: Look) -> None:
    """Draw two hands that hold each other, seen from afar; one head is 1."""
    skin = mix(left.skin, right.skin, 0.5)
    on.ellipse(0, 0, 0.2, 0.15, skin, lower=darker(left.skin, 0.2))
    for finger in range(3):
        level = 0.07 * finger - 0.06
        line = [(-0.1, level), (0.1, level - 0.02)]
        on.stroke(line, 0.018, darker(right.skin, 0.35))


def signing(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw two people who sign, seated, with witnesses behind them."""
    if moment.crop == "close":
        return _pen(canvas, moment)
    mood = moment.mood
    hall(canvas, mood, horizon=1450)
    banner(canvas, 360, 120, 2280, 620, mood.accent)
    canvas.blur(5)
    for place in range(4):
        x, feet = 640 + 570 * place, 1576 + 10 * (place % 2)
        pose, look = ("clap", "rest")[place % 2], moment.person(2 + place)
        standing(canvas, x, feet, 138, look, pose=pose, facing=(1.5 - place) * 0.2)
    for seat, x in enumerate(SEATS):
        furniture.chair_back(canvas, x, 1090, 180, (120, 40, 44))
        look = moment.person(seat)
        bust(canvas, x, 1090, 180, look, pose="write", down=1, mouth="calm", facing=0.1)
    cloth = mix(mood.accent, (36, 70, 60), 0.6)
    furniture.table(canvas, 380, 1420, 2240, cloth, drop=560, depth=110)
    names = ("SHEN Yuehe", "Clara Brandvik") if moment.cast else ("TMRC", "Trust")
    for x, name, aside in zip(SEATS, names, (-330, 330), strict=True):
        _folder(canvas, x, 1446, 330)
        canvas.limb((x + 70, 1462), (x + 112, 1388), (6, 11), (28, 28, 40))
        furniture.name_plate(canvas, x + aside, 1540, 250, name, mood.accent)
    _flowers(canvas, 1500, 1530)
    return (Lamp(1500, 1150, 1300, 600, strength=0.35),)


def _pen(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    look = moment.person(0)
    canvas.box(0, 0, 3000, 2000, (112, 78, 58), lower=(60, 40, 36))
    lights(canvas, moment.rng, ((255, 214, 150), (255, 240, 214)), 12)
    canvas.blur(26)
    canvas.polygon(
        [(250, 760), (2650, 700), (3050, 1900), (40, 2000)],
        (36, 56, 70),
        lower=(20, 34, 46),
    )
    page = [(430, 820), (2450, 770), (2760, 1860), (260, 1960)]
    canvas.polygon(page, furniture.PAPER, lower=darker(furniture.PAPER, 0.08))
    canvas.text(1440, 910, "MEMORANDUM", 92, (36, 40, 60), face="Serif-Bold")
    canvas.text(
        1440,
        1010,
        "on the Exchange of Catalogue Data",
        60,
        (66, 70, 90),
        face="Serif-Regular",
    )
    for line in range(4):
        y = 1100 + 70 * line
        canvas.stroke(
            [(480 - 18 * line, y), (1500 + 120 * (line % 2), y - 12)],
            10,
            (176, 178, 188),
        )
    canvas.stroke([(470, 1640), (1350, 1618)], 6, (70, 74, 96))
    signature = [
        (
            520 + 34 * t,
            1590 - (64 if t % 3 == 0 else 12 if t % 3 == 1 else -22) * (1 - t / 30),
        )
        for t in range(21)
    ]
    canvas.stroke(signature, 11, (34, 52, 128))
    closeups.writing_hand(canvas, 1204, 1600, 290, look)
    return (Lamp(1100, 1350, 1100, 700, strength=0.35),)


def group(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw everybody in two rows before the banner."""
    mood = moment.mood
    hall(canvas, mood, horizon=1180)
    banner(canvas, 300, 120, 2400, 700, mood.accent)
    platform(canvas, mood, 1240, 1380)
    floor(canvas, mood, 1450)
    rng = moment.rng
    for place in range(9):
        standing(
            canvas,
            360 + 285 * place,
            1400 + rng.uniform(-14, 10),
            104 + rng.uniform(-5, 5),
            moment.person(5 + place),
            pose="rest",
            facing=(4 - place) * 0.08,
        )
    for place in range(7 if len(moment.cast) < 5 else 5):
        count = 7 if len(moment.cast) < 5 else 5
        x = 1500 + (place - (count - 1) / 2) * 350
        standing(
            canvas,
            x,
            1800 + rng.uniform(-8, 8),
            132 + rng.uniform(-5, 5),
            moment.person(place),
            pose=rng.choice(("rest", "folded")),
            facing=((count - 1) / 2 - place) * 0.08,
        )
    return (Lamp(1500, 1000, 1500, 800, strength=0.22),)


def _folder(canvas: Canvas, x: float, y: float, width: float) -> None:
    half = width / 2
    canvas.polygon(
        [
            (x - half, y),
            (x + half, y),
            (x + half * 1.12, y + 68),
            (x - half * 1.12, y + 68),
        ],
        (120, 34, 40),
    )
    for side in (-1, 1):
        canvas.polygon(
            [
                (x + side * 6, y + 5),
                (x + side * half * 0.95, y + 5),
                (x + side * half * 1.05, y + 60),
                (x + side * 6, y + 60),
            ],
            furniture.PAPER,
        )
    for line in range(3):
        canvas.stroke(
            [(x + 30, y + 18 + 14 * line), (x + half * 0.8, y + 18 + 14 * line)],
            4,
            (170, 170, 180),
        )


def _flowers(canvas: Canvas, x: float, y: float) -> None:
    for leaf in range(-4, 5):
        canvas.ellipse(x + leaf * 46, y - 20, 46, 26, (74, 122, 82), lower=(46, 86, 60))
    for bloom in range(-5, 6):
        colour = ((236, 120, 110), (250, 220, 130), (240, 170, 190))[bloom % 3]
        canvas.ellipse(
            x + bloom * 36,
            y - 44 - 18 * (bloom % 2),
            30,
            28,
            colour,
            lower=darker(colour, 0.2),
        )
        canvas.ellipse(x + bloom * 36, y - 46 - 18 * (bloom % 2), 9, 9, (250, 240, 190))


CEREMONY_SCENES = {
    "handshake": Scene(
        handshake,
        {
            "wide": WIDE,
            "half": View(560, 440, 1880, 1253),
            "close": View(1000, 1000, 1000, 667),
        },
    ),
    "signing": Scene(
        signing,
        {
            "wide": WIDE,
            "half": View(420, 620, 2100, 1400),
            "close": View(250, 620, 2200, 1380),
        },
    ),
    "group": Scene(group, {"wide": WIDE, "half": View(240, 160, 2520, 1760)}),
}
