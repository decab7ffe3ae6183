"""What the fields of many photos say now, and the marks by which a clash is noticed."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from photolib import describe
from photolib.metadata import typed
from photolib.store import caption, credit, event, metadata, photo
from photolib.store.connect import Database
from photolib.store.library import Library

FIELDS = (
    "caption",
    *(name for name in typed.FIELDS if name not in {"taken_at", "taken_offset"}),
    *("credit", "of_event"),
)
"""What can be changed: the caption, the file's fields, the credit, the event linked."""

ATOMS = frozenset(
    {"country_code", "rating", "digital_source_type", "credit", "of_event"}
)
"""Those to which nothing can be appended."""

LISTS = frozenset({"keywords", "organisations"})
"""Those of several items."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class State:
    """What a field of a photo says, and whether nobody has filled it yet.

    A caption that is only composed has a text, and is empty all the same. `language` is
    that of a caption, where it is known.
    """

    text: str
    is_empty: bool
    language: str | None = None


States = Mapping[str, Mapping[int, State]]
"""By field, then by photo."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a field says in many photos: the commonest texts with their counts."""

    different: int
    empty: int
    commonest: tuple[tuple[str, int], ...]


def states(library: Library, photo_ids: Iterable[int], names: Iterable[str]) -> States:
    """Return what fields of FIELDS say."""
    ids, asked = list(photo_ids), list(names)
    says = metadata.get_many(library.db, ids, (n for n in asked if n in typed.FIELDS))
    found: dict[str, Mapping[int, State]] = {}
    for name in asked:
        if name == "caption":
            found[name] = _captions(library, ids)
        elif name == "credit":
            found[name] = {one: _credit(library.db, one) for one in ids}
        elif name == "of_event":
            found[name] = _events(library.db, ids)
        else:
            texts = {i: typed.text_of(name, getattr(says[i], name)) for i in ids}
            found[name] = {i: State(text, not text) for i, text in texts.items()}
    return found


def marks(
    library: Library, photo_ids: Iterable[int], names: Iterable[str]
) -> dict[int, str]:
    """Return a mark, by photo, of what fields say."""
    ids = list(photo_ids)
    found = states(library, ids, names)
    return {photo_id: mark(found, photo_id) for photo_id in ids}


def mark(found: States, photo_id: int, *words: str) -> str:
    """Return a mark of what a photo says, short enough for a form of thousands.

    `words` are what else was shown of it.
    """
    texts = {name: typed.digest(by_id[photo_id].text) for name, by_id in found.items()}
    sha = hashlib.sha256(json.dumps([texts, *words], sort_keys=True).encode())
    return base64.urlsafe_b64encode(sha.digest()[:9]).decode()


def summaries(
    library: Library, photo_ids: Iterable[int], names: Iterable[str]
) -> dict[str, Summary]:
    """Return what fields say in many photos.

    Captions that are only composed, which takes its time, count as empty.
    """
    ids, asked = list(photo_ids), list(names)
    found = dict(states(library, ids, (n for n in asked if n != "caption")))
    if "caption" in asked:
        found["caption"] = _written(library.db, ids)
    summed = {}
    for name in asked:
        by_id = found[name]
        counted = Counter(state.text for state in by_id.values() if state.text)
        empty = sum(not state.text for state in by_id.values())
        summed[name] = Summary(len(counted), empty, tuple(counted.most_common(_SHOWN)))
    return summed


def event_called(db: Database, event_id: int | None) -> str:
    """Return what an event is called, in words that are of no other; "" for none.

    :raises NotFoundError: when there is none of that number.
    """
    if event_id is None:
        return ""
    return f"{event.get(db, event_id).title or 'Event without a title'} ({event_id})"


def _captions(library: Library, photo_ids: list[int]) -> dict[int, State]:
    return {
        photo_id: State(one.text, one.status == "composed", one.language)
        for photo_id, one in describe.captions_of(library, photo_ids).items()
    }


def _written(db: Database, photo_ids: list[int]) -> dict[int, State]:
    texts = {
        photo_id: "" if one.status == "composed" else one.text
        for photo_id, one in caption.find_many(db, photo_ids).items()
    }
    return {i: State(texts.get(i, ""), not texts.get(i)) for i in photo_ids}


def _credit(db: Database, photo_id: int) -> State:
    given = credit.get(db, photo_id)
    return State(given.line or "", given.status == "missing")


def _events(db: Database, photo_ids: list[int]) -> dict[int, State]:
    linked = {one.id: one.event_id for one in photo.get_many(db, photo_ids)}
    called = {id_: event_called(db, id_) for id_ in set(linked.values())}
    return {i: State(called[linked[i]], linked[i] is None) for i in photo_ids}
