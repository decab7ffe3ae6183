"""Several pictures' captions in one text."""

import io
import zipfile
from dataclasses import asdict

import pytest

from photolib.corrections import revive
from photolib.records import PictureCaption, ReleaseFacts
from photolib.release.document import read_text
from photolib.release.parse import parse

ADA = "Ada Quist, Director of the River Authority, opens the Forum on Rivers in Bonn."
BEN = "Mayor Ben Orlo welcomes the guests in the town hall."
BOTH = "Director Quist and Mayor Orlo sign the agreement."
ROTH, LU = ("Jo Roth", "City Post"), ("Lu Wei", "City Post")
BY_ROTH, BY_LU = "Photo: Jo Roth / City Post", "Photo: Lu Wei / City Post"


def said(one: PictureCaption) -> tuple[object, ...]:
    """Return number, file, text and credit, as a table shows them."""
    named = [(c.name, c.outlet) for c in one.credits]
    return (one.number, one.file_name, one.text, *named)


@pytest.mark.parametrize(
    "text",
    [
        f"Photo 1: {ADA} ({BY_ROTH})\n\nPhoto 2: {BEN} ({BY_LU})\n",
        f"Photo 1: {ADA}\n{BY_ROTH}\nPhoto 2: {BEN}\n{BY_LU}\n",
        f"Photo captions\n\n1. {ADA}\n({BY_ROTH})\n\n2. {BEN}\n({BY_LU})\n",
        f"1) {ADA} ({BY_ROTH})\n2) {BEN} ({BY_LU})\n",
    ],
)
def test_numbered_captions_are_taken_apart(text: str) -> None:
    facts = parse(text + "\nPress contact: Mia Tann\n")
    assert [said(one) for one in facts.captions] == [
        (1, None, ADA, ROTH),
        (2, None, BEN, LU),
    ]
    assert [c.scope for c in facts.photo_credits] == ["photo", "photo"]


def test_a_caption_says_where_it_stands_and_whom_it_names() -> None:
    text = (
        f"DSC_0412.JPG – {ADA}\n\nDSC_0413.JPG – {BEN}\n\n"
        f"IMG_1234: {BOTH} {BY_LU}\n\nNotes to editors: It is held every two years.\n"
    )
    captions = parse(text).captions
    assert [said(one) for one in captions] == [
        (None, "DSC_0412.JPG", ADA),
        (None, "DSC_0413.JPG", BEN),
        (None, "IMG_1234", BOTH, LU),
    ]
    assert [one.people for one in captions] == [
        ("Ada Quist",),
        ("Ben Orlo",),
        ("Ada Quist", "Ben Orlo"),
    ]
    assert text[slice(*captions[2].span)] == f"IMG_1234: {BOTH} {BY_LU}"
    (credit,) = captions[2].credits
    assert credit.span
    assert text[slice(*credit.span)] == BY_LU


def test_two_of_a_family_are_not_told_apart_by_it() -> None:
    text = (
        f"Photo 1: {ADA}\nPhoto 2: Mayor Tom Quist welcomes the guests.\n"
        "Photo 3: Mayor Quist signs.\n"
    )
    assert parse(text).captions[2].people == ()


@pytest.mark.parametrize(
    "last", ["Photos: Jo Roth / City Post", BY_ROTH, "All photos: Jo Roth / City Post"]
)
def test_one_credit_behind_the_captions_is_of_all(last: str) -> None:
    facts = parse(f"Photo 1: {ADA}\n\nPhoto 2: {BEN}\n\n{last}\n")
    assert [one.credits for one in facts.captions] == [(), ()]
    assert [(c.name, c.scope) for c in facts.photo_credits] == [("Jo Roth", "all")]
    bare = parse(f"Forum on Rivers\n1. {ADA}\n2. {BEN}\n{last}\n")
    assert [said(one) for one in bare.captions] == [(1, None, ADA), (2, None, BEN)]


def test_chinese_captions_are_taken_apart() -> None:
    facts = parse(
        "图1：5月7日，河流管理局局长王建国出席河流论坛开幕式。（李明 摄）\n"
        "图2：市长陈思铭与王建国签署合作协议。（张伟 摄）\n图3：与会代表参观展览。\n"
    )
    assert [one.number for one in facts.captions] == [1, 2, 3]
    assert facts.captions[1].text == "市长陈思铭与王建国签署合作协议。"
    assert facts.captions[1].people == ("王建国", "陈思铭")
    assert [[c.name for c in one.credits] for one in facts.captions] == [
        ["李明"],
        ["张伟"],
        [],
    ]


def test_number_and_file_name_are_both_kept() -> None:
    text = (
        f"Photo 1 (DSC_0412.JPG): {ADA}\nPhoto 2 (DSC_0413.JPG): {BEN}\n\n"
        "Credit for all photos: Jo Roth / City Post\n"
    )
    facts = parse(text)
    assert [said(one) for one in facts.captions] == [
        (1, "DSC_0412.JPG", ADA),
        (2, "DSC_0413.JPG", BEN),
    ]
    assert [(c.name, c.scope) for c in facts.photo_credits] == [("Jo Roth", "all")]
    behind = parse(f"Photo 1: {ADA} (File: a.jpg)\nPhoto 2: {BEN} (File: b.jpg)\n")
    assert [said(one) for one in behind.captions] == [
        (1, "a.jpg", ADA),
        (2, "b.jpg", BEN),
    ]


