"""Words, filters or a photo -> ranked photos, and why each is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from photolib.errors import QueryError
from photolib.forgive import forgive, forgiven
from photolib.likeness import Likeness, weights_in_use
from photolib.query import Node, Not, Query, Term, parse, spelt
from photolib.query.parse import EMPTY
from photolib.query.tree import terms
from photolib.records import Photo
from photolib.resemble import Alike, resembling, wished
from photolib.store import filters, photo, stack, word_search, words
from photolib.store.connect import Database
from photolib.store.filters import Order
from photolib.store.fold import Fold
from photolib.store.library import Library
from photolib.store.passing import ALL, passing

_FUSE = 60  # reciprocal rank fusion: Cormack, Clarke & Buettcher, SIGIR 2009
_WORDS = 3.0  # so that whatever holds every word stands above what only looks like it
_WIDEST = 16  # times as many hits as are wanted are folded, no more
_WHY = {column: column for column in words.COLUMNS} | {
    "roster": "person",
    "file": "file name",
    "text": "text in picture",
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
    """A photo found, with its fused score and what spoke for it.

    One is weak that only looks like it, and no more so than chance would have it. Where
    bursts are folded it stands for the `folded` photos of its burst, found as well.
    """

    photo: Photo
    score: float
    why: tuple[str, ...]
    weak: bool = False
    folded: tuple[int, ...] = ()


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


def search(
    library: Library,
    text: str,
    *,
    like: str | None = None,
    limit: int = 20,
    order: Order | None = None,
    likeness: Likeness | None = None,
    fold: Fold | None = None,
) -> Results:
    """Search by `text`, by a photo (`like`: its number, or a picture file), or both.

    What filters does so in SQL, exactly; free words (FTS5) and likeness then rank in
    one list by reciprocal rank. With filters alone, the newest come first.

    A word that finds nothing is looked for as the name that it is one letter away from
    (photolib.forgive), and the query of the results says so.

    `order` sorts by capture time instead: then all that holds every word is found, and
    nothing that only looks like it, unless a photo to be like is named. `fold` has one
    photo stand for each burst: the leader, or the first that is found.

    :raises QueryError: when the text cannot be understood, or nothing is asked.
    :raises FileError: when `like` is a file that is no picture.
    """
    if not text.strip() and like is None:
        raise QueryError(EMPTY, 0)
    query = parse(text) if text.strip() else Query()
    finder = _Finder(library, like, limit, order, likeness or Likeness(), fold)
    results = finder.find(query)
    if any(hit.why != (LOOKS_LIKE,) or not query.free for hit in results.hits):
        return results
    forgiving = forgive(library.db, query)
    return results if forgiving == query else finder.find(forgiving)


@dataclass(frozen=True, slots=True)
class _Finder:
    """How one search is made, whichever way its query is read."""

    library: Library
    like: str | None
    limit: int
    order: Order | None
    likeness: Likeness
    fold: Fold | None

    def find(self, query: Query) -> Results:
        library, limit, order, fold = self.library, self.limit, self.order, self.fold
        likes, alike = wished(query, self.like), Alike()
        found = weights_in_use(library)
        if likes or (query.free and order is None):
            hits, alike = _ranked(
                library, query, likes, order, self.likeness, limit, fold
            )
        else:
            hits = _kept(library, query, order or "newest", limit, fold)
        state = "corrupt" if alike.judged == "broken" else found.state
        descriptor = alike.judged if alike.judged in {"model", "colours"} else None
        return Results(query, self.like, state, descriptor, tuple(hits), order)


def folded(db: Database, hits: Sequence[Hit], fold: Fold) -> list[Hit]:
    """Return one hit of each burst, where the best of its hits is.

    That is the leader, or the first in its burst, of those that are found for the same
    reason as the best one.
    """
    burst_of = stack.bursts(db, [hit.photo.id for hit in hits])
    opened = {number for number, _ in stack.bursts(db, [fold.but or 0]).values()}
    found: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        number, _ = burst_of.get(hit.photo.id, (0, 0))
        if number in {0, *opened}:
            found["photo", hit.photo.id] = [hit]
        else:
            found.setdefault(("burst", number), []).append(hit)
    return [_standing(of_burst, burst_of) for of_burst in found.values()]


def _standing(hits: Sequence[Hit], burst_of: Mapping[int, tuple[int, int]]) -> Hit:
    best, *others = hits
    if not others:
        return best
    alike = [hit for hit in hits if (hit.why, hit.weak) == (best.why, best.weak)]
    stands = min(alike, key=lambda hit: burst_of[hit.photo.id])
    ids = tuple(hit.photo.id for hit in hits if hit is not stands)
    return replace(stands, score=best.score, folded=ids)


def _ranked(
    library: Library,
    query: Query,
    likes: dict[str, float],
    order: Order | None,
    likeness: Likeness,
    limit: int,
    fold: Fold | None,
) -> tuple[list[Hit], Alike]:
    """Return what words and likeness find; of bursts folded, from twice as many on."""
    wanted = limit if fold is None else 2 * limit
    while True:
        alike = Alike()
        if likes or query.words:
            alike = resembling(library, query, likes, likeness, wanted)
        hits = _fused(library, query, wanted, alike)
        hits = _by_time(hits, order) if order else hits
        if fold is None:
            return hits, alike
        shown = folded(library.db, hits, fold)
        is_last = len(hits) < wanted or wanted >= _WIDEST * limit
        if len(shown) >= limit or is_last:
            return shown[:limit], alike
        wanted *= 2


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
        "forgiven": [
            {"text": term.text, "field": term.field, "names": list(term.names)}
            for term in forgiven(results.query)
        ],
    }


def _told(node: Node | None) -> object:
    if node is None:
        return None
    if isinstance(node, Term):
        return {"text": node.text, "field": node.field}
    if isinstance(node, Not):
        return {"not": _told(node.part)}
    return {type(node).__name__.lower(): [_told(part) for part in node.parts]}


def _by_words(library: Library, query: Query, limit: int) -> list[int]:
    if not query.free:
        return []
    db, narrowing = library.db, query.narrowing
    among = filters.few(db, narrowing, most=filters.FEW)
    kept = passing(db, narrowing, "words.rowid") if among is None else ALL
    return word_search.find(
        db, query.free, limit=max(limit, 200), kept=kept, among=among
    )


def _fused(library: Library, query: Query, limit: int, alike: Alike) -> list[Hit]:
    ranked = _by_words(library, query, limit)
    scores = {id_: _WORDS / (_FUSE + rank) for rank, id_ in enumerate(ranked, 1)}
    for rank, photo_id in enumerate(alike.ids, 1):
        scores[photo_id] = scores.get(photo_id, 0) + 1 / (_FUSE + rank)
    best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:limit]
    held = word_search.columns(library.db, query.free, set(ranked).intersection(best))
    why = {id_: _reasons_of(held.get(id_, ())) for id_ in best}
    weak = {id_ for id_ in alike.ids[alike.strong :] if not why.get(id_)}
    for photo_id in set(alike.ids).intersection(best):
        why[photo_id] += (LOOKS_LIKE,)
    return [
        Hit(found, round(scores[found.id], 6), why[found.id], found.id in weak)
        for found in photo.get_many(library.db, best)
    ]


def _by_time(hits: Iterable[Hit], order: Order) -> list[Hit]:
    """Sort by capture time; photos whose time is not known come last."""
    dated = sorted(hits, key=lambda hit: (hit.photo.taken_at or "", hit.photo.id))
    known = [hit for hit in dated if hit.photo.taken_at]
    unknown = [hit for hit in dated if not hit.photo.taken_at]
    return [*(known if order == "oldest" else known[::-1]), *unknown]


def _kept(
    library: Library, query: Query, order: Order, limit: int, fold: Fold | None
) -> list[Hit]:
    """Return what passes as a matter of yes or no, by capture time."""
    asked = words.exact(query)
    ids = filters.keep(library.db, asked, order=order, limit=limit, fold=fold)
    why = _reasons(library, query, ids)
    behind = filters.folded(library.db, asked, ids, fold) if fold else {}
    return [
        Hit(
            found,
            1.0,
            tuple(dict.fromkeys(why[found.id])),
            folded=behind.get(found.id, ()),
        )
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
        for id_, held in word_search.columns(library.db, [term], ids).items():
            why[id_] += _reasons_of(held)
    return why


def _reasons_of(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WHY[column] for column in columns))
