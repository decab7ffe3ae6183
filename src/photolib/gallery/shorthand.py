"""Codes: those of an event, the lists that were handed in, and those of one photo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath

from flask import (
    Blueprint,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from photolib import describe, link, shorthand
from photolib.caption import code_file
from photolib.caption.codes import DELIMITERS, Expanded, Table, all_spelt, expand
from photolib.caption.variables import VARIABLES
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.gallery.one_photo import seen
from photolib.gallery.typed import Field, typed
from photolib.gallery.wording import listed, plural
from photolib.records import CodeList, Event, Template
from photolib.settle import Typed
from photolib.shorthand import RosterCode
from photolib.store import (
    code_list,
    event,
    photo,
    photo_person,
    retired,
    template,
)
from photolib.store.connect import writing
from photolib.store.library import Library

blueprint = Blueprint("shorthand", __name__)

_NAME = Field("name of the list", 100)
_HOT = 9  # keys of a row


@dataclass(frozen=True, slots=True)
class Shown:
    """A list of codes and the event it is for."""

    list: CodeList
    event: Event | None


@dataclass(frozen=True, slots=True)
class ShorthandPage:
    """Every list and template, and what can be typed."""

    lists: tuple[Shown, ...]
    templates: tuple[Template, ...]
    events: tuple[Event, ...]
    variables: dict[str, str]
    delimiter: str
    delimiters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesPage:
    """The codes of one event, to be read beside the keyboard; `sign` encloses them."""

    event: Event
    roster: tuple[RosterCode, ...]
    lists: tuple[CodeList, ...]
    sign: str
    hot: int = _HOT

    @property
    def rows(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return codes and what they stand for, as the lists have them."""
        return [(one.codes, one.columns) for one in self.roster]


@blueprint.get("/shorthand")
def index() -> ResponseReturnValue:
    """Show the lists and templates."""
    db = current.library().db
    events = {one.id: one for one in event.get_all(db)}
    page = ShorthandPage(
        tuple(Shown(o, events.get(o.event_id or 0)) for o in code_list.get_all(db)),
        tuple(template.get_all(db)),
        tuple(events.values()),
        VARIABLES,
        shorthand.delimiter(db),
        DELIMITERS,
    )
    return render_template("shorthand/index.html", page=page)


@blueprint.get("/shorthand/events/<id(event):event_id>")
def show(event_id: int) -> ResponseReturnValue:
    """Show the codes of an event, as a table to print."""
    library = current.library()
    page = CodesPage(
        event.get(library.db, event_id),
        shorthand.roster(library, event_id),
        tuple(code_list.of_event(library.db, event_id)),
        shorthand.delimiter(library.db),
    )
    return render_template("shorthand/show.html", page=page)


@blueprint.get("/shorthand/events/<id(event):event_id>/codes.txt")
def download_event(event_id: int) -> ResponseReturnValue:
    """Send the codes of an event as Photo Mechanic reads them."""
    codes = shorthand.of_event(current.library(), event_id)
    return _file(codes, f"codes-of-event-{event_id}.txt")


@blueprint.get("/shorthand/lists/<id(list):list_id>/codes.txt")
def download_list(list_id: int) -> ResponseReturnValue:
    """Send a list as Photo Mechanic reads it."""
    found = code_list.get(current.library().db, list_id)
    return _file(found.codes, f"codes-{list_id}.txt")


@blueprint.post("/shorthand/lists")
def add_list() -> ResponseReturnValue:
    """Keep a list of codes; one of the same name for the same event is replaced."""
    library, sent = current.library(), request.files.get("file")
    if sent is None or not sent.filename:
        raise EditError("no file was sent: choose a list of codes")
    event_id = sent_id(request.form.get("event", ""), "event")
    name = typed("name", _NAME).strip() or PurePosixPath(sent.filename).stem[:100]
    made = shorthand.add_list(
        library, name, sent.read(), current.editor(), event_id=event_id
    )
    kept = code_list.get(library.db, made)
    left = f", {plural(len(kept.told), 'line')} not taken" if kept.told else ""
    undoing = url_for("shorthand.undo_list", list_id=made)
    flash(f"{kept.name}: {plural(len(kept.codes), 'code')}{left}.", undoing)
    return redirect(url_for("shorthand.index", _anchor="lists"), 303)


