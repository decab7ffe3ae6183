"""Filters are exact: each field keeps what it says, and the signs are those of sets."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import given
from tests.query.trees import trees
from tests.store.test_photo import NEW

from photolib.attach import attach
from photolib.query import Node, parse, spelt
from photolib.query.fields import fields
from photolib.query.tree import both, either, terms, without
from photolib.records import (
    Camera,
    Caption,
    Conflict,
    CreditRules,
    EventFacts,
    Gps,
    Location,
    Metadata,
    PersonFacts,
    PhotoCredit,
    Region,
    ReleaseFacts,
    TextLine,
)
from photolib.store import (
    arrival,
    caption,
    draft,
    export_log,
    filters,
    metadata,
    photo,
    photo_person,
    pick,
    picture_text,
    release,
    sidecar,
    stack,
    value,
    words,
)
from photolib.store.connect import Database, writing
from photolib.store.fold import Fold
from photolib.store.library import Library, create_library, open_library
from photolib.store.passing import passing

TODAY = date(2026, 3, 6)
FORUM = ReleaseFacts(
    event=EventFacts(
        "Forum on Rivers", "2026-03-04", "2026-03-06", "Wuhan", None, ("River Board",)
    ),
    people=(
        PersonFacts(
            "Gao Lin", "GAO Lin", organisation="Flussamt Köln", roles=("opened",)
        ),
    ),
    photo_credits=(PhotoCredit("Tan Wei", "River Journal", "all"),),
)
SAYS = {
    1: Metadata(
        taken_at="2026-03-05T10:00:00",
        headline="Gao Lin opens the forum",
        keywords=("flag", "red carpet"),
        country="China",
        copyright="© River Journal",
        locations_shown=(Location(city="Hankou", state="Hubei", name="Old customs"),),
    ),
    2: Metadata(creators=("Other Person",), source="Xinhua", title="2026-104"),
    3: Metadata(
        taken_at="2025-11-27T09:00:00",
        creators=("Jörg Müller",),
        headline="Grüne Woche",
        city="München",
        country="Deutschland",
        country_code="DEU",
        rating=4,
        label="Red",
        gps=Gps(48.1, 11.6),
        camera=Camera("NIKON CORPORATION", "NIKON Z 9", "1", "NIKKOR Z 70-200mm"),
        usage_terms="editorial only",
        languages={"headline": {"x-default": "Grüne Woche", "de-DE": "Grüne Woche"}},
    ),
    4: Metadata(
        taken_at="2025-12",
        creators=("陈思铭",),
        city="القاهرة",
        keywords=("مؤتمر", "研讨会"),
        organisations=("国家开放大学",),
        camera=Camera("Canon", "EOS R5"),
        alt_text="alt",
        regions=(Region("A", "Face", 0, 0, 1, 1),),
    ),
    5: Metadata(),
    6: Metadata(rating=2, instructions="embargo"),
}
SHAPES = {
    1: ("JPEG", 6000, 4000, 1),
    2: ("NEF", 6000, 4000, 6),
    3: ("JPEG", 3000, 2000, 1),
    4: ("TIFF", 2000, 3000, 1),
    5: ("JPEG", 800, 600, 1),
    6: ("PNG", 1000, 1000, 1),
}
RULES = CreditRules()


def _photo(library: Library, number: int, event_id: int | None) -> None:
    kind, width, height, orientation = SHAPES[number]
    says = SAYS[number]
    across, down = (height, width) if orientation > 4 else (width, height)
    new = replace(
        NEW,
        sha256=f"{number:064}",
        file_name=f"IMG_{number:04}.JPG",
        format=kind,
        width=width,
        height=height,
        orientation=orientation,
        aspect=across / down,
        taken_at=says.taken_at,
        folder="card A" if number == 3 else None,
    )
    photo_id = photo.add(library.db, new)
    metadata.add(library.db, photo_id, says)
    photo.link_to_event(library.db, [photo_id], event_id)
    attach(library.db, [photo_id], rules=RULES)


def _say_more(library: Library) -> None:
    db = library.db
    db.execute("UPDATE photo SET added_at = '2026-03-01T00:00:00+00:00' WHERE id < 6")
    db.execute(
        "UPDATE photo SET added_at = ? WHERE id = 6",
        [datetime(2026, 3, 6).astimezone(UTC).isoformat(timespec="seconds")],
    )
    metadata.add(db, 5, Metadata(conflicts=(Conflict("city", {"a": "b", "c": "d"}),)))
    caption.put(db, 4, Caption("مؤتمر في القاهرة", "file", language="ar"))
    caption.put(db, 6, Caption("drawn", "composed"))
    caption.put(db, 6, Caption("北京站 by hand", "edited"))
    caption.put(db, 1, Caption("handshake", "file"))
    stack.put(db, "burst", (3, 4), [(3, 4)])
    stack.put(db, "copies", (1, 2), [(2, 1)])
    arrival.note(db, 5, "again.jpg", None)
    photo_person.decide(db, 1, 1, "confirmed", "Ann")
    photo_person.decide(db, 2, 1, "rejected", "Ann")
    photo_person.suggest(db, 3, 1, "named in the file")
    pick.toggle(db, 6, "Ann")
    sidecar.add(db, 6, sidecar.Sidecar("0" * 64, "a.xmp"))
    left = export_log.Exported(6, "a.jpg", "folder", None, "", None, None, "2026-03-06")
    export_log.add(db, [left])
    draft.add(db, 2, "two people", kinds=("alt_text",), model="m", revision="1")
    draft.add(db, 3, None, kinds=("alt_text",), model="m", revision="1")
    for photo_id, line in ((3, "Willkommen in Köln"), (4, "火车站 مرحبا"), (5, None)):
        lines = [TextLine(line, 0.1, 0.1, 0.5, 0.1)] if line else []
        picture_text.put(db, photo_id, "a test", lines)
    words.refresh(db, range(1, 7))


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Six photos: of an event 1 and 2, in German 3, in Arabic and Chinese 4."""
    folder = tmp_path_factory.mktemp("filters") / "library"
    create_library(folder)
    with open_library(folder) as library:
        with writing(library.db):
            event_id = release.add(library.db, "text", FORUM)
            for number in SAYS:
                _photo(library, number, event_id if number < 3 else None)
            _say_more(library)
        yield library


