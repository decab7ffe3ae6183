"""What a corrected release touches: captions, and copies that have left."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from photolib import describe
from photolib.caption import dates
from photolib.caption.styles import styles
from photolib.records import Caption, Photo, Release
from photolib.store import caption, credit, export_log, photo, translation
from photolib.store.connect import Database
from photolib.store.export_log import Exported
from photolib.store.library import Library
from photolib.store.photo import Filter

_NOT_PRINTED = (
    "as_written", "raw", "scope", "language", "roles", "job", "family", "given",
    "span", "spans", "date", "date_end", "dateline",
)  # fmt: skip
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class StaleCaption:
    """A caption that nobody composes anew, and what in it has been corrected.

    `is_beside` where it stands beside the main one, in another language.
    """

    photo: Photo
    caption: Caption
    old: tuple[str, ...]
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class StaleCopy:
    """A copy that left with other words than would leave now."""

    photo: Photo
    copy: Exported
    caption_now: str | None
    credit_now: str | None


@dataclass(frozen=True, slots=True)
class Affected:
    """What is to be done by hand; `composed` captions need nothing."""

    captions: tuple[StaleCaption, ...]
    copies: tuple[StaleCopy, ...]
    composed: int


def affected_by(library: Library, held: Release) -> Affected:
    """Return what the corrections of a release touch."""
    db = library.db
    kept = _kept(caption.standing_of_event(db, held.event_id))
    beside = _kept(translation.standing_of_event(db, held.event_id))
    stale = [
        *_stale_captions(db, kept, held),
        *_stale_captions(db, beside, held, is_beside=True),
    ]
    return Affected(
        tuple(sorted(stale, key=lambda one: one.photo.id)),
        tuple(_stale_copies(library, held.event_id)),
        photo.count(db, Filter(event_id=held.event_id)) - len(kept),
    )


def corrected_away(held: Release) -> tuple[str, ...]:
    """Return every text that the release once said, and does not now; longest first."""
    ever = {
        text
        for entry in held.log
        if entry.fact != "dateline"
        for said in (entry.was, entry.values)
        for text in _texts(said)
    }
    gone = ever - set(_texts(asdict(held.facts)))
    return tuple(sorted(gone, key=lambda text: (-len(text), text)))


def _kept(standing: Iterable[tuple[int, Caption]]) -> list[tuple[int, Caption]]:
    """Return the captions that do not follow the facts by themselves, by photo."""
    return [(id_, one) for id_, one in standing if one.status != "composed"]


def _stale_captions(
    db: Database,
    kept: Sequence[tuple[int, Caption]],
    held: Release,
    *,
    is_beside: bool = False,
) -> Iterator[StaleCaption]:
    gone = corrected_away(held)
    if not gone:
        return
    right = sorted(set(_texts(asdict(held.facts))), key=len, reverse=True)
    photos = {one.id: one for one in photo.get_many(db, (id_ for id_, _ in kept))}
    for photo_id, said in kept:
        text = said.text
        for one in right:  # "The Seminar" is no mistake in "The Seminar on Rivers"
            text = text.replace(one, "\n") if any(old in one for old in gone) else text
        found = []
        for old in gone:
            text, count = _words(old).subn("\n", text)
            found += [old] if count else []
        if found:
            yield StaleCaption(photos[photo_id], said, tuple(found), is_beside)


def _stale_copies(library: Library, event_id: int) -> Iterator[StaleCopy]:
    copies = export_log.latest_of_event(library.db, event_id)
    photos = {p.id: p for p in photo.get_many(library.db, (c.photo_id for c in copies))}
    for copy in copies:
        text = describe.caption_of(library, copy.photo_id, copy.style).text
        line = credit.get(library.db, copy.photo_id).line
        if (text, line) != (copy.caption, copy.credit_line):
            yield StaleCopy(photos[copy.photo_id], copy, text, line)


def _words(old: str) -> re.Pattern[str]:
    """Return what finds the words of `old`, not within longer words."""
    before = r"(?<!\w)" if old[0].isascii() else ""
    after = r"(?!\w)" if old[-1].isascii() else ""
    return re.compile(before + re.escape(old) + after, re.IGNORECASE)


def _texts(said: Any) -> Iterator[str]:
    """Yield what of a fact may stand in a caption; its days as captions say them."""
    if isinstance(said, dict):
        yield from _days(said)
        for name, value in said.items():
            if name not in _NOT_PRINTED:
                yield from _texts(value)
    elif isinstance(said, (list, tuple)):
        for value in said:
            yield from _texts(value)
    elif isinstance(said, str) and len(said) >= _SHORTEST:
        yield said


def _days(said: dict[str, Any]) -> Iterable[str]:
    date, date_end = said.get("date"), said.get("date_end")
    if not date:
        return set()
    return {date, *(dates.say(style, date, date_end) for style in styles().values())}
