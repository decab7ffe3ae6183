"""On the stage: the backdrop, speakers, the panel."""

from tools.starter import furniture
from tools.starter.figures import bust, from_behind
from tools.starter.light import Lamp
from tools.starter.paint import Canvas, View, darker, mix
from tools.starter.rooms import banner, curtains, hall, platform
from tools.starter.scenes.moment import WIDE, Moment, Scene

NAMES = ("SHEN Yuehe", "Clara Brandvik", "QIU Lanting", "TANG Heyue", "MENG Zhiqiu")
"""As the name plates have them, in the order of looks.GUESTS."""
SPEECH = ("table", "explain", "wide", "explain")


def backdrop(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw the empty stage before the doors open."""
    mood = moment.mood
    hall(canvas, mood)
    banner(canvas, 520, 250, 1960, 860, mood.accent)
    curtains(canvas, mix(mood.accent, (110, 34, 40), 0.5))
    platform(canvas, mood, 1250, 1480)
    furniture.rostrum(canvas, 760, 1010, 82)
    cloth = darker(mood.accent, 0.2)
    furniture.table(canvas, 1400, 1200, 1000, cloth, drop=190, depth=46)
    for seat, name in enumerate(NAMES[:4]):
        furniture.name_plate(canvas, 1530 + 250 * seat, 1240, 120, name, mood.accent)
    for x in (420, 2610):
        furniture.plant(canvas, x, 1470, 330)
    for x in range(150, 2900, 330):
        furniture.chair_back(canvas, x + 40, 1640, 130, darker(mood.accent, 0.35))
    return (
        Lamp(1500, 600, 1100, 700, strength=0.35),
        Lamp(760, 1100, 260, 500, strength=0.3),
    )


def speaker(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw one person at the rostrum."""
    mood = moment.mood
    hall(canvas, mood)
    if moment.option == "screen":
        furniture.screen(canvas, 1560, 240, 1300, slide="chart")
    else:
        banner(canvas, 900, 170, 2000, 860, mood.accent)
    if moment.crop == "wide":
        platform(canvas, mood, 1250, 1500)
        furniture.plant(canvas, 2720, 1500, 420)
    else:
        canvas.blur(16)
    _talking(canvas, moment)
    furniture.rostrum(canvas, 960, 1220, 210)
    if moment.crop == "wide":
        for place in range(7):
            x = 120 + 470 * place
            from_behind(canvas, x, 2080, 190, moment.person(20 + place))
    return (Lamp(960, 850, 620, 800, strength=0.5),)


def _talking(canvas: Canvas, moment: Moment) -> None:
    """Draw who speaks; within a burst each beat is another gesture."""
    rng, beat, look = moment.rng, moment.beat, moment.person(0)
    pose, sway = rng.choice(SPEECH), rng.uniform(-12, 12)
    facing = rng.uniform(-0.6, 0.7)
    if beat:
        pose, sway, facing = SPEECH[beat % 4], 10 * (beat - 1), 0.35 + 0.12 * beat
    mouth = "calm" if beat == 2 else "speak"
    bust(canvas, 960 + sway, 860, 210, look, pose=pose, facing=facing, mouth=mouth)


def panel(canvas: Canvas, moment: Moment) -> tuple[Lamp, ...]:
    """Draw five people behind a long table."""
    mood = moment.mood
    hall(canvas, mood, horizon=1400)
    banner(canvas, 360, 130, 2280, 720, mood.accent)
    if moment.crop == "half":
        canvas.blur(12)
    talker = moment.rng.randrange(5)
    for seat in range(5):
        x = 500 + 500 * seat
        furniture.chair_back(canvas, x, 1010, 150, darker(mood.accent, 0.3))
        _panellist(canvas.local(x, 1010, 150), moment, seat, talker)
    cloth = mix(mood.accent, (40, 44, 70), 0.45)
    furniture.table(canvas, 200, 1290, 2600, cloth, drop=520, depth=90)
    for seat, name in enumerate(NAMES):
        x = 500 + 500 * seat
        furniture.gooseneck(canvas, x + 110, 1350, 210, -0.3)
        furniture.bottle(canvas, x - 190, 1372, 130)
        sheet = [(x - 80, 1312), (x + 90, 1312), (x + 110, 1350), (x - 100, 1350)]
        canvas.polygon(sheet, furniture.PAPER)
        furniture.name_plate(canvas, x, 1440, 250, name, mood.accent)
    return (Lamp(1500, 1000, 1500, 600, strength=0.3),)


def _panellist(on: Canvas, moment: Moment, seat: int, talker: int) -> None:
    """Draw one of the panel, who looks at whoever talks."""
    pose, mouth = ("folded", "table", "write")[(seat + talker) % 3], "calm"
    if seat == talker:
        pose, mouth = "explain", "speak"
    facing = max(-0.7, min(0.7, (talker - seat) * 0.35))
    down, look = 0.8 * (pose == "write"), moment.person(seat)
    bust(on, 0, 0, 1, look, pose=pose, facing=facing, mouth=mouth, down=down)


STAGE_SCENES = {
    "backdrop": Scene(backdrop, {"wide": WIDE, "half": View(420, 180, 2000, 1340)}),
    "speaker": Scene(
        speaker,
        {
            "wide": WIDE,
            "half": View(250, 230, 1950, 1300),
            "close": View(440, 300, 1080, 1620),
        },
    ),
    "panel": Scene(panel, {"wide": WIDE, "half": View(180, 560, 1640, 1094)}),
}
