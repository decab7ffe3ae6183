"""Figures: busts, arms that reach, standing people and people from behind."""

from math import acos, atan2, cos, hypot, sin

from tools.starter.clothes import back, legs, torso
from tools.starter.hair import hair_behind
from tools.starter.heads import head, head_from_behind
from tools.starter.looks import Look
from tools.starter.paint import Canvas, Point, between, darker, lighter, mix

ARMS: dict[str, tuple[Point, Point]] = {
    "rest": ((-0.86, 2.38), (0.86, 2.38)),
    "folded": ((-0.28, 2.0), (0.3, 2.02)),
    "table": ((-0.62, 1.95), (0.62, 1.95)),
    "write": ((-0.75, 2.0), (0.35, 2.05)),
    "explain": ((-0.85, 1.95), (1.35, 0.95)),
    "wide": ((-1.5, 1.2), (1.5, 1.15)),
    "clap": ((-0.14, 1.25), (0.14, 1.2)),
    "hold": ((-0.3, 1.5), (0.9, 2.3)),
    "cup": ((-0.95, 2.35), (0.52, 1.12)),
    "point": ((-0.95, 2.4), (1.75, 0.55)),
}
"""Where the hands are, from the neck, in heads: left of the picture first."""


def bust(
    canvas: Canvas,
    x: float,
    y: float,
    unit: float,
    look: Look,
    *,
    pose: str = "rest",
    hands: tuple[Point, Point] | None = None,
    facing: float = 0.0,
    mouth: str = "smile",
    down: float = 0.0,
) -> None:
    """Draw a person from the waist up; (x, y) is the pit of the neck, `unit` a head.

    `hands` overrides where `pose` puts them; the others are as for `head`.
    """
    on = canvas.local(x, y, unit)
    skull = on.local(facing * 0.05, down * 0.06 - 0.72, 1)
    hair_behind(skull, look)
    on.limb((0, -0.5), (0, 0.12), (0.34, 0.4), darker(look.skin, 0.16))
    on.limb((0, -0.4), (0, -0.16), (0.34, 0.36), darker(look.skin, 0.3))
    torso(on, look)
    for side, hand in zip((-1, 1), hands or ARMS[pose], strict=True):
        _arm(on, look, side, hand)
    head(skull, look, facing=facing, mouth=mouth, down=down)


def standing(
    canvas: Canvas,
    x: float,
    feet_y: float,
    unit: float,
    look: Look,
    *,
    pose: str = "rest",
    hands: tuple[Point, Point] | None = None,
    facing: float = 0.0,
    mouth: str = "smile",
) -> None:
    """Draw a whole person whose shoes stand at `feet_y`; 6.9 heads tall."""
    canvas.glow(x, feet_y, 1.5 * unit, 0.28 * unit, (10, 8, 20), 0.55)
    y = feet_y - 5.7 * unit
    legs(canvas.local(x, y, unit), look)
    bust(canvas, x, y, unit, look, pose=pose, hands=hands, facing=facing, mouth=mouth)


def from_behind(canvas: Canvas, x: float, y: float, unit: float, look: Look) -> None:
    """Draw a seated person's back; (x, y) is the neck."""
    on = canvas.local(x, y, unit)
    on.limb((0, -0.4), (0, 0.1), (0.36, 0.42), darker(look.skin, 0.25))
    back(on, look)
    head_from_behind(on.local(0, -0.7, 1), look)


def elbow(shoulder: Point, hand: Point, bone: float, side: int) -> Point:
    """Return the elbow between two bones of one length: low, and outwards."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    reach = min(max(hypot(dx, dy), 0.35 * bone), 2 * bone - 1e-6)
    bend = acos(reach / (2 * bone))  # law of cosines, both sides equal
    turns = [atan2(dy, dx) + bend, atan2(dy, dx) - bend]
    joints = [(shoulder[0] + bone * cos(t), shoulder[1] + bone * sin(t)) for t in turns]
    return max(joints, key=lambda joint: joint[1] + 0.5 * side * joint[0])


def _arm(on: Canvas, look: Look, side: int, hand: Point) -> None:
    shoulder = (side * (0.6 if look.woman else 0.72), 0.4)
    reach = hypot(hand[0] - shoulder[0], hand[1] - shoulder[1])
    bone = min(1.0, max(0.55, 0.2 + 0.5 * reach))  # a near hand: foreshortened
    joint = elbow(shoulder, hand, bone, side)
    length = max(hypot(hand[0] - joint[0], hand[1] - joint[1]), 1e-6)
    palm = between(joint, hand, bone / length)
    cuff = between(palm, joint, 0.16 / bone)
    sleeve, seam = lighter(look.cloth, 0.05), darker(look.cloth, 0.32)
    on.limb(shoulder, joint, (0.47, 0.39), seam)
    on.limb(joint, cuff, (0.39, 0.3), seam)
    on.limb(shoulder, joint, (0.42, 0.34), sleeve)
    _hand(on, look, cuff, palm)
    on.limb(joint, cuff, (0.34, 0.25), sleeve)


def _hand(on: Canvas, look: Look, cuff: Point, palm: Point) -> None:
    if look.top in ("suit", "blazer"):
        on.limb(cuff, between(cuff, palm, 0.2), (0.26, 0.25), look.shirt)
    fingers = between(cuff, palm, 1.25)
    on.limb(between(cuff, palm, 0.5), fingers, (0.2, 0.21), look.skin)
    across, along = palm[1] - cuff[1], palm[0] - cuff[0]
    thumb = (palm[0] - across * 0.5, palm[1] + along * 0.5 - 0.04)
    pale = mix(look.skin, (255, 240, 225), 0.1)
    on.limb(between(cuff, palm, 0.7), thumb, (0.1, 0.07), pale)
