"""Saved searches: the list, what came since each was opened, and what changes it."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import saved
from photolib.errors import EditError, QueryError
from photolib.gallery import current, failures
from photolib.gallery.search import asked_order
from photolib.gallery.wording import sentence
from photolib.records import SavedSearch
from photolib.store import saved_search
from photolib.store.saved_search import Newer

blueprint = Blueprint("saved", __name__, url_prefix="/searches")


@dataclass(frozen=True, slots=True)
class Row:
    """A saved search, and how many photos came since; None: it cannot be told."""

    saved: SavedSearch
    newer: Newer | None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The saved searches; `mistake` says why what was typed was not kept."""

    rows: tuple[Row, ...]
    name: str = ""
    query: str = ""
    sort: str = ""
    mistake: str | None = None
    longest: int = saved.LONGEST_NAME


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the saved searches."""
    return render_template("search/saved.html", page=SavedPage(_rows()))


@blueprint.post("")
def save() -> ResponseReturnValue:
    """Keep a search under a name."""
    name, query = request.form.get("name", ""), request.form.get("q", "")
    db, order = current.library().db, asked_order()
    made = saved.save(db, name, query, order, current.editor())
    _tell("The search is saved.", made)
    return redirect(url_for("search.find", q=query.strip(), sort=order), 303)


@blueprint.post('/<id("saved search"):saved_id>/open')
def open_(saved_id: int) -> ResponseReturnValue:
    """Go to a search as it was written, and count from now what comes."""
    found = saved.open_(current.library().db, saved_id)
    return redirect(url_for("search.find", q=found.query, sort=found.sort), 303)


@blueprint.post('/<id("saved search"):saved_id>/rename')
def rename(saved_id: int) -> ResponseReturnValue:
    """Call a search otherwise."""
    name = request.form.get("name", "")
    made = saved.rename(current.library().db, saved_id, name, current.editor())
    _tell("The search is renamed.", made)
    return _to_list()


@blueprint.post('/<id("saved search"):saved_id>/remove')
def remove(saved_id: int) -> ResponseReturnValue:
    """Take a search out of the list."""
    found = saved.remove(current.library().db, saved_id, current.editor())
    _tell(f"“{found.name}” is removed.", saved_id)
    return _to_list()


@blueprint.post('/<id("saved search"):saved_id>/undo')
def undo(saved_id: int) -> ResponseReturnValue:
    """Undo the last that was done to a search."""
    saved.undo(current.library().db, saved_id, current.editor())
    flash("Undone.")
    return _to_list()


@blueprint.errorhandler(EditError)
@blueprint.errorhandler(QueryError)
def refused(error: EditError | QueryError) -> ResponseReturnValue:
    """Say why nothing was kept; what was to be saved is still in the form."""
    if current.wants_json():
        return failures.answer(400, str(error))
    rows, told = _rows(), sentence(str(error))
    page = SavedPage(rows, mistake=told)
    if request.endpoint == "saved.save":
        name, query, sort = (request.form.get(n, "") for n in ("name", "q", "sort"))
        page = SavedPage(rows, name, query, sort, told)
    return render_template("search/saved.html", page=page), 400


def _rows() -> tuple[Row, ...]:
    db = current.library().db
    return tuple(Row(o, saved.newer(db, o)) for o in saved_search.get_all(db))


def _tell(said: str, saved_id: int) -> None:
    flash(said, url_for("saved.undo", saved_id=saved_id))


def _to_list() -> ResponseReturnValue:
    return redirect(url_for("saved.index"), 303)
