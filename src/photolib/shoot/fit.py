"""How well a shoot fits an event, with the reasons for it and against it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from photolib.credit.names import is_han, same_person
from photolib.shoot.days import distance
from photolib.shoot.facts import Frame, Happening

LEAST = 3.0
"""A fit below this is not proposed."""

_NEAR = 1  # day: a camera set to another zone, a photo taken on the eve
_COMMON = frozenset(
    ("a", "an", "and", "at", "by", "day", "for", "from", "in", "of", "on", "or", "the",
     "to", "with", "photo", "photos", "dcim", "img")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for an event, or against it, in so many frames of a shoot.

    `kind` is one of date, near date, place, photographer, event, folder, file name,
    people, text in picture.
    """

    kind: str
    frames: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A shoot beside an event; `score` orders fits and is nothing to show."""

    event_id: int
    score: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


def fit(frames: Sequence[Frame], event: Happening) -> Fit:
    """Return how the frames of a shoot fit an event."""
    reasons: list[Reason] = []
    against: list[Reason] = []
    score = 0.0
    for kind, gain, loss, tell in _WITNESSES:
        told = [tell(frame, event) for frame in frames]
        for speaks, found, weight in ((True, reasons, gain), (False, against, -loss)):
            count = sum(word is speaks for word in told)
            if count:
                found.append(Reason(kind, count))
                score += weight * count / len(frames)
    return Fit(event.event_id, score, tuple(reasons), tuple(against))


def best(frames: Sequence[Frame], events: Sequence[Happening]) -> list[Fit]:
    """Return the fits that are worth proposing, the best first."""
    fits = [fit(frames, event) for event in events]
    return sorted(
        (f for f in fits if f.score >= LEAST), key=lambda f: (-f.score, -f.event_id)
    )


def _date(frame: Frame, event: Happening) -> bool | None:
    days = distance(frame.taken_at, event)
    if days is None or 0 < abs(days) <= _NEAR:
        return None
    return days == 0


def _near_date(frame: Frame, event: Happening) -> bool | None:
    days = distance(frame.taken_at, event)
    return True if days is not None and 0 < abs(days) <= _NEAR else None


def _place(frame: Frame, event: Happening) -> bool | None:
    """Compare the names of places, where they are of one script."""
    there = [_plain(p) for p in (event.place, event.venue) if p]
    here = [_plain(p) for p in frame.places]
    pairs = [(a, b) for a in here for b in there if is_han(a) == is_han(b)]
    if not pairs:
        return None
    return any(a in b or b in a for a, b in pairs)


def _photographer(frame: Frame, event: Happening) -> bool | None:
    if not frame.creators or not event.photographers:
        return None
    return any(
        same_person(creator, name)
        for creator in frame.creators
        for name in event.photographers
    )


def _event(frame: Frame, event: Happening) -> bool | None:
    if not frame.event or not event.title:
        return None
    return _tells(frame.event, event.title)


def _folder(frame: Frame, event: Happening) -> bool | None:
    return _names(frame.folder, event)


def _file_name(frame: Frame, event: Happening) -> bool | None:
    return _names(frame.file_name, event)


def _people(frame: Frame, event: Happening) -> bool | None:
    return True if _names_somebody(frame.words, event) else None


def _text(frame: Frame, event: Happening) -> bool | None:
    """Look for the event and its people on what stands in the picture: a banner."""
    called = event.title and any(
        _tells(line, event.title) for line in frame.written.splitlines()
    )
    return True if called or _names_somebody(frame.written, event) else None


def _names_somebody(text: str, event: Happening) -> bool:
    said = _plain(text)
    return bool(said) and any(
        len(name) > 1 and _plain(name) in said
        for names in event.people
        for name in names
    )


_Witness = Callable[[Frame, Happening], bool | None]
"""Says yes, no, or None: it knows nothing of the one or the other."""

_WITNESSES: tuple[tuple[str, float, float, _Witness], ...] = (  # kind, for, against
    ("date", 3.0, 3.0, _date),
    ("near date", 1.5, 0.0, _near_date),
    ("place", 2.0, 1.0, _place),
    ("photographer", 2.0, 1.0, _photographer),
    ("event", 4.0, 3.0, _event),
    ("folder", 3.0, 0.0, _folder),
    ("file name", 3.0, 0.0, _file_name),
    ("people", 3.0, 0.0, _people),
    ("text in picture", 3.0, 0.0, _text),
)


def _names(label: str | None, event: Happening) -> bool | None:
    """Say whether a folder or file is called after the event; it never denies it."""
    if not label or not event.title:
        return None
    return True if _tells(label, event.title) else None


def _tells(said: str, title: str) -> bool:
    """Say whether `said` names what `title` does: half its words, two at least.

    >>> _tells("20251127_open-collections_seminar", "Seminar on Open Collections")
    True
    >>> _tells("Opening of the fair", "Opening of the new library")
    False
    """
    if is_han(title):
        short, long = sorted((_plain(said), _plain(title)), key=len)
        return len(short) >= 4 and short in long
    words, wanted = _words(said), _words(title)
    shared = words & wanted
    return len(shared) >= 2 and 2 * len(shared) >= len(wanted)


def _words(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]{2,}", _plain(text))
    return {word for word in found if word not in _COMMON}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))
