"""What is found, and in which order, is what looking at every photo would find."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.query import Term
from photolib.store import word_search, words
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

PHOTOS = 400
VOCABULARY = [f"k{n}" for n in range(6)] + ["北京", "k90"]
WEIGHTS = [30, 20, 10, 5, 3, 1, 5, 1]
TIERS = (1, 2, 3, 5, 6, 9)

Texts = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def texts() -> Texts:
    """A text a column of each photo, in which common words stand in most columns."""
    chance = Random(7)

    def text() -> str:
        return " ".join(
            chance.choices(VOCABULARY, WEIGHTS, k=chance.choice([0, 1, 2, 4]))
        )

    return [tuple(text() for _ in words.COLUMNS) for _ in range(PHOTOS)]


@pytest.fixture(scope="module")
def many(texts: Texts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("many") / "library"
    create_library(folder)
    with open_library(folder) as library:
        with writing(library.db):
            words.put(library.db, [(n, *row) for n, row in enumerate(texts, 1)])
        yield library


def holds(text: str, term: str) -> bool:
    return f" {term} " in f" {text} "


def looked_at(texts: Texts, terms: list[str]) -> list[int]:
    """Rank by looking at every photo."""
    found = []
    for number, row in enumerate(texts, 1):
        for tier in TIERS:
            if all(any(holds(text, t) for text in row[:tier]) for t in terms):
                found.append((tier, -number))
                break
    return [-number for _, number in sorted(found)]


TERMS = st.lists(
    st.one_of(
        st.sampled_from(VOCABULARY),
        st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(VOCABULARY[:6])).map(
            " ".join
        ),
    ),
    min_size=1,
    max_size=3,
)
KEPT = st.one_of(
    st.sets(st.integers(1, PHOTOS), max_size=4),
    st.sets(st.integers(1, 60), min_size=1, max_size=2),
    st.integers(1, 5).map(lambda step: set(range(1, PHOTOS + 1, step))),
)


@given(TERMS, st.sampled_from([1, 3, 60, 500]))
def test_all_are_found_in_order(
    many: Library, texts: Texts, asked: list[str], limit: int
) -> None:
    terms = [Term(text) for text in asked]
    expected = looked_at(texts, asked)
    assert word_search.find(many.db, terms, limit=limit) == expected[:limit]


@given(TERMS, KEPT, st.sampled_from([1, 3, 60, 500]))
def test_a_filter_leaves_out_and_changes_no_order(
    many: Library, texts: Texts, asked: list[str], kept: set[int], limit: int
) -> None:
    terms = [Term(text) for text in asked]
    expected = [id_ for id_ in looked_at(texts, asked) if id_ in kept][:limit]
    assert word_search.find(many.db, terms, limit=limit, among=kept) == expected
    listed = ", ".join(map(str, kept))
    for within in (f"+words.rowid IN ({listed})", f"words.rowid NOT IN ({listed})"):
        others = within.count("NOT")
        found = word_search.find(many.db, terms, limit=limit, within=f" AND {within}")
        assert (
            found
            == [
                id_
                for id_ in looked_at(texts, asked)
                if (id_ in kept) is not bool(others)
            ][:limit]
        )


@given(TERMS, st.sets(st.integers(1, PHOTOS), max_size=20))
def test_columns_are_those_that_hold_any(
    many: Library, texts: Texts, asked: list[str], ids: set[int]
) -> None:
    told = word_search.columns(many.db, [Term(text) for text in asked], ids)
    assert told == {
        id_: tuple(
            column
            for column, text in zip(words.COLUMNS, texts[id_ - 1], strict=True)
            if any(holds(text, term) for term in asked)
        )
        for id_ in ids & set(looked_at(texts, asked))
    }
