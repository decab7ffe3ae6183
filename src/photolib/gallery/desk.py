"""The caption desk: a shoot is captioned one photo after the other, by keyboard."""

from dataclasses import asdict

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import describe
from photolib.batch.apply import Applied, apply
from photolib.batch.plan import Wanted
from photolib.batch.states import marks
from photolib.changes import Change
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.gallery import current, failures
from photolib.gallery.desk_page import DeskPhoto, desk_of, desk_page, desk_photo
from photolib.gallery.ids import sent_id
from photolib.gallery.shorthand import spelt
from photolib.gallery.typed import Field, typed
from photolib.gallery.wording import sentence
from photolib.records import LinkStatus
from photolib.store import photo_person
from photolib.store.connect import Database

blueprint = Blueprint("desk", __name__, url_prefix="/desk")

_CAPTION = Field("caption", 10_000)
_FIELDS = {
    "headline": Field("headline", 1_000),
    "keywords": Field("list of keywords", 100_000),  # a file may say more than is typed
}


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Show the desk at one of its photos, or at the first."""
    library = current.library()
    desk = desk_of(library.db, _event_id(), current.editor())
    if not desk.photo_ids:
        return render_template("desk/empty.html", page=desk)
    wanted = sent_id(request.args.get("photo", ""), "photo") or desk.photo_ids[0]
    if wanted not in desk.photo_ids:
        raise NotFoundError("photo", f"{wanted} among those to caption")
    return render_template("desk/show.html", page=desk_page(library, desk, wanted))


@blueprint.get("/photos/<id(photo):photo_id>")
def look(photo_id: int) -> ResponseReturnValue:
    """Tell a script what the desk shows of a photo."""
    return jsonify(_told(desk_photo(current.library(), photo_id)))


@blueprint.post("/photos/<id(photo):photo_id>")
def save(photo_id: int) -> ResponseReturnValue:
    """Keep what was typed and ticked, and go on to the next photo."""
    try:
        done = _saved(photo_id)
        _check(done)
    except EditError as error:
        return _not_saved(photo_id, error)
    if current.wants_json():
        told = _told(desk_photo(current.library(), photo_id))
        return jsonify(batch=done.batch, photo=told)
    if done.batch:
        flash("Saved.", url_for("batch.undo", number=done.batch))
    desk = desk_of(current.library().db, _event_id(), current.editor())
    following = photo_id in desk.photo_ids and desk.beside(photo_id, 1)
    return redirect(
        url_for("desk.show", event=_event_id(), photo=following or photo_id), 303
    )


def _saved(photo_id: int) -> Applied:
    library = current.library()
    changes: dict[str, Change] = {}
    seen = marks(library, [photo_id], ())
    if "caption" in request.form:
        written = spelt(library, photo_id, typed("caption", _CAPTION))
        text = describe.edited_text(written)
        changes["caption"] = Change("replace", text)
        for name, field in _FIELDS.items():
            said = typed(name, field)
            changes[name] = Change("replace" if said.strip() else "clear", said)
        seen = {photo_id: request.form.get("seen", "")}
    people = _people(library.db, photo_id)
    if not changes and not people:
        return Applied(None, (), (), ())
    return apply(library, Wanted(changes, people=people), seen, current.editor())


def _check(done: Applied) -> None:
    if done.clashed:
        raise ClashError(
            "somebody has changed this photo meanwhile: what you wrote is still here"
        )
    for _, why in done.refused:
        raise EditError(why)


def _people(db: Database, photo_id: int) -> dict[int, LinkStatus]:
    """Return whom the form says to be in the photo, and who was and is not any more."""
    ticked = {sent_id(one, "person") for one in request.form.getlist("person")}
    said: dict[int, LinkStatus] = {}
    for one in photo_person.in_photo(db, photo_id):
        shown = str(one.person_id) in request.form.get("shown", "").split()
        if one.person_id in ticked and one.status != "confirmed":
            said[one.person_id] = "confirmed"
        elif shown and one.person_id not in ticked and one.status == "confirmed":
            said[one.person_id] = "suggested"
    return said


def _not_saved(photo_id: int, error: EditError) -> ResponseReturnValue:
    status = failures.status_of(error)
    library, told = current.library(), sentence(str(error))
    if current.wants_json():
        now = _told(desk_photo(library, photo_id))
        return jsonify(error=told, photo=now), status
    desk = desk_of(library.db, _event_id(), current.editor())
    page = desk_page(library, desk, photo_id, typed=request.form, mistake=told)
    return render_template("desk/show.html", page=page), status


def _event_id() -> int | None:
    return sent_id(request.values.get("event", ""), "event")


def _told(shown: DeskPhoto) -> dict[str, object]:
    """Return what a script needs, addresses included."""
    src = url_for("file.show", sha256=shown.sha256, kind="preview")
    page = url_for("photo.show", photo_id=shown.id)
    return asdict(shown) | {"src": src, "page": page}
