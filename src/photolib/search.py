"""Words, filters or a photo -> ranked photos, and why each is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolib.embedding.weights import Weights
from photolib.errors import ModelError, NotFoundError, QueryError
from photolib.images.decode import decode
from photolib.images.fingerprint import colour_layout, layout_vectors
from photolib.likeness import Likeness, weights_in_use
from photolib.metadata.read import read
from photolib.query import Node, Not, Query, Term, parse, spelt
from photolib.query.parse import EMPTY
from photolib.query.tree import both, terms
from photolib.records import Photo
from photolib.store import filters, photo, vector, words
from photolib.store.filters import Order
from photolib.store.library import Library

_FUSE = 60  # reciprocal rank fusion: Cormack, Clarke & Buettcher, SIGIR 2009
_WORDS = 3.0  # so that whatever holds every word stands above what only looks like it
_FEW = 1_000  # photos that a filter keeps: listed, and only they looked at
_WHY = {column: column for column in words.COLUMNS} | {
    "file": "file name",
    "by": "credit",
    "source": "credit",
    "headline": "caption",
    "title": "caption",
    "organisation": "event",
    "role": "event",
    **dict.fromkeys(("city", "state", "country", "location"), "place"),
}
LOOKS_LIKE = "looks like"


@dataclass(frozen=True, slots=True)
class Hit:
    """A photo found, with its fused score and what spoke for it."""

    photo: Photo
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Hits, best first or by time, and how they were found.

    `semantic` is the state of the model; `descriptor` says by what likeness was
    judged: "model", "colours" (no weights needed) or None.
    """

    query: Query
    like: str | None
    semantic: str
    descriptor: str | None
    hits: tuple[Hit, ...]
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class _Alike:
    """Photos by likeness, best first, and what judged: "model", "colours", "broken"."""

    judged: str | None = None
    ids: tuple[int, ...] = ()


def search(
    library: Library,
    text: str,
    *,
    like: str | None = None,
    limit: int = 20,
    order: Order | None = None,
    likeness: Likeness | None = None,
) -> Results:
    """Search by `text`, by a photo (`like`: its number, or a picture file), or both.

    What filters does so in SQL, exactly; free words (FTS5) and likeness then rank in
    one list by reciprocal rank. With filters alone, the newest come first.

    `order` sorts by capture time instead: then all that holds every word is found, and
    nothing that only looks like it, unless a photo to be like is named.

    :raises QueryError: when the text cannot be understood, or nothing is asked.
    :raises FileError: when `like` is a file that is no picture.
    """
    if not text.strip() and like is None:
        raise QueryError(EMPTY, 0)
    query = parse(text) if text.strip() else Query()
    likes = _likes(query, like)
    found = weights_in_use(library)
    alike = _Alike()
    if likes or (query.words and order is None):
        alike = _by_likeness(
            library, query, likes, found, likeness or Likeness(), limit
        )
    if likes or (query.free and order is None):
        hits = _fused(library, query, limit, alike.ids)
        hits = _by_time(hits, order) if order else hits
    else:
        hits = _kept(library, query, order or "newest", limit)
    state = "corrupt" if alike.judged == "broken" else found.state
    descriptor = alike.judged if alike.judged in {"model", "colours"} else None
    return Results(query, like, state, descriptor, tuple(hits), order)


def understood(results: Results) -> dict[str, object]:
    """Return the query as the contract's JSON shows it."""
    return {
        "text": spelt(results.query.root),
        "terms": [
            {"text": term.text, "field": term.field, "negated": negated}
            for term, negated in terms(results.query.root)
        ],
        "tree": _told(results.query.root),
        "like": results.like,
        "order": results.order,
    }


def _told(node: Node | None) -> object:
    if node is None:
        return None
    if isinstance(node, Term):
        return {"text": node.text, "field": node.field}
    if isinstance(node, Not):
        return {"not": _told(node.part)}
    return {type(node).__name__.lower(): [_told(part) for part in node.parts]}


def _likes(query: Query, like: str | None) -> dict[str, float]:
    """Return what hits should be like (a number, or a picture file) and how much."""
    asked = {str(one.photo_id): one.weight for one in query.likes}
    return asked if like is None else {**asked, like: 1.0}


def _by_words(library: Library, query: Query, limit: int) -> list[int]:
    if not query.free:
        return []
    within, values = filters.passing(query.narrowing, "words.rowid")
    return words.find(
        library.db,
        query.free,
        limit=max(limit, 200),
        within=within,
        values=values,
        among=filters.few(library.db, query.narrowing, most=_FEW),
    )


def _by_likeness(
    library: Library,
    query: Query,
    likes: dict[str, float],
    found: Weights,
    likeness: Likeness,
    limit: int,
) -> _Alike:
    if found.state == "ready":
        try:
            ids = _by_model(library, query, likes, found, likeness, limit)
        except ModelError:
            return _Alike("broken")
        return _Alike("model", tuple(ids))
    if not likes:
        return _Alike()
    parts = [weight * _layout_of(library, like) for like, weight in likes.items()]
    asked, keep_ids = np.sum(parts, axis=0), _narrowed(library, query)
    wanted = limit + len(likes)
    best, _ = likeness.alike(library, asked, wanted, keep_ids=keep_ids)
    return _Alike("colours", tuple(_without(best, likes, limit)))


