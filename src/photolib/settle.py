"""An editor settles what a file contradicts, corrects what it says, and undoes that.

A decision overlays what the file says (photolib.store.decision): credit, people, place
in the gallery and search words follow, and exported copies say it. Creators and credit
are settled by photolib.link.decide_credit, captions by photolib.describe.edit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from photolib.attach import attach
from photolib.errors import ClashError, EditError
from photolib.metadata.typed import FIELDS, called, digest, read, text_of
from photolib.records import Metadata
from photolib.store import conflict, decision, metadata, photo
from photolib.store.connect import Database, writing
from photolib.store.library import Library

ELSEWHERE = {"creators": "credit", "credit": "credit", "caption": "caption"}
"""Fields that are not decided here, and what settles them: the credit, the caption."""
_TIME = ("taken_at", "taken_offset")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into one field, and the mark of what stood there (`marks`)."""

    text: str
    seen: str

    @property
    def is_changed(self) -> bool:
        """Tell whether it is another text than stood there."""
        return digest(self.text) != self.seen.partition("-")[2]


def marks(db: Database, photo_id: int) -> dict[str, str]:
    """Return, by field, a mark of its state, by which a clash of editors is noticed."""
    says, decided = metadata.get(db, photo_id), decision.standing(db, photo_id)
    names = FIELDS.keys() | decided.keys() | {c.field for c in says.conflicts}
    return {
        name: f"{decided[name].id if name in decided else 0}-"
        f"{digest(text_of(name, getattr(says, name)))}"
        for name in names
    }


def take(
    library: Library, photo_id: int, field: str, source: str, by: str, *, seen: str
) -> int:
    """Settle a conflict by the value of one source; return the number of this act.

    :raises EditError: when the file does not contradict itself like that.
    :raises ClashError: when the field has been decided since it was `seen`.
    """
    db = library.db
    photo.get(db, photo_id)
    with writing(db):
        if marks(db, photo_id).get(field, seen) != seen:
            raise ClashError("somebody has decided this meanwhile: look at it again")
        act = decision.new_act(db)
        _take(db, act, photo_id, field, source, by)
        follow(library, [photo_id])
    return act


def alike(db: Database, photo_id: int, field: str) -> list[int]:
    """Return the photos of the same event with the same conflict, itself included.

    The same is: of the same sources, which may say something else in each; and open.
    """
    event_id = photo.get(db, photo_id).event_id
    here = {one.field: one.values for one in conflict.get_open(db, photo_id)}
    if event_id is None or field not in here:
        return []
    return conflict.alike(db, event_id, field, here[field])


def take_alike(
    library: Library, photo_id: int, field: str, source: str, by: str, *, count: int
) -> int:
    """Settle a conflict in all photos `alike`, each by its own value of the source.

    `count` is how many the editor was told; return the number of this act.

    :raises EditError: when the file does not contradict itself like that.
    :raises ClashError: when they are more or fewer by now.
    """
    db = library.db
    with writing(db):
        ids = alike(db, photo_id, field)
        if len(ids) != count:
            raise ClashError(
                f"this stands in {len(ids)} photos by now, not in {count}: "
                "look at it again"
            )
        act = decision.new_act(db)
        for one in ids:
            _take(db, act, one, field, source, by)
        follow(library, ids)
    return act


def correct(
    library: Library, photo_id: int, typed: Mapping[str, Typed], by: str
) -> tuple[str, ...]:
    """Keep what an editor has typed; return the fields that are decided by it.

    Only what differs from what was seen is. An empty text says: this is not known.

    :raises EditError: when a text is no value of its field.
    :raises ClashError: when a field has been decided since it was seen.
    """
    photo.get(library.db, photo_id)
    with writing(library.db):
        return tuple(put_typed(library, photo_id, typed, by))


def put_typed(
    library: Library,
    photo_id: int,
    typed: Mapping[str, Typed],
    by: str,
    *,
    source: str | None = None,
) -> dict[str, int]:
    """Do what `correct` does within the caller's transaction; return acts by field.

    `source` is where the texts come from, if not from the editor.
    """
    db = library.db
    changed = {name: one.text for name, one in typed.items() if one.is_changed}
    now = marks(db, photo_id)
    for name in changed:
        if typed[name].seen != now[name]:
            raise ClashError(
                f"somebody has decided on the {called(name)} meanwhile: "
                "look at it again"
            )
    values = read(changed, metadata.get(db, photo_id))
    acts: dict[str, int] = {}
    for group in _together(values):
        act = decision.new_act(db)
        for name in group:
            value = values[name]
            decision.add(db, act, photo_id, name, value, source=source, by=by)
            acts[name] = act
    follow(library, [photo_id])
    return {name: acts[name] for name in changed}


def put(
    library: Library, act: int, photo_id: int, texts: Mapping[str, str], by: str
) -> None:
    """Keep texts of fields as parts of one act, within the caller's transaction.

    :raises EditError: when a text is no value of its field.
    """
    db = library.db
    for name, value in read(texts, metadata.get(db, photo_id)).items():
        decision.add(db, act, photo_id, name, value, source=None, by=by)
    follow(library, [photo_id])


def undo(library: Library, photo_id: int, act: int, by: str) -> None:
    """Take back what was decided at once on a photo; what stood before stands again.

    :raises ClashError: when it does not stand any more.
    """
    db = library.db
    photo.get(db, photo_id)
    with writing(db):
        if all(d.act != act for d in decision.standing(db, photo_id).values()):
            raise ClashError("this decision does not stand any more: look at it again")
        decision.undo(db, act, photo_id, by)
        follow(library, [photo_id])


def undo_everywhere(library: Library, act: int, by: str) -> int:
    """Take back in every photo what was decided at once; return how many."""
    db = library.db
    with writing(db):
        ids = decision.photos(db, act)
        for one in ids:
            decision.undo(db, act, one, by)
        follow(library, ids)
    return len(ids)


def _together(names: Iterable[str]) -> list[list[str]]:
    """Return what is undone together: capture time and its zone are one thing."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault("time" if name in _TIME else name, []).append(name)
    return list(groups.values())


def _take(
    db: Database, act: int, photo_id: int, field: str, source: str, by: str
) -> None:
    said = metadata.of_file(db, photo_id)
    values = next((c.values for c in said.conflicts if c.field == field), {})
    if field in ELSEWHERE or source not in values:
        raise EditError(
            f"the file of photo {photo_id} has no {called(field)} to be taken from "
            f"{source}: reload the page"
        )
    value = values[source]
    decision.add(db, act, photo_id, field, value, source=source, by=by)
    if field == "taken_at":
        offset = _offset(said, source)
        decision.add(db, act, photo_id, "taken_offset", offset, source=source, by=by)


def _offset(said: Metadata, source: str) -> str | None:
    """Return the zone of a capture time, which is only known of the source it is of."""
    return said.taken_offset if said.sources.get("taken_offset") == source else None


def follow(library: Library, photo_ids: Iterable[int]) -> None:
    """Let all that depends on what files say follow, in the caller's transaction."""
    db, rules = library.db, library.settings.credit_rules
    ids = list(photo_ids)
    for photo_id in ids:
        says = metadata.get(db, photo_id)
        photo.set_taken(db, photo_id, says.taken_at, says.taken_offset)
    attach(db, ids, rules=rules)
