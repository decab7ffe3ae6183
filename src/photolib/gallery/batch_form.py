"""The form by which fields of many photos are changed, and what it asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from flask import request

from photolib.batch.plan import Wanted, credit_change
from photolib.batch.states import ATOMS, FIELDS, LISTS, Summary, event_called
from photolib.changes import Change, Joint, Mode
from photolib.errors import EditError
from photolib.gallery.ids import sent_id
from photolib.gallery.said import GROUPS, LABELS
from photolib.gallery.typed import Field, typed, typed_names
from photolib.metadata.typed import FIELDS as TYPED
from photolib.store.connect import Database

NAMES = {
    **{name: LABELS.get(name, name) for name in FIELDS},
    "event": "Name of the event",
    "of_event": "Event",
}
"""What each field is called."""

MODES: dict[Mode, str] = {
    "fill": "fill where empty",
    "replace": "replace",
    "prepend": "put before",
    "append": "put behind",
    "clear": "empty",
}
_OF_CAPTION: dict[Mode, str] = {
    "fill": "write where none is written",
    "clear": "compose anew from the facts",
}
_FIRST = {
    "Captions": ("caption", "headline"),
    "Event and credit": ("of_event", "credit"),
}
_MOST = 10_000  # characters of any field; what a field takes is less


@dataclass(frozen=True, slots=True)
class BatchField:
    """A field of the form: what the photos say now, and what was chosen before.

    `kind` is "text", "lines", "credit" or "event".
    """

    name: str
    label: str
    kind: str
    example: str
    modes: tuple[tuple[Mode, str], ...]
    summary: Summary
    joins: bool
    mode: str
    text: str
    joint: str


@dataclass(frozen=True, slots=True)
class BatchFields:
    """Fields that belong together; `is_open` where something is chosen in them."""

    label: str
    fields: tuple[BatchField, ...]
    is_open: bool


def sections(told: Mapping[str, Summary]) -> tuple[BatchFields, ...]:
    """Return the form, as far as it was filled in by what was sent."""
    grouped = _FIRST | {
        label: tuple(n for n in names if n in FIELDS and n not in _named(_FIRST))
        for label, names in GROUPS.items()
    }
    grouped["More"] = tuple(n for n in FIELDS if n not in _named(grouped))
    return tuple(
        BatchFields(
            label,
            tuple(_field(name, told[name]) for name in names),
            label in _FIRST or any(_sent("mode", name) for name in names),
        )
        for label, names in grouped.items()
        if names
    )


def sent_wanted(db: Database) -> Wanted:
    """Return what the form asks for.

    :raises EditError: when that cannot be meant.
    :raises NotFoundError: when the event it names does not exist.
    """
    changes: dict[str, Change] = {}
    creators: tuple[str, ...] = ()
    outlet: str | None = None
    event_id = sent_id(request.form.get("text.of_event", ""), "event")
    for name, mode in _modes():
        if name == "credit":
            names = typed_names("text.credit", Field("list of photographers", _MOST))
            given = typed("outlet")
            changes[name], creators, outlet = credit_change(mode, names, given)
        elif name == "of_event":
            changes[name] = Change(mode, event_called(db, event_id))
        else:
            text = typed(f"text.{name}", Field(NAMES[name].lower(), _MOST))
            changes[name] = Change(mode, text, _joint(name))
    if "of_event" in changes and changes["of_event"].mode == "clear":
        event_id = None
    spells = "codes" in request.form
    return Wanted(changes, creators, outlet, event_id, shorthand=spells)


def chosen() -> tuple[tuple[str, str], ...]:
    """Return what was sent, as hidden fields of the next form carry it."""
    kept = [f"{part}.{n}" for n, _ in _modes() for part in ("mode", "text", "joint")]
    sent = {n: request.form[n] for n in (*kept, "outlet", "codes") if n in request.form}
    return tuple(sent.items())


def _modes() -> Iterator[tuple[str, Mode]]:
    """Yield the fields that are not to be kept."""
    for name in FIELDS:
        sent = _sent("mode", name)
        modes: dict[str, Mode] = {mode: mode for mode in MODES}
        if sent in modes:
            yield name, modes[sent]
        elif _sent("text", name).strip():
            raise EditError(
                f"something is written for the {NAMES[name].lower()}, which is to be "
                "kept: choose what to do with it"
            )


def _joint(name: str) -> Joint:
    joints: dict[str, Joint] = {joint: joint for joint in get_args(Joint)}
    standard: Joint = "sentence" if _joins(name) else "blank"
    return joints.get(_sent("joint", name), standard)


def _joins(name: str) -> bool:
    return name == "caption" or (name in TYPED and TYPED[name].lines)


def _field(name: str, summary: Summary) -> BatchField:
    return BatchField(
        name,
        NAMES[name],
        {"credit": "credit", "of_event": "event"}.get(
            name, "lines" if _joins(name) else "text"
        ),
        TYPED[name].example if name in TYPED else "",
        tuple(_modes_of(name)),
        summary,
        _joins(name),
        _sent("mode", name),
        _sent("text", name),
        _sent("joint", name),
    )


def _modes_of(name: str) -> Iterator[tuple[Mode, str]]:
    for mode, label in MODES.items():
        if name in ATOMS and mode in {"append", "prepend"}:
            continue
        if name == "credit" and mode == "clear":
            continue
        if name in LISTS and mode == "append":
            label = "add"
        yield mode, _OF_CAPTION.get(mode, label) if name == "caption" else label


def _named(grouped: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for names in grouped.values() for name in names}


def _sent(part: str, name: str) -> str:
    return request.form.get(f"{part}.{name}", "")