Keep = Callable[[Node | str], set[int]]


@pytest.fixture(scope="module")
def keep(stocked: Library) -> Keep:
    def kept(asked: Node | str) -> set[int]:
        tree = parse(asked).root if isinstance(asked, str) else asked
        found = filters.keep(stocked.db, tree, today=TODAY)
        assert sorted(filters.kept(stocked.db, tree, TODAY).tolist()) == sorted(found)
        assert sorted(beside_words(stocked.db, tree)) == sorted(found)
        orders: tuple[filters.Order, ...] = ("newest", "oldest")
        for order, fold in product(orders, (None, Fold())):
            every = filters.keep(stocked.db, tree, order=order, today=TODAY, fold=fold)
            assert walked(stocked.db, tree, order, fold) == every[:2]
        return set(found)

    return kept


def walked(
    db: Database, asked: Node | None, order: filters.Order, fold: Fold | None
) -> list[int]:
    """Return the first two, as if six photos were too many to be listed."""
    with pytest.MonkeyPatch.context() as few:
        few.setattr(filters, "FEW", 0)
        few.setattr(filters, "_WALKED", 3)
        few.setattr(filters, "_MANY", 1)
        return filters.keep(db, asked, order=order, limit=2, today=TODAY, fold=fold)


def beside_words(db: Database, asked: Node | None) -> list[int]:
    """Return what a filter keeps of the photos that hold a word, which all do."""
    passes = passing(db, asked, "words.rowid", TODAY)
    rows = db.execute(
        f"SELECT rowid FROM words WHERE words MATCH ?{passes.sql}",
        [passes.of('file : "img" *'), *passes.values],
    )
    return [row[0] for row in rows]


