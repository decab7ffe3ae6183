"""The nearest vectors to one, exactly, by scanning just the rows that count.

Graph indexes look quicker and are wrong for text queries, whose vectors lie apart
from those of pictures; see docs/search.md.
"""

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.model import Vector, Vectors


def nearest(
    vectors: Vectors, query: Vector, limit: int, *, keep: NDArray[np.intp] | None = None
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return the rows most like `query` and their cosines, best first.

    `keep` names the rows that count; at most `limit` come back.
    """
    scores = (vectors if keep is None else vectors[keep]) @ query
    limit = min(limit, len(scores))
    if limit <= 0:
        return np.empty(0, np.intp), np.empty(0, np.float32)
    best = np.argpartition(-scores, limit - 1)[:limit]
    best = best[np.lexsort((best, -scores[best]))]
    rows = best if keep is None else keep[best]
    return rows, scores[best]
