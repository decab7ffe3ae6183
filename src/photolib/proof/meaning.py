"""What the rules mean, for whoever reads a finding, as data from rules.toml."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Meaning:
    """One rule; `wrong` is a caption that it finds, `right` one that it does not."""

    rule: str
    title: str
    meaning: str
    wrong: str
    right: str


@functools.cache
def meanings() -> tuple[Meaning, ...]:
    """Return every rule, C1 to C12."""
    text = resources.files("photolib.proof").joinpath("rules.toml").read_text("utf-8")
    return tuple(Meaning(name, **table) for name, table in tomllib.loads(text).items())