KEPT = {
    "person:gao": {1, 3},
    "by:tan": {1, 2},
    "by:(tan OR other)": {1, 2},
    "by:müller": {3},
    "by:MULLER": {3},
    "by:陈思铭": {4},
    "by:思铭": {4},
    "by:chen": {4},
    "by:siming": {4},
    "by:zhang": set(),
    "credit:journal": {1},
    "org:koln": {1},
    'org:"river board"': {1, 2},
    "机构：开放大学": {4},
    "role:opened": {1},
    "role:spoke": set(),
    "event:rivers": {1, 2},
    "caption:北京": {6},
    "caption:مؤتمر": {4},
    "headline:woche": {3},
    "title:104": {2},
    "keyword:flag": {1},
    'keyword:"red carpet"': {1},
    'keyword:"flag red"': set(),
    "keyword:研讨": {4},
    "keyword:yantaohui": {4},
    "keyword:مؤتمر": {4},
    "lang:de": {3},
    "lang:ar": {4},
    "place:wuhan": {1, 2},
    "in:münchen": {3},
    "city:wuhan": {1, 2},
    "city:hankou": {1},
    "city:القاهرة": {4},
    "state:hubei": {1},
    "country:DEU": {3},
    "country:china": {1},
    "location:customs": {1},
    "date:2026-03-06": {1, 2},
    "date:2026-03-07": set(),
    "date:2026": {1, 2},
    "date:>2026-03-05": {1, 2},
    "taken:2026-03": {1},
    "taken:2025-12": {4},
    "taken:<2026": {3, 4},
    "taken:november.2025..": {1, 3, 4},
    "taken:昨天": {1},
    "added:today": {6},
    "added:2026": {1, 2, 3, 4, 5, 6},
    "added:<2026-03-02": {1, 2, 3, 4, 5},
    "rights:editorial": {3},
    "rights:embargo": {6},
    "copyright:journal": {1},
    "source:xinhua": {2},
    "credited:filled": {1},
    "credited:agreed": {3, 4},
    "credited:conflict": {2},
    "credited:missing": {5, 6},
    "has:credit": {1, 3, 4},
    "has:caption": {1, 2, 4, 6},
    "-has:caption": {3, 5},
    "has:event": {1, 2},
    "has:people": {1},
    "has:conflict": {5},
    "has:headline": {1, 3},
    "has:title": {2},
    "has:keywords": {1, 4},
    "has:alt": {4},
    "has:gps": {3},
    "has:location": {1, 3, 4},
    "has:copyright": {1},
    "has:rights": {3, 6},
    "has:faces": {4},
    "has:rating": {3, 6},
    "has:label": {3},
    "has:date": {1, 3, 4},
    "has:sidecar": {6},
    "has:draft": {2},
    "has:text": {3, 4},
    "has:copy": {1, 2},
    "has:identical": {5},
    "is:burst": {3, 4},
    "is:copy": {1},
    "is:picked": {6},
    "is:unlinked": {3, 4, 5, 6},
    "is:confirmed": {1},
    "is:suggested": {3, 4},
    "is:edited": {6},
    "is:exported": {6},
    "is:raw": {2},
    "is:landscape": {1, 3, 5},
    "is:portrait": {2, 4},
    "is:square": {6},
    "status:file": {1, 4},
    "status:edited": {6},
    "status:composed": {2},
    "collection:picks": {6},
    "rating>=3": {3},
    "rating<3": {6},
    "rating:2..4": {3, 6},
    "label:red": {3},
    "shape:竖": {2, 4},
    "width>=3000": {1, 2, 3},
    "width>3000": {1, 2},
    "height>=3000": {1, 2, 4},
    "mp<1": {5},
    "format:jpg": {1, 3, 5},
    "format:raw": {2},
    "format:nef": {2},
    "camera:nikon": {3},
    'camera:"Canon EOS R5"': {4},
    "lens:70-200mm": {3},
    "file:0004": {4},
    "text:koln": {3},
    "text:火车": {4},
    "ocr:مرحبا": {4},
    "folder:card": {3},
    "id:1,4,99": {1, 4},
    "handshake": {1},
    "(handshake OR مؤتمر OR 北京)": {1, 4, 6},
    "-(handshake OR 北京)": {2, 3, 4, 5},
    "(forum -handshake) OR id:5": {2, 5},
}  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_a_filter_keeps_exactly(keep: Keep, text: str) -> None:
    assert keep(text) == KEPT[text]


