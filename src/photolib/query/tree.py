"""A search as understood: terms, and what joins them."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from photolib.query.signs import needs_quotes, plain
from photolib.query.values import weighted


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: words in any field, or a value of the one named.

    `start` and `end` say where it was typed, `literal` that it stood in quotation
    marks. `names` are looked for in its place (photolib.forgive).
    """

    text: str
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)
    literal: bool = dataclasses.field(default=False, compare=False, repr=False)
    names: tuple[str, ...] = dataclasses.field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What must all hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Of what one at least must hold."""

    parts: tuple["Node", ...]


Node: TypeAlias = Term | Not | And | Or


@dataclass(frozen=True, slots=True)
class Like:
    """A photo that hits should resemble; with a weight below 0, should not."""

    photo_id: int
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """A search as understood; `root` is None where only a picture is asked."""

    root: Node | None = None

    @property
    def parts(self) -> tuple[Node, ...]:
        """What must all hold, each a part that can be left out."""
        return parts(self.root)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term, wherever it stands."""
        return tuple(term for term, _ in terms(self.root))

    @property
    def free(self) -> tuple[Term, ...]:
        """The words that rank: those that must hold, in whatever field."""
        return tuple(p for p in self.parts if isinstance(p, Term) and p.field is None)

    @property
    def words(self) -> str:
        """The free words, as a sentence for the model."""
        return " ".join(term.text for term in self.free)

    @property
    def likes(self) -> tuple[Like, ...]:
        """The photos that hits should be like, or unlike."""
        return tuple(like for part in self.parts for like in _likes(part))

    @property
    def narrowing(self) -> Node | None:
        """What filters: everything but what ranks."""
        kept = [p for p in self.parts if p not in self.free and not _likes(p)]
        return both(kept) if kept else None

    def changed(self, change: Callable[[Term], Term]) -> "Query":
        """Return it with each term changed but those that must not hold."""
        return self if self.root is None else Query(_changed(self.root, change))


def parts(node: Node | None) -> tuple[Node, ...]:
    """Return what must all hold; nothing of None."""
    if node is None:
        return ()
    return node.parts if isinstance(node, And) else (node,)


def both(parts: Iterable[Node]) -> Node:
    """Join what must all hold; one alone is itself, and brackets change nothing."""
    flat = [
        one
        for part in parts
        for one in (part.parts if isinstance(part, And) else (part,))
    ]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def either(parts: Iterable[Node]) -> Node:
    """Join what one of must hold."""
    flat = [
        one
        for part in parts
        for one in (part.parts if isinstance(part, Or) else (part,))
    ]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def without(part: Node) -> Node:
    """Return the contrary."""
    return part.part if isinstance(part, Not) else Not(part)


def terms(node: Node | None, *, negated: bool = False) -> Iterator[tuple[Term, bool]]:
    """Yield every term, and whether it is asked not to hold."""
    if isinstance(node, Term):
        yield node, negated
    elif isinstance(node, Not):
        yield from terms(node.part, negated=not negated)
    elif node is not None:
        for part in node.parts:
            yield from terms(part, negated=negated)


def _changed(node: Node, change: Callable[[Term], Term]) -> Node:
    if isinstance(node, Term):
        return change(node)
    if isinstance(node, Not):
        return node
    return type(node)(tuple(_changed(part, change) for part in node.parts))


def asking(text: str, field: str | None = None) -> Term:
    """Return the term that asks for a text as it stands in the library.

    >>> spelt(asking('Forum: the "best"', "event"))
    'event:"Forum: the best"'
    """
    return Term(" ".join(plain(text).replace('"', " ").split()), field)


def spelt(node: Node | None) -> str:
    """Return what one types to ask this.

    >>> spelt(And((Not(Term("Li Song", "person")), Or((Term("a"), Term("b"))))))
    '-person:"Li Song" (a OR b)'
    """
    if node is None:
        return ""
    if isinstance(node, Term):
        quoted = node.literal or needs_quotes(node.text, node.field)
        text = f'"{node.text}"' if quoted else node.text
        return f"{node.field}:{text}" if node.field else text
    if isinstance(node, Not):
        return f"-{_bracketed(node.part)}"
    if isinstance(node, And):
        return " ".join(_bracketed(part, but=Not) for part in node.parts)
    return " OR ".join(_bracketed(part, but=Not) for part in node.parts)


def _bracketed(node: Node, but: type[Node] | None = None) -> str:
    bare = isinstance(node, Term) or (but is not None and isinstance(node, but))
    return spelt(node) if bare else f"({spelt(node)})"


def _likes(node: Node) -> tuple[Like, ...]:
    part, sign = (node.part, -1.0) if isinstance(node, Not) else (node, 1.0)
    if not isinstance(part, Term) or part.field != "similar":
        return ()
    return tuple(Like(id_, sign * weight) for id_, weight in weighted(part.text))