def test_a_table_of_a_web_page_has_its_credits_in_a_column() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{text}</td><td>{credit}</td></tr>"
        for name, text, credit in (
            ("DSC_0412.JPG", ADA, "Jo Roth / City Post"),
            ("DSC_0413.JPG", BEN, "Lu Wei / City Post"),
        )
    )
    page = (
        "<!DOCTYPE html><html><body><article><h1>Press photos</h1><p>The pictures may "
        "be used free of charge in reports on the forum. Please name the credit.</p>"
        "<table><tr><th>File</th><th>Caption</th><th>Credit</th></tr>"
        f"{rows}</table></article></body></html>"
    )
    facts = parse(read_text(page.encode()))
    assert [said(one) for one in facts.captions] == [
        (None, "DSC_0412.JPG", ADA, ROTH),
        (None, "DSC_0413.JPG", BEN, LU),
    ]
    assert [(c.name, c.outlet) for c in facts.photo_credits] == [ROTH, LU]


def test_a_row_without_a_cell_for_the_credit_has_none() -> None:
    table = (
        f"File | Caption | Credit\nDSC_1.JPG | {ADA}\nDSC_2.JPG | {BEN} | Lu Wei / AP"
    )
    assert [one.credits != () for one in parse(table).captions] == [False, True]
    other = f"File | Caption | Size\nDSC_1.JPG | {ADA} | 2 MB\n"
    assert [one.credits for one in parse(other).captions] == [()]


def test_figure_captions_of_a_web_page_are_taken_apart() -> None:
    figures = "".join(
        f'<figure><img src="a.jpg"><figcaption>{text} ({credit})</figcaption></figure>'
        for text, credit in ((ADA, BY_ROTH), (BEN, BY_LU))
    )
    page = (
        "<!DOCTYPE html><html><body><article><h1>Forum on Rivers opens in Bonn</h1>"
        "<p>Bonn, 7 May 2026 - The Forum on Rivers was held in Bonn. It was opened by "
        f"Ada Quist, Director of the River Authority.</p>{figures}"
        "<p>The forum is held every two years in the old town hall.</p>"
        "</article></body></html>"
    )
    captions = parse(read_text(page.encode())).captions
    assert [said(one) for one in captions] == [
        (None, None, ADA, ROTH),
        (None, None, BEN, LU),
    ]


def test_a_table_of_a_word_file_is_taken_apart() -> None:
    cells = [
        ("1", "DSC_0412.JPG", ADA, BY_ROTH),
        ("2", "DSC_0413.JPG", BEN, BY_LU),
        ("3", "DSC_0414.JPG", BOTH, BY_LU),
    ]
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in cells
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
            f'2006/main"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>',
        )
    captions = parse(read_text(file.getvalue())).captions
    assert [said(one) for one in captions] == [
        (None, "DSC_0412.JPG", ADA, ROTH),
        (None, "DSC_0413.JPG", BEN, LU),
        (None, "DSC_0414.JPG", BOTH, LU),
    ]
    assert len(parse(read_text(file.getvalue())).photo_credits) == 2


AIMS = "1. Cleaner water in all rivers by 2030.\n2. More room for floods.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"The Forum on Rivers was held. Ada Quist named its aims:\n{AIMS}\n{BY_ROTH}\n",
        f"Ada Quist opened the forum.\n\nIt has two aims:\n\n{AIMS}\nMore follows.",
        "Dear all, attached are:\nDSC_0412.JPG\nDSC_0413.JPG\n\nMia Tann, City Post\n",
        "1. " + "The Ministry welcomes the report. " * 20 + f"\n2. Thanks.\n{BY_ROTH}",
        f"{ADA}\n\n{BEN} ({BY_LU})\n",
        "DSC_0412.JPG: " + "Ada Quist opens the forum. " * 80,
        "",
    ],
)
def test_other_lists_are_no_captions(text: str) -> None:
    assert parse(text).captions == ()


def test_an_article_between_two_captions_is_none_of_them() -> None:
    text = (
        f"Photo 1: {ADA}\n\nThe forum lasted two days. Many came.\n\n"
        f"Photo 2: {BEN}\n\nIt ended with a concert.\n"
    )
    assert [one.text for one in parse(text).captions] == [ADA, BEN]


def test_captions_in_two_languages_stay_together() -> None:
    text = "\n\n".join(f"Photo {n}: {BEN}\n\n市长致欢迎辞。" for n in (1, 2, 3, 4))
    assert {one.text for one in parse(text).captions} == {f"{BEN} 市长致欢迎辞。"}


def test_captions_come_back_from_the_library_as_they_were() -> None:
    facts = parse(f"IMG_1234: {ADA} {BY_ROTH}\n")
    assert facts.captions
    assert revive(ReleaseFacts, asdict(facts)) == facts
