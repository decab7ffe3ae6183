"""The words by which the rules judge, as data from vocabulary.toml."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources


@functools.cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """Return the word lists by name."""
    text = (
        resources.files("photolib.proof").joinpath("vocabulary.toml").read_text("utf-8")
    )
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
