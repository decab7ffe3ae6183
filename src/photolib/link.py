"""Photos to events, credits and people: proposals, confirmations, rejections."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from photolib.credit.emit import line
from photolib.credit.names import is_han, same_person
from photolib.credit.rules import outlet_of
from photolib.credit.weigh import weigh
from photolib.errors import EditError
from photolib.records import (
    Appearance,
    Credit,
    CreditEvidence,
    CreditRules,
    LinkStatus,
    Metadata,
    PersonFacts,
    Photo,
    PhotoCredit,
    PictureCaption,
)
from photolib.store import (
    credit,
    event,
    metadata,
    person,
    photo,
    picture_caption,
    picture_text,
    release,
    words,
)
from photolib.store.connect import Database, writing

_ASKED = {"confirmed": 0, "suggested": 1, "rejected": 2}  # whom a name means first

_PLATES = 6  # names on the plates of one table


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
        for photo_id in ids:
            attach(db, photo_id, metadata.get(db, photo_id), event_id, rules=rules)


def weigh_again(db: Database, photo_ids: Iterable[int], *, rules: CreditRules) -> None:
    """Weigh the credits of photos anew, by rules that have changed since.

    :raises NotFoundError: when there is no photo of one of the numbers.
    """
    with writing(db):
        for one in [photo.get(db, photo_id) for photo_id in photo_ids]:
            attach(db, one.id, metadata.get(db, one.id), one.event_id, rules=rules)


def attach(
    db: Database,
    photo_id: int,
    says: Metadata,
    event_id: int | None,
    *,
    rules: CreditRules,
    photographer: str | None = None,
) -> None:
    """Weigh a photo's credit and propose its people, within the caller's transaction.

    `photographer` was named by whoever brought the file; one named earlier stays.
    """
    one = photo.get(db, photo_id)
    _attach(db, one, says, event_id, rules, photographer)
    for rival in picture_caption.rivals(db, one):  # a name is no longer one photo's
        other = photo.get(db, rival)
        _attach(db, other, metadata.get(db, rival), event_id, rules, None)


def _attach(
    db: Database,
    one: Photo,
    says: Metadata,
    event_id: int | None,
    rules: CreditRules,
    photographer: str | None,
) -> None:
    captions = picture_caption.of_photo(db, one)
    weighed = weigh(
        says,
        _told(db, event_id, captions),
        photographer=photographer or _photographer(db, one.id),
        decided=credit.decided(db, one.id),
        rules=rules,
    )
    credit.put(db, one.id, weighed)
    _propose_people(db, one.id, says, event_id, captions)
    words.refresh(db, [one.id])


def _told(
    db: Database, event_id: int | None, captions: Sequence[PictureCaption]
) -> tuple[PhotoCredit, ...]:
    """Return a release's credits; where a caption has its own, that one is meant."""
    told = () if event_id is None else release.photo_credits(db, event_id)
    own = tuple(
        replace(one, scope="all", raw=f"caption of {caption.file_name}: {one.raw}")
        for caption in captions
        for one in caption.credits
        if one.scope == "photo"
    )
    if not own:
        return told
    said = {(one.name, one.outlet) for one in own}
    others = (c for c in told if (c.name, c.outlet) not in said)
    return (*own, *(replace(c, scope="photo") for c in others))


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


def _photographer(db: Database, photo_id: int) -> str | None:
    for evidence in credit.get(db, photo_id).evidence:
        if evidence.origin == "photographer":
            return evidence.source
    return None


def _propose_people(
    db: Database,
    photo_id: int,
    says: Metadata,
    event_id: int | None,
    captions: Sequence[PictureCaption],
) -> None:
    """Suggest whom the file names, and whom of the event a caption names."""
    picture_caption.withdraw(db, photo_id)
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
    written = _written_names(db, photo_id, roster)
    told = {name: caption.file_name for caption in captions for name in caption.people}
    for appearance in roster:
        spellings = person.spellings(db, appearance.person_id)
        if appearance.name in told:
            evidence = f"{picture_caption.NAMED}{told[appearance.name]}"
            person.suggest(db, photo_id, appearance.person_id, evidence)
        if appearance.person_id in written:
            evidence = f"text in the picture: {written[appearance.person_id]}"
            person.suggest(db, photo_id, appearance.person_id, evidence)
        if any(spelling.casefold() in caption for spelling in spellings):
            person.suggest(
                db, photo_id, appearance.person_id, "named in the file's caption"
            )


def _written_names(
    db: Database, photo_id: int, roster: Sequence[Appearance]
) -> dict[int, str]:
    """Return whom of the roster text in the picture names, with the line that does.

    So many names at once are a programme or a poster, and say nothing of who is there.
    """
    lines = [line.text for line in picture_text.of_photo(db, photo_id)]
    found: dict[int, str] = {}
    for one in roster if lines else ():
        for spelling in person.spellings(db, one.person_id):
            name = _whole(spelling)
            line = next((line for line in lines if name.search(line)), None)
            if line is not None:
                found.setdefault(one.person_id, line)
    return found if len(found) <= _PLATES else {}


def _whole(name: str) -> re.Pattern[str]:
    """Return what finds a name that is no part of another word."""
    edge = "" if is_han(name) else r"\b"
    return re.compile(f"{edge}{re.escape(name)}{edge}", re.IGNORECASE)


def _by_name(db: Database, name: str, bearers: list[int]) -> int:
    """Return the one person of that name, or the one known from files alone, or a new.

    Where several people bear it, nobody is confused with any of them.
    """
    alone = bearers if len(bearers) == 1 else person.without_event(db, bearers)
    return alone[0] if len(alone) == 1 else person.add(db, PersonFacts(name, name))
