"""What a scene is told: the light, who is there, and which instant it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tools.starter.light import Lamp, Mood
from tools.starter.looks import Look, someone
from tools.starter.paint import Canvas, View


@dataclass
class Moment:
    """One instant of a scene; `beat` tells the frames of a burst apart."""

    rng: Random
    mood: Mood
    crop: str
    cast: tuple[Look, ...] = ()
    beat: int = 0
    option: str = ""
    _strangers: list[Look] = field(default_factory=list)

    def person(self, number: int, *, woman: bool | None = None) -> Look:
        """Return who stands at place `number`: the cast first, then strangers."""
        if number < len(self.cast):
            return self.cast[number]
        while len(self._strangers) <= number:
            self._strangers.append(someone(self.rng, woman=woman))
        return self._strangers[number]


Draw = Callable[[Canvas, Moment], tuple[Lamp, ...]]


@dataclass(frozen=True)
class Scene:
    """A drawing function and the crops a photographer would take of it."""

    draw: Draw
    views: dict[str, View]


WIDE = View(0, 0, 3000, 2000)
