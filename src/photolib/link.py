"""Photos to events, credits and people: proposals, confirmations, rejections."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from photolib.attach import attach
from photolib.credit.emit import line
from photolib.credit.names import same_person
from photolib.credit.rules import outlet_of
from photolib.errors import EditError
from photolib.records import (
    Credit,
    CreditEvidence,
    CreditRules,
    LinkStatus,
)
from photolib.store import (
    credit,
    event,
    person,
    photo,
    photo_person,
    words,
)
from photolib.store.connect import Database, writing


def link_photos(
    db: Database,
    photo_ids: Iterable[int],
    event_id: int | None,
    *,
    rules: CreditRules,
) -> None:
    """Say that photos are of an event (None: of none), and weigh their credits anew.

    :raises NotFoundError: when there is no such event.
    """
    ids = list(photo_ids)
    if event_id is not None:
        event.get(db, event_id)
    with writing(db):
        photo.link_to_event(db, ids, event_id)
        attach(db, ids, rules=rules)


def weigh_again(db: Database, photo_ids: Iterable[int], *, rules: CreditRules) -> None:
    """Weigh the credits of photos anew, by rules that have changed since.

    :raises NotFoundError: when there is no photo of one of the numbers.
    """
    with writing(db):
        ids = [photo.get(db, photo_id).id for photo_id in photo_ids]
        attach(db, ids, rules=rules)


def decide_person(
    db: Database, photo_id: int, person_id: int, status: LinkStatus, by: str
) -> None:
    """Keep a human's word on a person in a photo."""
    photo.get(db, photo_id)
    person_id = person.survivor(db, person_id)  # a page may be older than a merge
    person.get(db, person_id)
    with writing(db):
        photo_person.decide(db, photo_id, person_id, status, by)
        words.refresh(db, [photo_id])


def decide_credit(
    db: Database, photo_id: int, creators: Iterable[str], outlet: str | None, by: str
) -> Credit:
    """Set a photo's credit by a human's word; no re-run changes it.

    :raises EditError: when neither a photographer nor an outlet is named.
    """
    photo.get(db, photo_id)
    named, outlet = named_in_credit(creators, outlet)
    with writing(db):
        settled = put_credit(db, photo_id, named, outlet, by)
        words.refresh(db, [photo_id])
    return settled


def named_in_credit(
    creators: Iterable[str], outlet: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return whom a credit names, without blanks.

    :raises EditError: when neither a photographer nor an outlet is named.
    """
    named = tuple(name.strip() for name in creators if name.strip())
    outlet = (outlet or "").strip() or None
    if not named and outlet is None:
        raise EditError(
            "a credit names a photographer or an outlet: fill in one of them"
        )
    return named, outlet


def put_credit(
    db: Database, photo_id: int, named: tuple[str, ...], outlet: str | None, by: str
) -> Credit:
    """Set a photo's credit by a human's word, within the caller's transaction."""
    said = CreditEvidence("editor", f"set by {by}", named, outlet)
    standing = credit.get(db, photo_id)
    others = (e for e in standing.evidence if e.origin != "editor")
    settled = Credit(
        line(named, outlet), named, outlet, standing.source, "agreed", (said, *others)
    )
    credit.put(db, photo_id, settled, by=by)
    return settled


def credit_of(db: Database, photo_id: int, rules: CreditRules) -> Credit:
    """Return a photo's credit, its camera's other photos among the evidence.

    That is a view of the photos as they are now, and never more than a suggestion:
    it fills in nothing and settles nothing, until a human takes it.
    """
    standing = credit.get(db, photo_id)
    learned = _learned(db, photo_id, standing, rules)
    if learned is None:
        return standing
    return replace(standing, evidence=(*standing.evidence, learned))


def _learned(
    db: Database, photo_id: int, standing: Credit, rules: CreditRules
) -> CreditEvidence | None:
    """Return the one person by whom this camera's other photos are, if it is one.

    The event's photos go first: a camera may be lent for a day.
    """
    if any(e.origin == "camera" for e in standing.evidence):
        return None  # photolib.toml says whose it is
    found = credit.with_same_camera(db, photo_id, of_event=True)
    where = "this event" if found else "this library"
    found = found or credit.with_same_camera(db, photo_id)
    if not found or not _one_person([f.creators for f in found]):
        return None
    creators = max(found, key=lambda f: f.photos).creators
    photos = sum(f.photos for f in found)
    told = f"{photos}{' or more' if photos >= credit.MOST_COUNTED else ''}"
    return CreditEvidence(
        "camera",
        f"the camera's other photos in {where}: {told}",
        creators,
        _outlet_for(creators[0], standing) or outlet_of(rules, creators),
        "a suggestion",
    )


def _one_person(creators: Sequence[tuple[str, ...]]) -> bool:
    first = creators[0]
    return all(len(c) == 1 and same_person(c[0], first[0]) for c in creators)


def _outlet_for(name: str, standing: Credit) -> str | None:
    """Return the outlet with which the evidence names a person."""
    for evidence in standing.evidence:
        if evidence.credit and any(same_person(c, name) for c in evidence.creators):
            return evidence.credit
    return None
