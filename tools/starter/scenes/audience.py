"""The hall: rows from behind, listeners' faces, a question."""

from tools.starter import furniture
from tools.starter.figures import bust, from_behind
from tools.starter.light import Lamp
from tools.starter.paint import Canvas, Colour, View, darker, points
from tools.starter.rooms import hall, lights, platform
from tools.starter.scenes.moment import WIDE, Moment, Scene


def audience_back(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw the full hall seen from the last row."""
    mood, rng = moment.mood, moment.rng
    hall(canvas, mood, horizon=1050)
    slide = rng.choice(("chart", "catalogue", "title"))
    furniture.screen(canvas, 900, 190, 1200, slide=slide)
    platform(canvas, mood, 1000, 1090)
    speaker = moment.person(0)
    bust(canvas, 560, 815, 74, speaker, pose="explain", facing=0.4, mouth="speak")
    furniture.rostrum(canvas, 560, 940, 74)
    for row in range(5):
        _row_of_backs(canvas, moment, row)
        if row == 2:
            canvas.blur(3)
    return (
        Lamp(1500, 520, 900, 520, (0.8, 0.95, 1.2), 0.3),
        Lamp(560, 840, 200, 300, strength=0.5),
    )


def _row_of_backs(canvas: Canvas, moment: Moment, row: int) -> None:
    rng, colour = moment.rng, darker(moment.mood.accent, 0.5)
    unit = 62 + 34 * row**1.25
    gap, y = unit * 2.35, 1130 + 52 * row + 62 * row**1.35
    shift = (row % 2) * gap / 2 + rng.uniform(-20, 20) - 120
    for place in range(int(3300 / gap) + 1):
        x = shift + place * gap + rng.uniform(-0.15, 0.15) * unit
        if rng.random() < 0.92:
            neck = y + rng.uniform(-0.1, 0.15) * unit
            from_behind(canvas, x, neck, unit, moment.person(10 + row * 30 + place))
        furniture.chair_back(canvas, x, y, unit, colour)


def audience_front(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw listeners' faces: some write, some clap."""
    hall(canvas, moment.mood, slats=False, horizon=700)
    lights(canvas, moment.rng, ((255, 230, 180), (255, 206, 150)), 14)
    canvas.blur(14)
    for row in range(3):
        unit = 100 + 50 * row
        gap, y = unit * 2.6, 760 + 360 * row
        for place in range(int(3300 / gap) + 2):
            x = -60 + (row % 2) * gap / 2 + place * gap
            _listener(canvas, moment, x, y, unit, row * 20 + place)
        if row < 2:
            canvas.blur(8 - 5 * row)
    return (Lamp(1300, 1300, 1300, 800, strength=0.25),)


def _listener(
    canvas: Canvas, moment: Moment, x: float, y: float, unit: float, number: int
) -> None:
    rng, look = moment.rng, moment.person(number)
    pose = rng.choice(("folded", "write", "table", "hold"))
    mouth = rng.choice(("calm", "calm", "smile"))
    if moment.option == "applause":
        pose, mouth = "clap", "smile"
    seat = darker(moment.mood.accent, 0.35)
    furniture.chair_back(canvas, x, y - 0.1 * unit, unit, seat)
    on = canvas.local(x, y + rng.uniform(-0.12, 0.12) * unit, unit)
    down, facing = float(pose == "write"), rng.uniform(-0.35, 0.1)
    bust(on, 0, 0, 1, look, pose=pose, facing=facing, mouth=mouth, down=down)
    if pose == "write":
        _notebook(on)


def _notebook(on: Canvas) -> None:
    page = points("-0.6,2.05 0.6,2.05 0.72,2.45 -0.72,2.45")
    on.polygon(page, furniture.PAPER, lower=darker(furniture.PAPER, 0.12))
    for line in range(3):
        level, end = 2.15 + 0.1 * line, 0.1 + 0.12 * line
        on.stroke([(-0.5, level), (end, level)], 0.02, (123, 127, 144))


def question(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw somebody in the audience who has stood up with a microphone."""
    mood, look = moment.mood, moment.person(0)
    hall(canvas, mood, horizon=1100)
    canvas.blur(20)
    for place in range(6):
        x, facing = 180 + 540 * place, 0.5 if place < 3 else -0.5
        guest = moment.person(2 + place)
        bust(canvas, x, 1180, 150, guest, pose="folded", facing=facing, mouth="calm")
    _seats(canvas, 1350, 140, darker(mood.accent, 0.35))
    canvas.blur(7)
    on, hands = canvas.local(1480, 860, 250), ((-0.85, 2.2), (0.26, 0.34))
    bust(on, 0, 0, 1, look, hands=hands, facing=-0.25, mouth="calm")
    on.limb((0.2, 0.02), (0.3, 0.75), (0.15, 0.1), (34, 36, 44))
    on.ellipse(0.18, -0.1, 0.14, 0.16, (120, 124, 136), lower=(40, 42, 50))
    for side in (-1, 1):
        from_behind(canvas, 1480 + side * 640, 1500, 250, moment.person(9 + side))
    _seats(canvas, 1375, 250, darker(mood.accent, 0.45))
    return (Lamp(1480, 800, 700, 900, strength=0.35),)


def _seats(canvas: Canvas, y: float, unit: float, colour: Colour) -> None:
    for seat in range(-4, 5):
        furniture.chair_back(canvas, 1480 + 2.56 * seat * unit, y, unit, colour)


AUDIENCE_SCENES = {
    "audience_back": Scene(
        audience_back, {"wide": WIDE, "half": View(250, 420, 2300, 1534)}
    ),
    "audience_front": Scene(
        audience_front, {"wide": WIDE, "half": View(600, 560, 1900, 1267)}
    ),
    "question": Scene(
        question,
        {"wide": View(150, 100, 2700, 1800), "close": View(900, 340, 1160, 1550)},
    ),
}
