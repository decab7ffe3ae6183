"""Photos become files in a folder: all of them are made beside it, then moved in."""

import contextlib
import filecmp
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from photolib.caption.credit_list import CreditRow
from photolib.errors import ExportError
from photolib.export import copies, lists, names
from photolib.export.leaving import examine
from photolib.inscribe import Leaving
from photolib.metadata.writers.exiftool import Exiftool
from photolib.store import export_log, files
from photolib.store.connect import now, writing
from photolib.store.export_log import Exported
from photolib.store.library import Library

_WORK = ".photolib"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What left the library, photo by photo, and what did not, with the reason.

    `left_out` are captions in a language (photo, tag, reason) of photos that left.
    """

    exported: tuple[tuple[int, Path], ...]
    refused: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[int, str, str], ...] = ()


def export(
    library: Library,
    photo_ids: Iterable[int],
    to: Path,
    *,
    long_edge_px: int | None = None,
    style: str | None = None,
    kind: Literal["folder", "download"] = "folder",
    by: str | None = None,
) -> ExportReport:
    """Write copies of photos into the folder `to`, with caption and credit inside.

    Originals are copied without loss; with `long_edge_px` they become upright sRGB
    JPEGs no larger than that. What lacks a sure credit or a whole caption is refused.
    `style` composes the captions that no human has edited. Files that are in the
    folder stay, its credits.csv and credits.txt are continued. What leaves is logged,
    as of this `kind` and taken `by` somebody.

    :raises ExportError: when the folder cannot be made or written; nothing appears.
    :raises SettingsError: when there is no such style.
    """
    leaving: list[Leaving] = []
    refused: list[tuple[int, str]] = []
    for photo_id in dict.fromkeys(photo_ids):
        found = examine(library, photo_id, style)
        if isinstance(found, str):
            refused.append((photo_id, found))
        else:
            leaving.append(found)
    if not leaving:
        return ExportReport((), tuple(refused))
    kept = (library.folder.resolve() / name for name in ("files", "models"))
    if any(to.resolve().is_relative_to(folder) for folder in kept):
        raise ExportError(f"{to} is inside the library: choose another folder")
    try:
        to.mkdir(parents=True, exist_ok=True)
        with _work_folder(to) as staging:
            staged, failed = _staged(library, leaving, staging, to, long_edge_px)
            _settle(staging, to)
    except OSError as error:
        raise ExportError(
            f"nothing was exported, {to} cannot be written "
            f"({error.strerror or error}): make room or choose another folder"
        ) from error
    with writing(library.db):
        export_log.add(
            library.db,
            (_logged(one, name, style=style, kind=kind, by=by) for one, name in staged),
        )
    exported = tuple((one.photo.id, to / name) for one, name in staged)
    left_out = tuple(
        (one.photo.id, *languages) for one, _ in staged for languages in one.left_out
    )
    return ExportReport(exported, tuple(refused + failed), left_out)


@contextlib.contextmanager
def _work_folder(to: Path) -> Iterator[Path]:
    """Give a folder on the disk of `to`, which is gone after, as dead runs' are."""
    try:
        with files.workplace(to / _WORK) as staging:
            yield staging
    finally:
        with contextlib.suppress(OSError):  # another export may be at work there
            (to / _WORK).rmdir()


def _staged(
    library: Library,
    leaving: Sequence[Leaving],
    staging: Path,
    to: Path,
    long_edge_px: int | None,
) -> tuple[list[tuple[Leaving, str]], list[tuple[int, str]]]:
    """Make every file; return (photo, its name), and (photo id, why it has none)."""
    taken: set[str] = set()
    standing = {path.name.casefold() for path in to.iterdir()}
    staged: list[tuple[Leaving, str]] = []
    failed: list[tuple[int, str]] = []
    with Exiftool(staging / ".exiftool") as tool:
        for one in leaving:
            edge_px = copies.smaller_edge(one.photo, long_edge_px)
            suffix = ".jpg" if edge_px else one.original.suffix
            wanted = names.safe_name(one.photo.file_name, suffix)
            made = staging / str(one.photo.id) / wanted
            made.parent.mkdir()
            why = copies.make(library, one, made, edge_px, tool)
            if why is None:
                name = names.take(made, to, taken, standing)
                staged.append((one, name))
                _rename(made, staging / name)
            else:
                failed.append((one.photo.id, why))
            made.parent.rmdir()
    if staged:
        rows = [_row(one, name) for one, name in staged]
        lists.stage(rows, staging, to, standing)
    return staged, failed


def _rename(made: Path, target: Path) -> None:
    made.rename(target)
    if names.sidecar_of(made).exists():
        names.sidecar_of(made).rename(names.sidecar_of(target))


def _settle(staging: Path, to: Path) -> None:
    """Move everything into the folder; only the lists replace what differs."""
    made = sorted(staging.iterdir())
    for path in made:
        there = to / path.name
        if path.name in lists.NAMES or not there.exists():
            continue
        if not filecmp.cmp(path, there, shallow=False):
            raise ExportError(
                f"{there} has appeared meanwhile: run the same command again"
            )
    for path in made:
        path.replace(to / path.name)


def _logged(
    one: Leaving, name: str, *, style: str | None, kind: str, by: str | None
) -> Exported:
    return Exported(
        one.photo.id,
        name,
        kind,
        style,
        one.caption.text,
        one.credit.line,
        by,
        now(),
    )


def _row(one: Leaving, name: str) -> CreditRow:
    return CreditRow(
        name,
        one.photo.id,
        one.caption.text,
        one.credit.line,
        "; ".join(one.credit.creators),
        one.credit.credit,
        one.says.source,
        one.says.copyright,
        one.event.title or one.says.event,
        "; ".join(one.people),
    )
