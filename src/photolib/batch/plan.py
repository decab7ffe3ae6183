"""What would become of each photo, before anything is written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from photolib import changes, describe, link
from photolib.batch.spelling import spelt_out
from photolib.batch.states import ATOMS, FIELDS, LISTS, State, States, mark, states
from photolib.caption.codes import Expanded
from photolib.changes import Change, Mode
from photolib.credit.emit import line
from photolib.errors import EditError, NotFoundError
from photolib.metadata import typed
from photolib.records import LinkStatus, Metadata
from photolib.store import photo, photo_person
from photolib.store.library import Library

MOST = 10_000
"""So many photos are changed at once."""

PERSON = "person:"
"""What stands before the number of a person, where fields are named."""

_LONGEST = 10_000  # characters of a caption


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted: a change by field, and what credit, event and people become.

    The change of "credit" and that of "of_event" have as text how these are called.
    With `shorthand`, codes and variables in the other texts are spelt out, for each
    photo in its own words.
    """

    changes: Mapping[str, Change] = field(default_factory=dict)
    creators: tuple[str, ...] = ()
    outlet: str | None = None
    event_id: int | None = None
    people: Mapping[int, LinkStatus] = field(default_factory=dict)
    shorthand: bool = False

    @property
    def fields(self) -> dict[str, str]:
        """Return what is done, by field."""
        return {
            **{name: change.mode for name, change in self.changes.items()},
            **{f"{PERSON}{id_}": status for id_, status in self.people.items()},
        }


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one photo; `seen` is the mark of what it says now.

    `before` and `after` have the texts of the fields that change, `refused` the
    reasons of those that cannot. `language` is that of the caption that stands.
    `unknown` has, by field that changes, the shorthand that stands for nothing known.
    """

    photo_id: int
    seen: str
    before: dict[str, str]
    after: dict[str, str]
    refused: dict[str, str]
    unknown: dict[str, tuple[str, ...]]
    language: str | None = None


def credit_change(
    mode: Mode, creators: Iterable[str], outlet: str | None
) -> tuple[Change, tuple[str, ...], str | None]:
    """Return the change of a credit, and whom it names.

    :raises EditError: when it names nobody.
    """
    named, given = link.named_in_credit(creators, outlet)
    return Change(mode, line(named, given) or ""), named, given


def plan(
    library: Library, photo_ids: Collection[int], wanted: Wanted
) -> tuple[Planned, ...]:
    """Return what would become of each photo, and write nothing.

    :raises EditError: when nothing is wanted, or of too many photos.
    :raises NotFoundError: when there is no photo of one of the numbers.
    """
    _check(library, photo_ids, wanted)
    found = states(library, photo_ids, wanted.changes)
    spelt = spelt_out(library, photo_ids, wanted.changes) if wanted.shorthand else {}
    return tuple(
        _planned(library, one, wanted, found, spelt.get(one, {})) for one in photo_ids
    )


def value(name: str, text: str) -> Any:
    """Return the value of a field of the file that a text is.

    :raises EditError: when it is none.
    """
    return typed.read({name: text}, Metadata())[name]


def _check(library: Library, photo_ids: Collection[int], wanted: Wanted) -> None:
    if len(photo_ids) > MOST:
        raise EditError(
            f"{len(photo_ids)} photos are too many at once: select at most {MOST}"
        )
    if not wanted.fields:
        raise EditError("nothing is to be changed: choose what to do with a field")
    for name, change in wanted.changes.items():
        if name not in FIELDS or (name in ATOMS and change.mode in _TO_TEXTS):
            raise EditError(f"the {typed.called(name)} cannot be changed like that")
        changes.check(typed.called(name), change)
    there = {one.id for one in photo.get_many(library.db, photo_ids)}
    for photo_id in photo_ids:
        if photo_id not in there:
            raise NotFoundError("photo", photo_id)


_TO_TEXTS = {"append", "prepend"}


def _planned(
    library: Library,
    photo_id: int,
    wanted: Wanted,
    found: States,
    spelt: Mapping[str, Expanded],
) -> Planned:
    spoken = found["caption"][photo_id].language if "caption" in found else None
    seen = mark(found, photo_id, *(said.text for said in spelt.values()))
    made = Planned(photo_id, seen, {}, {}, {}, {}, spoken)
    for name, change in wanted.changes.items():
        state, said = found[name][photo_id], spelt.get(name)
        try:
            text = _after(library, photo_id, name, change, state, said)
        except EditError as error:
            made.refused[name] = str(error)
            continue
        if typed.digest(text) != typed.digest(state.text):
            made.before[name], made.after[name] = state.text, text
            if said:
                gaps = tuple(f"{{{gap}}}" for gap in said.gaps)
                made.unknown[name] = (*gaps, *said.unknown)
    for person_id, status in wanted.people.items():
        kept = photo_person.link_of(library.db, photo_id, person_id)
        before = kept["status"] if kept else "suggested"
        if before != status:
            name = f"{PERSON}{person_id}"
            made.before[name], made.after[name] = before, status
    return made


def _after(
    library: Library,
    photo_id: int,
    name: str,
    change: Change,
    state: State,
    said: Expanded | None,
) -> str:
    """Return the text of a field as it would be kept; `said` is what was typed for it.

    :raises EditError: when it cannot be.
    """
    if change.mode == "fill":
        if not state.is_empty:
            return state.text
        change = replace(change, mode="replace")
    if said:
        change = replace(change, text=_worded(name, said))
    if name == "caption" and change.mode == "clear":
        return describe.compose(library, photo_id).text
    text = changes.combined(change, state.text, several=name in LISTS)
    if name in {"credit", "of_event"}:
        return text
    if name != "caption":
        return _as_kept(name, text, state)
    if len(text) > _LONGEST:
        raise EditError(
            f"the caption would have {len(text)} characters, of {_LONGEST} at most"
        )
    return describe.edited_text(text)


def _as_kept(name: str, text: str, state: State) -> str:
    """Return the text of a value; one that stands may be more than can be typed.

    :raises EditError: when it is no value of the field.
    """
    if typed.digest(text) == typed.digest(state.text):
        return state.text
    return typed.text_of(name, value(name, text))


def _worded(name: str, said: Expanded) -> str:
    """Return a text as it is meant in a photo.

    :raises EditError: when it has a gap, with which a caption does not leave, but any
        other field would.
    """
    if said.gaps and name != "caption":
        raise EditError(f"{{{said.gaps[0]}}} is not known")
    return said.text
