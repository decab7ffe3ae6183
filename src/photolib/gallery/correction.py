"""The form that corrects what a file says, as it was typed or as things stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from photolib.gallery.said import GROUPS, LABELS
from photolib.metadata.typed import FIELDS, text_of
from photolib.records import Metadata
from photolib.settle import Typed


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form; `seen` is the mark of what stands.

    `now` is what stands where `text` was typed and could not be kept.
    """

    name: str
    label: str
    text: str
    seen: str
    longest: int
    example: str
    is_long: bool
    now: str | None


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that tell one thing."""

    label: str
    fields: tuple[Field, ...]


def form(
    says: Metadata, marks: Mapping[str, str], typed: Mapping[str, Typed]
) -> tuple[Fields, ...]:
    """Return the fields that a form can take, in their groups."""
    found = (
        Fields(
            label,
            tuple(
                _field(name, says, marks[name], typed.get(name))
                for name in names
                if name in FIELDS and _fits(name, says)
            ),
        )
        for label, names in GROUPS.items()
    )
    return tuple(group for group in found if group.fields)


def _field(name: str, says: Metadata, mark: str, typed: Typed | None) -> Field:
    """Return a field; only what an editor has changed of it is kept in the form."""
    stands, field = text_of(name, getattr(says, name)), FIELDS[name]
    if typed is not None and not typed.is_changed:
        typed = None
    return Field(
        name,
        LABELS[name],
        stands if typed is None else typed.text[: field.longest],
        mark,
        field.longest,
        field.example,
        field.lines,
        None if typed is None else stands,
    )


def _fits(name: str, says: Metadata) -> bool:
    return len(text_of(name, getattr(says, name))) <= FIELDS[name].longest
