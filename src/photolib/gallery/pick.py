"""Picks: photos set aside for an article, to be credited and taken away."""

import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flask import Blueprint, jsonify, render_template, request, send_file
from flask.typing import ResponseReturnValue

from photolib import audit
from photolib.errors import EditError, ExportError
from photolib.export import export
from photolib.gallery import current
from photolib.gallery.tiles import Tile, tiles
from photolib.store import credit, files, photo, pick
from photolib.store.connect import writing
from photolib.store.library import Library

blueprint = Blueprint("pick", __name__, url_prefix="/picks")

_SIZES = {"": None, "1200": 1200, "2048": 2048}


@dataclass(frozen=True, slots=True)
class Picked:
    """A picked photo with its credit, and what keeps it from leaving."""

    tile: Tile
    credit_line: str | None
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PicksPage:
    """The picks, in the order of picking; `credits` is a line for each credit."""

    picks: tuple[Picked, ...]
    credits: str
    ready: int


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the picks."""
    library = current.library()
    ids = pick.picked(library.db, current.editor())
    shown = tiles(library, photo.get_many(library.db, ids), current.editor())
    picks = tuple(_picked(library, tile) for tile in shown)
    lines = dict.fromkeys(one.credit_line for one in picks if one.credit_line)
    ready = sum(not one.blocks for one in picks)
    page = PicksPage(picks, "\n".join(lines), ready)
    return render_template("pick/index.html", page=page)


@blueprint.post("/<id(photo):photo_id>")
def toggle(photo_id: int) -> ResponseReturnValue:
    """Pick a photo, or put it back."""
    db, by = current.library().db, current.editor()
    photo.get(db, photo_id)
    with writing(db):
        is_picked = pick.toggle(db, photo_id, by)
    if current.wants_json():
        return jsonify(picked=is_picked, count=len(pick.picked(db, by)))
    return current.back(current.photo_address(photo_id))


@blueprint.post("/export")
def take_away() -> ResponseReturnValue:
    """Send the picks as one ZIP, with their credits and what was refused."""
    size = request.form.get("size", "")
    if size not in _SIZES:
        raise EditError(f"{size} is no size to export: choose one of the list")
    archive = _archive(current.library(), _SIZES[size])
    return send_file(
        archive, "application/zip", as_attachment=True, download_name="picks.zip"
    )


def _picked(library: Library, tile: Tile) -> Picked:
    given = credit.get(library.db, tile.photo.id)
    return Picked(tile, given.line, audit.of_photo(library, tile.photo.id))


def _archive(library: Library, long_edge_px: int | None) -> IO[bytes]:
    """Return an open ZIP of the picks that may leave; it vanishes when closed.

    :raises ExportError: when none may.
    """
    ids = pick.picked(library.db, current.editor())
    if not ids:
        raise ExportError("nothing is picked: press P on a photo first")
    with files.incoming(library.folder) as folder:
        report = export(
            library,
            ids,
            folder,
            long_edge_px=long_edge_px,
            kind="download",
            by=current.editor(),
        )
        refused = "".join(f"photo {i}: {reason}\n" for i, reason in report.refused)
        if not report.exported:
            first = refused.splitlines()[0]
            raise ExportError(f"none of the picks may leave: {first}")
        if refused:
            (folder / "refused.txt").write_text(refused, encoding="utf-8")
        archive = tempfile.TemporaryFile(dir=library.folder / "incoming")  # noqa: SIM115
        _zip(sorted(folder.iterdir()), archive)
    archive.seek(0)
    return archive


def _zip(paths: list[Path], archive: IO[bytes]) -> None:
    """Store files uncompressed: pictures do not get smaller."""
    try:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as bundle:
            for path in paths:
                bundle.write(path, path.name)
    except OSError as error:
        raise files.storage_error(error) from error
