"""Releases: handed in, shown as understood, kept with their event."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.errors import ReleaseError
from photolib.gallery import current
from photolib.gallery.marks import Stretch, marks, stretches
from photolib.records import Event, ReleaseFacts
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import event, release
from photolib.store.connect import writing

blueprint = Blueprint("release", __name__, url_prefix="/releases")


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A release's text with its facts marked; `event` is None until it is kept."""

    text: str
    stretches: tuple[Stretch, ...]
    facts: ReleaseFacts
    anchors: frozenset[str]
    event: Event | None = None
    added_at: str | None = None


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """Ask for a release."""
    return render_template("release/new.html")


@blueprint.post("/new")
def understand() -> ResponseReturnValue:
    """Show what a release says, before anything is kept."""
    text, rules = _handed_in(), current.library().settings.credit_rules
    page = _page(text, parse(text, rules=rules))
    return render_template("release/show.html", page=page)


@blueprint.post("")
def keep() -> ResponseReturnValue:
    """Keep a release and its event."""
    text, library = _handed_in(), current.library()
    db, facts = library.db, parse(text, rules=library.settings.credit_rules)
    with writing(db):
        event_id = release.add(db, text, facts)
    flash("The release is kept. This is its event.")
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.get("/<id(release):release_id>")
def show(release_id: int) -> ResponseReturnValue:
    """Show a release that is kept."""
    db = current.library().db
    found = release.get(db, release_id)
    page = _page(found.text, found.facts, event.get(db, found.event_id), found.added_at)
    return render_template("release/show.html", page=page)


def _handed_in() -> str:
    """Return the text of the file, or of the form; browsers send CR LF.

    :raises ReleaseError: when there is neither, or it is no text.
    """
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        text = read_text(upload.read())
    else:
        text = request.form.get("text", "")
    if not text.strip():
        raise ReleaseError("there is no text: paste a release, or choose its file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _page(
    text: str,
    facts: ReleaseFacts,
    kept: Event | None = None,
    added_at: str | None = None,
) -> ReleasePage:
    cut = stretches(text, marks(text, facts))
    anchors = frozenset(key for stretch in cut for key in stretch.anchors)
    return ReleasePage(text, cut, facts, anchors, kept, added_at)
