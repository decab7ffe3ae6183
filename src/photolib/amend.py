"""What a human's form means for one fact of a release: pure, without a library."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from photolib.corrections import LISTED, Fact, Record, apply, locate
from photolib.credit.names import reading, split
from photolib.errors import EditError
from photolib.records import PhotoCredit, Release, ReleaseFacts

Values = dict[str, Any]
"""Fields of a fact as JSON has them."""

_CALLED = {"person": "person", "organisation": "organisation", "byline": "writer"}


class MeanwhileError(EditError):
    """Somebody else has corrected the same; `values` are the other's."""

    def __init__(self, values: Mapping[str, Any], by: str) -> None:
        super().__init__(
            f"{by} has corrected this while you were writing: compare, and save again "
            "to put yours in its place"
        )
        self.values = values


def plain(record: Record) -> Values:
    """Return a record as JSON has it; of a whole release only its language."""
    if isinstance(record, ReleaseFacts):
        return {"language": record.language}
    return as_json(asdict(record))


def as_json(values: Mapping[str, Any]) -> Values:
    """Return values as they come back from JSON: lists, no tuples.

    >>> as_json({"span": (1, 2), "spans": {"title": (3, 4)}})
    {'span': [1, 2], 'spans': {'title': [3, 4]}}
    """
    return {name: _item(value) for name, value in values.items()}


def differing(
    held: Release, fact: Fact, values: Mapping[str, Any], seen: int | None
) -> Values:
    """Return what a human has changed of what stood there after the entry `seen`.

    :raises MeanwhileError: when somebody else has changed the same since.
    """
    now_has, told = plain(fact.record), as_json(values)
    mine = {n: v for n, v in told.items() if _differs(n, v, now_has)}
    later = [e for e in held.log if seen is not None and e.id > seen]
    if not later:
        return mine
    others = {n: now_has.get(n) for n in mine if n != "spans"}
    if all(entry.what != "read" for entry in later):
        earlier = [e for e in held.log if e not in later]
        then = apply(held.read, earlier).find(fact.key)
        had = now_has if then is None else plain(then.record)
        mine = {n: v for n, v in mine.items() if _differs(n, v, had)}
        others = {n: v for n, v in others.items() if n in mine and v != had.get(n)}
    if others:
        touched = [e for e in later if e.fact == fact.key] or later
        raise MeanwhileError(others, touched[-1].by)
    return mine


def with_what_follows(text: str, fact: Fact, values: Values) -> Values:
    """Add the parts of a corrected name, and where the text has what is corrected."""
    more: Values = {}
    if fact.kind == "event":
        more = _moved(text, fact.record, values)
    parted = {"family", "given"} & values.keys()
    if fact.kind == "person" and "name" in values and not parted:
        more["family"], more["given"] = split(values["name"] or "")
    if values.get("as_written") and "span" not in values:
        near = getattr(fact.record, "span", None) or (0, 0)
        more["span"] = locate(text, values["as_written"], near[0])
    if fact.kind == "credit" and "span" in values:
        more["raw"] = text[slice(*values["span"])]
    return {**values, **as_json(more)}


def whole(text: str, kind: str, values: Mapping[str, Any]) -> Values:
    """Return a new fact, with what follows from what is typed."""
    made = as_json(values)
    told = made.get("as_written") or made.get("name") or made.get("outlet") or ""
    made["span"] = made.get("span") or locate(text, told)
    if kind == "person":
        made["as_written"] = told
        if not made.get("family") and not made.get("given"):
            made["family"], made["given"] = split(told)
        if not made.get("name") or made["name"] == told:
            made["name"] = reading(told)
    if kind == "credit":
        made["raw"] = text[slice(*made["span"])] if made["span"] else told
    return made


def check(kind: str, record: Record) -> None:
    """Refuse what is no fact.

    :raises EditError: when it names nobody.
    """
    if isinstance(record, PhotoCredit):
        if not record.name and not record.outlet:
            raise EditError(
                "a photo credit names a photographer or an outlet: fill in one of them"
            )
    elif kind in LISTED and not getattr(record, "name", None):
        raise EditError(
            f"the {_CALLED[kind]} has no name: write it, or remove the fact"
        )


def _item(value: Any) -> Any:
    if isinstance(value, Mapping):
        return as_json(value)
    return [_item(item) for item in value] if isinstance(value, tuple) else value


def _differs(name: str, value: Any, had: Mapping[str, Any]) -> bool:
    if name == "spans":  # only those that are told are meant
        return any(had.get("spans", {}).get(n) != span for n, span in value.items())
    standing = had.get(name)
    if isinstance(value, str) and isinstance(standing, str):
        return value.split() != standing.split()  # a form has no line ends
    return bool(value != standing)


def _moved(text: str, record: Record, values: Mapping[str, Any]) -> Values:
    """Return the places of the event's facts that are corrected and not selected.

    What the text does not say so stays marked where it was read.
    """
    known: Mapping[str, Any] = getattr(record, "spans", {})
    spans = dict(values.get("spans", {}))
    for name in values.keys() - spans.keys() - {"spans"}:
        value = values[name]
        found = locate(text, value) if isinstance(value, str) else None
        if found or (name in known and not value):
            spans[name] = found
    return {"spans": spans} if spans else {}