@blueprint.post("/shorthand/lists/<id(list):list_id>/remove")
def remove_list(list_id: int) -> ResponseReturnValue:
    """Take a list out of use."""
    db = current.library().db
    with writing(db):
        retired.remove(db, "code_list", list_id, current.editor())
    flash("The list is removed.", url_for("shorthand.undo_list", list_id=list_id))
    return redirect(url_for("shorthand.index", _anchor="lists"), 303)


@blueprint.post("/shorthand/lists/<id(list):list_id>/undo")
def undo_list(list_id: int) -> ResponseReturnValue:
    """Undo the last that was done to a list."""
    db = current.library().db
    with writing(db):
        retired.restore(db, "code_list", list_id, current.editor())
    flash("Undone.")
    return redirect(url_for("shorthand.index", _anchor="lists"), 303)


@blueprint.post("/shorthand/delimiter")
def set_delimiter() -> ResponseReturnValue:
    """Let another sign enclose codes."""
    shorthand.set_delimiter(current.library().db, request.form.get("sign", ""))
    flash("Codes are enclosed by this sign from now on.")
    return redirect(url_for("shorthand.index"), 303)


@blueprint.get("/photos/<id(photo):photo_id>/shorthand")
def of_photo(photo_id: int) -> ResponseReturnValue:
    """Send what shorthand stands for in a photo, to the script of its fields."""
    library = current.library()
    other = sent_id(request.args.get("previous", ""), "photo")
    meant = shorthand.words(library, photo_id)
    return jsonify(
        codes=all_spelt(meant),
        variables=meant.variables,
        gaps=dict(meant.gaps),
        delimiter=meant.delimiter,
        previous=shorthand.previous(library, photo_id, other),
        people=_people(library, photo_id),
    )


@blueprint.post("/photos/<id(photo):photo_id>/shorthand/people/<id(person):person_id>")
def confirm(photo_id: int, person_id: int) -> ResponseReturnValue:
    """Confirm whom a code names; tell how the mark of the caption has changed by it."""
    library = current.library()
    was = seen(describe.caption_of(library, photo_id))
    link.decide_person(library.db, photo_id, person_id, "confirmed", current.editor())
    return jsonify(was=was, seen=seen(describe.caption_of(library, photo_id)))


def spelt(library: Library, photo_id: int, text: str) -> str:
    """Return a typed text with its shorthand spelt out, and tell what stands for it."""
    if "codes" not in request.form:
        return text
    return _told(shorthand.spell_out(library, photo_id, text))


def spelt_out(
    library: Library, photo_id: int, fields: Mapping[str, Typed]
) -> dict[str, Typed]:
    """Return typed fields, the shorthand in what is new of them spelt out."""
    new = [name for name, one in fields.items() if one.is_changed]
    if "codes" not in request.form or not new:
        return dict(fields)
    meant = shorthand.words(library, photo_id)
    texts = {name: _told(expand(fields[name].text, meant)) for name in new}
    return {n: replace(one, text=texts.get(n, one.text)) for n, one in fields.items()}


def _told(said: Expanded) -> str:
    if said.unknown:
        flash(f"Nobody knows what this stands for: {listed(said.unknown)}.")
    return said.text


def _people(library: Library, photo_id: int) -> list[dict[str, object]]:
    """Return the people of the release, in its order, and whether they are in there."""
    event_id = photo.get(library.db, photo_id).event_id
    if event_id is None:
        return []
    status = {
        p.person_id: p.status for p in photo_person.in_photo(library.db, photo_id)
    }
    return [
        {
            "codes": one.codes,
            "name": one.columns[0],
            "status": status.get(one.person_id),
            "confirm": url_for(
                "shorthand.confirm", photo_id=photo_id, person_id=one.person_id
            ),
        }
        for one in shorthand.roster(library, event_id)
    ]


def _file(codes: Table, name: str) -> ResponseReturnValue:
    text = code_file.write(codes).encode()
    return send_file(
        BytesIO(text),
        mimetype="text/tab-separated-values",
        as_attachment=True,
        download_name=name,
    )
