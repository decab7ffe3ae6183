"""Write caption, credit and people into a copy of a picture, or into an XMP sidecar."""

import dataclasses
import os
import shutil
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from photolib.errors import ExportError, FileError, UnreadableFileError
from photolib.metadata import charset, exif_texts, iim_block
from photolib.metadata.blocks import Blocks
from photolib.metadata.change import Change
from photolib.metadata.fields import ExportFields
from photolib.metadata.identify import identify
from photolib.metadata.mend import legible
from photolib.metadata.read import read
from photolib.metadata.sidecar import read_sidecar
from photolib.metadata.window import BLOCK_LIMIT, Window
from photolib.metadata.writers import exiftool, jpeg, png, tiff, webp
from photolib.metadata.writers.exiftool import Exiftool
from photolib.metadata.xmp_history import SIGNATURE_GONE
from photolib.metadata.xmp_packet import merged
from photolib.records import Metadata

WRITABLE_FORMATS = frozenset({"JPEG", "PNG", "WEBP", "TIFF"})

_UNREAD = {
    "person_titles",
    "person_ids",
    "date_created",
    "regions",
    "location_created",
    "locations_shown",
    "languages",  # see _verify_languages
    "cleared",
}
"""Fields that Metadata does not have, or not as they are written."""


_TOLD_ELSEWHERE = ("caption", "creators", "credit", "copyright", "title", "headline")
"""Fields whose old texts also stand in comments and other free text."""


def write(
    source: Path,
    target: Path,
    fields: ExportFields,
    *,
    sidecars: Iterable[Path] = (),
    fallback_charset: str = charset.DEFAULT_FALLBACK,
) -> None:
    """Copy the picture `source` to `target` with `fields` in XMP and IPTC-IIM.

    Pixels, colour profile, EXIF and everything unknown are copied as they are; so are
    fields that are None or empty. But texts that would contradict a field are replaced
    or left out, wherever they stand, and so are C2PA content credentials, which no copy
    keeps valid; the XMP history then says so. `target` appears whole or not at all and
    is read back. IIM is written to JPEG and TIFF, and to PNG where it has some. What
    `sidecars` say goes into the XMP before `fields` do. `fallback_charset` is that of
    the old texts that do not say theirs.

    :raises ExportError: if the format cannot be written, or a field reads differently.
    :raises UnreadableFileError: if `source` cannot be opened.
    """
    fields = _cleaned(fields)
    with _opened(source) as file, _replaced(target, fields) as out:
        window = Window(file, 0, file.seek(0, os.SEEK_END))
        blocks = _writable(source, window)
        change = _change(source, fields, fallback_charset)
        blocks.xmp += [read_sidecar(sidecar) for sidecar in sidecars]
        try:
            _copy(window, out, change, blocks)
        except ValueError as error:
            raise ExportError(f"{source} cannot be exported: {error}") from error


def write_inside(
    source: Path,
    target: Path,
    fields: ExportFields,
    tool: Exiftool,
    *,
    fallback_charset: str = charset.DEFAULT_FALLBACK,
) -> None:
    """Copy the picture `source` to `target` with `fields` in it, by exiftool.

    XMP and EXIF texts are as `write` would have them; IIM changes where there is some.
    A file with C2PA content credentials is refused: untouched, they go on to hold.

    :raises ExportError: if exiftool cannot do it, or a field reads differently.
    :raises UnreadableFileError: if `source` cannot be opened.
    """
    fields = _cleaned(fields)
    copy = tool.folder / f"copy{source.suffix}"
    try:
        with _opened(source) as file:
            change = _change(source, fields, fallback_charset)
            blocks = _new_blocks(source, file, change)
        tool.start()
        shutil.copyfile(source, copy)
        tool.put(copy.name, blocks)
        _verify(copy, target, fields)
        copy.replace(target)
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise ExportError(f"{target} cannot be written: {reason}") from error
    finally:  # a killed exiftool's work has gone with the folder
        copy.unlink(missing_ok=True)


def _new_blocks(source: Path, file: BinaryIO, change: Change) -> dict[str, bytes]:
    """Return the blocks to be put into a file, by what exiftool calls them."""
    blocks = _blocks(Window(file, 0, file.seek(0, os.SEEK_END)))
    if blocks is None or blocks.format not in exiftool.FORMATS or blocks.signed:
        raise ExportError(f"{source} is not written inside: write a sidecar beside it")
    packet = merged(blocks.xmp, change.fields, (blocks.width, blocks.height))
    made = {"XMP": packet.serialised()}
    for window in [window for role, window in blocks.exif if role == "main"][:1]:
        old = window.at(0, window.size)
        if (texts := exif_texts.rewritten(old, change)) != old:
            made["EXIF"] = texts
    if blocks.iim:
        made["IPTC"] = iim_block.merged(blocks.iim[:1], change)
    return made


