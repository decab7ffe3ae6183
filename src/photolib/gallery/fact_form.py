"""The form of one fact of a release: an input for each field that its record has."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from flask import request

from photolib.corrections import LISTED, SINGLE, Record, locate
from photolib.errors import EditError
from photolib.gallery.event_form import date_typed, facts_typed
from photolib.gallery.ids import sent_id
from photolib.gallery.typed import FIELDS, Field, typed, typed_names
from photolib.gallery.wording import shortened
from photolib.records import Span
from photolib.release.roles import ORDER

ROLES = (*ORDER, "mentioned")
_HIDDEN = frozenset(["raw", "span", "spans"])
_DATES = frozenset(["date", "date_end"])
_LABELS = {
    "as_written": "As the text writes it",
    "family": "Family name",
    "given": "Given names",
    "date": "First day",
    "date_end": "Last day",
    "scope": "Credited photos",
    "courtesy": "By courtesy",
    "job": "Writer's job",
}
_HINTS = {
    "date": "2025-11-27",
    "date_end": "if there were several",
    "organisers": "several: with ;",
    "language": "en, de, zh …",
}
_CHOICES = {
    "all": "all photos",
    "photo": "one photo",
    "illustration": "an illustration",
}
_LAST = ("as_written", "family", "given")  # how a name is spelt comes after who it is
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Input:
    """One field: `kind` is "line", "names", "roles", "choice", "tick" or "number"."""

    name: str
    kind: str
    label: str
    hint: str
    longest: int
    choices: tuple[tuple[str, str], ...] = ()


@cache
def inputs(kind: str) -> tuple[Input, ...]:
    """Return the inputs for a kind of fact, in the order of a reader."""
    record = SINGLE[kind] if kind in SINGLE else LISTED[kind][1]
    hints = get_type_hints(record)
    names = [f.name for f in fields(record) if f.name not in _HIDDEN]
    if kind == "release":
        names = ["language"]
    names.sort(key=lambda name: name in _LAST)
    made = (_input(name, hints[name]) for name in names)
    return tuple(one for one in made if one is not None)


def filled(kind: str, record: Record | None) -> dict[str, str]:
    """Return the texts with which a fact fills its form; ticks are "yes" or ""."""
    if record is None:
        return {one.name: _START.get(one.name, "") for one in inputs(kind)}
    return {one.name: written(getattr(record, one.name)) for one in inputs(kind)}


def sent(kind: str) -> dict[str, str]:
    """Return the texts of the form as they arrived, to be shown again."""
    return {one.name: "; ".join(request.form.getlist(one.name)) for one in inputs(kind)}


def written(value: Any) -> str:
    """Write a value of any field as a form has it.

    >>> written(("spoke", "met")), written(True), written(None)
    ('spoke; met', 'yes', '')
    """
    if value is None or value is False:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return "yes" if value is True else str(value)


def values_typed(kind: str) -> dict[str, Any]:
    """Return what the form says, as JSON has it; empty is not known.

    :raises EditError: when a date is none, a role or choice is not of the list, or a
        text is too long.
    """
    if kind == "event":
        facts = asdict(facts_typed())
        del facts["spans"]
        return {**facts, "organisers": list(facts["organisers"])}
    return {one.name: _value(one) for one in inputs(kind)}


def seen() -> int | None:
    """Return the last correction that the writer has seen, None where none is told."""
    told = request.form.get("seen")
    return None if told is None else sent_id(told.lstrip("0"), "correction") or 0


def span_typed(text: str, quote: str, at: str) -> Span | None:
    """Return where the text has what was selected in it, None for nothing selected.

    `at` is about where: browsers count what they show, and we what was handed in.

    :raises EditError: when it is not in the text.
    """
    if not quote.strip():
        return None
    span = locate(text, quote, int(at) if at.isdecimal() and len(at) < 10 else 0)
    if span is None:
        raise EditError(
            f"the text does not say {shortened(quote, 40)}: select it there again"
        )
    return span


def places_typed(kind: str, text: str) -> dict[str, Any]:
    """Return where the text says what was selected in it.

    :raises EditError: when it is not in the text.
    """
    form = request.form
    if kind == "event":
        quotes = {one.name: form.get(f"quote:{one.name}", "") for one in inputs(kind)}
        spans = {
            name: span_typed(text, quote, form.get(f"at:{name}", ""))
            for name, quote in quotes.items()
            if quote.strip()
        }
        return {"spans": spans} if spans else {}
    span = span_typed(text, form.get("quote", ""), form.get("at", ""))
    return {"span": span} if span and kind in LISTED else {}


_START: Mapping[str, str] = {"scope": "all"}


def _input(name: str, hint: Any) -> Input | None:
    """Return the input for a field of that type; None where no form can have it."""
    label = _LABELS.get(name, name.replace("_", " ").capitalize())
    kind, choices = _kind(name, hint)
    if kind is None:
        return None
    longest = FIELDS[name].longest if name in FIELDS else _LONGEST
    return Input(name, kind, label, _HINTS.get(name, ""), longest, choices)


def _kind(name: str, hint: Any) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    if get_origin(hint) in (Union, UnionType):
        hint = get_args(hint)[0]
    if name == "roles":
        return "roles", tuple((role, role) for role in ROLES)
    if get_origin(hint) is Literal:
        return "choice", tuple((c, _CHOICES.get(c, c)) for c in get_args(hint))
    simple = {str: "line", bool: "tick", int: "number", tuple[str, ...]: "names"}
    return simple.get(hint), ()


def _value(one: Input) -> Any:
    field = Field(one.label.lower(), one.longest)
    if one.name in _DATES:
        return date_typed(one.name)
    if one.kind in {"roles", "choice"}:
        return _chosen(one)
    if one.kind == "tick":
        return bool(request.form.get(one.name))
    if one.kind == "names":
        return list(typed_names(one.name, field))
    text = " ".join(typed(one.name, field).split())
    if one.kind == "number" and text:
        return _number(text, one)
    return text or None


def _chosen(one: Input) -> Any:
    """Return what is ticked, in the order of the list, or the one that is chosen."""
    known = [value for value, _ in one.choices]
    ticked = request.form.getlist(one.name)
    for value in ticked:
        if value not in known:
            raise EditError(
                f"{shortened(value, 40)} cannot be chosen for {one.label.lower()}: "
                f"choose one of {', '.join(known)}"
            )
    if one.kind == "roles":
        return [value for value in known if value in ticked]
    return ticked[0] if ticked else known[0]


def _number(text: str, one: Input) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise EditError(f"{one.label} is a number: {shortened(text, 40)} is none")
    return int(text)
