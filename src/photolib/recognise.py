"""What is written in pictures is read, kept, searched, and names whom it may show."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from photolib import ocr
from photolib.attach import attach
from photolib.errors import FileError
from photolib.images.renditions import open_preview
from photolib.records import TextLine
from photolib.store import files, photo, picture_text
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.workers import in_batches, in_order

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Recognised:
    """Photos in which text was looked for, how many have some, and which failed.

    `engine` is None where the extra `ocr` is not installed, or text is not wanted.
    """

    engine: str | None
    read: int = 0
    with_text: int = 0
    failed: tuple[tuple[int, str], ...] = ()


def recognise(
    library: Library,
    *,
    workers: str | None = None,
    most: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Recognised:
    """Read the text of photos that were not read yet, the newest first: all, or `most`.

    Each batch is committed with all that follows of it, so that a stopped run goes on
    where it was. `workers` as in photolib.workers.in_order.
    """
    engine = ocr.engine() if library.settings.text_in_pictures else None
    if engine is None:
        return Recognised(None)
    queue = picture_text.missing(library.db)[:most]
    if not queue:  # nor any process to start
        return Recognised(engine)
    read = with_text = 0
    failed: list[tuple[int, str]] = []
    previews = (path for ids in in_batches(queue, _BATCH) for path in _at(library, ids))
    with closing(in_order(read_text, previews, workers=workers)) as results:
        pairs = zip(queue, results, strict=True)
        for batch in in_batches(pairs, _BATCH):
            good = {id_: r for id_, r in batch if not isinstance(r, Exception)}
            bad = [(id_, _reason(r)) for id_, r in batch if isinstance(r, Exception)]
            _keep(library, engine, good, bad)
            read += len(good)
            with_text += sum(1 for lines in good.values() if lines)
            failed += bad
            if progress:
                progress(read + len(failed), len(queue))
    return Recognised(engine, read, with_text, tuple(failed))


def read_text(preview: Path) -> tuple[TextLine, ...]:
    """Return the lines in a preview; runs where the work is.

    :raises FileError: when it cannot be read.
    """
    return ocr.read(open_preview(preview, ocr.WANTED_PX))


def _keep(
    library: Library,
    engine: str,
    good: dict[int, tuple[TextLine, ...]],
    bad: list[tuple[int, str]],
) -> None:
    """Keep what was read; where there is text, propose people and index it."""
    db = library.db
    with writing(db):
        for photo_id, lines in good.items():
            picture_text.put(db, photo_id, engine, lines)
        for photo_id, reason in bad:
            picture_text.note_failure(db, photo_id, engine, reason)
        told = [photo_id for photo_id, lines in good.items() if lines]
        attach(db, told, rules=library.settings.credit_rules)


def _at(library: Library, ids: list[int]) -> list[Path]:
    return [
        files.locate(library.folder, p.sha256, p.format).preview
        for p in photo.get_many(library.db, ids)
    ]


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, FileError) else str(error)
