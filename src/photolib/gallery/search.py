"""The search: one box, the terms as understood, and why each photo was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from flask import Blueprint, abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.borrow import Borrowed
from photolib.errors import QueryError
from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.gallery.picture import sent_picture
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.wording import shortened
from photolib.likeness import weights_in_use
from photolib.query import Node, Not, Query, Term, asking, lean, spelt
from photolib.query.fields import Field, fields
from photolib.query.tree import both
from photolib.records import Photo
from photolib.search import LOOKS_LIKE, Hit, Results, search
from photolib.store import photo
from photolib.store.filters import Order
from photolib.store.library import Library
from photolib.suggest import suggest

blueprint = Blueprint("search", __name__, url_prefix="/search")

_LIMIT = 60
_MOST = 600
_BLAMED = 8  # parts that are looked at where nothing was found
_ORDERS: dict[str, Order | None] = {
    "relevance": None,
    "newest": "newest",
    "oldest": "oldest",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A term as understood, and the address of the search without it.

    One of a photo to be like or unlike has it, and how much.
    """

    label: str
    negated: bool
    without: str
    photo: Photo | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to sort, and the address of the search sorted so."""

    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Blame:
    """Why nothing was found.

    `nothing` finds nothing even alone; without one of `rest`, chips whose addresses
    leave them out, something is found.
    """

    nothing: tuple[str, ...]
    rest: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: by what is written of photos, and by how they look.

    `weaker` look like it too, but stand out no more than chance would have it.
    """

    chips: tuple[Chip, ...]
    orders: tuple[Choice, ...]
    written: tuple[Tile, ...]
    alike: tuple[Tile, ...]
    weaker: tuple[Tile, ...]
    by_colours: bool
    more_address: str | None
    to_blame: Blame | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A query that cannot be understood: the text before, at and after the place."""

    reason: str
    before: str
    at: str
    after: str


def _by_group() -> dict[str, tuple[Field, ...]]:
    """Return the fields, for the help, by what they ask."""
    return {
        group: tuple(of_group)
        for group, of_group in groupby(fields(), lambda one: one.group)
    }


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page; `model_state` is one sentence when words are all there is."""

    query: str
    like: Photo | Borrowed | None
    model_state: str | None
    found: Found | None
    mistake: Mistake | None = None
    fields: Mapping[str, tuple[Field, ...]] = field(default_factory=_by_group)

    @property
    def picture(self) -> Borrowed | None:
        """Return the picture that was sent to search by."""
        return self.like if isinstance(self.like, Borrowed) else None

    @property
    def total(self) -> int:
        """Return how many photos are shown."""
        found = self.found
        if found is None:
            return 0
        return len(found.written) + len(found.alike) + len(found.weaker)


@blueprint.get("")
def find() -> ResponseReturnValue:
    """Search by words, by a photo (`like`), or both."""
    library = current.library()
    text = request.args.get("q", "").strip()
    named = request.args.get("like", "")
    borrowed = sent_picture(named)
    like = None if borrowed else sent_id(named, "photo")
    limit = max(1, min(request.args.get("limit", _LIMIT, type=int), _MOST))
    order = _asked_order()
    similar = borrowed if like is None else photo.get(library.db, like)
    found = None
    if text or similar:
        results = search(
            library,
            text,
            like=str(borrowed.path) if borrowed else named or None,
            limit=limit,
            order=order,
            likeness=current.likeness(),
        )
        results = replace(results, like=named or None)  # as addresses name it
        found = _found(library, results, text, limit)
    page = SearchPage(text, similar, _model_state(library), found)
    return render_template("search/find.html", page=page)


@blueprint.get("/suggest")
def complete() -> ResponseReturnValue:
    """Tell how a search may go on at the cursor (`at`, in characters)."""
    text = request.args.get("q", "")
    at = request.args.get("at", len(text), type=int)
    told = suggest(current.library().db, text, at)
    found = [{"text": one.text, "says": one.says} for one in told.found]
    return jsonify(start=told.start, end=told.end, suggestions=found)


@blueprint.app_template_filter("searched")
def searched(text: str, asked: str | None = None) -> str:
    """Return the address of the search for a text, in one field or in all."""
    return url_for("search.find", q=spelt(asking(text, asked)))


