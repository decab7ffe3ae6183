"""Machine drafts: asked for, read, accepted, put into the caption, rejected."""

from dataclasses import dataclass, replace
from itertools import islice

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import describe
from photolib.audit import check_alt_text
from photolib.draft import accept, draft, of_photo, reject, use_in_caption
from photolib.drafting import weights_for_drafts
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.draft_part import DraftPart, draft_part, event_drafts
from photolib.gallery.drafting import drafts
from photolib.gallery.one_photo import PhotoPage, photo_page
from photolib.gallery.refusal import on_photo_page
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.typed import Field, typed
from photolib.gallery.wording import sentence
from photolib.records import Event
from photolib.store import draft as store
from photolib.store import event, photo

blueprint = Blueprint("draft", __name__)

_WAIT_S = 15.0  # for others who draft: a batch, or the loading of the model
_TEXT = Field("draft", 1_000)
_PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class ToRead:
    """A photo with its draft."""

    tile: Tile
    part: DraftPart


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """The first drafts of an event that nobody has read, of `total`."""

    event: Event
    total: int
    rows: tuple[ToRead, ...]


@blueprint.post("/photos/<id(photo):photo_id>/draft")
def write(photo_id: int) -> ResponseReturnValue:
    """Let the model draft one photo."""
    drafting = drafts().drafting
    report = draft(current.library(), [photo_id], drafting=drafting, wait_s=_WAIT_S)
    if report.failed:
        flash(sentence(report.failed[0][1]))
    elif report.withheld:
        flash("The model had no words that may be shown.")
    else:
        flash("A draft is written: read it before you accept it.")
    return redirect(current.photo_address(photo_id, "draft"), 303)


@blueprint.post("/photos/<id(photo):photo_id>/draft/accept")
def take(photo_id: int) -> ResponseReturnValue:
    """Make the text, as it stands in the field, the photo's alternative text."""
    library, text = current.library(), typed("text", _TEXT).strip()
    if not text:
        raise EditError("an empty text describes nothing: write one, or reject it")
    seen = request.form.get("seen", "")
    taken = accept(library, photo_id, text, current.editor(), seen=seen)
    found = [one.message for one in check_alt_text(library, photo_id)]
    told = f" Look at it again (C10): {'; '.join(found)}." if found else ""
    act = taken.act
    undoing = act and url_for("decision.undo", photo_id=photo_id, act=act)
    flash(f"It is the alternative text now.{told}", undoing or "message")
    return current.back(current.photo_address(photo_id, "draft"))


@blueprint.post("/photos/<id(photo):photo_id>/draft/caption")
def to_caption(photo_id: int) -> ResponseReturnValue:
    """Put the text into the caption's editor, above what stands; nothing is saved."""
    library, by = current.library(), current.editor()
    text = typed("text", _TEXT).strip()
    use_in_caption(library, photo_id, by)
    stands = describe.caption_of(library, photo_id).text
    both = "\n".join(part for part in (text, stands) if part)
    page = photo_page(library, photo_id, by, draft=both)
    return render_template("photo/show.html", page=page)


@blueprint.post("/photos/<id(photo):photo_id>/draft/reject")
def refuse(photo_id: int) -> ResponseReturnValue:
    """Keep that nobody wants the draft."""
    reject(current.library(), photo_id, current.editor())
    flash("The draft is rejected; this model drafts the photo no more.")
    return current.back(current.photo_address(photo_id, "draft"))


@blueprint.get("/events/<id(event):event_id>/drafts")
def read(event_id: int) -> ResponseReturnValue:
    """Show the drafts of an event that nobody has read."""
    library = current.library()
    db, shown = library.db, event.get(library.db, event_id)
    waits = store.waiting(db, event_id)
    nameless = (i for i in waits if of_photo(db, i)["alt_text"].text is not None)
    of_page = photo.get_many(db, islice(nameless, _PER_PAGE))
    rows = tuple(
        ToRead(tile, draft_part(library, tile.photo.id))
        for tile in tiles(library, of_page, current.editor())
    )
    page = DraftsPage(shown, len(waits), rows)
    return render_template("event/drafts.html", page=page)


@blueprint.post("/events/<id(event):event_id>/drafts")
def write_all(event_id: int) -> ResponseReturnValue:
    """Let the model draft the photos of an event that lack an alternative text."""
    library = current.library()
    event.get(library.db, event_id)
    weights_for_drafts(library).require()
    drafts().ask(event_id)
    return redirect(url_for("event.show", event_id=event_id), 303)


@blueprint.get("/events/<id(event):event_id>/drafts/progress")
def progress(event_id: int) -> ResponseReturnValue:
    """Tell a script how far the drafts of an event are."""
    library = current.library()
    event.get(library.db, event_id)
    shown = drafts().progress(event_id, event_drafts(library, event_id))
    at_it = drafts().is_at(event_id)
    return jsonify(done=shown.done, total=shown.total, finished=not at_it)


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say why a draft was not taken; what was typed is still in its field."""

    def page(photo_id: int) -> PhotoPage:
        made = photo_page(current.library(), photo_id, current.editor())
        text = request.form.get("text", "")[: _TEXT.longest]
        part = replace(made.machine, text=text, mistake=str(error))
        return replace(made, machine=part)

    return on_photo_page(error, page)
