"""Words, filters or a photo -> ranked photos, and why each is there."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolib.embedding.nearest import nearest
from photolib.embedding.weights import Weights
from photolib.errors import ModelError, NotFoundError, QueryError
from photolib.images.decode import decode
from photolib.images.fingerprint import colour_layout, layout_vectors
from photolib.likeness import Likeness, layouts, weights_in_use
from photolib.metadata.read import read
from photolib.query import Query, parse
from photolib.records import Photo
from photolib.store import filters, photo, vector, words
from photolib.store.library import Library

_FUSE = 60  # reciprocal rank fusion: Cormack, Clarke & Buettcher, SIGIR 2009
_WORDS = 3.0  # so that whatever holds every word stands above what only looks like it
_WHY = {column: column for column in words.COLUMNS} | {"file": "file name"}
LOOKS_LIKE = "looks like"


@dataclass(frozen=True, slots=True)
class Hit:
    """A photo found, with its fused score and what spoke for it."""

    photo: Photo
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Hits, best first, and how they were found.

    `semantic` is the state of the model; `descriptor` says by what likeness was
    judged: "model", "colours" (no weights needed) or None.
    """

    query: Query
    like: str | None
    semantic: str
    descriptor: str | None
    hits: tuple[Hit, ...]


def search(
    library: Library,
    text: str,
    *,
    like: str | None = None,
    limit: int = 20,
    likeness: Likeness | None = None,
) -> Results:
    """Search by `text`, by a photo (`like`: its number, or a picture file), or both.

    Fields and minus filter in SQL, exactly; words (FTS5) and likeness then rank in
    one list by reciprocal rank. With filters alone, the newest come first.

    :raises QueryError: when the text cannot be understood, or nothing is asked.
    :raises FileError: when `like` is a file that is no picture.
    """
    if not text.strip() and like is None:
        raise QueryError("it is empty: type a word, a name or a field such as by:", 0)
    query = parse(text) if text.strip() else Query()
    found = weights_in_use(library)
    likeness = likeness or Likeness()
    ranked = _by_words(library, query, limit)
    judged, alike = _by_likeness(library, query, like, found, likeness, limit)
    if not ranked and not alike and not query.words and like is None:
        ids = filters.keep(library.db, query.terms)[:limit]
        hits = _filtered(library, query, ids)
    else:
        hits = _fused(library, ranked, alike, limit)
    state = "corrupt" if judged == "broken" else found.state
    descriptor = judged if judged in {"model", "colours"} else None
    return Results(query, like, state, descriptor, tuple(hits))


def understood(results: Results) -> dict[str, object]:
    """Return the query as the contract's JSON shows it."""
    return {
        "terms": [asdict(term) for term in results.query.terms],
        "like": results.like,
    }


def _by_words(library: Library, query: Query, limit: int) -> list[words.WordHit]:
    free = [t for t in query.terms if t.field is None and not t.negated]
    if not free:
        return []
    within, values = filters.where(query.terms, "rowid")
    return words.find(
        library.db, free, limit=max(limit, 200), within=within, values=values
    )


def _by_likeness(
    library: Library,
    query: Query,
    like: str | None,
    found: Weights,
    likeness: Likeness,
    limit: int,
) -> tuple[str | None, list[int]]:
    """Return (what judged, photo ids best first)."""
    if like is None and not query.words:
        return None, []
    if found.state == "ready":
        try:
            return "model", _by_model(library, query, like, found, likeness, limit)
        except ModelError:
            return "broken", []
    if like is None:
        return None, []
    ids, rows = layouts(library.db)
    asked = _layout_of(library, like)
    return "colours", _best(library, query, ids, rows, asked, like, limit)


def _by_model(
    library: Library,
    query: Query,
    like: str | None,
    found: Weights,
    likeness: Likeness,
    limit: int,
) -> list[int]:
    model_id = vector.find_model(library.db, found.name, found.revision or "")
    if model_id is None:
        return []
    ids, rows = likeness.vectors(library.db, model_id)
    asked = np.zeros(rows.shape[1], np.float32)
    if query.words:
        asked = asked + likeness.words(found, query.words)
    if like is not None:
        asked = asked + _vector_of(library, like, found, likeness, ids, rows)
    return _best(library, query, ids, rows, asked, like, limit)


def _best(
    library: Library,
    query: Query,
    ids: NDArray[np.int64],
    rows: NDArray[np.float32],
    asked: NDArray[np.float32],
    like: str | None,
    limit: int,
) -> list[int]:
    keep = None
    if any(t.field or t.negated for t in query.terms):
        keep = np.flatnonzero(np.isin(ids, filters.keep(library.db, query.terms)))
    best, _ = nearest(rows, asked, limit + 1, keep=keep)
    itself = int(like) if like is not None and like.isdecimal() else None
    return [int(ids[row]) for row in best if ids[row] != itself][:limit]


def _vector_of(
    library: Library,
    like: str,
    found: Weights,
    likeness: Likeness,
    ids: NDArray[np.int64],
    rows: NDArray[np.float32],
) -> NDArray[np.float32]:
    if like.isdecimal():
        photo.get(library.db, int(like))
        at = int(np.searchsorted(ids, int(like)))
        if at < len(ids) and ids[at] == int(like):
            row: NDArray[np.float32] = rows[at]
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
    library: Library, ranked: Sequence[words.WordHit], alike: Sequence[int], limit: int
) -> list[Hit]:
    scores: dict[int, float] = {}
    why: dict[int, list[str]] = {}
    for rank, hit in enumerate(ranked, 1):
        scores[hit.photo_id] = _WORDS / (_FUSE + rank)
        why[hit.photo_id] = [_WHY[column] for column in hit.columns]
    for rank, photo_id in enumerate(alike, 1):
        scores[photo_id] = scores.get(photo_id, 0) + 1 / (_FUSE + rank)
        why.setdefault(photo_id, []).append(LOOKS_LIKE)
    best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:limit]
    return [
        Hit(found, round(scores[found.id], 6), tuple(why[found.id]))
        for found in photo.get_many(library.db, best)
    ]


def _filtered(library: Library, query: Query, ids: list[int]) -> list[Hit]:
    asked = (t.field for t in query.terms if t.field and not t.negated)
    why = tuple(dict.fromkeys(_WHY[field] for field in asked if field in _WHY))
    return [Hit(found, 1.0, why) for found in photo.get_many(library.db, ids)]
