"""A human corrects a release: its event, people and the credits of its photos follow.

Every correction is an entry of a log and can be taken back; reading the text again
lays the corrections over what is read by then.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from photolib import corrections, link
from photolib.corrections import LISTED, SINGLE, Corrected, Fact
from photolib.credit.names import reading, split
from photolib.credit.rules import NO_RULES
from photolib.errors import EditError, NotFoundError
from photolib.records import PersonFacts, PhotoCredit, Release, ReleaseFacts
from photolib.release.parse import parse
from photolib.store import (
    correction,
    event,
    metadata,
    person,
    photo,
    release,
    roster,
    words,
)
from photolib.store.connect import Database, writing
from photolib.store.photo import Filter


class MeanwhileError(EditError):
    """Somebody else has corrected the same; `values` are the other's."""

    def __init__(self, values: Mapping[str, Any], by: str) -> None:
        super().__init__(
            f"{by} has corrected this while you were writing: compare, and save again "
            "to put yours in its place"
        )
        self.values = values


def change(
    db: Database,
    release_id: int,
    key: str,
    values: Mapping[str, Any],
    by: str,
    *,
    seen: int | None = None,
) -> int | None:
    """Set fields of a fact by a human's word; return the entry, None if none differs.

    `values` may hold every field of a form, as JSON has them; those that differ from
    what stood there after the entry `seen` (None: now) are set.

    :raises MeanwhileError: when one of them has been corrected since.
    :raises EditError: when the fact is gone, or cannot be so.
    """
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        fact = _standing(before, key)
        now_has = _plain(fact)
        differing = _differing(held, key, _json(dict(values)), now_has, seen)
        differing = _with_what_follows(held.text, fact, differing)
        if not differing:
            return None
        _check(key, corrections.changed(fact.record, differing))
        entry = correction.add(
            db, release_id, key, "change", by=by, values=differing, was=now_has
        )
        _follow(db, held, before)
    return entry


def add(
    db: Database, release_id: int, kind: str, values: Mapping[str, Any], by: str
) -> int:
    """Add a fact that was not read; return the entry.

    :raises EditError: when it cannot be so.
    """
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        number = 1 + sum(entry.what == "add" for entry in held.log)
        whole = _whole(held.text, kind, _json(dict(values)))
        _check(kind, corrections.made(kind, whole))
        key = f"{kind}.new-{number}"
        entry = correction.add(db, release_id, key, "add", by=by, values=whole)
        _follow(db, held, before)
    return entry


def remove(db: Database, release_id: int, key: str, by: str) -> int:
    """Take a fact away; return the entry.

    :raises EditError: when it is gone already.
    """
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        fact = _standing(before, key)
        if fact.kind in SINGLE:
            raise EditError(f"the {fact.kind} cannot be removed: empty its fields")
        entry = correction.add(db, release_id, key, "remove", by=by, was=_plain(fact))
        _follow(db, held, before)
    return entry


def undo(db: Database, release_id: int, entry_id: int, by: str) -> None:
    """Take back one correction; later ones of the same fact stay.

    :raises NotFoundError: when the release has no such correction.
    :raises EditError: when it has been taken back already.
    """
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        entry = next((e for e in held.log if e.id == entry_id), None)
        if entry is None:
            raise NotFoundError("correction", entry_id)
        if entry not in corrections.standing(held.log):
            raise EditError("this correction is taken back already: reload the page")
        correction.add(db, release_id, entry.fact, "undo", by=by, undoes=entry_id)
        _follow(db, held, before)


def read_again(db: Database, release_id: int, by: str) -> bool:
    """Read a release with the parser of today; tell whether it reads anything else.

    Corrections are laid over it again. Those whose fact it does not read wait as
    `Corrected.lost`.
    """
    facts = parse(release.get(db, release_id).text)
    with writing(db):
        held = release.get(db, release_id)
        if facts == held.read:
            return False
        before = corrections.apply(held.read, held.log)
        release.read_again(db, release_id, facts)
        was = _as_json(held.read)
        correction.add(db, release_id, "", "read", by=by, was=was)
        _follow(db, held, before)
    return True


def keep_lost(db: Database, release_id: int, key: str, by: str) -> None:
    """Make a fact of its own of the corrections whose fact is no longer read.

    :raises NotFoundError: when none of that fact wait.
    """
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        lost = [entry for entry in before.lost if entry.fact == key]
        if not lost:
            raise NotFoundError("correction of", key)
        whole = dict(lost[0].was)
        for entry in lost:
            whole |= entry.values
            correction.add(db, release_id, key, "undo", by=by, undoes=entry.id)
        correction.add(db, release_id, key, "add", by=by, values=whole)
        _follow(db, held, before)


def _standing(facts: Corrected, key: str) -> Fact:
    fact = facts.find(key)
    if fact is None:
        raise EditError(
            "this fact is gone: somebody has removed it, or the text was read again. "
            "Reload the page"
        )
    return fact


def _plain(fact: Fact) -> dict[str, Any]:
    """Return a fact as JSON has it, but not the whole release for its language."""
    if isinstance(fact.record, ReleaseFacts):
        return {"language": fact.record.language}
    return _as_json(fact.record)


def _as_json(record: corrections.Record) -> dict[str, Any]:
    plain: dict[str, Any] = _json(asdict(record))
    return plain


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _json(item) for name, item in value.items()}
    return [_json(item) for item in value] if isinstance(value, tuple) else value


