"""More like this, less like that: a search with the weight of one photo changed."""

from photolib.query.tree import Node, Not, Query, Term, both, spelt

MOST = 9.0
"""The greatest weight that leaning gives; more can be typed."""


def weights(query: Query) -> dict[int, float]:
    """Return the weight of each photo that the search is like, or unlike (below 0)."""
    found: dict[int, float] = {}
    for like in query.likes:
        found[like.photo_id] = found.get(like.photo_id, 0.0) + like.weight
    return found


def leaned(query: Query, photo_id: int, by: float) -> str:
    """Return the search that leans so much more to a photo; at 0 it leaves it out.

    >>> from photolib.query import parse
    >>> leaned(parse("forum similar:12"), 12, 1), leaned(parse("forum"), 13, -1)
    ('forum similar:12^2', 'forum -similar:13')
    """
    found = weights(query)
    weight = found.get(photo_id, 0.0) + by
    found[photo_id] = max(-MOST, min(MOST, weight))
    return _spelt(query, found)


def left(query: Query, photo_id: int) -> str:
    """Return the search without a photo that it is like or unlike."""
    return _spelt(query, {**weights(query), photo_id: 0.0})


def _spelt(query: Query, found: dict[int, float]) -> str:
    parts = [part for part in query.parts if not _is_like(part)]
    parts += [_part(id_, weight) for id_, weight in found.items() if round(weight, 3)]
    return spelt(both(parts)) if parts else ""


def _part(photo_id: int, weight: float) -> Node:
    amount = abs(round(weight, 3))
    term = Term(f"{photo_id}" if amount == 1 else f"{photo_id}^{amount:g}", "similar")
    return Not(term) if weight < 0 else term


def _is_like(part: Node) -> bool:
    alone = part.part if isinstance(part, Not) else part
    return isinstance(alone, Term) and alone.field == "similar"
