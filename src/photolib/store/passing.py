"""A filter beside words: what FTS5 honours by itself, and SQL for the rest.

A photo's row in the index of words also has the numbers of its values
(photolib.store.words). So to FTS5 most filters are one more word, and it reads only
where that and the others may stand together; asking of each row whether it passes
takes the longer the fewer do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from photolib.query.tree import And, Node, Not, Term, parts, terms
from photolib.store import words
from photolib.store.bigrams import VALUE
from photolib.store.conditions import is_in_words, values_of
from photolib.store.connect import Database
from photolib.store.filters import asked_of_one, this_day

_VALUES = 64  # of one term that are asked for in words


@dataclass(frozen=True, slots=True)
class Passing:
    """What keeps photos of those that hold words.

    `held` and `barred` are FTS5 expressions that must hold, and must not; `sql` (" AND
    ..." or "") stands in the WHERE of the same SELECT, with `values`. `asks_words`
    tells that they are of words, too, and not of values alone.
    """

    held: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    sql: str = ""
    values: tuple[Any, ...] = ()
    asks_words: bool = False

    def of(self, expression: str) -> str:
        """Return the FTS5 expression of the photos that hold another and pass."""
        if not self.held and not self.barred:
            return expression
        return f"({together((expression, *self.held))})" + "".join(
            f" NOT ({one})" for one in self.barred
        )


ALL = Passing()


def together(expressions: Iterable[str]) -> str:
    """Return the FTS5 expression of the photos that hold all of some."""
    return " AND ".join(f"({one})" for one in expressions)


def passing(
    db: Database, asked: Node | None, column: str, today: date | None = None
) -> Passing:
    """Return what keeps the photos that `asked` keeps; `column` is their number.

    `today` is what "yesterday" is measured from; None: the day of this machine.
    """
    day = today or this_day()
    held, barred, asks_words = list[str](), list[str](), False
    rest, values = "", list[Any]()
    for part in parts(asked):
        inner, told = (part.part, barred) if isinstance(part, Not) else (part, held)
        expression = _expression(db, inner)
        if expression is not None:
            told.append(expression)
            asks_words |= any(is_in_words(term) for term, _ in terms(inner))
            continue
        sql, more = asked_of_one(part, column, day)
        rest += f" AND {sql}"
        values += more
    return Passing(tuple(held), tuple(barred), rest, tuple(values), asks_words)


def _expression(db: Database, node: Node) -> str | None:
    """Return what FTS5 is asked; None: it cannot tell."""
    if isinstance(node, Term):
        return _of_term(db, node)
    if isinstance(node, Not):  # FTS5 knows it only beside something that must hold
        return None
    parts = [_expression(db, part) for part in node.parts]
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return None
    if isinstance(node, And):
        return together(told)
    return " OR ".join(f"({one})" for one in told)


def _of_term(db: Database, term: Term) -> str | None:
    if is_in_words(term):
        return words.match(term)
    ids = list[int]()
    for name in term.names or (term.text,):
        asked = values_of(Term(name, term.field))
        if asked is None:
            return None
        sql, values = asked
        rows = db.execute(f"{sql} LIMIT ?", [*values, _VALUES + 1])
        ids += (row[0] for row in rows)
    return _any_of(ids) if len(ids) <= _VALUES else None


def _any_of(ids: Iterable[int]) -> str:
    asked = " OR ".join(f'"{VALUE}{id_}"' for id_ in ids)
    return asked or f'"{VALUE}0"'  # no value has that number
