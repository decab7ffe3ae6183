"""A shot: which scene, which crop, which light; `take` turns it into a picture."""

from dataclasses import dataclass
from random import Random

from PIL import Image
from tools.starter.light import MOODS, expose
from tools.starter.looks import Look
from tools.starter.paint import Canvas
from tools.starter.scenes.audience import AUDIENCE_SCENES
from tools.starter.scenes.ceremony import CEREMONY_SCENES
from tools.starter.scenes.details import DETAIL_SCENES
from tools.starter.scenes.moment import Moment, Scene
from tools.starter.scenes.museum import MUSEUM_SCENES
from tools.starter.scenes.stage import STAGE_SCENES

SCENES: dict[str, Scene] = {
    **STAGE_SCENES,
    **AUDIENCE_SCENES,
    **CEREMONY_SCENES,
    **MUSEUM_SCENES,
    **DETAIL_SCENES,
}


@dataclass(frozen=True)
class Shot:
    """Everything that decides how one frame looks; equal shots give equal pixels.

    `moved` shifts the view in stage units and zooms it; `beat` is the instant
    within a burst.
    """

    scene: str
    crop: str = "wide"
    mood: str = "warm"
    seed: int = 1
    cast: tuple[Look, ...] = ()
    option: str = ""
    beat: int = 0
    moved: tuple[float, float, float] = (0, 0, 1)


def take(shot: Shot, long_edge_px: int, *, oversample: int = 2) -> Image.Image:
    """Draw `shot` and expose it."""
    scene, mood = SCENES[shot.scene], MOODS[shot.mood]
    view = scene.views[shot.crop].moved(*shot.moved)
    canvas = Canvas(view, long_edge_px, oversample=oversample)
    moment = Moment(
        Random(shot.seed), mood, shot.crop, shot.cast, shot.beat, shot.option
    )
    lamps = scene.draw(canvas, moment)
    picture = canvas.finish()
    return expose(picture, view, mood, lamps) if lamps else picture
