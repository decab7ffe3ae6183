"""The health of the library: what it holds, what it lacks, what it runs on."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from photolib.adopt import Coming, coming
from photolib.doctor import Finding, examine
from photolib.gallery import current
from photolib.likeness import weights_in_use
from photolib.store import credit, event, person, photo, vector
from photolib.store.library import Library
from photolib.store.photo import Filter

blueprint = Blueprint("health", __name__, url_prefix="/health")

_STATUSES = {
    "agreed": "the sources agree, or an editor has settled it",
    "filled": "taken from the release of the event",
    "conflict": "the sources contradict each other",
    "missing": "nobody says who took it",
}


@dataclass(frozen=True, slots=True)
class CreditCount:
    """How many photos have a credit of one status."""

    status: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """The model in use, and how many photos it has yet to see."""

    name: str
    state: str
    reason: str | None
    waiting: int
    failed: int
    coming: Coming | None


@dataclass(frozen=True, slots=True)
class HealthPage:
    """The whole page."""

    photos: int
    events: int
    people: int
    lacks: dict[str, int]
    credits: tuple[CreditCount, ...]
    likeness: Likeness
    findings: tuple[Finding, ...]


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Show how the library is."""
    library = current.library()
    db = library.db
    counts = credit.counts(db)
    page = HealthPage(
        photos=photo.count(db),
        events=event.count(db),
        people=person.count(db),
        lacks={n: photo.count(db, Filter(without=n)) for n in ("caption", "event")},
        credits=tuple(
            CreditCount(status, meaning, counts.get(status, 0))
            for status, meaning in _STATUSES.items()
        ),
        likeness=_likeness(library),
        findings=tuple(examine(library.folder)),
    )
    return render_template("health/show.html", page=page)


def _likeness(library: Library) -> Likeness:
    found = weights_in_use(library)
    model = found.revision and vector.find_model(library.db, found.name, found.revision)
    waiting = vector.waiting(library.db, model or None)
    lacking = photo.count(library.db) - vector.count(library.db, model or None)
    return Likeness(
        found.name,
        found.state,
        found.reason,
        waiting,
        max(0, lacking - waiting),
        coming(library),
    )
