"""The fields of a search, as data: from it come help, suggestions, docs and errors."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["words", "choice", "date", "number", "ids", "similar"]
"""What may stand behind the colon."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it asks, an example, its other names.

    `choices` maps a value to what it means, `also` another way to write it to it.
    """

    group: str
    name: str
    kind: Kind
    says: str
    example: str
    aliases: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)


@cache
def fields() -> tuple[Field, ...]:
    """Return every field, in the order of the help."""
    text = files("photolib.query").joinpath("fields.toml").read_text(encoding="utf-8")
    return tuple(
        Field(**{**one, "aliases": tuple(one.get("aliases", ()))})
        for one in tomllib.loads(text)["field"]
    )


@cache
def by_name() -> Mapping[str, Field]:
    """Return the field of each name, other names included."""
    return {name: one for one in fields() for name in (one.name, *one.aliases)}


def get_field(name: str) -> Field:
    """Return the field that is called so, in any case and by any of its names.

    :raises ValueError: naming those that are spelt alike.
    """
    found = by_name().get(name.casefold())
    if found is None:
        near = get_close_matches(name.casefold(), by_name(), n=2)
        known = " or ".join(f"{one}:" for one in near or ("person", "by", "event"))
        raise ValueError(
            f"there is no field {name}:; write another such as {known}, "
            "or put quotation marks around the words"
        )
    return found


def is_ordered(name: str) -> bool:
    """Tell whether a field of that name can be compared without a colon: rating>=3."""
    found = by_name().get(name.casefold())
    return found is not None and found.kind in {"date", "number"}


def chosen(asked: Field, value: str) -> str:
    """Return the value of a choice as the field names it.

    :raises ValueError: naming those there are.
    """
    folded = value.casefold()
    name = asked.also.get(folded, folded)
    if name in asked.choices:
        return name
    known = ", ".join(sorted(asked.choices))
    raise ValueError(f"{asked.name}: knows {known}, not {value}")
