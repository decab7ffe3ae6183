"""What a line begins with that holds a picture's caption."""

import pytest

from photolib.release import caption_labels
from photolib.release.sentences import lines


@pytest.mark.parametrize(
    ("text", "file_name", "number"),
    [
        ("DSC_0412.JPG – Ada opens the forum", "DSC_0412.JPG", None),
        ("_DSC1234.NEF", "_DSC1234.NEF", None),
        ("IMG_1234: Ada opens", "IMG_1234", None),
        ("**IMG_1234**: Ada opens", "IMG_1234", None),
        ("| DSC_0412.JPG | Ada Quist | Jo Roth |", "DSC_0412.JPG", None),
        ("Photo 3 (DSC_0412.JPG): Ada", "DSC_0412.JPG", 3),
        ("3) DSC_0412.JPG - Ada", "DSC_0412.JPG", 3),
        ("Datei: eröffnung forum 1.jpg", "eröffnung forum 1.jpg", None),
        ("20251127_seminar-01.jpg: Ada", "20251127_seminar-01.jpg", None),
        ("文件名：论坛开幕.jpg", "论坛开幕.jpg", None),
    ],
)
def test_a_file_name_is_a_label(text: str, file_name: str, number: int | None) -> None:
    (label,) = caption_labels.find(lines(text))
    assert (label.file_name, label.number) == (file_name, number)


@pytest.mark.parametrize(
    "text",
    [
        "Photo 2: Ada\nPhoto 3: Ben",
        "图2：王伟\n图3：李娜",
        "Foto 2 – Ada\nFoto 3 – Ben",
        "• Bild 2: Ada\n• Bild 3: Ben",
        "Fig. 2. Ada\nFig. 3. Ben",
        "图片2、王伟\n\n图片3、李娜",
        "Image 2\nAda\nImage 3\nBen",
    ],
)
def test_counted_pictures_are_labels(text: str) -> None:
    assert [label.number for label in caption_labels.find(lines(text))] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Jo Roth / City Post",
        "Photos by Jo Roth",
        "2.5 million people came",
        "1 Ada",
        "COVID-19: Ada",
        "Figure 1A: Ada",
        "Photo 1: Ada",
        "Photo 2: Ada\nPhoto 4: Ben",
        "1. Ada\n2. Ben",
        "https://example.com/opening.jpg",
    ],
)
def test_what_may_be_something_else_is_no_label(text: str) -> None:
    assert caption_labels.find(lines(text)) == []


def test_bare_numbers_count_from_one() -> None:
    assert [n.number for n in caption_labels.bare(lines("1. Ada\n2) Ben"))] == [1, 2]
    assert caption_labels.bare(lines("2. Ada\n3. Ben")) == []
    assert caption_labels.bare(lines("1. Ada")) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Captions", True),
        ("Bildunterschriften:", True),
        ("图片说明", True),
        ("Photo captions – Forum on Rivers", True),
        ("The captions were written by " + "many hands " * 10, False),
        ("Recaptions", False),
    ],
)
def test_a_short_line_may_be_the_heading_of_captions(text: str, is_one: bool) -> None:
    assert caption_labels.is_heading(lines(text)[0]) is is_one


def test_a_file_name_may_stand_at_the_end() -> None:
    match = caption_labels.file_at_end("Ada opens the forum (File: opening.jpg) ")
    assert match
    assert match["file"] == "opening.jpg"
    assert caption_labels.file_at_end("Ada opens the forum (in Bonn)") is None
