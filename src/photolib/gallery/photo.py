"""The gallery itself, and the page of each photo."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from photolib import link
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.grid import asked, grid_page
from photolib.gallery.ids import sent_id
from photolib.gallery.one_photo import photo_page
from photolib.gallery.typed import sent_language, typed, typed_names
from photolib.gallery.unfold import opened
from photolib.records import LinkStatus
from photolib.store import photo

blueprint = Blueprint("photo", __name__)

_DECISIONS: dict[str, LinkStatus] = {
    "confirmed": "confirmed",
    "rejected": "rejected",
    "suggested": "suggested",
}


@blueprint.get("/")
def grid() -> ResponseReturnValue:
    """Show photos, newest first."""
    args = request.args
    event_id = sent_id(args.get("event", ""), "event")
    wanted = asked(args.get("month"), event_id, args.get("without"))
    library, after, by = current.library(), args.get("after"), current.editor()
    page = grid_page(library, wanted, after, by, opened())
    return render_template("photo/grid.html", page=page)


@blueprint.get("/photos/<id(photo):photo_id>")
def show(photo_id: int) -> ResponseReturnValue:
    """Show one photo and everything known of it; `write` names a new caption's tag."""
    library, by = current.library(), current.editor()
    page = photo_page(library, photo_id, by, writing=sent_language("write"))
    return render_template("photo/show.html", page=page)


@blueprint.post("/photos/<id(photo):photo_id>/credit")
def settle_credit(photo_id: int) -> ResponseReturnValue:
    """Set the credit by an editor's word."""
    creators, outlet = typed_names("creators"), typed("outlet")
    db, by = current.library().db, current.editor()
    link.decide_credit(db, photo_id, creators, outlet, by)
    flash("The credit is set.")
    return _to_photo(photo_id, "credit")


@blueprint.post("/photos/<id(photo):photo_id>/people/<id(person):person_id>")
def decide_person(photo_id: int, person_id: int) -> ResponseReturnValue:
    """Keep an editor's word on a person in the photo."""
    status = _DECISIONS.get(request.form.get("status", ""))
    if status is None:
        raise EditError("a person in a photo is confirmed or rejected: press a button")
    db = current.library().db
    link.decide_person(db, photo_id, person_id, status, current.editor())
    return _to_photo(photo_id, "people")


@blueprint.post("/photos/<id(photo):photo_id>/event")
def link_event(photo_id: int) -> ResponseReturnValue:
    """Make the photo one of an event, or of none."""
    if "event" not in request.form:
        raise EditError("the form names no event: choose one, or none")
    event_id = sent_id(request.form["event"], "event")
    library = current.library()
    photo.get(library.db, photo_id)
    rules = library.settings.credit_rules
    link.link_photos(library.db, [photo_id], event_id, rules=rules)
    flash("The event is set.")
    return _to_photo(photo_id, "event")


def _to_photo(photo_id: int, part: str) -> ResponseReturnValue:
    return redirect(current.photo_address(photo_id, part), 303)