@blueprint.errorhandler(QueryError)
def mistaken(error: QueryError) -> ResponseReturnValue:
    """Show where a query stops making sense."""
    text, at, end = request.args.get("q", "").strip(), error.position, error.end
    mistake = Mistake(error.reason, text[:at], text[at:end], text[end:])
    state = _model_state(current.library())
    page = SearchPage(text, None, state, None, mistake)
    return render_template("search/find.html", page=page), 400


def _asked_order() -> Order | None:
    """Return how to sort; what is no order never means one."""
    asked = request.args.get("sort", "relevance")
    if asked not in _ORDERS:
        known = ", ".join(_ORDERS)
        abort(400, f"photos are sorted by {known}, not by {shortened(asked, 40)}")
    return _ORDERS[asked]


def _found(library: Library, results: Results, text: str, limit: int) -> Found:
    written = [hit for hit in results.hits if hit.why != (LOOKS_LIKE,)]
    looks = [hit for hit in results.hits if hit.why == (LOOKS_LIKE,)]
    more = None
    if len(results.hits) >= limit and limit < _MOST:
        more = url_for(
            "search.find",
            q=text or None,
            like=results.like,
            sort=results.order,
            limit=min(limit * 2, _MOST),
        )
    return Found(
        chips=_chips(library, results),
        orders=_orders(results),
        written=_with_reasons(library, written),
        alike=_without_reasons(library, [hit for hit in looks if not hit.weak]),
        weaker=_without_reasons(library, [hit for hit in looks if hit.weak]),
        by_colours=results.descriptor == "colours",
        more_address=more,
        to_blame=None if results.hits else _to_blame(library, results),
    )


def _without_reasons(library: Library, hits: list[Hit]) -> tuple[Tile, ...]:
    return tiles(library, [hit.photo for hit in hits], current.editor())


def _with_reasons(library: Library, hits: list[Hit]) -> tuple[Tile, ...]:
    photos = [hit.photo for hit in hits]
    why = [", ".join(hit.why) for hit in hits]
    return tiles(library, photos, current.editor(), why)


def _chips(library: Library, results: Results) -> tuple[Chip, ...]:
    likes = {part for part in results.query.parts if Query(part).likes}
    asked = tuple(
        Chip(
            _label(part.part if isinstance(part, Not) else part),
            isinstance(part, Not),
            _address(results, _but(results, part), results.order),
        )
        for part in results.query.parts
        if part not in likes
    )
    return *asked, *_likes(library, results)


def _likes(library: Library, results: Results) -> Iterator[Chip]:
    """Yield a chip for each photo that the search is like, or unlike."""
    weights = lean.weights(results.query)
    for one in photo.get_many(library.db, list(weights)):
        without = _address(results, lean.left(results.query, one.id), results.order)
        weight = weights[one.id]
        yield Chip(f"like photo {one.id}", weight < 0, without, one, abs(weight))


def _orders(results: Results) -> tuple[Choice, ...]:
    text = spelt(results.query.root)
    return tuple(
        Choice(label, _address(results, text, order), order == results.order)
        for label, order in _ORDERS.items()
    )


def _address(results: Results, text: str, order: Order | None) -> str:
    return url_for("search.find", q=text or None, like=results.like, sort=order)


def _but(results: Results, part: Node) -> str:
    """Return the search without one of its parts."""
    others = [other for other in results.query.parts if other is not part]
    return spelt(both(others)) if others else ""


def _label(part: Node) -> str:
    """Return what a chip says: a group as it is typed, a field as words."""
    if not isinstance(part, Term):
        return spelt(part)
    return f"{part.field}: {part.text}" if part.field else part.text


def _to_blame(library: Library, results: Results) -> Blame:
    """Return the parts that find nothing even alone, else those to be left out."""
    parts = results.query.parts[:_BLAMED]
    if len(parts) < 2:
        return Blame((), ())
    asked = [spelt(part) for part in parts if not isinstance(part, Not)]
    nothing = tuple(one for one in asked if not _finds(library, results, one))
    rest = [
        chip
        for chip, part in zip(_chips(library, results), parts, strict=False)
        if not nothing and _finds(library, results, _but(results, part))
    ]
    return Blame(nothing, tuple(rest))


def _finds(library: Library, results: Results, text: str) -> bool:
    found = search(
        library, text, limit=1, order=results.order, likeness=current.likeness()
    )
    return bool(found.hits)


def _model_state(library: Library) -> str | None:
    found = weights_in_use(library)
    return None if found.state == "ready" else found.reason
