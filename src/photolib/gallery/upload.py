"""Uploads: several files of one shoot, each with its own result."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from photolib.errors import EditError
from photolib.gallery import current, indexing
from photolib.gallery.ids import sent_id
from photolib.gallery.typed import typed
from photolib.ingest import IngestReport, ingest
from photolib.records import Event
from photolib.store import event, files
from photolib.store.library import Library

blueprint = Blueprint("upload", __name__, url_prefix="/upload")

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]')
_LONGEST = 180  # bytes: file systems take 255, ingest adds to it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `reason` says why it failed."""

    file: str
    state: Literal["added", "known", "failed"]
    photo: int | None = None
    address: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The form, and what became of the files just sent."""

    events: tuple[Event, ...]
    event_id: int | None
    photographer: str
    outcomes: tuple[Outcome, ...] = ()


@blueprint.get("")
def new() -> ResponseReturnValue:
    """Ask for files."""
    return _answer(_event_sent(request.args), "", ())


@blueprint.post("")
def take() -> ResponseReturnValue:
    """Take files into the library; a script gets JSON, a form the page."""
    library = current.library()
    event_id = _event_sent(request.form)
    photographer = typed("photographer").strip()
    sent = [file for file in request.files.getlist("files") if file.filename]
    if not sent:
        raise EditError("no file was sent: choose one or more photos")
    outcomes = _take(library, sent, event_id, photographer or None)
    if any(outcome.state == "added" for outcome in outcomes):
        indexing.wake()
    if current.wants_json():
        return jsonify([_as_json(outcome) for outcome in outcomes])
    return _answer(event_id, photographer, outcomes)


def safe_name(name: str) -> str:
    r"""Return a file's own name without folders and signs that file systems refuse.

    >>> safe_name("../../etc/会议 01.jpg"), safe_name("C:\\a.jpg"), safe_name("..")
    ('会议 01.jpg', 'a.jpg', 'photo')
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = _UNSAFE.sub("", last).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    short = _cut(stem, _LONGEST) + dot + _cut(suffix, 12) if stem else _cut(kept, 60)
    return short or "photo"


def _event_sent(values: Mapping[str, str]) -> int | None:
    event_id = sent_id(values.get("event", ""), "event")
    if event_id is not None:
        event.get(current.library().db, event_id)
    return event_id


def _take(
    library: Library,
    sent: Sequence[FileStorage],
    event_id: int | None,
    photographer: str | None,
) -> tuple[Outcome, ...]:
    with files.incoming(library.folder) as folder:
        names: dict[str, str] = {}
        for number, file in enumerate(sent):
            path = folder / str(number) / safe_name(file.filename or "")
            path.parent.mkdir()
            _save(file, path)
            names[str(path)] = path.name
        paths = [Path(path) for path in names]
        report = ingest(
            library, paths, event_id=event_id, photographer=photographer, workers="1"
        )
    return _outcomes(report, names)


def _save(file: FileStorage, path: Path) -> None:
    try:
        file.save(path)
    except OSError as error:
        raise files.storage_error(error) from error


def _outcomes(report: IngestReport, names: dict[str, str]) -> tuple[Outcome, ...]:
    """Return what became of each file, in the order they were sent."""
    found = {}
    for taken in report.added:
        address = current.photo_address(taken.photo)
        found[taken.file] = Outcome(names[taken.file], "added", taken.photo, address)
    for taken in report.known:
        address = current.photo_address(taken.photo)
        found[taken.file] = Outcome(names[taken.file], "known", taken.photo, address)
    for failed in report.failed:
        found[failed.file] = Outcome(names[failed.file], "failed", reason=failed.reason)
    return tuple(found[path] for path in names if path in found)


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {name: getattr(outcome, name) for name in Outcome.__slots__}


def _answer(
    event_id: int | None, photographer: str, outcomes: tuple[Outcome, ...]
) -> ResponseReturnValue:
    events = tuple(event.get_all(current.library().db))
    page = UploadPage(events, event_id, photographer, outcomes)
    return render_template("upload/new.html", page=page)


def _cut(text: str, longest: int) -> str:
    return text.encode()[:longest].decode(errors="ignore")
