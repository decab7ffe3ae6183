"""What an editor decides overlays the file, is kept, and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from photolib import link, settle
from photolib.credit.rules import NO_RULES
from photolib.describe import edit
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.ingest import ingest
from photolib.records import Caption, Conflict, EventFacts, Metadata, ReleaseFacts
from photolib.search import search
from photolib.settle import Typed
from photolib.store import caption, conflict, credit, decision, metadata, photo, release
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.photo import Filter

XMP, IIM = "XMP-photoshop:City", "IPTC:City"
CITY = Conflict("city", {XMP: "Bonn", IIM: "Köln"})
SAYS = Metadata(
    "JPEG",
    taken_at="2026-03-05T10:11:12",
    taken_offset="+08:00",
    title="Old title",
    city="Bonn",
    keywords=("river", "forum"),
    sources={
        "city": XMP,
        "title": "XMP-dc:Title",
        "taken_at": "EXIF:DateTimeOriginal",
        "taken_offset": "EXIF:DateTimeOriginal",
    },
    conflicts=(CITY,),
)


def say(library: Library, photo_id: int, says: Metadata) -> None:
    with writing(library.db):
        metadata.add(library.db, photo_id, says)


@pytest.fixture
def shot(library: Library, draw: Callable[..., Path]) -> int:
    """A photo whose file contradicts itself on the city."""
    report = ingest(library, [draw(1)], workers="1")
    photo_id = report.added[0].photo
    say(library, photo_id, SAYS)
    return photo_id


def seen(library: Library, photo_id: int, field: str) -> str:
    return settle.marks(library.db, photo_id)[field]


def take(library: Library, photo_id: int, field: str, source: str) -> int:
    mark = seen(library, photo_id, field)
    return settle.take(library, photo_id, field, source, "Ann", seen=mark)


def type_in(library: Library, photo_id: int, **texts: str) -> tuple[str, ...]:
    typed = {n: Typed(t, seen(library, photo_id, n)) for n, t in texts.items()}
    return settle.correct(library, photo_id, typed, "Ann")


def test_taken_value_overlays_the_file_and_settles(library: Library, shot: int) -> None:
    take(library, shot, "city", IIM)
    says = metadata.get(library.db, shot)
    assert says.city == "Köln"
    assert says.sources["city"].startswith(f"editor: {IIM}, chosen by Ann on 20")
    assert says.conflicts == ()
    assert metadata.of_file(library.db, shot) == SAYS


def test_decision_survives_everything_that_reads_again(
    library: Library, shot: int, draw: Callable[..., Path]
) -> None:
    take(library, shot, "city", IIM)
    say(library, shot, replace(SAYS, city="Ulm"))
    with writing(library.db):
        event_id = release.add(library.db, "A text", ReleaseFacts(EventFacts("Forum")))
    again = ingest(library, [draw(1)], event_id=event_id, workers="1")
    assert again.known[0].photo == shot
    link.link_photos(library.db, [shot], event_id, rules=NO_RULES)
    says = metadata.get(library.db, shot)
    assert (says.city, says.conflicts) == ("Köln", ())


def test_undo_restores_what_stood_before_step_by_step(
    library: Library, shot: int
) -> None:
    taken = take(library, shot, "city", IIM)
    type_in(library, shot, city="Ulm")
    typed = decision.standing(library.db, shot)["city"].act
    settle.undo(library, shot, typed, "Bo")
    assert metadata.get(library.db, shot).city == "Köln"
    settle.undo(library, shot, taken, "Bo")
    assert metadata.get(library.db, shot) == SAYS
    kept = decision.history(library.db, shot)
    assert [(d.value, d.by, d.undone_by) for d in kept] == [
        ("Ulm", "Ann", "Bo"),
        ("Köln", "Ann", "Bo"),
    ]


def test_what_is_undone_already_is_a_clash(library: Library, shot: int) -> None:
    act = take(library, shot, "city", IIM)
    settle.undo(library, shot, act, "Bo")
    with pytest.raises(ClashError, match="does not stand any more"):
        settle.undo(library, shot, act, "Ann")


def test_decision_made_meanwhile_is_not_overwritten(
    library: Library, shot: int
) -> None:
    before = seen(library, shot, "city")
    take(library, shot, "city", XMP)  # the value is the same, the state is not
    with pytest.raises(ClashError, match="somebody has decided this meanwhile"):
        settle.take(library, shot, "city", IIM, "Bo", seen=before)
    with pytest.raises(ClashError, match="decided on the city meanwhile"):
        settle.correct(library, shot, {"city": Typed("Ulm", before)}, "Bo")
    assert metadata.get(library.db, shot).city == "Bonn"


def test_untouched_field_of_a_stale_form_is_no_clash(
    library: Library, shot: int
) -> None:
    stale = {n: seen(library, shot, n) for n in ("city", "title")}
    take(library, shot, "city", IIM)
    typed = {"city": Typed("Bonn", stale["city"]), "title": Typed("N", stale["title"])}
    assert settle.correct(library, shot, typed, "Bo") == ("title",)
    assert metadata.get(library.db, shot).city == "Köln"


@pytest.mark.parametrize("field", ["creators", "caption", "city", "nonsense"])
def test_only_what_the_file_contradicts_is_taken(
    library: Library, shot: int, field: str
) -> None:
    mark = settle.marks(library.db, shot).get(field, "")
    with pytest.raises(EditError, match=r"to be taken from EXIF:Artist: reload"):
        settle.take(library, shot, field, "EXIF:Artist", "Ann", seen=mark)
    assert decision.history(library.db, shot) == []


def test_photo_that_is_none_is_not_found(library: Library) -> None:
    with pytest.raises(NotFoundError):
        settle.take(library, 9, "city", IIM, "Ann", seen="")
    with pytest.raises(NotFoundError):
        settle.correct(library, 9, {}, "Ann")
    with pytest.raises(NotFoundError):
        settle.undo(library, 9, 1, "Ann")


def test_empty_text_says_that_it_is_not_known(library: Library, shot: int) -> None:
    type_in(library, shot, title=" ", keywords=";")
    says = metadata.get(library.db, shot)
    assert (says.title, says.keywords) == (None, ())
    assert "said to be not known by Ann" in says.sources["title"]


def test_unchanged_text_decides_nothing(library: Library, shot: int) -> None:
    assert type_in(library, shot, title=" Old  title", keywords="river; forum") == ()
    assert decision.history(library.db, shot) == []


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "  New\r\n title ", "New title"),
        ("title", "Cafe\u0301", "Café"),
        ("usage_terms", "One \r\nTwo", "One\nTwo"),
        ("keywords", "a; b;; a ;c d", ("a", "b", "c d")),
        ("country_code", "chn", "CHN"),
        ("country_code", "DE", "DE"),
        ("rating", "-1", -1),
        ("rating", "0", 0),
        ("label", "Red", "Red"),
        (
            "digital_source_type",
            "digitalCapture",
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        ),
        (
            "digital_source_type",
            "https://cv.iptc.org/newscodes/digitalsourcetype/print",
            "http://cv.iptc.org/newscodes/digitalsourcetype/print",
        ),
    ],
)
def test_typed_value_is_read(
    library: Library, shot: int, field: str, text: str, value: Any
) -> None:
    assert type_in(library, shot, **{field: text}) == (field,)
    assert getattr(metadata.get(library.db, shot), field) == value


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("country_code", "C", "C is no country code: write two or three letters"),
        ("country_code", "中国", "is no country code"),
        ("country_code", "CHINA", "has 5 characters: write at most 3"),
        ("rating", "6", "6 is no rating: write 1 to 5"),
        ("rating", "+1", "is no rating"),
        ("rating", "٣", "is no rating"),
        ("digital_source_type", "a camera", "is no IPTC digital source type"),
        ("title", "x" * 1001, "the title has 1001 characters: write at most 1000"),
        ("keywords", "a; " + "x" * 501, "has 501 characters: write at most 500"),
        ("taken_at", "yesterday", "yesterday is no capture time: write 2025-11-27"),
        ("taken_at", "2025-02-30", "is no capture time"),
        ("taken_at", "2025-02-28T24:00", "is no capture time"),
        ("taken_offset", "CET", "CET is no time zone: write"),
        ("taken_offset", "+25:00", "is no time zone"),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_kept(
    library: Library, shot: int, field: str, text: str, sentence: str
) -> None:
    with pytest.raises(EditError, match=sentence):
        type_in(library, shot, **{"city": "Ulm", field: text})
    assert decision.history(library.db, shot) == []


@pytest.mark.parametrize(
    ("texts", "taken_at", "offset"),
    [
        ({"taken_at": "2026-03-06 09:00:01"}, "2026-03-06T09:00:01", None),
        ({"taken_at": "2026-03-06T09:00"}, "2026-03-06T09:00", None),
        ({"taken_at": "2026-03-06T09:00+01:00"}, "2026-03-06T09:00", "+01:00"),
        ({"taken_at": "2026-03-06"}, "2026-03-06", None),
        ({"taken_at": "2026"}, "2026", None),
        ({"taken_at": ""}, None, None),
        ({"taken_offset": ""}, "2026-03-05T10:11:12", None),
        ({"taken_offset": "Z"}, "2026-03-05T10:11:12", "+00:00"),
        (
            {"taken_at": "2026-03-06T09:00+01:00", "taken_offset": "+0200"},
            "2026-03-06T09:00",
            "+02:00",
        ),
    ],
)
def test_corrected_time_moves_the_photo_and_back(
    library: Library,
    shot: int,
    texts: dict[str, str],
    taken_at: str | None,
    offset: str | None,
) -> None:
    type_in(library, shot, **texts)
    moved = photo.get(library.db, shot)
    assert (moved.taken_at, moved.taken_offset) == (taken_at, offset)
    month = Filter(month=(taken_at or "")[:7])
    assert photo.ids(library.db, month) == [shot]
    act = decision.standing(library.db, shot)["taken_at"].act
    settle.undo(library, shot, act, "Ann")
    back = photo.get(library.db, shot)
    assert (back.taken_at, back.taken_offset) == (SAYS.taken_at, SAYS.taken_offset)


def test_zone_needs_a_clock(library: Library, shot: int) -> None:
    with pytest.raises(EditError, match="a time zone is that of a clock time"):
        type_in(library, shot, taken_at="2026-03-06", taken_offset="+01:00")


@pytest.mark.parametrize(
    ("source", "offset"),
    [("EXIF:DateTimeOriginal", "+08:00"), ("IPTC:DateCreated", None)],
)
def test_taken_time_keeps_only_its_own_zone(
    library: Library, shot: int, source: str, offset: str | None
) -> None:
    both = {"EXIF:DateTimeOriginal": SAYS.taken_at, "IPTC:DateCreated": "2026-03-04"}
    say(library, shot, replace(SAYS, conflicts=(Conflict("taken_at", both),)))
    take(library, shot, "taken_at", source)
    moved = photo.get(library.db, shot)
    assert (moved.taken_at, moved.taken_offset) == (both[source], offset)


def test_search_finds_what_was_decided_and_no_more_what_was_not(
    library: Library, shot: int
) -> None:
    def found(words: str) -> bool:
        return bool(search(library, words).hits)

    act = take(library, shot, "city", IIM)
    type_in(library, shot, keywords="")
    assert (found("köln"), found("bonn"), found("keyword:river")) == (
        True,
        False,
        False,
    )
    settle.undo(library, shot, act, "Ann")
    assert (found("köln"), found("bonn")) == (False, True)


def test_credit_is_weighed_anew(library: Library, shot: int) -> None:
    type_in(library, shot, source="River Journal")
    assert credit.get(library.db, shot).source == "River Journal"


def test_conflicts_are_counted_until_somebody_settles_them(
    library: Library, shot: int
) -> None:
    def disagreeing() -> int:
        return photo.count(library.db, Filter(without="agreement"))

    who = Conflict("creators", {"XMP-dc:Creator": ["A B"], "EXIF:Artist": ["C D"]})
    told = Conflict("caption", {"XMP-dc:Description": "A", "IPTC:Caption": "B"})
    say(library, shot, replace(SAYS, conflicts=(CITY, who, told)))
    with writing(library.db):
        caption.put(library.db, shot, Caption("A", "file"))
    assert disagreeing() == 1
    link.decide_credit(library.db, shot, ["A B"], None, "Ann")
    edit(library, shot, "A better one", "Ann")
    assert conflict.get_open(library.db, shot) == (CITY,)
    assert [h.photo.id for h in search(library, "has:conflict").hits] == [shot]
    act = take(library, shot, "city", XMP)
    assert disagreeing() == 0
    settle.undo(library, shot, act, "Ann")
    assert disagreeing() == 1


@pytest.fixture
def event_photos(library: Library, draw: Callable[..., Path]) -> list[int]:
    """Five photos of an event: three alike, one other pair, one settled."""
    with writing(library.db):
        event_id = release.add(library.db, "A text", ReleaseFacts(EventFacts("Forum")))
    paths = [draw(n) for n in range(2, 7)]
    ids = [t.photo for t in ingest(library, paths, event_id=event_id).added]
    for number, photo_id in enumerate(ids):
        values = {XMP: f"X{number}", IIM: f"I{number}"}
        if number == 3:
            values["EXIF:City"] = "E"
        say(library, photo_id, replace(SAYS, conflicts=(Conflict("city", values),)))
    take(library, ids[4], "city", XMP)
    return ids


def test_same_conflict_of_an_event_is_settled_at_once(
    library: Library, shot: int, event_photos: list[int]
) -> None:
    first = event_photos[0]
    assert settle.alike(library.db, first, "city") == event_photos[:3]
    assert settle.alike(library.db, shot, "city") == []
    assert settle.alike(library.db, first, "title") == []
    act = settle.take_alike(library, first, "city", IIM, "Ann", count=3)

    def cities() -> list[str | None]:
        return [metadata.get(library.db, one).city for one in event_photos]

    assert cities() == ["I0", "I1", "I2", "Bonn", "X4"]
    type_in(library, event_photos[1], city="Ulm")
    assert settle.undo_everywhere(library, act, "Bo") == 3
    assert cities() == ["Bonn", "Ulm", "Bonn", "Bonn", "X4"]
    assert settle.undo_everywhere(library, act, "Bo") == 0


def test_settling_at_once_does_what_was_told(
    library: Library, event_photos: list[int]
) -> None:
    with pytest.raises(ClashError, match="stands in 3 photos by now, not in 4"):
        settle.take_alike(library, event_photos[0], "city", IIM, "Ann", count=4)
    with pytest.raises(EditError, match="to be taken from EXIF:City"):
        settle.take_alike(library, event_photos[0], "city", "EXIF:City", "Ann", count=3)
    assert decision.history(library.db, event_photos[0]) == []
