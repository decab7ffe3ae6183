"""The search: one box, the terms as understood, and why each photo was found."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.errors import QueryError
from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.gallery.tiles import Tile, tiles
from photolib.likeness import weights_in_use
from photolib.query import Node, Not, Term, spelt
from photolib.query.tree import both
from photolib.records import Photo
from photolib.search import LOOKS_LIKE, Hit, Results, search
from photolib.store import photo
from photolib.store.library import Library

blueprint = Blueprint("search", __name__, url_prefix="/search")

_LIMIT = 60
_MOST = 600


@dataclass(frozen=True, slots=True)
class Chip:
    """A term as understood, and the address of the search without it."""

    label: str
    negated: bool
    without: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: by what is written of photos, and by how they look."""

    chips: tuple[Chip, ...]
    written: tuple[Tile, ...]
    alike: tuple[Tile, ...]
    by_colours: bool
    more_address: str | None
    to_blame: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A query that cannot be understood: the text before, at and after the place."""

    reason: str
    before: str
    at: str
    after: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page; `model_state` is one sentence when words are all there is."""

    query: str
    like: Photo | None
    model_state: str | None
    found: Found | None
    mistake: Mistake | None = None

    @property
    def total(self) -> int:
        """Return how many photos are shown."""
        return len(self.found.written) + len(self.found.alike) if self.found else 0


@blueprint.get("")
def find() -> ResponseReturnValue:
    """Search by words, by a photo (`like`), or both."""
    library = current.library()
    text = request.args.get("q", "").strip()
    like = sent_id(request.args.get("like", ""), "photo")
    limit = max(1, min(request.args.get("limit", _LIMIT, type=int), _MOST))
    similar = None if like is None else photo.get(library.db, like)
    found = None
    if text or similar:
        results = search(
            library,
            text,
            like=None if like is None else str(like),
            limit=limit,
            likeness=current.likeness(),
        )
        found = _found(library, results, text, limit)
    page = SearchPage(text, similar, _model_state(library), found)
    return render_template("search/find.html", page=page)


@blueprint.errorhandler(QueryError)
def mistaken(error: QueryError) -> ResponseReturnValue:
    """Show where a query stops making sense."""
    text, at, end = request.args.get("q", "").strip(), error.position, error.end
    mistake = Mistake(error.reason, text[:at], text[at:end], text[end:])
    state = _model_state(current.library())
    page = SearchPage(text, None, state, None, mistake)
    return render_template("search/find.html", page=page), 400


def _found(library: Library, results: Results, text: str, limit: int) -> Found:
    written = [hit for hit in results.hits if hit.why != (LOOKS_LIKE,)]
    alike = [hit for hit in results.hits if hit.why == (LOOKS_LIKE,)]
    more = None
    if len(results.hits) >= limit and limit < _MOST:
        more = url_for(
            "search.find",
            q=text or None,
            like=results.like,
            limit=min(limit * 2, _MOST),
        )
    return Found(
        chips=_chips(results),
        written=_with_reasons(library, written),
        alike=tiles(library, [hit.photo for hit in alike], current.editor()),
        by_colours=results.descriptor == "colours",
        more_address=more,
        to_blame=() if results.hits else _to_blame(library, results),
    )


def _with_reasons(library: Library, hits: list[Hit]) -> tuple[Tile, ...]:
    photos = [hit.photo for hit in hits]
    why = [", ".join(hit.why) for hit in hits]
    return tiles(library, photos, current.editor(), why)


def _chips(results: Results) -> tuple[Chip, ...]:
    parts = results.query.parts
    chips = []
    for part in parts:
        others = [other for other in parts if other is not part]
        rest = spelt(both(others)) if others else None
        address = url_for("search.find", q=rest, like=results.like, sort=results.order)
        asked = part.part if isinstance(part, Not) else part
        chips.append(Chip(_label(asked), isinstance(part, Not), address))
    return tuple(chips)


def _label(part: Node) -> str:
    """Return what a chip says: a group as it is typed, a field as words."""
    if not isinstance(part, Term):
        return spelt(part)
    return f"{part.field}: {part.text}" if part.field else part.text


def _to_blame(library: Library, results: Results) -> tuple[str, ...]:
    """Return the parts that find nothing even alone."""
    asked = [spelt(part) for part in results.query.parts if not isinstance(part, Not)]
    if len(asked) < 2:
        return ()
    likeness = current.likeness()
    return tuple(
        one
        for one in asked
        if not search(library, one, limit=1, likeness=likeness).hits
    )


def _model_state(library: Library) -> str | None:
    found = weights_in_use(library)
    return None if found.state == "ready" else found.reason
