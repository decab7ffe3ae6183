"""Releases: handed in, shown as understood, kept with their event, corrected."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import correct
from photolib.affected import Affected, affected_by
from photolib.amend import MeanwhileError
from photolib.corrections import LISTED, SINGLE, Corrected, apply
from photolib.errors import EditError, ReleaseError
from photolib.gallery import current, fact_form, failures
from photolib.gallery.facts import (
    Attempt,
    Lost,
    Section,
    Told,
    history,
    lost,
    sections,
)
from photolib.gallery.ids import sent_id
from photolib.gallery.marks import Stretch, marks, stretches
from photolib.gallery.offers import Offer, placed
from photolib.records import Event, Release, ReleaseFacts
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import event, release
from photolib.store.connect import Database, writing

blueprint = Blueprint("release", __name__, url_prefix="/releases")


@dataclass(frozen=True, slots=True)
class Understood:
    """A release's text with its facts marked, of which nothing is kept yet."""

    text: str
    stretches: tuple[Stretch, ...]
    facts: ReleaseFacts
    sections: tuple[Section, ...]
    captions: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A release that is kept, its facts as they stand, and what they touch.

    `seen` is the last entry of the log, with which a form says what its writer saw.
    """

    release: Release
    event: Event
    stretches: tuple[Stretch, ...]
    sections: tuple[Section, ...]
    captions: tuple[Offer, ...]
    lost: tuple[Lost, ...]
    history: tuple[Told, ...]
    affected: Affected
    seen: int


@blueprint.get("/new")
def new() -> ResponseReturnValue:
    """Ask for a release."""
    return render_template("release/new.html")


@blueprint.post("/new")
def understand() -> ResponseReturnValue:
    """Show what a release says, before anything is kept."""
    text, rules = _handed_in(), current.library().settings.credit_rules
    facts = parse(text, rules=rules)
    page = Understood(
        text,
        _marked(text, facts),
        facts,
        sections(apply(facts, ()), None),
        placed(current.library().db, None, facts.captions),
    )
    return render_template("release/understood.html", page=page)


@blueprint.post("")
def keep() -> ResponseReturnValue:
    """Keep a release and its event."""
    text, library = _handed_in(), current.library()
    db, facts = library.db, parse(text, rules=library.settings.credit_rules)
    with writing(db):
        event_id = release.add(db, text, facts)
    if "correct" in request.form:
        flash("The release is kept. Correct here what was read wrong.")
        release_id = event.get(db, event_id).release_id
        return redirect(url_for("release.show", release_id=release_id), 303)
    flash("The release is kept. This is its event.")
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.get("/<id(release):release_id>")
def show(release_id: int) -> ResponseReturnValue:
    """Show a release that is kept."""
    return render_template("release/show.html", page=_page(release_id))


@blueprint.post("/<id(release):release_id>/facts")
def save(release_id: int) -> ResponseReturnValue:
    """Correct a fact, add one, or remove one."""
    kind, key = request.form.get("kind", ""), request.form.get("key", "")
    named = key.partition(".")[0] if key or kind in SINGLE else kind
    if kind != named or kind not in {*SINGLE, *LISTED}:
        abort(400, "this form names no kind of fact: reload the page and try again")
    try:
        return _saved(release_id, kind, key)
    except EditError as error:
        if current.wants_json():
            return failures.answer(400, str(error))
        others = error.values if isinstance(error, MeanwhileError) else {}
        written = {name: fact_form.written(value) for name, value in others.items()}
        attempt = Attempt(kind, key, fact_form.sent(kind), str(error), written)
        page = _page(release_id, attempt)
        status = 409 if others else 400
        return render_template("release/show.html", page=page), status


@blueprint.post("/<id(release):release_id>/undo")
def undo(release_id: int) -> ResponseReturnValue:
    """Take back one correction."""
    entry = sent_id(request.form.get("entry", ""), "correction") or 0
    correct.undo(current.library(), release_id, entry, current.editor())
    flash("The correction is taken back.")
    return current.back(url_for("release.show", release_id=release_id))


@blueprint.post("/<id(release):release_id>/lost")
def settle(release_id: int) -> ResponseReturnValue:
    """Make facts of corrections whose fact is no longer read, or let them go."""
    db, key = current.library().db, request.form.get("key", "")
    if "drop" in request.form:
        found = release.get(db, release_id)
        waiting = apply(found.read, found.log).lost
        for entry in waiting:
            if entry.fact == key:
                correct.undo(current.library(), release_id, entry.id, current.editor())
        flash("The correction is taken back.")
    else:
        correct.keep_lost(current.library(), release_id, key, current.editor())
        flash("It is a fact of the release again.")
    return _to(release_id)


@blueprint.post("/<id(release):release_id>/read")
def read_again(release_id: int) -> ResponseReturnValue:
    """Read the text with the parser of today."""
    differs = correct.read_again(current.library(), release_id, current.editor())
    flash(
        "The text is read again; what was corrected stays corrected."
        if differs
        else "photolib reads this text as it did before."
    )
    return _to(release_id)


def _saved(release_id: int, kind: str, key: str) -> ResponseReturnValue:
    """Do what the form asks.

    :raises EditError: when it cannot be done.
    """
    db, by = current.library().db, current.editor()
    if "remove" in request.form:
        correct.remove(current.library(), release_id, key, by)
        flash("It is removed. The corrections, below, can take that back.")
        return _to(release_id)
    found = release.get(db, release_id)
    values = {
        **fact_form.values_typed(kind),
        **fact_form.places_typed(kind, found.text),
    }
    if not key:
        entry = correct.add(current.library(), release_id, kind, values, by)
        flash("It is added.")
        return _to(release_id, _facts(db, release_id), entry)
    done = correct.change(
        current.library(), release_id, key, values, by, seen=fact_form.seen()
    )
    flash("The fact is corrected." if done else "Nothing of it was changed.")
    return _to(release_id, _facts(db, release_id), done)


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


def _page(release_id: int, attempt: Attempt | None = None) -> ReleasePage:
    library = current.library()
    found = release.get(library.db, release_id)
    facts = apply(found.read, found.log)
    return ReleasePage(
        found,
        event.get(library.db, found.event_id),
        _marked(found.text, facts.facts),
        sections(facts, attempt),
        placed(library.db, found.event_id, facts.facts.captions),
        lost(facts),
        history(found.log),
        affected_by(library, found),
        found.log[-1].id if found.log else 0,
    )


def _marked(text: str, facts: ReleaseFacts) -> tuple[Stretch, ...]:
    return stretches(text, marks(text, facts))


def _facts(db: Database, release_id: int) -> Corrected:
    found = release.get(db, release_id)
    return apply(found.read, found.log)


def _to(
    release_id: int, facts: Corrected | None = None, entry: int | None = None
) -> ResponseReturnValue:
    """Go to the page of the release, at the fact that an entry has changed."""
    rows = (row for one in sections(facts, None) for row in one.rows) if facts else ()
    at = next((r.anchor for r in rows if entry in {t.id for t in r.history}), None)
    anchor = at and f"fact-{at}"
    return redirect(url_for("release.show", release_id=release_id, _anchor=anchor), 303)
