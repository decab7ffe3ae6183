"""The vocabulary of keywords: its terms, and keywords in use that are none."""

from dataclasses import dataclass
from io import BytesIO

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

from photolib import vocabulary
from photolib.caption import term_file
from photolib.errors import EditError
from photolib.gallery import current
from photolib.gallery.typed import Field, typed
from photolib.gallery.wording import plural
from photolib.records import VocabularyTerm
from photolib.store import value
from photolib.store import vocabulary as store
from photolib.store.value import Value
from photolib.vocabulary import Taken

blueprint = Blueprint("vocabulary", __name__, url_prefix="/vocabulary")

_LINE = Field("term", 2_000)
_SHOWN, _STRANGE, _OFFERED = 500, 50, 8
_KEYWORDS = 200  # of one field that are looked up


@dataclass(frozen=True, slots=True)
class VocabularyPage:
    """The first terms of `total` that hold what was asked, and strange keywords."""

    asked: str
    terms: tuple[VocabularyTerm, ...]
    total: int
    strange: tuple[Value, ...]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the terms."""
    library, asked = current.library(), request.args.get("asked", "").strip()[:200]
    found = vocabulary.terms(library)
    if asked:
        key = store.fold(asked)
        found = [o for o in found if any(key in store.fold(n) for n in _names(o))]
    used = value.commonest(library.db, "keyword", limit=1_000)
    strange = set(store.strange(library.db, (one.text for one in used)))
    unknown = [one for one in used if one.text in strange]
    page = VocabularyPage(
        asked, tuple(found[:_SHOWN]), len(found), tuple(unknown[:_STRANGE])
    )
    return render_template("vocabulary/index.html", page=page)


@blueprint.get("/begun")
def begun() -> ResponseReturnValue:
    """Tell a script which terms a keyword that is being typed may be."""
    text = request.args.get("text", "")[:200]
    found = store.begun(current.library().db, text, limit=_OFFERED)
    return jsonify([{"term": term, "name": name} for term, name in found])


@blueprint.get("/strange")
def strange() -> ResponseReturnValue:
    """Tell a script which of the keywords, parted by ";", are no terms."""
    parts = (" ".join(one.split()) for one in request.args.get("text", "").split(";"))
    keywords = list(dict.fromkeys(one for one in parts if one))[:_KEYWORDS]
    return jsonify(store.strange(current.library().db, keywords))


@blueprint.get("/terms.txt")
def download() -> ResponseReturnValue:
    """Send the terms as a file that can be handed in again."""
    text = term_file.write(vocabulary.terms(current.library()))
    return send_file(
        BytesIO(text.encode()),
        mimetype="text/tab-separated-values",
        as_attachment=True,
        download_name="vocabulary.txt",
    )


@blueprint.post("/terms")
def add() -> ResponseReturnValue:
    """Add a term, or replace it."""
    done = vocabulary.add(current.library(), typed("term", _LINE), current.editor())
    if current.wants_json():
        return jsonify(added=done.terms)
    _tell(done)
    return current.back(url_for("vocabulary.index"))


@blueprint.post("/file")
def take_in() -> ResponseReturnValue:
    """Take in a file of terms."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise EditError("no file was sent: choose a vocabulary")
    library, name = current.library(), sent.filename[:80]
    _tell(vocabulary.take_in(library, name, sent.read(), current.editor()))
    return redirect(url_for("vocabulary.index"), 303)


@blueprint.post("/remove")
def remove() -> ResponseReturnValue:
    """Take a term out of use."""
    text = typed("term", _LINE)
    number = vocabulary.remove(current.library(), text, current.editor())
    flash(f"{text} is removed.", url_for("vocabulary.bring_back", number=number))
    return redirect(url_for("vocabulary.index"), 303)


@blueprint.post("/removed/<id(term):number>/undo")
def bring_back(number: int) -> ResponseReturnValue:
    """Undo a removal."""
    vocabulary.bring_back(current.library(), number, current.editor())
    flash("Undone.")
    return redirect(url_for("vocabulary.index"), 303)


@blueprint.post("/acts/<id(act):act>/undo")
def undo(act: int) -> ResponseReturnValue:
    """Undo what was handed in at once."""
    count = vocabulary.undo(current.library(), act, current.editor())
    flash(f"Undone: {plural(count, 'term')}.")
    return redirect(url_for("vocabulary.index"), 303)


def _names(one: VocabularyTerm) -> list[str]:
    return [one.text, *(name for name, _ in one.others)]


def _tell(done: Taken) -> None:
    left = f" Not taken: {plural(len(done.told), 'line')}." if done.told else ""
    if done.act is None:
        flash(f"Nothing is new.{left}")
    else:
        undoing = url_for("vocabulary.undo", act=done.act)
        flash(f"{plural(done.terms, 'term')} in the vocabulary.{left}", undoing)
    for told in done.told[:5]:
        flash(f"{told}.")
