"""One photo stands for each burst, whatever is asked for, on whatever page."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.test_photo import add

from photolib.records import EventFacts
from photolib.store import event, photo, stack
from photolib.store.connect import writing
from photolib.store.fold import Fold
from photolib.store.library import Library, create_library, open_library
from photolib.store.photo import Filter

ROWS = 9


def shown(
    library: Library, wanted: Filter, folded: Fold | None, limit: int
) -> list[int]:
    seen: list[int] = []
    key = None
    while True:
        page = photo.page(
            library.db, limit=limit, after=key, wanted=wanted, folded=folded
        )
        seen += [one.id for one in page.photos]
        key = page.next_key
        if key is None:
            return seen


def test_the_leader_stands_for_its_burst_and_one_burst_unfolds(
    library: Library,
) -> None:
    ids = add(library, 8, taken=False)
    stack.put(library.db, "burst", ids, [(ids[1], ids[0], ids[2]), (ids[4], ids[5])])
    stack.put(library.db, "copies", ids, [(ids[7], ids[6])])
    every = Filter()
    assert shown(library, every, None, 3) == ids[::-1]
    assert shown(library, every, Fold(), 2) == [ids[n] for n in (7, 6, 4, 3, 1)]
    assert photo.folded_away(library.db, every, Fold()) == 3
    opened = Fold(ids[2])
    assert shown(library, every, opened, 2) == [ids[n] for n in (7, 6, 4, 3, 2, 1, 0)]
    assert photo.folded_away(library.db, every, opened) == 1
    assert shown(library, every, Fold(ids[7]), 9) == shown(library, every, Fold(), 9)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("fold") / "library"
    create_library(folder)
    with open_library(folder) as library:
        add(library, ROWS)
        with writing(library.db):
            event.add(library.db, EventFacts("Forum"))
        yield library


@contextmanager
def stacked(library: Library, bursts: list[int], of_event: set[int]) -> Iterator[None]:
    """Let each photo be of a burst (0: of none) and some of the event, for a while."""
    db = library.db
    groups = [
        [photo_id for photo_id, one in enumerate(bursts, 1) if one == number]
        for number in (1, 2, 3)
    ]
    db.execute("BEGIN")
    try:
        photo.link_to_event(db, of_event, 1)
        led = [[group[-1], *group[:-1]] for group in groups if len(group) > 1]
        stack.put(db, "burst", range(1, ROWS + 1), led)
        yield
    finally:
        db.rollback()


@settings(max_examples=60)
@given(
    bursts=st.lists(st.integers(0, 3), min_size=ROWS, max_size=ROWS),
    of_event=st.sets(st.integers(1, ROWS)),
    limit=st.integers(1, 4),
)
def test_folding_hides_no_burst_and_shows_none_twice(
    rows: Library, bursts: list[int], of_event: set[int], limit: int
) -> None:
    with stacked(rows, bursts, of_event):
        for wanted in (Filter(), Filter(event_id=1), Filter(without="event")):
            passing = shown(rows, wanted, None, 99)
            kept = shown(rows, wanted, Fold(), limit)
            burst_of = stack.bursts(rows.db, passing)
            alone = {one for one in passing if one not in burst_of}
            assert alone <= set(kept) <= set(passing)
            stand = [burst_of[one] for one in kept if one in burst_of]
            first = dict(sorted(burst_of.values(), reverse=True))
            assert sorted(stand) == sorted(first.items())
            hidden = photo.folded_away(rows.db, wanted, Fold())
            assert hidden == len(passing) - len(kept)
