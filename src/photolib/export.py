"""Picks -> files with caption and credit inside, and a list of the credits."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image, ImageCms

from photolib import audit, describe, inscribe
from photolib.caption import credit_list
from photolib.caption.credit_list import CreditRow
from photolib.errors import ExportError, FileError, NotFoundError
from photolib.images.decode import decode
from photolib.inscribe import Leaving
from photolib.metadata.write import WRITABLE_FORMATS, write, write_sidecar
from photolib.records import Photo
from photolib.store import credit, files, metadata, person, photo
from photolib.store.library import Library

_QUALITY = 90
_DRAFT = 0.9  # photolib.images.decode may stop at nine tenths of what is wanted
_SUFFIXES = {".jpeg": ".jpg", ".jpe": ".jpg", ".tiff": ".tif", ".heif": ".heic"}
_UNSAFE = re.compile(r'[/\\:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STEM_BYTES = 150


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What left the library, photo by photo, and what did not, with the reason."""

    exported: tuple[tuple[int, Path], ...]
    refused: tuple[tuple[int, str], ...]


def export(
    library: Library,
    photo_ids: Iterable[int],
    to: Path,
    *,
    long_edge_px: int | None = None,
    style: str | None = None,
) -> ExportReport:
    """Write copies of photos into the folder `to`, with caption and credit inside.

    Originals are copied without loss; with `long_edge_px` they become upright sRGB
    JPEGs no larger than that. What lacks a sure credit or a whole caption is refused.
    `style` composes the captions that no human has edited. Files that are in the
    folder stay, its credits.csv and credits.txt are continued.

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
    try:
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".photolib-", dir=to) as staging:
            staged, failed = _staged(library, leaving, Path(staging), to, long_edge_px)
            _settle(Path(staging), to)
    except OSError as error:
        raise ExportError(
            f"nothing was exported, {to} cannot be written "
            f"({error.strerror or error}): make room or choose another folder"
        ) from error
    exported = tuple((one.photo.id, to / name) for one, name in staged)
    return ExportReport(exported, tuple(refused + failed))


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


def _examined(library: Library, photo_id: int, style: str | None) -> Leaving | str:
    """Return what leaves with a photo, or why it must stay."""
    db = library.db
    try:
        shown = photo.get(db, photo_id)
    except NotFoundError as error:
        return str(error)
    caption = describe.caption_of(library, photo_id, style)
    weighed = credit.get(db, photo_id)
    reasons = audit.blocks(weighed, caption)
    if reasons:
        return "; ".join(reasons)
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
    )


def _staged(
    library: Library,
    leaving: Sequence[Leaving],
    staging: Path,
    to: Path,
    long_edge_px: int | None,
) -> tuple[list[tuple[Leaving, str]], list[tuple[int, str]]]:
    """Make every file; return (photo, its name), and (photo id, why it has none)."""
    taken = {path.name.casefold() for path in to.iterdir()}
    staged: list[tuple[Leaving, str]] = []
    failed: list[tuple[int, str]] = []
    for one in leaving:
        edge_px = long_edge_px if _must_shrink(one.photo, long_edge_px) else None
        suffix = ".jpg" if edge_px else one.original.suffix
        name = _free(safe_name(one.photo.file_name, suffix), taken)
        why = _stage(library, one, staging / name, edge_px)
        if why is None:
            staged.append((one, name))
        else:
            failed.append((one.photo.id, why))
    if staged:
        _stage_lists([_row(one, name) for one, name in staged], staging, to, taken)
    return staged, failed


def _stage(
    library: Library, one: Leaving, target: Path, edge_px: int | None
) -> str | None:
    """Make the file of one photo; return why it cannot be made.

    :raises OSError: when the disk refuses.
    """
    try:
        if edge_px is not None:
            _shrink(library, one, target, edge_px)
        elif one.photo.format in WRITABLE_FORMATS:
            write(one.original, target, inscribe.fields_of_copy(one))
        else:
            shutil.copyfile(one.original, target)
            write_sidecar(
                target.with_name(f"{target.name}.xmp"), inscribe.fields_of_copy(one)
            )
    except (FileNotFoundError, FileError) as error:
        told = error.reason if isinstance(error, FileError) else "there is no such file"
        return f"its original cannot be used ({told}): run `photolib verify`"
    except ExportError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        target.unlink(missing_ok=True)
        return str(error).replace(str(target), target.name)
    return None


def _stage_lists(
    rows: Sequence[CreditRow], staging: Path, to: Path, taken: set[str]
) -> None:
    """Make the lists of credits behind what those in the folder hold.

    A list that is no longer ours (another table, not in UTF-8) is left alone.
    """
    for name, byte_order_mark in (("credits.csv", "\ufeff"), ("credits.txt", "")):
        standing = _standing(to / name)
        if standing is None:
            name = _free(name, taken)
        make = credit_list.table if name.endswith("csv") else credit_list.lines
        text = byte_order_mark + make(rows, standing or "")
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
    """Move everything into the folder; only the lists replace what is there."""
    made = sorted(staging.iterdir())
    for path in made:
        if (to / path.name).exists() and path.name not in (
            "credits.csv",
            "credits.txt",
        ):
            raise ExportError(
                f"{to / path.name} has appeared meanwhile: run the same command again"
            )
    for path in made:
        path.replace(to / path.name)


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that is not taken, in whatever case of letters, and take it."""
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{Path(wanted).stem}-{number}{Path(wanted).suffix}"
    taken |= {name.casefold(), f"{name}.xmp".casefold()}
    return name


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
    ).picture
    picture.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = target.with_name(f".{target.name}")
    try:
        picture.save(
            bare,
            "JPEG",
            quality=_QUALITY,
            icc_profile=profile,
            exif=inscribe.exif(one.says),
        )
        write(bare, target, inscribe.fields_of_smaller(one))
    finally:
        bare.unlink(missing_ok=True)


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
