"""What humans correct in a release, laid over what is read out of it.

A fact has a key that names its kind, its place in the text and its name
("person.120-127.GU Xiaohua"). When a newer parser reads the text again, a
correction finds its fact by that key, else by place and name, else by one of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from photolib.records import (
    Byline,
    Correction,
    Dateline,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    PhotoCredit,
    PictureCaption,
    ReleaseFacts,
    Span,
)

Record = (
    EventFacts
    | Dateline
    | ReleaseFacts
    | PersonFacts
    | OrganisationFacts
    | PhotoCredit
    | Byline
)
SINGLE: Mapping[str, type[Record]] = {
    "event": EventFacts,
    "dateline": Dateline,
    "release": ReleaseFacts,  # its language
}
LISTED: Mapping[str, tuple[str, type[Record]]] = {
    "person": ("people", PersonFacts),
    "credit": ("photo_credits", PhotoCredit),
    "organisation": ("organisations", OrganisationFacts),
    "byline": ("bylines", Byline),
}
"""By kind: where ReleaseFacts has them, and the record."""

_NAMES = ("as_written", "name", "outlet")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it stands; `entries` are the corrections that made it so."""

    key: str
    kind: str
    record: Record
    entries: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a release says with its corrections.

    `lost` are those whose fact is no longer read: they change nothing until a human
    has looked at them.
    """

    facts: ReleaseFacts
    listed: tuple[Fact, ...]
    lost: tuple[Correction, ...]

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """Return the facts of one kind, in the order of the release."""
        return tuple(fact for fact in self.listed if fact.kind == kind)

    def find(self, key: str) -> Fact | None:
        """Return the fact of that key, if it stands."""
        return next((fact for fact in self.listed if fact.key == key), None)


@dataclass(slots=True)
class _Desk:
    """The facts while corrections are laid on; `read` keeps them as they were read."""

    read: dict[str, Record]
    facts: dict[str, Fact]
    meant: dict[str, str] = field(default_factory=dict)
    lost: list[Correction] = field(default_factory=list)


def apply(read: ReleaseFacts, log: Sequence[Correction]) -> Corrected:
    """Lay the corrections that stand over what was read, the oldest first."""
    found = {fact.key: fact for fact in _facts_in(read)}
    desk = _Desk({key: fact.record for key, fact in found.items()}, found)
    for entry in standing(log):
        _LAY[entry.what](desk, entry)
    return Corrected(
        _together(read, desk),
        tuple(desk.facts.values()),
        tuple(desk.lost),
    )


def standing(log: Iterable[Correction]) -> list[Correction]:
    """Return the entries of a log that nobody has taken back."""
    entries = list(log)
    undone = {entry.undoes for entry in entries}
    return [e for e in entries if e.what in _LAY and e.id not in undone]


def changed(record: Record, values: Mapping[str, Any]) -> Record:
    """Return a record with other values, as JSON has them; spans are joined."""
    kind: Any = type(record)
    hints = _hints(kind)
    revived = {n: revive(hints[n], v) for n, v in values.items() if n in hints}
    if isinstance(record, EventFacts) and "spans" in values:
        joined = {**record.spans, **revived["spans"]}
        revived["spans"] = {name: span for name, span in joined.items() if span}
    return replace(record, **revived)


def made(kind: str, values: Mapping[str, Any]) -> Record:
    """Return a new record of a listed kind."""
    record: Record = revive(LISTED[kind][1], values)
    return record


def locate(text: str, quote: str, near: int = 0) -> Span | None:
    r"""Return where `text` has `quote`, blanks and line ends aside, nearest to `near`.

    >>> locate("Li Song met LI\nSong.", "LI Song"), locate("Li", "Song")
    ((12, 19), None)
    """
    words = quote.split()
    if not words:
        return None
    spans = re.finditer(r"\s+".join(map(re.escape, words)), text)
    found = (match.span() for match in spans)
    return min(found, key=lambda span: abs(span[0] - near), default=None)


def revive(kind: Any, value: Any) -> Any:
    """Return the value of type `kind` whose `asdict` went through JSON.

    >>> revive(PersonFacts, {"name": "A", "as_written": "A", "span": [1, 2]}).span
    (1, 2)
    """
    origin, args = get_origin(kind), get_args(kind)
    if value is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{n: revive(hints[n], v) for n, v in value.items() if n in hints})
    if origin in (Union, UnionType):
        return revive(args[0], value)
    if origin is tuple:
        return tuple(revive(args[0], item) for item in value)
    if origin is dict:
        return {name: revive(args[1], item) for name, item in value.items()}
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _facts_in(read: ReleaseFacts) -> Iterator[Fact]:
    yield Fact("event", "event", read.event)
    yield Fact("dateline", "dateline", read.dateline)
    yield Fact("release", "release", read)
    taken: set[str] = set()
    for kind, (attribute, _) in LISTED.items():
        for record in getattr(read, attribute):
            key = plain = _key(kind, record)
            number = 1
            while key in taken:
                number += 1
                key = f"{plain}#{number}"
            taken.add(key)
            yield Fact(key, kind, record)


def _key(kind: str, record: Record) -> str:
    span = getattr(record, "span", None)
    place = f"{span[0]}-{span[1]}" if span else ""
    names = (getattr(record, name, None) for name in _NAMES)
    name = " ".join(next(filter(None, names), "").split())
    return f"{kind}.{place}.{name}"


def _together(read: ReleaseFacts, desk: _Desk) -> ReleaseFacts:
    """Return the facts as one record again."""
    by_kind: dict[str, list[Any]] = {}
    for fact in desk.facts.values():
        by_kind.setdefault(fact.kind, []).append(fact.record)
    values = {at: tuple(by_kind.get(kind, ())) for kind, (at, _) in LISTED.items()}
    (event,), (dateline,) = by_kind["event"], by_kind["dateline"]
    (release,) = by_kind["release"]
    captions = tuple(_followed(caption, desk) for caption in read.captions)
    whole: ReleaseFacts = replace(
        release, event=event, dateline=dateline, captions=captions, **values
    )
    return whole


def _followed(caption: PictureCaption, desk: _Desk) -> PictureCaption:
    """Return a caption whose credits and people are those of the corrected facts."""
    stands = {key: fact.record for key, fact in desk.facts.items()}
    now_is = [(was, stands.get(key)) for key, was in desk.read.items()]
    credited = {
        (was.name, was.outlet): record
        for was, record in now_is
        if isinstance(was, PhotoCredit)
    }
    people = {
        was.name: record for was, record in now_is if isinstance(was, PersonFacts)
    }
    own = ((one, credited.get((one.name, one.outlet), one)) for one in caption.credits)
    named = (people.get(name) for name in caption.people)
    return replace(
        caption,
        credits=tuple(
            replace(one, name=record.name, outlet=record.outlet)
            for one, record in own
            if isinstance(record, PhotoCredit)
        ),
        people=tuple(one.name for one in named if isinstance(one, PersonFacts)),
    )


def _change(desk: _Desk, entry: Correction) -> None:
    key = _meant(desk, entry)
    if key is None:
        desk.lost.append(entry)
        return
    fact = desk.facts[key]
    desk.facts[key] = replace(
        fact,
        record=changed(fact.record, entry.values),
        entries=(*fact.entries, entry),
    )


def _add(desk: _Desk, entry: Correction) -> None:
    """Add a fact where the text has it; one that is read by now is not doubled."""
    kind = entry.fact.partition(".")[0]
    record = made(kind, entry.values)
    same = _only(desk, kind, entry.values, _is_same)
    if same is not None:
        desk.meant[entry.fact] = same
        fact = desk.facts[same]
        desk.facts[same] = replace(fact, record=record, entries=(*fact.entries, entry))
        return
    new = Fact(entry.fact, kind, record, (entry,))
    facts = list(desk.facts.values())
    later = (
        i for i, fact in enumerate(facts) if fact.kind == kind and _after(fact, new)
    )
    facts.insert(next(later, len(facts)), new)
    desk.facts = {fact.key: fact for fact in facts}


def _remove(desk: _Desk, entry: Correction) -> None:
    key = _meant(desk, entry)
    if key is not None:  # what is read no longer is gone as well
        del desk.facts[key]


_LAY: Mapping[str, Callable[[_Desk, Correction], None]] = {
    "change": _change,
    "add": _add,
    "remove": _remove,
}


def _meant(desk: _Desk, entry: Correction) -> str | None:
    """Return the key of the fact that a correction is about, None for none."""
    key = desk.meant.get(entry.fact, entry.fact)
    if key in desk.facts:
        return key
    if key in desk.read:  # it was removed
        return None
    kind = key.partition(".")[0]
    for test in (_is_same, _overlap, _share_name):
        found = _only(desk, kind, entry.was, test)
        if found is not None:
            desk.meant[entry.fact] = found
            return found
    return None


def _only(
    desk: _Desk,
    kind: str,
    was: Mapping[str, Any],
    test: Callable[[Record, Mapping[str, Any]], bool],
) -> str | None:
    """Return the key of the one fact that was read and passes the test."""
    found = [
        key
        for key, record in desk.read.items()
        if key in desk.facts and desk.facts[key].kind == kind and test(record, was)
    ]
    return found[0] if len(found) == 1 else None


def _is_same(record: Record, was: Mapping[str, Any]) -> bool:
    apart = _spans(record, was) is not None and not _overlap(record, was)
    return _share_name(record, was) and not apart


def _overlap(record: Record, was: Mapping[str, Any]) -> bool:
    spans = _spans(record, was)
    return spans is not None and spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def _spans(record: Record, was: Mapping[str, Any]) -> tuple[Span, Span] | None:
    one, other = getattr(record, "span", None), was.get("span")
    return (one, other) if one and other else None


def _share_name(record: Record, was: Mapping[str, Any]) -> bool:
    named = {getattr(record, name, None) for name in _NAMES}
    return any(was.get(name) in named for name in _NAMES if was.get(name))


def _after(fact: Fact, new: Fact) -> bool:
    one, other = getattr(fact.record, "span", None), getattr(new.record, "span", None)
    return one is not None and other is not None and one > other
