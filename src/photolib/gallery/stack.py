"""What an editor says of a photo's stacks: no copy, not of the burst, it leads."""

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from photolib import stacks
from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.store.stack import Kind

blueprint = Blueprint(
    "stack", __name__, url_prefix="/photos/<id(photo):photo_id>/stacks"
)

_KINDS: dict[str, Kind] = {"burst": "burst", "copies": "copies"}


@blueprint.post("/<kind>/apart")
def part(photo_id: int, kind: str) -> ResponseReturnValue:
    """Take a photo out of its burst, or say that another is no copy of it (`other`)."""
    library, by = current.library(), current.editor()
    of = _kind(kind)
    other = sent_id(request.form.get("other", ""), "photo")
    if of == "copies" and other is None:
        abort(400, "the form names no photo that is no copy: press a button there")
    stacks.part(library, of, photo_id, None if of == "burst" else other, by)
    flash("Kept: it stands apart.")
    return redirect(current.photo_address(photo_id, "stacks"), 303)


@blueprint.post("/<kind>/lead")
def lead(photo_id: int, kind: str) -> ResponseReturnValue:
    """Let a photo lead its stack."""
    stacks.lead(current.library(), _kind(kind), photo_id, current.editor())
    flash("Kept: this photo leads.")
    return redirect(current.photo_address(photo_id, "stacks"), 303)


@blueprint.post("/words/<id(decision):word_id>/undo")
def undo(photo_id: int, word_id: int) -> ResponseReturnValue:
    """Take back what was said."""
    stacks.undo(current.library(), word_id, current.editor())
    flash("Undone.")
    return redirect(current.photo_address(photo_id, "stacks"), 303)


def _kind(kind: str) -> Kind:
    if kind not in _KINDS:
        abort(404)
    return _KINDS[kind]
