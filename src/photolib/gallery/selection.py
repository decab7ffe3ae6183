"""The selection: which photos the next thing is done to; the server keeps it."""

import re

from flask import Blueprint, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.grid import asked
from photolib.gallery.ids import sent_id
from photolib.gallery.wording import plural
from photolib.store import photo, pick, selection
from photolib.store.connect import writing
from photolib.store.photo import Filter

blueprint = Blueprint("selection", __name__, url_prefix="/selection")

_IDS = re.compile(r"[0-9]{1,18}(,[0-9]{1,18})*")


@blueprint.post("/<id(photo):photo_id>")
def toggle(photo_id: int) -> ResponseReturnValue:
    """Select a photo, or not any more."""
    db, by = current.library().db, current.editor()
    photo.get(db, photo_id)
    with writing(db):
        if selection.among(db, [photo_id], by):
            selection.remove(db, [photo_id], by)
        else:
            selection.add(db, [photo_id], by)
    return _answer([photo_id])


@blueprint.post("/some")
def some() -> ResponseReturnValue:
    """Select the photos that a page shows."""
    sent = request.form.get("photos", "")
    if not _IDS.fullmatch(sent):
        raise EditError("no photos are named: select them in the gallery")
    return _add([int(number) for number in sent.split(",")])


@blueprint.post("/range")
def stretch() -> ResponseReturnValue:
    """Select all from one photo to another of a list, those not shown included."""
    ends = [sent_id(request.form.get(end, ""), "photo") for end in ("from", "to")]
    one, other = (end or 0 for end in ends)
    return _add(photo.between(current.library().db, one, other, _wanted()))


@blueprint.post("/all")
def whole() -> ResponseReturnValue:
    """Select every photo of a list."""
    return _add(photo.ids(current.library().db, _wanted()))


@blueprint.post("/clear")
def clear() -> ResponseReturnValue:
    """Select nothing."""
    db, by = current.library().db, current.editor()
    before = selection.selected(db, by)
    with writing(db):
        selection.clear(db, by)
    return _answer(before)


@blueprint.post("/pick")
def pick_all() -> ResponseReturnValue:
    """Pick what is selected."""
    db, by = current.library().db, current.editor()
    ids = selection.selected(db, by)
    with writing(db):
        pick.add(db, ids, by)
    flash(f"Picked {plural(len(ids), 'photo')}.")
    return current.back(url_for("pick.index"))


def _wanted() -> Filter:
    args = request.args
    event_id = sent_id(args.get("event", ""), "event")
    return asked(args.get("month"), event_id, args.get("without"))


def _add(photo_ids: list[int]) -> ResponseReturnValue:
    db = current.library().db
    with writing(db):
        selection.add(db, photo_ids, current.editor())
    return _answer(photo_ids)


def _answer(photo_ids: list[int]) -> ResponseReturnValue:
    """Tell a script which of these photos are selected now, and how many in all."""
    if not current.wants_json():
        return current.back(url_for("photo.grid"))
    db, by = current.library().db, current.editor()
    on = selection.among(db, photo_ids, by)
    off = [photo_id for photo_id in photo_ids if photo_id not in on]
    return jsonify(count=selection.count(db, by), on=sorted(on), off=off)
