"""Whichever way is taken, the photos found are those a comparison of all would find."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photolib.embedding import array as arrays
from photolib.embedding import forming, inverted, seek
from photolib.embedding.array import Array, Origin
from photolib.embedding.model import Vectors
from photolib.embedding.seek import Served, serve

COUNT, WIDTH = 30_000, 32
faiss_only = pytest.mark.skipif(
    not inverted.available(), reason="faiss is used on Linux only"
)


def unit(rows: Vectors) -> Vectors:
    made: Vectors = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return made


def pictures(count: int, seed: int = 1) -> Vectors:
    """Return pictures of 300 events, in a cone, as CLIP's are."""
    chance = np.random.default_rng(seed)
    events = np.random.default_rng(0).standard_normal((300, WIDTH))
    own = chance.standard_normal((count, WIDTH))
    rows = 2 + events[np.sort(chance.integers(0, 300, count))] + 0.5 * own
    return unit(rows.astype(np.float32))


def words(count: int) -> Vectors:
    """Return words: apart from every picture, and only a little like some."""
    chance = np.random.default_rng(4)
    events = np.random.default_rng(0).standard_normal((300, WIDTH))
    apart = np.r_[np.full(WIDTH // 2, 3.0), np.full(WIDTH // 2, -3.0)]
    own = chance.standard_normal((count, WIDTH))
    return unit((apart + events[:count] + 0.7 * own).astype(np.float32))


def array_of(folder: Path, rows: Vectors) -> Array:
    ids = np.arange(1, len(rows) + 1) * 2  # not the row numbers, and with gaps
    return arrays.write(folder, Origin("tiny", "1", WIDTH), [(ids, rows)], 0)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("large")
    array = array_of(folder, pictures(COUNT))
    forming.build(folder, array, None)
    lists = inverted.find(folder, array)
    assert lists is not None
    return serve(array, lists)


def expected(served: Served, asked: Vectors, limit: int, keep: list[int]) -> list[int]:
    ids = served.array.ids
    counts = np.isin(ids, keep) & (ids > 0)
    scores = np.where(counts, np.vecdot(served.array.rows, asked), -np.inf)
    order = np.argsort(-scores, kind="stable")[: min(limit, int(counts.sum()))]
    return ids[order].tolist()  # type: ignore[no-any-return]


@settings(max_examples=60)
@given(
    keep=st.lists(st.integers(-5, 900), max_size=300),
    limit=st.integers(0, 40),
    asked=st.integers(0, 299),
)
def test_a_filtered_scan_is_a_comparison_of_all_that_is_kept(
    keep: list[int], limit: int, asked: int
) -> None:
    ids = np.arange(1, 401) * 2
    array = arrays.in_memory(Origin("t", "1", WIDTH), [(ids, pictures(400))], 0)
    array.ids[::7] = 0
    served = serve(array, None)
    query = words(300)[asked]
    found, scores = seek.seek(served, query, limit, keep_ids=keep)
    assert found.tolist() == expected(served, query, limit, keep)
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_without_a_filter_every_photo_counts_but_those_gone() -> None:
    ids = np.arange(1, 401)
    array = arrays.in_memory(Origin("t", "1", WIDTH), [(ids, pictures(400))], 0)
    array.ids[10:390] = 0
    found, _ = seek.seek(serve(array, None), words(1)[0], 50)
    assert sorted(found.tolist()) == [*range(1, 11), *range(391, 401)]


def test_the_vector_of_a_photo_is_found_by_its_number() -> None:
    rows = pictures(5)
    array = arrays.in_memory(Origin("t", "1", WIDTH), [(np.arange(1, 6), rows)], 0)
    served = serve(array, None)
    found = served.vector(3)
    assert found is not None
    assert found.tolist() == rows[2].tolist()
    assert served.vector(6) is None
    assert served.vector(-1) is None
    assert served.vector(0) is None


@faiss_only
@pytest.mark.parametrize("limit", [10, 50])
def test_lists_find_99_of_100_for_words_and_for_pictures(
    large: Served, limit: int
) -> None:
    assert large.lists is not None
    assert large.lists.depth(limit) is not None
    everything = large.array.ids.tolist()
    for asked in (words(100), pictures(100, seed=8)):
        right = sum(
            len(
                set(seek.seek(large, one, limit)[0].tolist())
                & set(expected(large, one, limit, everything))
            )
            for one in asked
        )
        assert right >= 0.99 * limit * len(asked)


@faiss_only
@pytest.mark.parametrize("share", [2, 3, 7])
def test_many_kept_photos_are_sought_through_lists_and_no_other_is_found(
    large: Served, share: int
) -> None:
    keep = large.array.ids[::share].tolist()
    right = 0
    for one in words(50):
        found = seek.seek(large, one, 10, keep_ids=keep)[0].tolist()
        assert len(found) == 10
        assert set(found) <= set(keep)
        right += len(set(found) & set(expected(large, one, 10, keep)))
    assert right >= 0.99 * 10 * 50


@faiss_only
@pytest.mark.parametrize("start", [0, 9_000, 20_000])
def test_a_filter_of_one_neighbourhood_is_as_sure(large: Served, start: int) -> None:
    keep = large.array.ids[start : start + 6_000].tolist()
    right = 0
    for one in words(50):
        found = seek.seek(large, one, 10, keep_ids=keep)[0].tolist()
        assert set(found) <= set(keep)
        right += len(set(found) & set(expected(large, one, 10, keep)))
    assert right >= 0.99 * 10 * 50


@faiss_only
def test_a_filter_far_from_the_query_still_gets_all_it_should(large: Served) -> None:
    far = np.vecdot(large.array.rows, words(1)[0]).argsort()[:4_000]
    keep = large.array.ids[far].tolist()
    found = seek.seek(large, words(1)[0], 200, keep_ids=keep)[0].tolist()
    right = expected(large, words(1)[0], 200, keep)
    assert len(set(found)) == 200
    assert len(set(found) & set(right)) >= 196


@faiss_only
def test_a_filter_that_takes_the_nearest_away_still_gets_the_next(
    large: Served,
) -> None:
    for one in words(5):
        near = np.vecdot(large.array.rows, one).argsort()
        keep = np.sort(large.array.ids[near[:-3_000]]).tolist()
        found = seek.seek(large, one, 20, keep_ids=keep)[0].tolist()
        right = expected(large, one, 20, keep)
        assert len(set(found) & set(right)) >= 19


@faiss_only
def test_more_results_than_were_measured_are_found_as_surely(large: Served) -> None:
    everything = large.array.ids.tolist()
    for one in words(5):
        found, _ = seek.seek(large, one, 2_000)
        assert len(found) == 2_000
        right = expected(large, one, 2_000, everything)
        assert len(set(found.tolist()) & set(right)) >= 0.99 * 2_000


@faiss_only
def test_rows_that_came_after_the_lists_are_all_compared(tmp_path: Path) -> None:
    array = array_of(tmp_path, pictures(4_000))
    forming.build(tmp_path, array, words(30))
    late = words(3)
    array = arrays.extend(array, [(np.array([9_001, 9_003, 9_005]), late)], [4], 1)
    lists = inverted.find(tmp_path, array)
    served = serve(array, lists)
    assert lists is not None
    assert lists.state.rows == 4_000
    assert seek.seek(served, late[1], 1)[0].tolist() == [9_003]
    keep = array.ids[array.ids > 0].tolist()
    assert seek.seek(served, late[2], 1, keep_ids=keep)[0].tolist() == [9_005]

    forming.extend(tmp_path, array, lists.state)
    again = inverted.find(tmp_path, array)
    assert again is not None
    assert again.state.rows == 4_003
    assert len(list(tmp_path.glob("*.lists"))) == 1
    assert seek.seek(serve(array, again), late[1], 1)[0].tolist() == [9_003]


@faiss_only
def test_photos_gone_since_are_found_by_nobody(tmp_path: Path) -> None:
    array = array_of(tmp_path, pictures(4_000))
    forming.build(tmp_path, array, None)
    asked = words(1)[0]
    everything = serve(array, inverted.find(tmp_path, array))
    gone = seek.seek(everything, asked, 600)[0]
    array = arrays.extend(array, [], gone.tolist(), 1)
    served = serve(array, inverted.find(tmp_path, array))
    found, _ = seek.seek(served, asked, 20)
    assert found.tolist() == expected(served, asked, 20, array.ids.tolist())


@faiss_only
def test_lists_of_another_generation_or_torn_are_not_there(tmp_path: Path) -> None:
    array = array_of(tmp_path, pictures(3_000))
    state = forming.build(tmp_path, array, None)
    other = array_of(tmp_path, pictures(3_000))
    assert inverted.find(tmp_path, other) is None
    state = forming.build(tmp_path, other, None)
    (tmp_path / state.file).write_bytes(b"torn")
    assert inverted.find(tmp_path, other) is None
    (tmp_path / "lists.json").write_text("{}")
    assert inverted.find(tmp_path, other) is None


@faiss_only
def test_where_too_many_lists_would_be_read_a_scan_is_chosen(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    noise = unit(chance.standard_normal((40, WIDTH)).astype(np.float32))
    array = array_of(tmp_path, noise)  # no neighbourhoods at all
    forming.build(tmp_path, array, None)
    lists = inverted.find(tmp_path, array)
    assert lists is not None
    assert lists.depth(10) is None
    served = serve(array, lists)
    found, _ = seek.seek(served, noise[7], 10)
    assert found.tolist() == expected(served, noise[7], 10, array.ids.tolist())
