"""What a drawn person looks like: skin, hair and clothes, chosen or by chance."""

from dataclasses import dataclass
from random import Random

from tools.starter.paint import Colour

SKINS: tuple[Colour, ...] = (
    (247, 219, 193),
    (241, 205, 172),
    (232, 190, 152),
    (214, 165, 122),
    (178, 124, 86),
    (134, 88, 60),
)
HAIRS: tuple[Colour, ...] = (
    (32, 26, 30),
    (44, 34, 32),
    (58, 42, 36),
    (36, 30, 38),
    (62, 40, 30),
    (128, 84, 52),
    (96, 64, 42),
    (150, 146, 148),
    (196, 192, 190),
)
CLOTHS: tuple[Colour, ...] = (
    (38, 50, 82),
    (52, 58, 70),
    (74, 60, 66),
    (36, 84, 92),
    (140, 62, 58),
    (186, 134, 74),
    (92, 108, 84),
    (112, 84, 120),
    (206, 190, 166),
    (70, 104, 140),
)
SHIRTS: tuple[Colour, ...] = ((246, 245, 240), (212, 226, 238), (240, 226, 214))
ACCENTS: tuple[Colour, ...] = (
    (166, 48, 52),
    (34, 108, 122),
    (206, 154, 62),
    (84, 72, 132),
    (58, 116, 82),
)
WOMENS_CUTS = ("bob", "long", "bun", "ponytail", "curly", "scarf")
MENS_CUTS = ("short", "parted", "bald", "curly")
WOMENS_TOPS = ("blazer", "blouse", "jumper", "cardigan")
MENS_TOPS = ("suit", "suit", "shirt", "jumper")


@dataclass(frozen=True)
class Look:
    """One person's appearance; the same wherever the person is drawn."""

    woman: bool
    skin: Colour
    hair: Colour
    cut: str
    top: str
    cloth: Colour
    shirt: Colour
    accent: Colour
    glasses: bool = False
    beard: bool = False
    lanyard: bool = False


def someone(rng: Random, *, woman: bool | None = None) -> Look:
    """Return a person nobody knows."""
    female = rng.random() < 0.5 if woman is None else woman
    cut = rng.choice(WOMENS_CUTS if female else MENS_CUTS)
    return Look(
        woman=female,
        skin=rng.choice(SKINS),
        hair=rng.choice(ACCENTS if cut == "scarf" else HAIRS),
        cut=cut,
        top=rng.choice(WOMENS_TOPS if female else MENS_TOPS),
        cloth=rng.choice(CLOTHS),
        shirt=rng.choice(SHIRTS),
        accent=rng.choice(ACCENTS),
        glasses=rng.random() < 0.3,
        beard=not female and rng.random() < 0.3,
        lanyard=rng.random() < 0.5,
    )


SHEN = Look(
    True,
    SKINS[1],
    HAIRS[0],
    "bob",
    "blazer",
    (142, 44, 56),
    SHIRTS[0],
    ACCENTS[2],
    glasses=True,
)
TANG = Look(
    False, SKINS[2], HAIRS[1], "parted", "suit", CLOTHS[0], SHIRTS[1], ACCENTS[1]
)
QIU = Look(
    True, SKINS[0], HAIRS[7], "bun", "cardigan", (52, 98, 96), SHIRTS[2], ACCENTS[2]
)
MENG = Look(
    False,
    SKINS[2],
    HAIRS[0],
    "short",
    "jumper",
    (78, 96, 122),
    SHIRTS[0],
    ACCENTS[4],
    glasses=True,
)
BRANDVIK = Look(
    True,
    SKINS[0],
    (190, 132, 74),
    "long",
    "blazer",
    (44, 62, 96),
    SHIRTS[0],
    ACCENTS[1],
)
GUESTS = (SHEN, BRANDVIK, QIU, TANG, MENG)
"""The people the release names, in the order it names them (MENG last)."""
