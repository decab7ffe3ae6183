"""Photos to events, credits and people: proposals, confirmations, rejections."""

from collections.abc import Iterable

from photolib.credit.emit import line
from photolib.credit.weigh import weigh
from photolib.errors import EditError
from photolib.records import Credit, CreditEvidence, LinkStatus, Metadata, PersonFacts
from photolib.store import credit, event, metadata, person, photo, release, words
from photolib.store.connect import Database, writing

_ASKED = {"confirmed": 0, "suggested": 1, "rejected": 2}  # whom a name means first


def link_photos(db: Database, photo_ids: Iterable[int], event_id: int | None) -> None:
    """Say that photos are of an event (None: of none), and weigh their credits anew.

    :raises NotFoundError: when there is no such event.
    """
    ids = list(photo_ids)
    if event_id is not None:
        event.get(db, event_id)
    with writing(db):
        photo.link_to_event(db, ids, event_id)
        for photo_id in ids:
            attach(db, photo_id, metadata.get(db, photo_id), event_id)


def attach(
    db: Database,
    photo_id: int,
    says: Metadata,
    event_id: int | None,
    *,
    photographer: str | None = None,
) -> None:
    """Weigh a photo's credit and propose its people, within the caller's transaction.

    `photographer` was named by whoever brought the file; one named earlier stays.
    """
    told = () if event_id is None else release.photo_credits(db, event_id)
    weighed = weigh(
        says,
        told,
        photographer=photographer or _photographer(db, photo_id),
        decided=credit.decided(db, photo_id),
    )
    credit.put(db, photo_id, weighed)
    _propose_people(db, photo_id, says, event_id)
    words.refresh(db, [photo_id])


def decide_person(
    db: Database, photo_id: int, person_id: int, status: LinkStatus, by: str
) -> None:
    """Keep a human's word on a person in a photo."""
    photo.get(db, photo_id)
    person_id = person.survivor(db, person_id)  # a page may be older than a merge
    person.get(db, person_id)
    with writing(db):
        person.decide(db, photo_id, person_id, status, by)
        words.refresh(db, [photo_id])


def decide_credit(
    db: Database, photo_id: int, creators: Iterable[str], outlet: str | None, by: str
) -> Credit:
    """Set a photo's credit by a human's word; no re-run changes it.

    :raises EditError: when neither a photographer nor an outlet is named.
    """
    photo.get(db, photo_id)
    named = tuple(name.strip() for name in creators if name.strip())
    outlet = (outlet or "").strip() or None
    if not named and outlet is None:
        raise EditError(
            "a credit names a photographer or an outlet: fill in one of them"
        )
    said = CreditEvidence("editor", f"set by {by}", named, outlet)
    standing = credit.get(db, photo_id)
    others = (e for e in standing.evidence if e.origin != "editor")
    settled = Credit(
        line(named, outlet), named, outlet, standing.source, "agreed", (said, *others)
    )
    with writing(db):
        credit.put(db, photo_id, settled, by=by)
        words.refresh(db, [photo_id])
    return settled


def _photographer(db: Database, photo_id: int) -> str | None:
    for evidence in credit.get(db, photo_id).evidence:
        if evidence.origin == "photographer":
            return "; ".join(evidence.creators)
    return None


def _propose_people(
    db: Database, photo_id: int, says: Metadata, event_id: int | None
) -> None:
    """Suggest whom the file names, and whom of the event its caption names."""
    boxes = {region.name: region for region in says.regions if region.name}
    roster = [] if event_id is None else event.appearances(db, event_id)
    shown = sorted(person.in_photo(db, photo_id), key=lambda one: _ASKED[one.status])
    known = [one.person_id for one in shown]
    for name in dict.fromkeys([*says.people, *boxes]):
        bearers = person.find_all_by_name(db, name)
        here = (person_id for person_id in known if person_id in bearers)
        person_id = next(here, None) or _by_name(db, name, bearers)
        person.suggest(db, photo_id, person_id, "named in the file", boxes.get(name))
    caption = (says.caption or "").casefold()
    for appearance in roster:
        spellings = person.spellings(db, appearance.person_id)
        if any(spelling.casefold() in caption for spelling in spellings):
            person.suggest(
                db, photo_id, appearance.person_id, "named in the file's caption"
            )


def _by_name(db: Database, name: str, bearers: list[int]) -> int:
    """Return the one person of that name, or the one known from files alone, or a new.

    Where several people bear it, nobody is confused with any of them.
    """
    alone = bearers if len(bearers) == 1 else person.without_event(db, bearers)
    return alone[0] if len(alone) == 1 else person.add(db, PersonFacts(name, name))