def _differing(
    held: Release,
    key: str,
    values: Mapping[str, Any],
    now_has: Mapping[str, Any],
    seen: int | None,
) -> dict[str, Any]:
    """Return what the human has changed of what stood there after the entry `seen`.

    :raises MeanwhileError: when somebody else has changed the same.
    """
    mine = {n: v for n, v in values.items() if _differs(n, v, now_has)}
    later = [e for e in held.log if seen is not None and e.id > seen]
    if not later:
        return mine
    others = {n: now_has.get(n) for n in mine if n != "spans"}
    if all(entry.what != "read" for entry in later):
        earlier = [e for e in held.log if e not in later]
        then = corrections.apply(held.read, earlier).find(key)
        had = now_has if then is None else _plain(then)
        mine = {n: v for n, v in mine.items() if _differs(n, v, had)}
        others = {n: v for n, v in others.items() if n in mine and v != had.get(n)}
    if others:
        touched = [e for e in later if e.fact == key] or later
        raise MeanwhileError(others, touched[-1].by)
    return mine


def _differs(name: str, value: Any, had: Mapping[str, Any]) -> bool:
    if name == "spans":  # only those that are told are meant
        return any(had.get("spans", {}).get(n) != span for n, span in value.items())
    standing = had.get(name)
    if isinstance(value, str) and isinstance(standing, str):
        return value.split() != standing.split()  # a form has no line ends
    return bool(value != standing)


def _with_what_follows(
    text: str, fact: Fact, differing: dict[str, Any]
) -> dict[str, Any]:
    """Add the parts of a corrected name, and where the text has what is corrected."""
    more: dict[str, Any] = {}
    if fact.kind == "event":
        more = _moved(text, fact.record, differing)
    if (
        fact.kind == "person"
        and "name" in differing
        and not {"family", "given"} & differing.keys()
    ):
        more["family"], more["given"] = split(differing["name"] or "")
    if differing.get("as_written") and "span" not in differing:
        near = getattr(fact.record, "span", None) or (0, 0)
        more["span"] = corrections.locate(text, differing["as_written"], near[0])
    if fact.kind == "credit" and "span" in differing:
        more["raw"] = text[slice(*differing["span"])]
    return {**differing, **more}


def _moved(
    text: str, record: corrections.Record, differing: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the places of the event's facts that are corrected and not selected.

    What the text does not say so stays marked where it was read.
    """
    known: Mapping[str, Any] = getattr(record, "spans", {})
    spans = dict(differing.get("spans", {}))
    for name in differing.keys() - spans.keys() - {"spans"}:
        value = differing[name]
        found = corrections.locate(text, value) if isinstance(value, str) else None
        if found or (name in known and not value):
            spans[name] = found
    return {"spans": spans} if spans else {}


def _whole(text: str, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """Return a new fact with what follows from what is typed."""
    whole = dict(values)
    told = whole.get("as_written") or whole.get("name") or whole.get("outlet") or ""
    whole["span"] = whole.get("span") or corrections.locate(text, told)
    if kind == "person":
        whole["as_written"] = told
        if not whole.get("family") and not whole.get("given"):
            whole["family"], whole["given"] = split(told)
        if not whole.get("name") or whole["name"] == told:
            whole["name"] = reading(told)
    if kind == "credit":
        whole["raw"] = text[slice(*whole["span"])] if whole["span"] else told
    return whole


def _check(key: str, record: corrections.Record) -> None:
    """Refuse what is no fact."""
    kind = key.partition(".")[0]
    if isinstance(record, PhotoCredit):
        if not record.name and not record.outlet:
            raise EditError(
                "a photo credit names a photographer or an outlet: fill in one of them"
            )
    elif kind in LISTED and not record.name:  # type: ignore[union-attr]
        raise EditError(
            f"the {_CALLED[kind]} has no name: write it, or remove the fact"
        )


_CALLED = {"person": "person", "organisation": "organisation", "byline": "writer"}


def _follow(db: Database, held: Release, before: Corrected) -> None:
    """Bring event, roster, organisations, credits and words in line."""
    after = release.get(db, held.id)
    now_is = corrections.apply(after.read, after.log)
    if now_is.facts.event != before.facts.event:
        event.update(db, held.event_id, now_is.facts.event)
    for organisation in now_is.facts.organisations:
        person.add_organisation(db, organisation)
    elsewhere: list[int] = []
    if now_is.facts.people != before.facts.people:
        elsewhere = roster.settle(db, held.event_id, _people(before), _people(now_is))
    ids = photo.ids(db, Filter(event_id=held.event_id))
    if _names(now_is.facts) != _names(before.facts):
        for photo_id in ids:
            link.attach(
                db, photo_id, metadata.get(db, photo_id), held.event_id, rules=NO_RULES
            )
        ids = elsewhere
    words.refresh(db, ids)


def _names(facts: ReleaseFacts) -> tuple[object, ...]:
    """Return what credits are weighed from and people proposed by."""
    return facts.photo_credits, [(one.name, one.as_written) for one in facts.people]


def _people(facts: Corrected) -> dict[str, PersonFacts]:
    return {
        fact.key: fact.record
        for fact in facts.of_kind("person")
        if isinstance(fact.record, PersonFacts)
    }