def write_sidecar(
    target: Path, fields: ExportFields, *, sidecars: Iterable[Path] = ()
) -> None:
    """Write `fields` into the XMP file `target`; what else is in it stays.

    What `sidecars` say comes into it, too, where `fields` say nothing.

    :raises ExportError: if a field reads differently afterwards.
    """
    fields = _cleaned(fields)
    packets = []
    if target.exists():
        with _opened(target) as file:
            packets.append(file.read(BLOCK_LIMIT))
    packets += [read_sidecar(sidecar) for sidecar in sidecars]
    packet = merged(packets, fields, (None, None))
    with _replaced(target, fields) as out:
        out.write(packet.serialised())


def _writable(source: Path, window: Window) -> Blocks:
    """Return the blocks of a file that can be written; raw files look like TIFF."""
    blocks = _blocks(window)
    if blocks is not None and blocks.format in WRITABLE_FORMATS:
        return blocks
    names = ", ".join(sorted(WRITABLE_FORMATS))
    raise ExportError(
        f"{source} cannot hold what is exported, only {names} can: "
        "write a sidecar beside it"
    )


def _change(source: Path, fields: ExportFields, fallback: str) -> Change:
    says = read(source, sidecar=False, fallback_charset=fallback)
    return Change(fields, _stale(says, fields), fallback)


def _stale(says: Metadata, fields: ExportFields) -> tuple[str, ...]:
    """Return the texts of a file that are no longer so once `fields` are written."""
    old: list[str] = []
    new: list[str] = []
    for field in _TOLD_ELSEWHERE:
        written = getattr(fields, field)
        if written:
            rivals = (c.values.values() for c in says.conflicts if c.field == field)
            for value in (getattr(says, field), *(v for some in rivals for v in some)):
                old += _texts(value)
        new += _texts(written or getattr(says, field))
    return tuple(text for text in dict.fromkeys(old) if text not in new)


def _texts(value: str | tuple[str, ...] | None) -> list[str]:
    """Return the texts of a field, and those of a list as one."""
    return (
        [value] if isinstance(value, str) else [*(value or ()), "; ".join(value or ())]
    )


def _blocks(window: Window) -> Blocks | None:
    identified = identify(window)
    if identified is None:
        return None
    blocks, walk = identified
    walk(window, blocks)
    return blocks


def _copy(window: Window, out: BinaryIO, change: Change, blocks: Blocks) -> None:
    event = SIGNATURE_GONE if blocks.signed else None
    size = (blocks.width, blocks.height)
    packet = merged(blocks.xmp, change.fields, size, event=event)
    match blocks.format:
        case "JPEG":
            jpeg.write(window, out, packet, change)
        case "PNG":
            png.write(window, out, packet, change)
        case "WEBP":
            webp.write(window, out, packet, change)
        case _:
            tiff.write(window, out, packet, change, blocks)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        reason = error.strerror or "reading failed"
        raise UnreadableFileError(path, f"it cannot be read: {reason}") from error


@contextmanager
def _replaced(target: Path, fields: ExportFields) -> Iterator[BinaryIO]:
    """Open a file that becomes `target` once it reads as it should, or vanishes."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as out:
            temporary = Path(out.name)
            yield cast("BinaryIO", out.file)
        _verify(temporary, target, fields)
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise ExportError(f"{target} cannot be written: {reason}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _cleaned(fields: ExportFields) -> ExportFields:
    """Return `fields` as reading them back will give them: no NUL, nothing blank."""
    return dataclasses.replace(
        fields,
        **{
            field.name: _cleaned_value(getattr(fields, field.name))
            for field in dataclasses.fields(fields)
        },
    )


def _cleaned_value(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        cleaned = {key: _cleaned_value(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item is not None}
    if isinstance(value, tuple):
        return tuple(
            text
            for item in value
            if (text := legible(item) if isinstance(item, str) else item)
        )
    return value


def _verify(written: Path, target: Path, fields: ExportFields) -> None:
    try:
        metadata = read(written, sidecar=False)
    except FileError as error:
        raise ExportError(f"{target} cannot be read back: {error.reason}") from error
    for field in dataclasses.fields(fields):
        wanted = getattr(fields, field.name)
        gone = field.name in fields.cleared
        if field.name in _UNREAD or not (wanted or gone):
            continue
        found = getattr(metadata, field.name)
        if found != wanted and (found or wanted):
            raise ExportError(
                f"{target} was not written: its {field.name} would read "
                f"{_short(found)}, not {_short(wanted)}"
            )
    _verify_languages(metadata, target, fields)


def _verify_languages(metadata: Metadata, target: Path, fields: ExportFields) -> None:
    for field, texts in fields.languages.items():
        found = metadata.languages.get(field, {})
        for tag, wanted in texts.items() if getattr(fields, field) else ():
            if found.get(tag) != wanted:
                raise ExportError(
                    f"{target} was not written: its {field} in {tag} would read "
                    f"{_short(found.get(tag))}, not {_short(wanted)}"
                )


def _short(value: object) -> str:
    return textwrap.shorten(repr(value), 80, placeholder=" ...")
