"""Templates of captions: written, changed, and filled into a photo."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import fill, shorthand
from photolib.caption.variables import VARIABLES
from photolib.errors import EditError
from photolib.gallery import current, failures
from photolib.gallery.ids import sent_id
from photolib.gallery.said import LABELS
from photolib.gallery.typed import Field, typed
from photolib.gallery.wording import listed
from photolib.metadata.typed import FIELDS
from photolib.records import TemplateField
from photolib.store import retired, template
from photolib.store.connect import writing

blueprint = Blueprint("template", __name__)

_NAME, _TEXT = Field("name of the template", 100), Field("text", 10_000)


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the form."""

    name: str
    label: str
    ticked: bool
    text: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """One template; `id` is None for a new one, `mistake` says why it was not kept."""

    id: int | None
    name: str
    rows: tuple[Row, ...]
    variables: dict[str, str]
    sign: str
    mistake: str | None = None


@blueprint.get("/shorthand/templates/new")
def new() -> ResponseReturnValue:
    """Ask for a template."""
    return render_template("shorthand/template.html", page=_page(None, "", {}))


@blueprint.get("/shorthand/templates/<id(template):template_id>")
def show(template_id: int) -> ResponseReturnValue:
    """Show a template, to be changed."""
    found = template.get(current.library().db, template_id)
    page = _page(found.id, found.name, found.fields)
    return render_template("shorthand/template.html", page=page)


@blueprint.post("/shorthand/templates")
def save() -> ResponseReturnValue:
    """Keep a template, perhaps in place of the one that was changed."""
    library, replaces = current.library(), _replaced()
    made = shorthand.save_template(
        library, typed("name", _NAME), _typed(), current.editor(), replaces
    )
    flash("The template is saved.", url_for("template.undo", template_id=made))
    return _to_templates()


@blueprint.post("/shorthand/templates/<id(template):template_id>/remove")
def remove(template_id: int) -> ResponseReturnValue:
    """Take a template out of use."""
    db = current.library().db
    with writing(db):
        retired.remove(db, "template", template_id, current.editor())
    undoing = url_for("template.undo", template_id=template_id)
    flash("The template is removed.", undoing)
    return _to_templates()


@blueprint.post("/shorthand/templates/<id(template):template_id>/undo")
def undo(template_id: int) -> ResponseReturnValue:
    """Undo the last that was done to a template."""
    db = current.library().db
    with writing(db):
        retired.restore(db, "template", template_id, current.editor())
    flash("Undone.")
    return _to_templates()


@blueprint.post("/photos/<id(photo):photo_id>/fill")
def fill_photo(photo_id: int) -> ResponseReturnValue:
    """Fill the ticked fields of a photo from a template."""
    template_id = sent_id(request.form.get("template", ""), "template")
    if template_id is None:
        raise EditError("no template was chosen: choose one of the list")
    seen, by = request.form.get("seen", ""), current.editor()
    done = fill.fill(current.library(), photo_id, template_id, by, seen)
    filled = listed(LABELS[name].lower() for name in done.filled.texts)
    missing = (*done.filled.gaps, *done.filled.unknown)
    gaps = f" Not known: {listed(missing)}." if missing else ""
    undoing = url_for(
        "template.undo_fill", photo_id=photo_id, act=done.act, wrote=done.wrote
    )
    flash(f"Filled: {filled}.{gaps}", undoing)
    return redirect(current.photo_address(photo_id), 303)


@blueprint.post("/photos/<id(photo):photo_id>/fill/undo")
def undo_fill(photo_id: int) -> ResponseReturnValue:
    """Take back what a template has filled into a photo."""
    act = sent_id(request.args.get("act", ""), "decision") or 0
    wrote = request.args.get("wrote", "")
    fill.undo(current.library(), photo_id, act, wrote, current.editor())
    flash("Undone.")
    return redirect(current.photo_address(photo_id), 303)


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say why a template was not kept; what was typed is still in the form."""
    status = failures.status_of(error)
    if request.endpoint != "template.save" or current.wants_json():
        return failures.answer(status, str(error))
    replaced = None if status == 409 else _replaced()  # then it becomes another one
    page = _page(replaced, request.form.get("name", ""), _typed(), str(error))
    return render_template("shorthand/template.html", page=page), status


def _replaced() -> int | None:
    return sent_id(request.form.get("replaces", ""), "template")


def _typed() -> dict[str, TemplateField]:
    return {
        name: TemplateField(
            f"tick.{name}" in request.form,
            request.form.get(name, "").replace("\r\n", "\n"),
        )
        for name in shorthand.TEMPLATE_FIELDS
    }


def _page(
    template_id: int | None,
    name: str,
    fields: dict[str, TemplateField],
    mistake: str | None = None,
) -> TemplatePage:
    empty = TemplateField(ticked=False, text="")
    rows = (
        Row(n, LABELS[n], one.ticked, one.text, n == "caption" or FIELDS[n].lines)
        for n in shorthand.TEMPLATE_FIELDS
        for one in [fields.get(n, empty)]
    )
    sign = shorthand.delimiter(current.library().db)
    return TemplatePage(template_id, name, tuple(rows), VARIABLES, sign, mistake)


def _to_templates() -> ResponseReturnValue:
    return redirect(url_for("shorthand.index", _anchor="templates"), 303)
