"""A search as understood: what each link of it changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import url_for

from photolib.forgive import forgiven
from photolib.gallery.unfold import opened
from photolib.query import Node, Not, Query, Term, lean, spelt
from photolib.query.tree import both
from photolib.records import Photo
from photolib.search import Results
from photolib.store import photo
from photolib.store.filters import Order
from photolib.store.library import Library

ORDERS: dict[str, Order | None] = {
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
class Forgiven:
    """A word that finds nothing, the names looked for instead, and how not to."""

    text: str
    names: tuple[str, ...]
    literally: str


def chips(library: Library, results: Results) -> tuple[Chip, ...]:
    """Return a chip for each part of a search."""
    likes = {part for part in results.query.parts if Query(part).likes}
    asked = tuple(
        Chip(
            _label(part.part if isinstance(part, Not) else part),
            isinstance(part, Not),
            address(results, but(results, part), results.order),
        )
        for part in results.query.parts
        if part not in likes
    )
    return *asked, *_likes(library, results)


def _likes(library: Library, results: Results) -> Iterator[Chip]:
    """Yield a chip for each photo that the search is like, or unlike."""
    weights = lean.weights(results.query)
    for one in photo.get_many(library.db, list(weights)):
        without = address(results, lean.left(results.query, one.id), results.order)
        weight = weights[one.id]
        yield Chip(f"like photo {one.id}", weight < 0, without, one, abs(weight))


def orders(results: Results) -> tuple[Choice, ...]:
    """Return the ways to sort."""
    text = spelt(results.query.root)
    return tuple(
        Choice(label, address(results, text, order), order == results.order)
        for label, order in ORDERS.items()
    )


def forgiven_words(results: Results) -> tuple[Forgiven, ...]:
    """Return the words in whose place names were looked for."""
    return tuple(
        Forgiven(term.text, term.names, _literally(results, term))
        for term in forgiven(results.query)
    )


def _literally(results: Results, term: Term) -> str:
    """Return the address of the search that takes a term as it is written."""
    as_written = replace(term, literal=True)
    asked = results.query.changed(lambda one: as_written if one is term else one)
    return address(results, spelt(asked.root), results.order)


def address(results: Results, text: str, order: Order | None) -> str:
    """Return the address of these results' search with another text or order."""
    unfold = "all" if opened().all else None
    return url_for(
        "search.find", q=text or None, like=results.like, sort=order, unfold=unfold
    )


def but(results: Results, part: Node) -> str:
    """Return the search without one of its parts."""
    others = [other for other in results.query.parts if other is not part]
    return spelt(both(others)) if others else ""


def _label(part: Node) -> str:
    """Return what a chip says: a group as it is typed, a field as words."""
    if not isinstance(part, Term):
        return spelt(part)
    return f"{part.field}: {part.text}" if part.field else part.text
