"""The styles in which captions are written, as data from styles.toml."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from photolib.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Style:
    """One style; the tables hold templates and words by name (see styles.toml).

    `limit` is the most characters a caption may have.
    """

    name: str
    language: str
    script: Literal["latin", "han"]
    article: str
    stop: str
    between: str
    sentence: Mapping[str, str]
    people: Mapping[str, Any]
    verbs: Mapping[str, Sequence[str]]
    credit: Mapping[str, Any]
    dates: Mapping[str, str]
    calendar: Mapping[str, Sequence[str]]
    gaps: Mapping[str, str]
    quote: Mapping[str, str]
    limit: int | None = None


@functools.cache
def styles() -> Mapping[str, Style]:
    """Return every style by its name."""
    text = (
        resources.files("photolib.caption").joinpath("styles.toml").read_text("utf-8")
    )
    tables = tomllib.loads(text)
    return {name: Style(name=name, **_whole(tables, name)) for name in tables}


def get_style(name: str) -> Style:
    """Return the style of that name, whether in capitals or not.

    :raises SettingsError: when there is none; it lists those there are.
    """
    for known, style in styles().items():
        if known.casefold() == name.casefold():
            return style
    raise SettingsError(
        f"there is no caption style {name!r}: choose one of {', '.join(styles())}"
    )


def _whole(tables: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a style's table with what it takes over from another one."""
    table = dict(tables[name])
    if "like" not in table:
        return table
    whole = _whole(tables, table.pop("like"))
    for key, value in table.items():
        whole[key] = {**whole[key], **value} if isinstance(value, dict) else value
    return whole
