"""The search: one box, the terms as understood, and why each photo was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from flask import Blueprint, abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib.borrow import Borrowed
from photolib.errors import QueryError
from photolib.gallery import current
from photolib.gallery import search_links as links
from photolib.gallery.ids import sent_id
from photolib.gallery.picture import sent_picture
from photolib.gallery.tiles import Tile, tiles
from photolib.gallery.unfold import Folding, Opened, again, of_hits, opened
from photolib.gallery.wording import shortened
from photolib.likeness import weights_in_use
from photolib.query import Not, asking, spelt
from photolib.query.fields import Field, fields
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


@dataclass(frozen=True, slots=True)
class Blame:
    """Why nothing was found.

    `nothing` finds nothing even alone; without one of `rest`, chips whose addresses
    leave them out, something is found.
    """

    nothing: tuple[str, ...]
    rest: tuple[links.Chip, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: by what is written of photos, and by how they look.

    `weaker` look like it too, but stand out no more than chance would have it.
    """

    chips: tuple[links.Chip, ...]
    forgiven: tuple[links.Forgiven, ...]
    orders: tuple[links.Choice, ...]
    written: tuple[Tile, ...]
    alike: tuple[Tile, ...]
    weaker: tuple[Tile, ...]
    by_colours: bool
    more_address: str | None
    folding: Folding
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
    def may_be_saved(self) -> bool:
        """Tell whether a name may be given to it: a picture cannot be typed."""
        return bool(self.query and self.mistake is None and self.like is None)

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
    order, unfolded = asked_order(), opened()
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
            fold=unfolded.folded,
        )
        results = replace(results, like=named or None)  # as addresses name it
        found = _found(library, results, limit, unfolded)
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


def asked_order() -> Order | None:
    """Return how to sort; what is no order never means one."""
    asked = request.values.get("sort") or "relevance"
    if asked not in links.ORDERS:
        known = ", ".join(links.ORDERS)
        abort(400, f"photos are sorted by {known}, not by {shortened(asked, 40)}")
    return links.ORDERS[asked]


def _found(library: Library, results: Results, limit: int, unfolded: Opened) -> Found:
    written = [hit for hit in results.hits if hit.why != (LOOKS_LIKE,)]
    looks = [hit for hit in results.hits if hit.why == (LOOKS_LIKE,)]
    more = None
    if len(results.hits) >= limit and limit < _MOST:
        more = again(limit=min(limit * 2, _MOST))
    return Found(
        chips=links.chips(library, results),
        forgiven=links.forgiven_words(results),
        orders=links.orders(results),
        written=_with_reasons(library, written),
        alike=_without_reasons(library, [hit for hit in looks if not hit.weak]),
        weaker=_without_reasons(library, [hit for hit in looks if hit.weak]),
        by_colours=results.descriptor == "colours",
        more_address=more,
        folding=of_hits(library, results.hits, unfolded),
        to_blame=None if results.hits else _to_blame(library, results),
    )


def _without_reasons(library: Library, hits: list[Hit]) -> tuple[Tile, ...]:
    return tiles(library, [hit.photo for hit in hits], current.editor())


def _with_reasons(library: Library, hits: list[Hit]) -> tuple[Tile, ...]:
    photos = [hit.photo for hit in hits]
    why = [", ".join(hit.why) for hit in hits]
    return tiles(library, photos, current.editor(), why)


def _to_blame(library: Library, results: Results) -> Blame:
    """Return the parts that find nothing even alone, else those to be left out."""
    parts = results.query.parts[:_BLAMED]
    if len(parts) < 2:
        return Blame((), ())
    asked = [spelt(part) for part in parts if not isinstance(part, Not)]
    nothing = tuple(one for one in asked if not _finds(library, results, one))
    rest = [
        chip
        for chip, part in zip(links.chips(library, results), parts, strict=False)
        if not nothing and _finds(library, results, links.but(results, part))
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
