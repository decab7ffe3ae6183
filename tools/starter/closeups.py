"""Hands and things seen from near: a handshake, a pen, a microphone."""

from tools.starter.looks import Look
from tools.starter.paint import Canvas, Colour, Point, between, darker, lighter


def sleeve(
    canvas: Canvas, shoulder: Point, wrist: Point, width: float, look: Look
) -> None:
    """Draw a forearm in its sleeve, shirt cuff showing."""
    dark = darker(look.cloth, 0.35)
    canvas.limb(shoulder, wrist, (width * 1.34, width * 1.06), dark)
    canvas.limb(
        wrist,
        between(wrist, shoulder, -0.06),
        (width * 0.92, width * 0.9),
        look.shirt,
        lower=darker(look.shirt, 0.15),
    )
    canvas.limb(
        shoulder,
        wrist,
        (width * 1.28, width),
        lighter(look.cloth, 0.1),
        lower=darker(look.cloth, 0.2),
    )
    for button in range(3):
        at = between(wrist, shoulder, 0.03 + 0.05 * button)
        canvas.ellipse(at[0], at[1] + width * 0.28, width * 0.05, width * 0.05, dark)


def clasp(
    canvas: Canvas, x: float, y: float, size: float, left: Look, right: Look
) -> None:
    """Draw two hands shaking around (x, y), `size` a palm."""
    on = canvas.local(x, y, size)
    far = darker(right.skin, 0.05)
    on.limb((1.5, -0.1), (0.1, 0), (0.8, 1), far, lower=darker(far, 0.2))
    on.limb(
        (-1.5, 0),
        (0, 0.04),
        (0.8, 1.02),
        lighter(left.skin, 0.1),
        lower=darker(left.skin, 0.18),
    )
    for finger in range(4):
        top = -0.3 + 0.24 * finger
        start, end = ((0.5, top - 0.06), (-0.42 + 0.06 * finger, top + 0.1))
        on.limb(start, end, (0.3, 0.25), darker(right.skin, 0.3))
        on.limb(
            start,
            end,
            (0.27, 0.22),
            lighter(right.skin, 0.12),
            lower=darker(right.skin, 0.06),
        )
        on.ellipse(end[0] - 0.02, end[1], 0.06, 0.07, lighter(right.skin, 0.45))
    for look, start, end in (
        (left, (-0.45, -0.34), (0.3, -0.66)),
        (right, (0.75, -0.36), (0.2, -0.46)),
    ):
        on.limb(start, end, (0.4, 0.26), darker(look.skin, 0.25))
        on.limb(
            start,
            end,
            (0.37, 0.23),
            lighter(look.skin, 0.14),
            lower=darker(look.skin, 0.04),
        )


def writing_hand(canvas: Canvas, x: float, y: float, size: float, look: Look) -> None:
    """Draw a hand whose pen touches the paper at (x, y), the arm from the right."""
    on = canvas.local(x, y, size)
    wrist = (1.75, 0.15)
    on.glow(0.9, 0.35, 1.7, 0.5, (30, 26, 40), 0.5)
    sleeve(on, (5, 1.5), wrist, 0.95, look)
    skin, shade = (lighter(look.skin, 0.1), darker(look.skin, 0.28))
    on.limb(wrist, (1, -0.18), (0.78, 0.95), skin, lower=darker(look.skin, 0.16))
    for finger in range(3):
        start = (0.95 + 0.1 * finger, 0.1 + 0.14 * finger)
        end = (0.38 + 0.16 * finger, 0.06 + 0.12 * finger)
        on.limb(start, end, (0.33, 0.26), shade)
        on.limb(start, end, (0.3, 0.23), skin, lower=darker(look.skin, 0.1))
    on.limb((0, 0), (0.12, -0.22), (0.03, 0.14), (206, 168, 84))
    on.limb(
        (0.12, -0.22), (0.95, -1.75), (0.15, 0.17), (24, 26, 40), right=(70, 72, 96)
    )
    on.limb((0.6, -1.1), (0.64, -1.18), (0.18, 0.18), (206, 168, 84))
    knuckle = (0.78, -0.52)
    for start, end, width in (
        ((1.15, -0.42), knuckle, 0.34),
        (knuckle, (0.26, -0.22), 0.3),
        ((1.05, 0.02), (0.36, -0.12), 0.28),
    ):
        on.limb(start, end, (width * 1.08, width * 0.86), shade)
        on.limb(start, end, (width, width * 0.78), skin, lower=look.skin)


def microphone(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a stage microphone; (x, y) is the middle of its head, `size` its radius."""
    on = canvas.local(x, y, size)
    steel: Colour = (158, 162, 174)
    on.limb((0.5, 0.9), (2.1, 4.6), (1.15, 0.8), (74, 76, 90), right=(22, 22, 30))
    on.limb((0.6, 1.3), (1.9, 4.3), (0.16, 0.1), (190, 194, 206), alpha=110)
    on.ellipse(0, 0, 1, 1.06, lighter(steel, 0.35), lower=darker(steel, 0.65))
    for step in range(-5, 6):
        reach = (1 - (step / 6) ** 2) ** 0.5
        on.stroke(
            [(step / 6, -reach), (step / 6 * 1.04, reach)], 0.03, darker(steel, 0.4)
        )
        on.stroke([(-reach, step / 6), (reach, step / 6)], 0.03, darker(steel, 0.5))
    on.glow(-0.35, -0.4, 0.6, 0.5, (255, 252, 244), 0.75)
    on.limb(
        (-0.85, 0.62), (0.95, 0.32), (0.22, 0.22), (206, 210, 220), lower=(88, 90, 104)
    )


def brochure(
    canvas: Canvas,
    corners: tuple[Point, Point, Point, Point],
    colour: Colour,
    *,
    title: bool = True,
) -> None:
    """Lay a leaflet on a table; `corners` clockwise from the top left."""
    a, b, c, d = corners
    lift = 0.02 * (b[0] - a[0] + d[1] - a[1])
    canvas.polygon(
        [(px + lift, py + lift * 1.2) for px, py in corners], (20, 16, 26), alpha=90
    )
    canvas.polygon(corners, lighter(colour, 0.2), lower=darker(colour, 0.12))
    for share in (0.68, 0.78, 0.88):
        left, right = between(a, d, share), between(b, c, share)
        crest = [between(left, right, t / 16) for t in range(17)]
        lift = 0.02 * (d[1] - a[1])
        canvas.polygon(
            [
                *(
                    (px, py + (lift if i % 2 else -lift))
                    for i, (px, py) in enumerate(crest)
                ),
                c,
                d,
            ],
            lighter(colour, 0.5 - share * 0.35),
            alpha=180,
        )
    if title:
        for share, begin, end in (
            (0.16, 0.14, 0.86),
            (0.24, 0.14, 0.72),
            (0.34, 0.14, 0.5),
        ):
            left, right = between(a, d, share), between(b, c, share)
            canvas.stroke(
                [between(left, right, begin), between(left, right, end)],
                0.03 * (d[1] - a[1]),
                (252, 248, 236),
            )