def _by_model(
    library: Library,
    query: Query,
    likes: dict[str, float],
    found: Weights,
    likeness: Likeness,
    limit: int,
) -> list[int]:
    model_id = vector.find_model(library.db, found.name, found.revision or "")
    if model_id is None:
        return []
    parts = []
    if query.words:
        parts.append(likeness.words(found, query.words))
    for like, weight in likes.items():
        seen = _vector_of(library, like, found, likeness, model_id)
        parts.append(weight * seen)
    asked, keep_ids = np.sum(parts, axis=0), _narrowed(library, query)
    wanted = limit + len(likes)
    best, _ = likeness.nearest(library, model_id, asked, wanted, keep_ids=keep_ids)
    return _without(best, likes, limit)


def _narrowed(library: Library, query: Query) -> list[int] | None:
    """Return the photos that the filters keep; None when nothing filters."""
    if query.narrowing is None:
        return None
    return filters.keep(library.db, query.narrowing)


def _without(best: NDArray[np.int64], likes: Iterable[str], limit: int) -> list[int]:
    """Return the photos but those asked by, which are most like themselves."""
    themselves = {int(like) for like in likes if like.isdecimal()}
    return [id_ for id_ in best.tolist() if id_ not in themselves][:limit]


def _vector_of(
    library: Library,
    like: str,
    found: Weights,
    likeness: Likeness,
    model_id: int,
) -> NDArray[np.float32]:
    if like.isdecimal():
        photo.get(library.db, int(like))
        row = likeness.vector(library, model_id, int(like))
        if row is not None:
            return row
        raise NotFoundError("vector yet (run `photolib index`) for photo", like)
    picture = _open(library, Path(like))
    encoded: NDArray[np.float32] = likeness.model(found).encode_pictures([picture])[0]
    return encoded


def _layout_of(library: Library, like: str) -> NDArray[np.float32]:
    if like.isdecimal():
        layout = photo.layout(library.db, int(like))
    else:
        layout = colour_layout(_open(library, Path(like)))
    row: NDArray[np.float32] = layout_vectors([layout])[0]
    return row


def _open(library: Library, path: Path) -> Image.Image:
    settings = library.settings
    return decode(
        path,
        max_pixels=settings.max_megapixels * 1_000_000,
        wanted_px=settings.preview_px,
        format_name=read(path, sidecar=False).format,
    ).picture


def _fused(
    library: Library, query: Query, limit: int, alike: Sequence[int]
) -> list[Hit]:
    ranked = _by_words(library, query, limit)
    scores = {id_: _WORDS / (_FUSE + rank) for rank, id_ in enumerate(ranked, 1)}
    for rank, photo_id in enumerate(alike, 1):
        scores[photo_id] = scores.get(photo_id, 0) + 1 / (_FUSE + rank)
    best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:limit]
    held = words.columns(library.db, query.free, set(ranked).intersection(best))
    why = {id_: tuple(_WHY[column] for column in held.get(id_, ())) for id_ in best}
    for photo_id in set(alike).intersection(best):
        why[photo_id] += (LOOKS_LIKE,)
    return [
        Hit(found, round(scores[found.id], 6), why[found.id])
        for found in photo.get_many(library.db, best)
    ]


def _by_time(hits: Iterable[Hit], order: Order) -> list[Hit]:
    """Sort by capture time; photos whose time is not known come last."""
    dated = sorted(hits, key=lambda hit: (hit.photo.taken_at or "", hit.photo.id))
    known = [hit for hit in dated if hit.photo.taken_at]
    unknown = [hit for hit in dated if not hit.photo.taken_at]
    return [*(known if order == "oldest" else known[::-1]), *unknown]


def _kept(library: Library, query: Query, order: Order, limit: int) -> list[Hit]:
    """Return what passes as a matter of yes or no, by capture time."""
    free = words.telling(query.free)
    asked = both([p for p in query.parts if p not in query.free or p in free])
    ids = filters.keep(library.db, asked, order=order, limit=limit)
    why = _reasons(library, query, ids)
    return [
        Hit(found, 1.0, tuple(dict.fromkeys(why[found.id])))
        for found in photo.get_many(library.db, ids)
    ]


def _reasons(library: Library, query: Query, ids: list[int]) -> dict[int, list[str]]:
    """Return the fields asked of all, and where words of some kinds stand."""
    sure = [p for p in query.parts if isinstance(p, Term) and p.field is not None]
    told = [_WHY[term.field] for term in sure if term.field in _WHY]
    why = {id_: list(told) for id_ in ids}
    for term, negated in terms(query.root) if ids else ():
        if negated or term in sure or (term.field or "person") not in words.COLUMNS:
            continue
        for id_, held in words.columns(library.db, [term], ids).items():
            why[id_] += [_WHY[column] for column in held]
    return why