@pytest.mark.parametrize("text", KEPT)
def test_a_filter_asked_row_by_row_keeps_the_same(stocked: Library, text: str) -> None:
    asked = parse(text).root
    assert asked is not None
    sql, values = filters.asked_of_one(asked, "photo.id", TODAY)
    rows = stocked.db.execute(f"SELECT id FROM photo WHERE {sql}", values)
    assert {row[0] for row in rows} == KEPT[text]
    listed = filters.few(stocked.db, asked, most=9, today=TODAY)
    assert listed is None or sorted(listed) == sorted(KEPT[text])


def test_few_photos_are_listed_and_many_are_not(stocked: Library) -> None:
    asked = parse("person:gao by:chen").root
    listed = filters.few(stocked.db, asked, most=2, today=TODAY)
    assert listed is not None
    assert set(listed) == set(filters.keep(stocked.db, asked, today=TODAY))
    assert filters.few(stocked.db, asked, most=0, today=TODAY) is None
    assert filters.few(stocked.db, None, most=9) is None


def test_every_field_and_every_choice_is_asked_for() -> None:
    asked = [term for text in KEPT for term, _ in terms(parse(text).root)]
    missed = {f.name for f in fields()} - {term.field for term in asked} - {"similar"}
    assert missed == set()
    tested = {(term.field, term.text) for term in asked}
    long = {"role", "format"}
    for one in (f for f in fields() if f.name not in long):
        missing = {c for c in one.choices if (one.name, c) not in tested}
        assert missing - {"landscape", "square"} == set()


@pytest.mark.parametrize(
    "text",
    [
        'person:") OR 1"',
        'by:"x* AND y"',
        '"\'; DROP TABLE photo"',
        '"a\\ OR caption : b"',
        "^zebra",
        "zebra*",
        "NEAR(zebra)",
    ],
)
def test_no_text_becomes_sql(keep: Keep, text: str) -> None:
    assert keep(text) == set()


def test_photos_come_in_the_order_of_their_capture(stocked: Library) -> None:
    db = stocked.db
    assert filters.keep(db, None)[:3] == [1, 4, 3]
    assert filters.keep(db, None, order="oldest")[:3] == [3, 4, 1]
    assert filters.keep(db, None, order="oldest", limit=1) == [3]
    assert filters.where(None, "id") == ("", [])
    assert filters.keep(db, parse("taken:today").root) == []


def test_a_value_is_forgotten_with_its_last_photo(stocked: Library) -> None:
    db = stocked.db
    db.execute("SAVEPOINT later")
    metadata.add(db, 3, Metadata(city="Bonn"))
    words.refresh(db, [3])
    assert filters.keep(db, parse("city:münchen").root) == []
    assert filters.keep(db, parse("city:bonn").root) == [3]
    assert value.begun(db, "mün", ["city"], limit=9) == []
    left = db.execute("SELECT count(*) FROM value WHERE text = 'München'").fetchone()
    assert left == (0,)
    db.execute("ROLLBACK TO later")
    db.execute("RELEASE later")


EVERYTHING = {1, 2, 3, 4, 5, 6}


@given(tree=trees())
def test_not_is_the_complement(keep: Keep, tree: Node) -> None:
    assert keep(without(tree)) == EVERYTHING - keep(tree)


@given(one=trees(), other=trees())
def test_or_is_the_union_and_a_row_the_intersection(
    keep: Keep, one: Node, other: Node
) -> None:
    assert keep(either([one, other])) == keep(one) | keep(other)
    assert keep(both([one, other])) == keep(one) & keep(other)


@given(one=trees(), other=trees())
def test_whatever_is_added_behind_a_query_never_widens_it(
    keep: Keep, one: Node, other: Node
) -> None:
    text, more = spelt(one), spelt(other)
    assert keep(f"{text} ({more})") <= keep(text)
    assert keep(f"({text})") == keep(text)
