"""Stacks of a library, kept up to date, and what editors say of them."""

from collections.abc import Callable

from photolib.bursts import find_bursts, judge, model_of
from photolib.copies import find_copies, note_fingerprints, regroup, uncompared
from photolib.errors import EditError
from photolib.store import fingerprint, photo, stack, stack_word
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.stack import Kind

Progress = Callable[[int, int], None]


def update(
    library: Library,
    *,
    anew: bool = False,
    workers: str | None = None,
    progress: Progress | None = None,
) -> None:
    """Compare the photos that have come since, and look for their bursts.

    `anew` compares those, too, that were compared when less was found. Each of the
    three steps goes on where a stopped run was; `progress` is told of all.
    """
    new = len(fingerprint.missing(library.db))
    to_compare = new + len(uncompared(library, anew=anew))
    to_judge = new + len(fingerprint.unjudged(library.db, model_of(library)))
    total = new + to_compare + to_judge

    def told(before: int) -> Progress:
        return lambda done, _: progress(before + done, total) if progress else None

    note_fingerprints(library, workers=workers, progress=told(0))
    find_copies(library, anew=anew, workers=workers, progress=told(new))
    find_bursts(library, progress=told(new + to_compare))


def part(
    library: Library, kind: Kind, photo_id: int, other: int | None, by: str
) -> int:
    """Keep that a photo is no copy of another, or not of its burst (`other`: None).

    Return the number of this word.

    :raises EditError: when it is in no such stack, or the other is not.
    """
    db = library.db
    others = [one for one in _members(library, kind, photo_id) if one != photo_id]
    if other is not None:
        if other not in others:
            raise EditError(
                f"photo {other} does not stand with photo {photo_id}: look at it again"
            )
        others = [other]
    with writing(db):
        word = stack_word.add(db, kind, "apart", photo_id, others, by)
        _again(library, kind, [photo_id, *others])
    _follow(library, kind, [photo_id, *others])
    return word


def lead(library: Library, kind: Kind, photo_id: int, by: str) -> int:
    """Keep that a photo leads its stack; return the number of this word.

    :raises EditError: when it is in none.
    """
    members = _members(library, kind, photo_id)
    with writing(library.db):
        word = stack_word.add(library.db, kind, "leader", photo_id, (), by)
        _again(library, kind, members)
    _follow(library, kind, members)
    return word


def undo(library: Library, word_id: int, by: str) -> None:
    """Take back an editor's word on a stack.

    :raises NotFoundError: when there is none that stands.
    """
    word = stack_word.get(library.db, word_id)
    ids = [word.photo, *word.others]
    with writing(library.db):
        stack_word.undo(library.db, word_id, by)
        _again(library, word.kind, ids)
    _follow(library, word.kind, ids)


def _members(library: Library, kind: Kind, photo_id: int) -> list[int]:
    photo.get(library.db, photo_id)
    found = stack.members(library.db, kind, photo_id)
    if not found:
        what = "burst" if kind == "burst" else "stack of copies"
        raise EditError(f"photo {photo_id} is in no {what} any more: look at it again")
    return found


def _again(library: Library, kind: Kind, photo_ids: list[int]) -> None:
    """Group copies anew; have bursts looked for, which is too slow to do here."""
    if kind == "copies":
        regroup(library.db, photo_ids)
    else:
        fingerprint.judge_again(library.db, photo_ids)


def _follow(library: Library, kind: Kind, photo_ids: list[int]) -> None:
    if kind == "burst":
        judge(library, photo_ids)
