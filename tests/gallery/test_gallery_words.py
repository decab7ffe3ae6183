"""Dates, sizes, boxes and values as a reader sees them."""

import pytest

from photolib.gallery.boxes import Box, boxes, boxes_of_text
from photolib.gallery.placeholders import colour_class, shape_class, stylesheet
from photolib.gallery.said import GROUPS, LABELS, groups, written
from photolib.gallery.wording import (
    called,
    clock,
    day,
    first_sentence,
    listed,
    number,
    size,
    when,
)
from photolib.records import (
    Camera,
    Event,
    Exposure,
    Gps,
    Location,
    Metadata,
    PersonShown,
    Region,
    TextLine,
)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-11-07", "7 November 2025"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        ("--11-27", "27 November"),
        (None, "Date not known"),
        ("", "Date not known"),
        ("2025-13-01", "1 2025"),
        ("soon", "soon"),
    ],
)
def test_days(date: str | None, words: str) -> None:
    assert day(date) == words


def an_event(**facts: object) -> Event:
    none = dict.fromkeys(("title", "date", "date_end", "place", "venue"))
    return Event(id=1, **{**none, **facts})  # type: ignore[arg-type]


def test_events_are_called_by_what_is_known() -> None:
    assert called(an_event(title="Forum")) == "Forum"
    assert called(an_event(place="Bonn", date="2026-03")) == (
        "Event without a title, Bonn, March 2026"
    )
    days = an_event(date="2026-03-05", date_end="2026-03-06")
    assert when(days) == "5 March 2026 to 6 March 2026"
    assert when(an_event(date="2026")) == "2026"


def test_times_numbers_and_lists() -> None:
    assert clock("2025-11-27T09:14:05.1", "+08:00").endswith("09:14:05 (UTC+08:00)")
    assert clock(None) == "Date not known"
    assert number(12345) == "12\u202f345"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (999, "999 bytes"),
        (1500, "1.5 kB"),
        (123_456, "123 kB"),
        (2_500_000_000, "2.5 GB"),
        (7_200_000_000_000_000, "7200 TB"),
    ],
)
def test_sizes(count: int, words: str) -> None:
    assert size(count) == words


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gao Lin opens it. Others wait.", "Gao Lin opens it."),
        ("高林宣布论坛正式开幕。嘉宾鼓掌。", "高林宣布论坛正式开幕。"),
        ("No stop\nat all", "No stop at all"),
        ("x" * 400, "x" * 159 + "…"),
    ],
)
def test_first_sentence_is_the_alternative_text(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_every_class_is_in_the_stylesheet() -> None:
    css = stylesheet()
    for aspect in (0.001, 0.4, 0.667, 1, 1.5, 1.778, 4, 99):
        assert f".{shape_class(aspect)}{{" in css
    for colour in ("#000000", "#ffffff", "#7f8081", "#12ab9c"):
        assert f".{colour_class(colour)}{{" in css


@pytest.mark.parametrize(
    ("orientation", "x", "y"), [(1, 10, 20), (3, 160, 60), (6, 60, 10)]
)
def test_boxes_lie_on_the_upright_picture(orientation: int, x: int, y: int) -> None:
    width, height = (200, 100) if orientation < 5 else (100, 200)
    region = Region("Gao Lin", "Face", 0.05, 0.2, 0.15, 0.2)
    found = boxes([region], orientation, width, height)[0]
    assert (found.name, found.x, found.y) == ("Gao Lin", x, y)


def test_text_is_boxed_where_it_was_read() -> None:
    line = TextLine("WELCOME", 0.1, 0.25, 0.5, 0.125)
    assert boxes_of_text([line], 400, 200) == (Box("WELCOME", 40, 50, 200, 25),)


def test_box_without_a_name_says_so() -> None:
    assert boxes([Region(None, None, 0, 0, 1, 1)], 1, 10, 10) == (
        Box("not named", 0, 0, 10, 10),
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (("A", "B"), "A; B"),
        (4, "4"),
        (Camera("NIKON", "NIKON Z 9", None, "50 mm"), "NIKON Z 9 · 50 mm"),
        (Camera("Canon", "R5"), "Canon R5"),
        (Camera(), ""),
        (Exposure(0.5), "0.5 s"),
        (Gps(-30.5, 120.25, 12), "30.50000° S, 120.25000° E, 12 m"),
        (Gps(30.5, -120.25), "30.50000° N, 120.25000° W"),
    ],
)
def test_values_are_written_out(value: object, words: str) -> None:
    assert written(value) == words


def test_rows_tell_value_and_source() -> None:
    metadata = Metadata(
        taken_at="2026-03-05T10:11:12",
        taken_offset="+08:00",
        creators=("Ann",),
        camera=Camera(model="R5"),
        sources={"creators": "XMP-dc:Creator", "camera.model": "EXIF:Model"},
    )
    told = [row for group in groups(metadata) for row in group.rows]
    found = {row.label: (row.value, row.source) for row in told}
    assert found["Taken"] == ("5 March 2026, 10:11:12 (UTC+08:00)", "")
    assert found["Creators"] == ("Ann", "XMP-dc:Creator")
    assert found["Camera"] == ("R5", "EXIF:Model")
    assert [group.label for group in groups(metadata)] == ["When", "Rights", "Camera"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            (PersonShown("Ann", "Chair", ("urn:1", "urn:2")), PersonShown("Bo")),
            "Ann, Chair, urn:1; urn:2; Bo",
        ),
        (
            Location("Hall", city="Wuhan", gps=Gps(30.5, 114.25)),
            "Hall, Wuhan, 30.50000° N, 114.25000° E",
        ),
        ({"x-default": "One", "zh-CN": "一"}, "x-default: One · zh-CN: 一"),
    ],
)
def test_structures_are_written_in_a_line(value: object, text: str) -> None:
    assert written(value) == text


def test_every_label_is_in_one_group_at_most() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(LABELS)


def test_what_an_editor_has_cleared_is_told() -> None:
    cleared = Metadata(sources={"title": "editor: said to be not known by Ann"})
    (group,) = groups(cleared)
    assert [(row.label, row.value) for row in group.rows] == [("Title", "not known")]
