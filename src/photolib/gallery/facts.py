"""The facts of a release as rows of a page, each with its form and its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from photolib import corrections
from photolib.corrections import Corrected, Fact
from photolib.gallery import fact_form
from photolib.gallery.fact_form import Input
from photolib.gallery.wording import day, listed, shortened
from photolib.records import Correction

_HEADINGS = {
    "event": "Event",
    "credit": "Photo credits",
    "person": "People",
    "organisation": "Organisations",
    "byline": "Written by",
    "dateline": "Dateline",
    "release": "Language",
}
NOUNS = {
    "credit": "a photo credit",
    "person": "a person",
    "organisation": "an organisation",
    "byline": "a writer",
}
"""What can be added, and removed."""

_ABOUT = {
    "person": ("title", "organisation"),
    "credit": ("outlet",),
    "organisation": ("abbreviation",),
    "byline": ("job",),
}
_SCOPES = {"all": "all photos", "photo": "one photo", "illustration": "an illustration"}
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Attempt:
    """A form that could not be taken: what was typed, why not, what stands by now."""

    kind: str
    key: str
    typed: Mapping[str, str]
    mistake: str
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the log in words; `can_undo` while it stands."""

    id: int
    text: str
    by: str
    at: str
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A fact's form; without `key` it adds one. `others` is what somebody else said."""

    kind: str
    key: str
    inputs: tuple[Input, ...]
    values: Mapping[str, str]
    mistake: str | None = None
    others: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: `anchor` joins it to its marks in the text."""

    anchor: str
    name: str
    about: str
    small: str
    form: Form
    history: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one kind; `adding` is None where there is one and only one."""

    kind: str
    heading: str
    rows: tuple[Row, ...]
    adding: Form | None

    @property
    def is_open(self) -> bool:
        """Tell whether one of its forms could not be taken."""
        forms = (*(row.form for row in self.rows), self.adding)
        return any(form and form.mistake for form in forms)


@dataclass(frozen=True, slots=True)
class Lost:
    """Corrections of a fact that is no longer read."""

    key: str
    name: str
    told: tuple[Told, ...]


def sections(facts: Corrected, attempt: Attempt | None) -> tuple[Section, ...]:
    """Return all facts, kind by kind."""
    return tuple(_section(facts, kind, attempt) for kind in _HEADINGS)


def lost(facts: Corrected) -> tuple[Lost, ...]:
    """Return what is to be looked at, fact by fact."""
    keys = dict.fromkeys(entry.fact for entry in facts.lost)
    return tuple(
        Lost(key, _name(entries[0].was), tuple(told(e, entries) for e in entries))
        for key in keys
        for entries in [[e for e in facts.lost if e.fact == key]]
    )


def history(log: Sequence[Correction]) -> tuple[Told, ...]:
    """Return the log in words, the newest first."""
    stands = corrections.standing(log)
    by_id = {entry.id: entry for entry in log}
    return tuple(
        Told(
            entry.id,
            _took_back(by_id[entry.undoes]) if entry.undoes else _words(entry),
            entry.by,
            entry.at,
            entry in stands,
        )
        for entry in reversed(log)
    )


def told(entry: Correction, stands: Iterable[Correction]) -> Told:
    """Return one entry in words."""
    return Told(entry.id, _words(entry), entry.by, entry.at, entry in stands)


def _section(facts: Corrected, kind: str, attempt: Attempt | None) -> Section:
    rows = tuple(
        _row(fact, number, attempt) for number, fact in enumerate(facts.of_kind(kind))
    )
    adding = None
    if kind in NOUNS:
        mine = attempt is not None and attempt.kind == kind
        known = any(attempt and row.form.key == attempt.key for row in rows)
        failed = attempt if mine and not known else None
        adding = _form(kind, "", fact_form.filled(kind, None), failed)
    return Section(kind, _HEADINGS[kind], rows, adding)


def _row(fact: Fact, number: int, attempt: Attempt | None) -> Row:
    anchor = fact.kind if fact.kind not in NOUNS else f"{fact.kind}-{number}"
    values = fact_form.filled(fact.kind, fact.record)
    failed = attempt if attempt and attempt.key == fact.key else None
    about = (values.get(name, "") for name in _ABOUT.get(fact.kind, ()))
    name = values.get("name") or values.get("outlet") or _joined(fact.kind, values)
    return Row(
        anchor,
        name,
        ", ".join(part for part in about if part and part != name),
        _small(fact.kind, values),
        _form(fact.kind, fact.key, values, failed),
        tuple(told(entry, fact.entries) for entry in fact.entries),
    )


def _joined(kind: str, values: Mapping[str, str]) -> str:
    if kind == "event":
        return "Correct these facts"
    return ", ".join(filter(None, values.values())) or "not said"


def _form(
    kind: str, key: str, values: Mapping[str, str], failed: Attempt | None
) -> Form:
    form_inputs = fact_form.inputs(kind)
    if failed is None:
        return Form(kind, key, form_inputs, values)
    typed = {**values, **failed.typed}
    return Form(kind, key, form_inputs, typed, failed.mistake, failed.others)


def _small(kind: str, values: Mapping[str, str]) -> str:
    if kind == "person":
        return listed(values["roles"].split("; "))
    if kind != "credit":
        return ""
    courtesy = "by courtesy" if values["courtesy"] else ""
    parts = (_SCOPES[values["scope"]], courtesy, values["licence"])
    return ", ".join(part for part in parts if part)


def _took_back(entry: Correction) -> str:
    return f"Took back: {_words(entry)}"


def _words(entry: Correction) -> str:
    kind = entry.fact.partition(".")[0]
    noun = NOUNS.get(kind, "").partition(" ")[2]
    if entry.what == "read":
        return "Read the text again"
    if entry.what == "add":
        return f"Added the {noun} {_name(entry.values)}"
    if entry.what == "remove":
        return f"Removed the {noun} {_name(entry.was)}"
    fields = ", ".join(
        f"{name.replace('_', ' ')} {_quoted(name, entry.was)} → "
        f"{_quoted(name, entry.values)}"
        for name in entry.values
        if name not in {"span", "spans", "family", "given"}
    )
    return f"{_name(entry.was) or kind.capitalize()}: {fields or 'another place'}"


def _quoted(name: str, said: Mapping[str, Any]) -> str:
    text = fact_form.written(said.get(name))
    if text and name in {"date", "date_end"}:
        text = day(text)
    return f"“{shortened(text, _SHOWN)}”" if text else "nothing"


def _name(said: Mapping[str, Any]) -> str:
    named = said.get("name") or said.get("outlet") or ""
    return shortened(named, _SHOWN)
