"""What is found, and in which order, is what looking at every photo would find."""

from collections.abc import Iterable, Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.query import Term, parse
from photolib.store import word_search, words
from photolib.store.bigrams import VALUE
from photolib.store.connect import Database, writing
from photolib.store.library import Library, create_library, open_library
from photolib.store.passing import Passing, passing

PHOTOS = 400
VOCABULARY = [f"k{n}" for n in range(6)] + ["北京", "k90"]
WEIGHTS = [30, 20, 10, 5, 3, 1, 5, 1]
TIERS = (1, 2, 5, 9)
STEPS = (1, 2, 30, 900)  # value n is said of every so-manieth photo

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
        library.db.execute("PRAGMA foreign_keys = off")  # words need no photos
        with writing(library.db):
            for number, step in enumerate(STEPS, 1):
                label(library.db, number, range(1, PHOTOS + 1, step))
            words.put(library.db, [(n, *row) for n, row in enumerate(texts, 1)])
        yield library


def label(db: Database, number: int, photos: Iterable[int]) -> None:
    text = f"l{number}"
    db.execute("INSERT INTO value VALUES (?, 'label', ?)", [number, text])
    db.execute(
        "INSERT INTO words_of_value (rowid, field, text) VALUES (?, 'label', ?)",
        [number, text],
    )
    db.conn.executemany(
        "INSERT INTO photo_value (value, photo) VALUES (?, ?)",
        [(number, photo) for photo in photos],
    )


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
    for sql in (f"+words.rowid IN ({listed})", f"words.rowid NOT IN ({listed})"):
        found = word_search.find(
            many.db, terms, limit=limit, kept=Passing(sql=f" AND {sql}")
        )
        others = "NOT" in sql
        expected = [i for i in looked_at(texts, asked) if (i in kept) is not others]
        assert found == expected[:limit]


PARTS = st.sampled_from(
    [f"label:l{number}" for number in range(1, len(STEPS) + 1)]
    + ["-k0", "-k5", "person:k1", "-caption:k0", "(label:l4 OR text:k2)"]
)


def passes(number: int, row: tuple[str, ...], part: str) -> bool:
    """Tell whether a photo passes one of PARTS, by looking at it."""
    if part.startswith("("):
        return number % STEPS[3] == 1 or holds(row[words.COLUMNS.index("text")], "k2")
    if part.startswith("label"):
        step = STEPS[int(part[-1]) - 1]
        return number % step == 1 % step
    field, _, word = part.removeprefix("-").rpartition(":")
    wide = {"": words.COLUMNS, "person": ("person", "roster")}.get(field, (field,))
    held = any(holds(row[words.COLUMNS.index(column)], word) for column in wide)
    return held is not part.startswith("-")


@given(
    TERMS,
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from([1, 3, 60, 500]),
)
def test_what_fts5_filters_changes_no_order(
    many: Library, texts: Texts, asked: list[str], parts: list[str], limit: int
) -> None:
    kept = passing(many.db, parse(" ".join(parts)).root, "words.rowid")
    assert not kept.sql
    expected = [
        id_
        for id_ in looked_at(texts, asked)
        if all(passes(id_, texts[id_ - 1], part) for part in parts)
    ]
    terms = [Term(text) for text in asked]
    found = word_search.find(many.db, terms, limit=limit, kept=kept)
    assert found == expected[:limit]


@pytest.mark.parametrize("text", [f"{VALUE}1", "1", f'"{VALUE}1"'])
def test_no_text_is_taken_for_the_word_of_a_value(many: Library, text: str) -> None:
    asked = "SELECT count(*) FROM words WHERE words MATCH ?"
    counted = many.db.execute(asked, [f'"{VALUE}1"']).fetchone()
    assert counted == (PHOTOS,)
    assert word_search.find(many.db, [Term(text)], limit=9) == []


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
