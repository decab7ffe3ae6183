"""Picks -> files with caption and credit inside, and a list of the credits."""

import contextlib
import filecmp
import logging
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil
from pathlib import Path
from typing import Literal

from PIL import Image, ImageCms

from photolib import audit, describe, inscribe, translate
from photolib.caption import credit_list
from photolib.caption.credit_list import CreditRow
from photolib.errors import ExportError, FileError, NotFoundError
from photolib.images.decode import decode
from photolib.inscribe import Leaving
from photolib.metadata.sidecar import RAW_FORMATS
from photolib.metadata.write import (
    WRITABLE_FORMATS,
    write,
    write_inside,
    write_sidecar,
)
from photolib.metadata.writers.exiftool import Exiftool
from photolib.records import Caption, Photo
from photolib.store import (
    credit,
    decision,
    export_log,
    files,
    metadata,
    person,
    photo,
    sidecar,
)
from photolib.store.connect import now, writing
from photolib.store.export_log import Exported
from photolib.store.library import Library

log = logging.getLogger(__name__)

_QUALITY = 90
_DRAFT = 0.9  # photolib.images.decode may stop at nine tenths of what is wanted
_SUFFIXES = {".jpeg": ".jpg", ".jpe": ".jpg", ".tiff": ".tif", ".heif": ".heic"}
_UNSAFE = re.compile(r'[/\\:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STEM_BYTES = 150
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
        found = _examined(library, photo_id, style)
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


def safe_name(name: str, suffix: str) -> str:
    """Return a file name that every system takes, ending as the content asks for.

    >>> safe_name("../=a:b?.JPG", ".jpg"), safe_name("nul.png", ".jpg")
    ('_=a_b_.JPG', '_nul.jpg')
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    name = _UNSAFE.sub("_", name).strip(" .").lstrip("-=+@~")
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}" if stem else ""
    if _SUFFIXES.get(ending.lower(), ending.lower()) != suffix:
        ending = suffix
    stem = (stem or name).encode()[:_STEM_BYTES].decode(errors="ignore").strip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"_{stem}"
    return stem + ending


@contextlib.contextmanager
def _work_folder(to: Path) -> Iterator[Path]:
    """Give a folder on the disk of `to`, which is gone after, as dead runs' are."""
    try:
        with files.workplace(to / _WORK) as staging:
            yield staging
    finally:
        with contextlib.suppress(OSError):  # another export may be at work there
            (to / _WORK).rmdir()


def _examined(library: Library, photo_id: int, style: str | None) -> Leaving | str:
    """Return what leaves with a photo, or why it must stay."""
    db = library.db
    try:
        shown = photo.get(db, photo_id)
    except NotFoundError as error:
        return str(error)
    caption = describe.caption_of(library, photo_id, style)
    weighed = credit.get(db, photo_id)
    found = audit.check(library, photo_id, caption.text, style)
    reasons = audit.blocks(weighed, caption, found)
    if reasons:
        return "; ".join(reasons)
    languages, left_out = _languages(library, photo_id, caption)
    return Leaving(
        photo=shown,
        original=files.locate(library.folder, shown.sha256, shown.format).original,
        caption=caption,
        credit=weighed,
        says=metadata.get(db, photo_id),
        event=describe.event_of(db, shown),
        people={
            p.name: ", ".join(part for part in (p.title, p.organisation) if part)
            for p in describe.confirmed(db, photo_id)
        },
        rejected=person.rejected_spellings(db, photo_id),
        sidecars=_sidecars(library, shown),
        decided=frozenset(decision.standing(db, photo_id)),
        languages=languages,
        left_out=left_out,
    )


def _languages(
    library: Library, photo_id: int, main: Caption
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the texts that leave, by tag, and the languages that stay, with reasons.

    What proofreading stops stays, too: nothing unchecked leaves in any language.
    """
    found, left_out = translate.leaving(library, photo_id, main)
    for tag in [tag for tag in found if tag != main.language]:
        for one in audit.check(library, photo_id, found[tag], language=tag):
            if one.severity == "stops" and tag in found:
                left_out += ((tag, one.message),)
                del found[tag]
    return found, left_out


def _sidecars(library: Library, shown: Photo) -> tuple[Path, ...]:
    """Return the sidecars that count for a photo, as they did when it was read."""
    if shown.format not in RAW_FORMATS and not library.settings.jpeg_sidecar:
        return ()
    standing = sidecar.standing(library.db, shown.id)
    return tuple(files.locate_sidecar(library.folder, one.sha256) for one in standing)


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
            edge_px = long_edge_px if _must_shrink(one.photo, long_edge_px) else None
            suffix = ".jpg" if edge_px else one.original.suffix
            made = staging / str(one.photo.id) / safe_name(one.photo.file_name, suffix)
            made.parent.mkdir()
            why = _stage(library, one, made, edge_px, tool)
            if why is None:
                name = _named(made, to, taken, standing)
                staged.append((one, name))
                _rename(made, staging / name)
            else:
                failed.append((one.photo.id, why))
            made.parent.rmdir()
    if staged:
        rows = [_row(one, name) for one, name in staged]
        _stage_lists(rows, staging, to, standing)
    return staged, failed


def _rename(made: Path, target: Path) -> None:
    made.rename(target)
    if _sidecar(made).exists():
        _sidecar(made).rename(_sidecar(target))


def _stage(
    library: Library, one: Leaving, target: Path, edge_px: int | None, tool: Exiftool
) -> str | None:
    """Make the file of one photo; return why it cannot be made.

    :raises OSError: when the disk refuses.
    """
    try:
        if edge_px is not None:
            _shrink(library, one, target, edge_px)
        elif one.photo.format in WRITABLE_FORMATS:
            write(
                one.original,
                target,
                inscribe.fields_of_copy(one),
                sidecars=one.sidecars,
                fallback_charset=library.settings.fallback_charset,
            )
        else:
            _copy(one, target, tool, library.settings.fallback_charset)
    except (FileNotFoundError, FileError) as error:
        told = error.reason if isinstance(error, FileError) else "there is no such file"
        return f"its original cannot be used ({told}): run `photolib verify`"
    except ExportError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        target.unlink(missing_ok=True)
        return str(error).replace(str(target), target.name)
    return None


def _copy(one: Leaving, target: Path, tool: Exiftool, charset: str) -> None:
    """Copy a photo with a sidecar; exiftool, where there is one, writes inside, too."""
    fields = inscribe.fields_of_copy(one)
    try:
        write_inside(one.original, target, fields, tool, fallback_charset=charset)
    except ExportError as error:
        log.info("photo %s leaves with a sidecar only: %s", one.photo.id, error)
        shutil.copyfile(one.original, target)
    write_sidecar(_sidecar(target), fields, sidecars=one.sidecars)


def _stage_lists(
    rows: Sequence[CreditRow], staging: Path, to: Path, standing: set[str]
) -> None:
    """Make the lists of credits behind what those in the folder hold.

    A list that is no longer ours (another table, not in UTF-8) is left alone.
    """
    for name, byte_order_mark in (("credits.csv", "\ufeff"), ("credits.txt", "")):
        ours = _standing(to / name)
        if ours is None:
            name = next(n for n in _names(name) if n.casefold() not in standing)
        make = credit_list.table if name.endswith("csv") else credit_list.lines
        text = byte_order_mark + make(rows, ours or "")
        (staging / name).write_text(text, encoding="utf-8", newline="")


def _standing(path: Path) -> str | None:
    """Return what a list holds, "" where there is none, None where it is not ours."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return None
    ours = path.suffix == ".txt" or not text or credit_list.is_table(text)
    return text if ours else None


def _settle(staging: Path, to: Path) -> None:
    """Move everything into the folder; only the lists replace what differs."""
    made = sorted(staging.iterdir())
    for path in made:
        there = to / path.name
        if path.name in ("credits.csv", "credits.txt") or not there.exists():
            continue
        if not filecmp.cmp(path, there, shallow=False):
            raise ExportError(
                f"{there} has appeared meanwhile: run the same command again"
            )
    for path in made:
        path.replace(to / path.name)


def _named(made: Path, to: Path, taken: set[str], standing: set[str]) -> str:
    """Return the name of a file that was made, and take it.

    It is the first that is free, in whatever case of letters, or that an earlier
    export has given to the very same file.
    """
    name = next(
        name
        for name in _names(made.name)
        if name.casefold() not in taken
        and (_is_free(name, standing) or _is_there(made, to / name))
    )
    taken |= {name.casefold(), f"{name}.xmp".casefold()}
    return name


def _is_free(name: str, standing: set[str]) -> bool:
    return standing.isdisjoint({name.casefold(), f"{name}.xmp".casefold()})


def _is_there(made: Path, there: Path) -> bool:
    """Tell whether the file, and its sidecar if it has one, are there already."""
    pairs = ((made, there), (_sidecar(made), _sidecar(there)))
    return all(
        there.is_file() and filecmp.cmp(made, there, shallow=False)
        if made.exists()
        else not there.exists()
        for made, there in pairs
    )


def _names(wanted: str) -> Iterator[str]:
    """Yield "a.jpg", "a-2.jpg", "a-3.jpg" ... without end."""
    yield wanted
    stem, suffix = Path(wanted).stem, Path(wanted).suffix
    for number in count(2):
        yield f"{stem}-{number}{suffix}"


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.name}.xmp")


def _must_shrink(shown: Photo, long_edge_px: int | None) -> bool:
    """Tell whether a photo is too large, not upright, or no JPEG."""
    if long_edge_px is None:
        return False
    too_large = max(shown.width, shown.height) > long_edge_px
    return too_large or shown.orientation != 1 or shown.format != "JPEG"


def _shrink(library: Library, one: Leaving, target: Path, edge_px: int) -> None:
    """Write an upright sRGB JPEG of at most `edge_px`, never enlarged."""
    picture = decode(
        one.original,
        max_pixels=library.settings.max_megapixels * 1_000_000,
        wanted_px=ceil(edge_px / _DRAFT),
        format_name=one.photo.format,
    ).picture
    picture.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    bare = target.with_name(f".{target.name}")
    try:
        picture.save(
            bare,
            "JPEG",
            quality=_QUALITY,
            icc_profile=_srgb(),
            exif=inscribe.exif(one.says),
        )
        write(bare, target, inscribe.fields_of_smaller(one))
    finally:
        bare.unlink(missing_ok=True)


def _srgb() -> bytes:
    """Return the sRGB profile without its date, so that a second export is the first.

    ICC.1:2022, 7.2.8: a dateTimeNumber of twelve bytes at 24; zeros are none.
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]


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
