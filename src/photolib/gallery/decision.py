"""Decisions on what a file says: one source taken, a value typed, either undone."""

import re

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from photolib import settle
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.one_photo import PhotoPage, photo_page
from photolib.gallery.refusal import on_photo_page
from photolib.gallery.said import LABELS
from photolib.gallery.shorthand import spelt_out
from photolib.gallery.wording import listed, plural
from photolib.metadata.typed import FIELDS
from photolib.settle import Typed

_COUNT = re.compile("[0-9]{1,9}")
blueprint = Blueprint(
    "decision", __name__, url_prefix="/photos/<id(photo):photo_id>/decisions"
)


@blueprint.post("")
def correct(photo_id: int) -> ResponseReturnValue:
    """Keep what was typed into the fields that were sent."""
    library, by = current.library(), current.editor()
    typed = spelt_out(library, photo_id, _typed())
    changed = settle.correct(library, photo_id, typed, by)
    names = listed(LABELS[name].lower() for name in changed)
    flash(f"Decided: {names}." if changed else "Nothing was changed.")
    return _to_file(photo_id)


@blueprint.post("/take")
def take(photo_id: int) -> ResponseReturnValue:
    """Settle a conflict by one source, in this photo or in all that are alike."""
    library, by, form = current.library(), current.editor(), request.form
    field, tag = form.get("field", ""), form.get("tag", "")
    if "count" in form:
        count = int(form["count"]) if _COUNT.fullmatch(form["count"]) else 0
        settle.take_alike(library, photo_id, field, tag, by, count=count)
        flash(f"Settled in {plural(count, 'photo')}.")
    else:
        settle.take(library, photo_id, field, tag, by, seen=form.get("seen", ""))
        flash("Settled.")
    return _to_file(photo_id)


@blueprint.post("/<id(decision):act>/undo")
def undo(photo_id: int, act: int) -> ResponseReturnValue:
    """Take back a decision, in this photo or in all in which it was made at once."""
    library, by = current.library(), current.editor()
    if "everywhere" in request.form:
        count = settle.undo_everywhere(library, act, by)
        flash(f"Undone in {plural(count, 'photo')}.")
    else:
        settle.undo(library, photo_id, act, by)
        flash("Undone.")
    return _to_file(photo_id)


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say why a decision was not taken; what was typed is still in the form."""

    def page(photo_id: int) -> PhotoPage:
        library, by = current.library(), current.editor()
        return photo_page(library, photo_id, by, typed=_typed(), mistake=str(error))

    return on_photo_page(error, page)


def _typed() -> dict[str, Typed]:
    form = request.form
    return {
        name: Typed(form[name], form.get(f"seen.{name}", ""))
        for name in FIELDS
        if name in form
    }


def _to_file(photo_id: int) -> ResponseReturnValue:
    return redirect(current.photo_address(photo_id, "file"), 303)
