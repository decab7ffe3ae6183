"""Whether a photo lacks a sure credit is kept, and is never wrong."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.test_photo import add

from photolib.records import Credit
from photolib.store import credit, photo
from photolib.store.connect import Database
from photolib.store.library import Library
from photolib.store.photo import Filter

PHOTOS = 4
NUMBERS = st.integers(1, PHOTOS)
STATUSES = st.sampled_from(["agreed", "filled", "conflict", "missing"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("weigh"), NUMBERS, STATUSES),
        st.tuples(st.just("decide"), NUMBERS, STATUSES),
        st.tuples(st.just("keep"), NUMBERS, st.none()),
        st.tuples(st.just("put back"), NUMBERS, st.none()),
        st.tuples(st.just("change"), NUMBERS, STATUSES),
        st.tuples(st.just("remove"), NUMBERS, st.none()),
    )
)


@given(STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_lacks_a_credit_is_what_comparing_with_all_credits_finds(
    library: Library, steps: list[tuple[str, int, str | None]]
) -> None:
    if not photo.count(library.db):
        add(library, PHOTOS)
    library.db.execute("BEGIN")
    try:
        kept: dict[int, dict[str, object] | None] = {}
        for what, number, status in steps:
            _do(library.db, kept, what, number, status or "")
            _compare(library.db)
    finally:
        library.db.rollback()


def _do(
    db: Database,
    kept: dict[int, dict[str, object] | None],
    what: str,
    number: int,
    status: str,
) -> None:
    if what == "keep":
        kept[number] = credit.row_of(db, number)
    elif what == "put back":
        credit.put_back(db, number, kept.get(number))
    elif what == "change":
        asked = [status, number]
        db.execute("UPDATE credit SET status = ? WHERE photo = ?", asked)
    elif what == "remove":
        db.execute("DELETE FROM credit WHERE photo = ?", [number])
    else:
        said = Credit("Ann", ("Ann",), None, None, status)  # type: ignore[arg-type]
        credit.put(db, number, said, by="Eve" if what == "decide" else None)


def _compare(db: Database) -> None:
    lacking = [
        number
        for number in range(1, PHOTOS + 1)
        if credit.get(db, number).status not in ("agreed", "filled")
    ]
    wanted = Filter(without="credit")
    assert photo.ids(db, wanted) == lacking
    assert photo.count(db, wanted) == len(lacking)
    shown = photo.page(db, limit=PHOTOS, wanted=wanted).photos
    assert sorted(one.id for one in shown) == lacking
