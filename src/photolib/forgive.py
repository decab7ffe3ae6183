"""Names typed with one letter wrong: what finds nothing is looked for as they stand."""

from dataclasses import replace

from photolib.query import Query, Term
from photolib.query.tree import terms
from photolib.store import filters, word_search, words
from photolib.store.connect import Database
from photolib.store.near import near
from photolib.store.passing import passing

_OF_NAMES = frozenset(
    [
        *(None, "person", "by", "credit", "source", "organisation", "event"),
        *("place", "city", "state", "country", "location"),
    ]
)
_MOST = 5  # names for one word: among more, none is likelier than what was typed


def forgive(db: Database, query: Query) -> Query:
    """Return a query that finds nothing with `names` for each word that finds nothing.

    These are words of names one letter away, as far as they find something with the
    rest of the query. What stands in quotation marks, or must not hold, is left.
    """
    found = query.changed(lambda term: _named(db, term))
    for term in forgiven(found):
        found = _narrowed(db, found, term)
    return found


def forgiven(query: Query) -> list[Term]:
    """Return the terms in whose place names are looked for."""
    return [term for term, _ in terms(query.root) if term.names]


def _named(db: Database, term: Term) -> Term:
    if term.literal or term.field not in _OF_NAMES or words.is_common(term.text):
        return term
    if _finds(db, Query(term)):
        return term
    some = (replace(term, text=text) for text in near(db, term.text))
    return replace(term, names=tuple(t.text for t in some if _finds(db, Query(t))))


def _narrowed(db: Database, query: Query, term: Term) -> Query:
    """Leave out the names of a term that find nothing with the rest of the query."""

    def with_names(names: tuple[str, ...]) -> Query:
        put = replace(term, names=names)
        return query.changed(lambda one: put if one is term else one)

    together = tuple(n for n in term.names if _finds(db, with_names((n,))))
    names = together or term.names
    return with_names(names if len(names) <= _MOST else ())


def _finds(db: Database, query: Query) -> bool:
    if not query.free:
        return bool(filters.keep(db, query.narrowing, limit=1))
    kept = passing(db, query.narrowing, "words.rowid")
    return bool(word_search.find(db, query.free, limit=1, kept=kept))
