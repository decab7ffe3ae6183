"""Fields of many photos at once: the form, what would change, the change, its undo."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.batch.apply import Applied, apply
from photolib.batch.plan import Planned, plan
from photolib.batch.states import FIELDS, summaries
from photolib.batch.undo import undo as take_back
from photolib.errors import EditError
from photolib.gallery import current, failures
from photolib.gallery.batch_form import (
    MODES,
    NAMES,
    BatchFields,
    chosen,
    sections,
    sent_wanted,
)
from photolib.gallery.ids import sent_id
from photolib.gallery.wording import listed, number, plural, shortened
from photolib.records import Event
from photolib.store import batch, event, photo, selection, vocabulary
from photolib.store.batch import Batch
from photolib.store.connect import Database
from photolib.store.photo import Filter

blueprint = Blueprint("batch", __name__, url_prefix="/batch")

_SAMPLES = 3
_NAMED = 10
_LATEST = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """Which photos are meant: those of an event, or the selection."""

    event: Event | None
    photo_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """The form; `mistake` says why it was not taken."""

    scope: Scope
    sections: tuple[BatchFields, ...]
    events: tuple[Event, ...]
    outlet: str
    latest: tuple[Batch, ...]
    mistake: str | None


@dataclass(frozen=True, slots=True)
class Sample:
    """One photo before and after."""

    photo_id: int
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What happens to one field, with some samples and what is refused.

    `unknown` tells the shorthand that stands for nothing known, and in how many photos,
    `strange` the keywords that are not in the vocabulary.
    """

    name: str
    label: str
    mode: str
    changing: int
    staying: int
    samples: tuple[Sample, ...]
    refused: tuple[str, ...]
    unknown: tuple[str, ...]
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What would change; `sent` and `seen` are carried to the change itself."""

    scope: Scope
    changing: int
    fields: tuple[Foreseen, ...]
    sent: tuple[tuple[str, str], ...]
    seen: str
    came_from: str


@blueprint.route("", methods=["GET", "POST"])
def form() -> ResponseReturnValue:
    """Show what the photos say, and ask what is to be changed."""
    return render_template("batch/form.html", page=_form(None))


@blueprint.post("/preview")
def preview() -> ResponseReturnValue:
    """Show what would change, and write nothing."""
    library, scope = current.library(), _scope()
    wanted = sent_wanted(library.db)
    planned = plan(library, scope.photo_ids, wanted)
    page = PreviewPage(
        scope,
        sum(bool(one.after) for one in planned),
        tuple(
            _foreseen(library.db, name, change.mode, planned)
            for name, change in wanted.changes.items()
        ),
        chosen(),
        " ".join(f"{one.photo_id}:{one.seen}" for one in planned),
        request.form.get("came_from", ""),
    )
    return render_template("batch/preview.html", page=page)


@blueprint.post("/apply")
def change() -> ResponseReturnValue:
    """Change what was shown."""
    library = current.library()
    done = apply(library, sent_wanted(library.db), _seen(), current.editor())
    undoing = done.batch and url_for("batch.undo", number=done.batch)
    flash(_told(library.db, done), undoing or "message")
    event_id = sent_id(request.form.get("event", ""), "event")
    back = "desk.show" if request.form.get("came_from") == "desk" else "batch.form"
    return redirect(url_for(back, event=event_id), 303)


@blueprint.post("/<id(batch):number>/undo")
def undo(number: int) -> ResponseReturnValue:
    """Take back what was done at once."""
    library = current.library()
    undone = take_back(library, number, current.editor())
    told = f"Undone in {plural(len(undone.photos), 'photo')}."
    if undone.left:
        told += (
            f" Changed since, and left as they are: {_names(library.db, undone.left)}."
        )
    if current.wants_json():
        return jsonify(told=told, photos=undone.photos, left=undone.left)
    flash(told)
    return current.back(url_for("batch.form"))


@blueprint.errorhandler(EditError)
def refused(error: EditError) -> ResponseReturnValue:
    """Say why it was not taken; what was typed is still in the form."""
    status = failures.status_of(error)
    if current.wants_json() or request.endpoint == "batch.undo":
        return failures.answer(status, str(error))
    return render_template("batch/form.html", page=_form(str(error))), status


def _form(mistake: str | None) -> BatchPage:
    library, scope = current.library(), _scope()
    return BatchPage(
        scope,
        sections(summaries(library, scope.photo_ids, FIELDS)),
        tuple(event.get_all(library.db)),
        request.form.get("outlet", ""),
        tuple(batch.latest(library.db, current.editor(), _LATEST)),
        mistake,
    )


def _scope() -> Scope:
    db = current.library().db
    event_id = sent_id(request.values.get("event", ""), "event")
    if event_id is None:
        return Scope(None, tuple(selection.selected(db, current.editor())))
    ids = photo.in_order(db, Filter(event_id=event_id))
    return Scope(event.get(db, event_id), tuple(ids))


def _seen() -> dict[int, str]:
    """Return the marks that the form carries, by photo.

    :raises EditError: when it carries none.
    """
    marks = dict(
        one.split(":", 1) for one in request.form.get("seen", "").split() if ":" in one
    )
    found = {sent_id(photo_id, "photo"): mark for photo_id, mark in marks.items()}
    seen = {photo_id: mark for photo_id, mark in found.items() if photo_id}
    if not seen:
        raise EditError("no photo is to be changed: select some in the gallery")
    return seen


def _foreseen(
    db: Database, name: str, mode: str, planned: Iterable[Planned]
) -> Foreseen:
    every = list(planned)
    changing = [one for one in every if name in one.after]
    refused = Counter(one.refused[name] for one in every if name in one.refused)
    unknown = Counter(part for one in changing for part in one.unknown.get(name, ()))
    shown = _spread(changing)
    names = {p.id: p.file_name for p in photo.get_many(db, (p.photo_id for p in shown))}
    return Foreseen(
        name,
        NAMES[name],
        dict(MODES)[mode],  # type: ignore[index]
        len(changing),
        len(every) - len(changing) - sum(refused.values()),
        tuple(
            Sample(p.photo_id, names[p.photo_id], p.before[name], p.after[name])
            for p in shown
        ),
        tuple(
            f"{plural(count, 'photo')}: {why}"
            for why, count in refused.most_common(_NAMED)
        ),
        tuple(
            f"{part} in {plural(count, 'photo')}"
            for part, count in unknown.most_common(_NAMED)
        ),
        _strange(db, [one.after[name] for one in changing])
        if name == "keywords"
        else (),
    )


def _strange(db: Database, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the first keywords of such texts that are not in the vocabulary."""
    said = dict.fromkeys(part.strip() for text in texts for part in text.split(";"))
    return tuple(vocabulary.strange(db, filter(None, said))[:_NAMED])


def _spread(changing: list[Planned]) -> list[Planned]:
    """Return some of the changes, from the first to the last."""
    last = len(changing) - 1
    at = {round(n * last / (_SAMPLES - 1)) for n in range(_SAMPLES)} if changing else ()
    return [changing[n] for n in sorted(at)]


def _told(db: Database, done: Applied) -> str:
    told = f"Changed {plural(len(done.changed), 'photo')}."
    if done.clashed:
        told += (
            " Somebody else has changed meanwhile, and they are left as they are: "
            f"{_names(db, done.clashed)}."
        )
    if done.refused:
        reasons = Counter(why for _, why in done.refused).most_common(2)
        told += f" Refused {number(len(done.refused))}: "
        told += "; ".join(shortened(why, 120) for why, _ in reasons) + "."
    return told


def _names(db: Database, photo_ids: tuple[int, ...]) -> str:
    shown = photo.get_many(db, photo_ids[:_NAMED])
    names = [shortened(one.file_name, 40) for one in shown]
    more = len(photo_ids) - len(names)
    return listed([*names, f"{number(more)} more"] if more else names)
