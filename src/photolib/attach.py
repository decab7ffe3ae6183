"""Photos take what is told of them: credits are weighed, people are proposed.

Whatever changes a photo or its event ends here, within the caller's transaction.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from photolib.credit.names import is_han
from photolib.credit.weigh import weigh
from photolib.records import (
    Appearance,
    Credit,
    CreditRules,
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
    photo_person,
    picture_caption,
    picture_text,
    release,
    words,
)
from photolib.store.connect import Database
from photolib.workers import in_batches

_AT_ONCE = 500  # photos whose credits are read together
_ASKED = {"confirmed": 0, "suggested": 1, "rejected": 2}  # whom a name means first
_PLATES = 6  # names on the plates of one table


@dataclass(frozen=True, slots=True)
class _Story:
    """What an event tells, the same for all of its photos; spellings are folded."""

    credits: tuple[PhotoCredit, ...] = ()
    captions: tuple[PictureCaption, ...] = ()
    roster: tuple[tuple[Appearance, tuple[str, ...]], ...] = ()


def attach(
    db: Database,
    photo_ids: Iterable[int],
    *,
    rules: CreditRules,
    photographer: str | None = None,
) -> None:
    """Weigh the credits of photos, propose their people, and index their words.

    `photographer` was named by whoever brought the files; one named earlier stays.
    """
    story = cache(lambda event_id: _story(db, event_id))
    every: dict[int, str | None] = dict.fromkeys(photo_ids, photographer)
    for one in photo.get_many(db, list(every)):
        captions = story(one.event_id).captions
        for rival in picture_caption.rivals(db, one, captions):
            every.setdefault(rival, None)  # a name may be no longer one photo's
    for some in in_batches(every, _AT_ONCE):
        standing = credit.get_many(db, some)
        for one in photo.get_many(db, some):
            told = every[one.id] or _photographer(standing[one.id])
            _attach(db, one, story(one.event_id), rules, told)
    words.refresh(db, every)


def _story(db: Database, event_id: int | None) -> _Story:
    if event_id is None:
        return _Story()
    return _Story(
        release.photo_credits(db, event_id),
        release.captions(db, event_id),
        tuple(
            (one, tuple(s.casefold() for s in person.spellings(db, one.person_id)))
            for one in event.appearances(db, event_id)
        ),
    )


def _attach(
    db: Database,
    one: Photo,
    story: _Story,
    rules: CreditRules,
    photographer: str | None,
) -> None:
    says = metadata.get(db, one.id)
    captions = picture_caption.of_photo(db, one, story.captions)
    weighed = weigh(
        says,
        _told(story.credits, captions),
        photographer=photographer,
        decided=credit.decided(db, one.id),
        rules=rules,
    )
    credit.put(db, one.id, weighed)
    picture_caption.withdraw(db, one.id)
    _propose_named(db, one.id, says)
    _propose_of_event(db, one.id, says, story, captions)


def _told(
    told: tuple[PhotoCredit, ...], captions: Sequence[PictureCaption]
) -> tuple[PhotoCredit, ...]:
    """Return a release's credits; where a caption has its own, that one is meant."""
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


def _photographer(standing: Credit) -> str | None:
    told = (e.source for e in standing.evidence if e.origin == "photographer")
    return next(told, None)


def _propose_named(db: Database, photo_id: int, says: Metadata) -> None:
    """Suggest whom the file names."""
    boxes = {region.name: region for region in says.regions if region.name}
    for name in dict.fromkeys([*says.people, *boxes]):
        person_id = _by_name(db, photo_id, name)
        photo_person.suggest(
            db, photo_id, person_id, "named in the file", boxes.get(name)
        )


def _by_name(db: Database, photo_id: int, name: str) -> int:
    """Return the one person of that name, or the one known from files alone, or a new.

    Where several people bear it, one of this photo's is meant, else nobody is confused
    with any of them.
    """
    bearers = person.find_all_by_name(db, name)
    if len(bearers) > 1:
        shown = photo_person.in_photo(db, photo_id)
        here = [one for one in shown if one.person_id in bearers]
        if here:
            return min(here, key=lambda one: _ASKED[one.status]).person_id
        bearers = person.without_event(db, bearers)
    return bearers[0] if len(bearers) == 1 else person.add(db, PersonFacts(name, name))


def _propose_of_event(
    db: Database,
    photo_id: int,
    says: Metadata,
    story: _Story,
    captions: Sequence[PictureCaption],
) -> None:
    """Suggest whom of the event's people a caption or text in the picture names."""
    caption = (says.caption or "").casefold()
    written = _written(db, photo_id, story)
    told = {name: caption.file_name for caption in captions for name in caption.people}
    for appearance, spellings in story.roster:
        if appearance.name in told:
            evidence = f"{picture_caption.NAMED}{told[appearance.name]}"
            photo_person.suggest(db, photo_id, appearance.person_id, evidence)
        if appearance.person_id in written:
            evidence = f"text in the picture: {written[appearance.person_id]}"
            photo_person.suggest(db, photo_id, appearance.person_id, evidence)
        if any(spelling in caption for spelling in spellings):
            photo_person.suggest(
                db, photo_id, appearance.person_id, "named in the file's caption"
            )


def _written(db: Database, photo_id: int, story: _Story) -> dict[int, str]:
    """Return whom of the roster text in the picture names, with the line that does.

    So many names at once are a programme or a poster, and say nothing of who is there.
    """
    lines = [line.text for line in picture_text.of_photo(db, photo_id)]
    found: dict[int, str] = {}
    for one, spellings in story.roster if lines else ():
        names = [_whole(spelling) for spelling in spellings]
        for line in lines:
            if any(name.search(line) for name in names):
                found.setdefault(one.person_id, line)
    return found if len(found) <= _PLATES else {}


def _whole(name: str) -> re.Pattern[str]:
    """Return what finds a name that is no part of another word."""
    edge = "" if is_han(name) else r"\b"
    return re.compile(f"{edge}{re.escape(name)}{edge}", re.IGNORECASE)
