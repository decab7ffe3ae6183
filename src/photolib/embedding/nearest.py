"""The nearest vectors to one, exactly, by scanning just the rows that count.

Graph indexes look quicker and are wrong for text queries, whose vectors lie apart
from those of pictures; see docs/search.md.
"""

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.model import Vector, Vectors

_GATHERED = (
    8_192  # rows copied at a time: what they take stays in the processor's cache
)

Found = tuple[NDArray[np.intp], NDArray[np.float32]]
"""Rows and their cosines, best first."""


def nearest(
    vectors: Vectors, query: Vector, limit: int, *, keep: NDArray[np.intp] | None = None
) -> Found:
    """Return the rows most like `query` and their cosines, best first.

    `keep` names the rows that count, rising, so that a mapped file is read in its
    order; at most `limit` come back.
    """
    if keep is None:
        rows, scores = np.arange(len(vectors)), np.vecdot(vectors, query)
    else:
        rows, scores = keep, scores_of(vectors, query, keep)
    return best(rows, scores, limit)


def scores_of(
    vectors: Vectors, query: Vector, rows: NDArray[np.intp]
) -> NDArray[np.float32]:
    """Return the cosine of each of `rows`, in their order."""
    scores = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _GATHERED):
        some = slice(start, start + _GATHERED)
        scores[some] = np.vecdot(vectors[rows[some]], query)
    return scores


def best(rows: NDArray[np.intp], scores: NDArray[np.float32], limit: int) -> Found:
    """Return the `limit` rows that score best; of equals the first."""
    limit = min(limit, len(scores))
    if limit <= 0:
        return np.empty(0, np.intp), np.empty(0, np.float32)
    chosen = np.argpartition(scores, len(scores) - limit)[-limit:]
    chosen = chosen[np.lexsort((rows[chosen], -scores[chosen]))]
    return rows[chosen], scores[chosen]
