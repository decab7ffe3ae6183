"""A human corrects a release: its event, people and the credits of its photos follow.

Every correction is an entry of a log and can be taken back; reading the text again
lays the corrections over what is read by then.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from photolib import amend, corrections
from photolib.attach import attach
from photolib.corrections import SINGLE, Corrected, Fact
from photolib.errors import EditError, NotFoundError
from photolib.records import PersonFacts, Release, ReleaseFacts
from photolib.release.parse import parse
from photolib.store import (
    correction,
    event,
    person,
    photo,
    release,
    roster,
    words,
)
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.photo import Filter


def change(
    library: Library,
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

    :raises amend.MeanwhileError: when one of them has been corrected since.
    :raises EditError: when the fact is gone, or cannot be so.
    """
    db = library.db
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        fact = _standing(before, key)
        differing = amend.differing(held, fact, values, seen)
        if not differing:
            return None
        differing = amend.with_what_follows(held.text, fact, differing)
        amend.check(fact.kind, corrections.changed(fact.record, differing))
        was = amend.plain(fact.record)
        entry = correction.add(
            db, release_id, key, "change", by=by, values=differing, was=was
        )
        _follow(library, held, before)
    return entry


def add(
    library: Library, release_id: int, kind: str, values: Mapping[str, Any], by: str
) -> int:
    """Add a fact that was not read; return the entry.

    :raises EditError: when it cannot be so.
    """
    db = library.db
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        number = 1 + sum(entry.what == "add" for entry in held.log)
        whole = amend.whole(held.text, kind, values)
        amend.check(kind, corrections.made(kind, whole))
        key = f"{kind}.new-{number}"
        entry = correction.add(db, release_id, key, "add", by=by, values=whole)
        _follow(library, held, before)
    return entry


def remove(library: Library, release_id: int, key: str, by: str) -> int:
    """Take a fact away; return the entry.

    :raises EditError: when it is gone already.
    """
    db = library.db
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        fact = _standing(before, key)
        if fact.kind in SINGLE:
            raise EditError(f"the {fact.kind} cannot be removed: empty its fields")
        was = amend.plain(fact.record)
        entry = correction.add(db, release_id, key, "remove", by=by, was=was)
        _follow(library, held, before)
    return entry


def undo(library: Library, release_id: int, entry_id: int, by: str) -> None:
    """Take back one correction; later ones of the same fact stay.

    :raises NotFoundError: when the release has no such correction.
    :raises EditError: when it has been taken back already.
    """
    db = library.db
    with writing(db):
        held = release.get(db, release_id)
        before = corrections.apply(held.read, held.log)
        entry = next((e for e in held.log if e.id == entry_id), None)
        if entry is None:
            raise NotFoundError("correction", entry_id)
        if entry not in corrections.standing(held.log):
            raise EditError("this correction is taken back already: reload the page")
        correction.add(db, release_id, entry.fact, "undo", by=by, undoes=entry_id)
        _follow(library, held, before)


def read_again(library: Library, release_id: int, by: str) -> bool:
    """Read a release with the parser of today; tell whether it reads anything else.

    Corrections are laid over it again. Those whose fact it does not read wait as
    `Corrected.lost`.
    """
    db = library.db
    facts = parse(release.get(db, release_id).text, rules=library.settings.credit_rules)
    with writing(db):
        held = release.get(db, release_id)
        if facts == held.read:
            return False
        before = corrections.apply(held.read, held.log)
        release.read_again(db, release_id, facts)
        was = amend.as_json(asdict(held.read))
        correction.add(db, release_id, "", "read", by=by, was=was)
        _follow(library, held, before)
    return True


def keep_lost(library: Library, release_id: int, key: str, by: str) -> None:
    """Make a fact of its own of the corrections whose fact is no longer read.

    :raises NotFoundError: when none of that fact wait.
    """
    db = library.db
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
        _follow(library, held, before)


def _standing(facts: Corrected, key: str) -> Fact:
    fact = facts.find(key)
    if fact is None:
        raise EditError(
            "this fact is gone: somebody has removed it, or the text was read again. "
            "Reload the page"
        )
    return fact


def _follow(library: Library, held: Release, before: Corrected) -> None:
    """Bring event, roster, organisations, credits and words in line."""
    db, rules = library.db, library.settings.credit_rules
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
        attach(db, ids, rules=rules)
        ids = elsewhere
    words.refresh(db, ids)


def _names(facts: ReleaseFacts) -> tuple[object, ...]:
    """Return what credits are weighed from and people proposed by."""
    people = [(one.name, one.as_written) for one in facts.people]
    return facts.photo_credits, people, facts.captions


def _people(facts: Corrected) -> dict[str, PersonFacts]:
    return {
        fact.key: fact.record
        for fact in facts.of_kind("person")
        if isinstance(fact.record, PersonFacts)
    }
