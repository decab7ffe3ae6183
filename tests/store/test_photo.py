"""Photos are paged by key, newest first, however many there are."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photolib.errors import NotFoundError
from photolib.records import EventFacts
from photolib.store import event, photo
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.photo import Filter, NewPhoto

NEW = NewPhoto(
    "0" * 64, "a.jpg", "JPEG", "image/jpeg", 9, 6, 4, 1, 1.5, "#000000", b"", None, None
)
TIMES = [
    "", "0000-00-00T00:00:00", "1999-12-31T23:59:59", "2025", "2025-11",
    "2025-11-01T00:00:00", "2025-11-30T23:59:59", "2025-12-01T10:00:00", "9999-12-31",
]  # fmt: skip


def add(
    library: Library, count: int, *, taken: bool = True, start: int = 0
) -> list[int]:
    with writing(library.db):
        return [
            photo.add(
                library.db,
                replace(
                    NEW,
                    sha256=f"{n:064}",
                    taken_at=f"2026-{1 + n % 12:02}-01T10:00:00" if taken else None,
                ),
            )
            for n in range(start, start + count)
        ]


def test_pages_follow_each_other_without_gap_or_repetition(library: Library) -> None:
    add(library, 25)
    seen: list[int] = []
    key = None
    while True:
        page = photo.page(library.db, limit=4, after=key)
        seen += [p.id for p in page.photos]
        key = page.next_key
        if key is None:
            break
    assert len(seen) == len(set(seen)) == 25
    taken = [photo.get(library.db, i).taken_at or "" for i in seen]
    assert taken == sorted(taken, reverse=True)


def test_new_photos_shift_no_page(library: Library) -> None:
    add(library, 10)
    first = photo.page(library.db, limit=5)
    with writing(library.db):
        late = replace(NEW, sha256="f" * 64, taken_at="2027-01-01T00:00:00")
        photo.add(library.db, late)
    second = photo.page(library.db, limit=5, after=first.next_key)
    assert {p.id for p in first.photos}.isdisjoint(p.id for p in second.photos)
    assert len(second.photos) == 5


@pytest.mark.parametrize(
    "key", ["nonsense", "~", "~x", "2026~;DROP TABLE photo", "x~" + "9" * 20]
)
def test_a_key_that_is_none_begins_at_the_top(library: Library, key: str) -> None:
    add(library, 3)
    assert photo.page(library.db, limit=9, after=key) == photo.page(library.db, limit=9)


def test_photos_without_a_time_come_last_and_are_paged(library: Library) -> None:
    add(library, 5, taken=False)
    first = photo.page(library.db, limit=2)
    second = photo.page(library.db, limit=2, after=first.next_key)
    assert [p.id for p in (*first.photos, *second.photos)] == [5, 4, 3, 2]


def test_filters_keep_what_they_say(library: Library) -> None:
    ids = add(library, 12)
    with writing(library.db):
        event_id = event.add(library.db, EventFacts(title="Forum"))
        photo.link_to_event(library.db, ids[:3], event_id)
    assert photo.ids(library.db, Filter(event_id=event_id)) == ids[:3]
    assert photo.count(library.db, Filter(without="event")) == 9
    assert photo.count(library.db, Filter(without="credit")) == 12
    assert photo.count(library.db, Filter(without="caption")) == 9
    assert photo.count(library.db, Filter(month="2026-03")) == 1
    assert photo.count(library.db, Filter(month="2026")) == 12


def test_months_are_counted(library: Library) -> None:
    add(library, 13)
    months = photo.months(library.db)
    assert months[0] == ("2026-12", 1)
    assert months[-1] == ("2026-01", 2)


def test_the_undated_are_a_month_of_their_own(library: Library) -> None:
    add(library, 2, taken=False)
    assert photo.months(library.db) == [("", 2)]
    assert photo.count(library.db, Filter(month="")) == 2


@given(st.lists(st.sampled_from(TIMES)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_months_are_those_of_counting_each_photo(
    library: Library, times: list[str]
) -> None:
    counted = Counter(time[:7] for time in times)
    library.db.execute("BEGIN")
    try:
        for n, time in enumerate(times):
            new = replace(NEW, sha256=f"{n:064}", taken_at=time or None)
            photo.add(library.db, new)
        assert photo.months(library.db) == sorted(counted.items(), reverse=True)
    finally:
        library.db.rollback()


def test_neighbours_follow_the_gallery(library: Library) -> None:
    ids = add(library, 3)
    middle = photo.get(library.db, ids[1])
    assert photo.neighbours(library.db, middle) == (ids[2], ids[0])
    assert photo.neighbours(library.db, photo.get(library.db, ids[2])) == (None, ids[1])


def test_an_unknown_number_is_one_sentence(library: Library) -> None:
    with pytest.raises(NotFoundError, match="there is no photo 9"):
        photo.get(library.db, 9)
