"""What the sources of a file disagree on, what is decided, and what can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from photolib import settle
from photolib.gallery.correction import Field, Fields, form
from photolib.gallery.said import LABELS, Group, Said, groups, written
from photolib.gallery.wording import clock, shortened
from photolib.records import Conflict, Decision, Metadata
from photolib.settle import Typed
from photolib.store import conflict, decision, vocabulary
from photolib.store.library import Library


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing of which the file says several, and nobody has said which is right.

    `settled_in` is the part of the page where it is settled, if not here; `other` is
    the field for another value, if one can be typed; `alike` is the number of photos of
    the event in which the same sources disagree.
    """

    field: str
    label: str
    versions: tuple[Said, ...]
    seen: str
    settled_in: str | None
    other: Field | None
    alike: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision that stands; `photos` is in how many it was made at once.

    `versions` is what the sources say, where they disagree.
    """

    label: str
    value: str
    decision: Decision
    photos: int
    versions: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class FilePart:
    """What the file says, in groups, with its disputes and the editors' decisions.

    `strange` are keywords that are not in the vocabulary, where there is one;
    `earlier` are decisions that do not stand any more; `mistake` says why the last
    one was not taken, and `is_typed` that it is still in the form.
    """

    disputes: tuple[Dispute, ...]
    settled: tuple[Settled, ...]
    earlier: tuple[Settled, ...]
    groups: tuple[Group, ...]
    form: tuple[Fields, ...]
    strange: tuple[str, ...]
    mistake: str | None
    is_typed: bool

    @property
    def count(self) -> int:
        """Return how many things the file says."""
        return sum(len(group.rows) for group in self.groups)


def file_part(
    library: Library,
    photo_id: int,
    says: Metadata,
    typed: Mapping[str, Typed],
    mistake: str | None,
) -> FilePart:
    """Return what the page of a photo shows of its file."""
    db = library.db
    marks = settle.marks(db, photo_id)
    standing = decision.standing(db, photo_id)
    ids = {one.id for one in standing.values()}
    versions = {c.field: _versions(c) for c in conflict.get_all(db, photo_id)}
    fields = form(says, marks, typed)
    others = {field.name: field for group in fields for field in group.fields}
    return FilePart(
        disputes=tuple(
            Dispute(
                one.field,
                LABELS.get(one.field, one.field),
                versions[one.field],
                marks[one.field],
                settle.ELSEWHERE.get(one.field),
                others.get(one.field),
                len(settle.alike(db, photo_id, one.field)),
            )
            for one in says.conflicts
        ),
        settled=tuple(
            _settled(one, len(decision.photos(db, one.act)), versions.get(one.field))
            for one in _told(standing.values())
        ),
        earlier=tuple(
            _settled(one, 1, None)
            for one in _told(decision.history(db, photo_id))
            if one.id not in ids
        ),
        groups=groups(says),
        form=fields,
        strange=tuple(vocabulary.strange(db, says.keywords)),
        mistake=mistake,
        is_typed=any(field.now is not None for field in others.values()),
    )


def _versions(one: Conflict) -> tuple[Said, ...]:
    return tuple(
        Said("", _shown(one.field, value), source)
        for source, value in one.values.items()
    )


def _told(decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions, without zones that were decided together with their time."""
    found = list(decisions)
    times = {one.act for one in found if one.field == "taken_at"}
    return [one for one in found if one.field != "taken_offset" or one.act not in times]


def _settled(one: Decision, photos: int, versions: tuple[Said, ...] | None) -> Settled:
    value = _shown(one.field, one.value) or "not known"
    return Settled(LABELS.get(one.field, one.field), value, one, photos, versions or ())


def _shown(field: str, value: Any) -> str:
    at = field == "taken_at" and value
    return shortened(clock(value) if at else written(value))
