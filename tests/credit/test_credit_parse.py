"""Credit lines as publishers write them; every name here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.credit.parse import LONGEST_LINE, parse_line

A = "Ada Quist"
LINES = [
    # R1 KEY ":" BODY
    ("Photo: Ada Quist, AP", [("Ada Quist", "AP")]),
    ("Foto: Stadt Nebelheim", [(None, "Stadt Nebelheim")]),
    ("Foto: Hansestadt Nebelheim/Anna Lang", [("Anna Lang", "Hansestadt Nebelheim")]),
    ("Photo Credit: (NASA/Ben Orlo)", [("Ben Orlo", "NASA")]),
    ("Fotos: Ada Quist, Ben Orlo", [("Ada Quist", None), ("Ben Orlo", None)]),
    ("攝影：錢明", [("錢明", None)]),
    ("A caption.Photograph: Ada Quist/Reuters", [("Ada Quist", "Reuters")]),
    ("Bildcredit: (c) quist - depositphotos.com", [("quist", "depositphotos.com")]),
    ("[Photo: QUISTada/iStock]", [("QUISTada", "iStock")]),
    ("Image: Ada Quist on Unsplash", [("Ada Quist", "Unsplash")]),
    ("Foto: Ada Quist (REUTERS) | Vídeo: EPV", [("Ada Quist", "REUTERS")]),
    ("Text: Ada Quist, Fotos: Ben Orlo", [("Ben Orlo", None)]),
    ("Photo: Ada Quist / Office of Ice and Sea", [(A, "Office of Ice and Sea")]),
    ("Photo: Ada Quist. Credit: Ben Orlo", [("Ben Orlo", None)]),
    ("Photo: UN Lakes/Ada Quist", [(A, "UN Lakes")]),
    ("Foto: Nebelheim Rovers FC", [(None, "Nebelheim Rovers FC")]),
    ("Photos: Ada Quist, Lake Review", [(A, "Lake Review")]),
    ("Photographs by Ada Quist for Desert Light", [(A, "Desert Light")]),
    ("PIO Photo: Ada Quist", [(A, "PIO")]),
    ("（图片由东湖大学提供）", [(None, "东湖大学")]),
    # R2 KEY "by" BODY
    ("Photos by QUIST Ada, Journal of Lakes", [("QUIST Ada", "Journal of Lakes")]),
    ("— Picture by Ada van der Quist", [("Ada van der Quist", None)]),
    ("Text and photos by Ada Quist", [("Ada Quist", None)]),
    ("Photo by: Cpl. Ada Quist", [("Ada Quist", None)]),
    ("Photos (l to r) by Ada Quist, Ben Orlo", [(A, None), ("Ben Orlo", None)]),
    ("Mandatory credit: Photo by Ada Quist/Rex (1234a)", [("Ada Quist", "Rex")]),
    # R3 ORG "photo by" RANK NAME
    ("(U.S. Army photo by Master Sgt. Ada Quist)", [("Ada Quist", "U.S. Army")]),
    ("(MFA Photo by Tan Ah Kow)", [("Tan Ah Kow", "MFA")]),
    # R4 courtesy
    ("Image courtesy of the Ministry of Lakes", [(None, "Ministry of Lakes")]),
    ("(Photo: Ada Quist; Courtesy of Orlo & Orlo)", [("Ada Quist", "Orlo & Orlo")]),
    # R5 brackets without a keyword
    ("She waves. (AP Photo/Ada S. Quist)", [("Ada S. Quist", "AP")]),
    ("(Ada Quist/Cuartoscuro)", [("Ada Quist", "Cuartoscuro")]),
    ("[Photo by Wang Xin/China Daily]", [("Wang Xin", "China Daily")]),
    # R6 ©
    ("© dpa | Ada Quist", [("Ada Quist", "dpa")]),
    ("©Foto: Ada Quist | nh", [("Ada Quist", "nh")]),
    ("A reactor. © Orlo Plasmonics Inc", [(None, "Orlo Plasmonics Inc")]),
    # R7 Chinese
    ("（新华社记者李明摄）", [("李明", "新华社")]),
    ("新华社发（李明摄）", [("李明", "新华社")]),
    ("会场外景。新华社记者 才扬 摄", [("才扬", "新华社")]),
    ("(文/方宁 摄/周佳)", [("周佳", None)]),
    ("图/新华社", [(None, "新华社")]),
    ("（本报记者李明摄）", [("李明", "本报")]),
    ("（光明影像社 李明/摄）", [("李明", "光明影像社")]),
    # R8 a line that is an outlet, a name and an agency
    ("Getty Images", [(None, "Getty Images")]),
    ("The Yomiuri Shimbun", [(None, "The Yomiuri Shimbun")]),
    ("Ada Quist/Getty Images hide caption", [("Ada Quist", "Getty Images")]),
    ("Ada Quist, Getty Images", [("Ada Quist", "Getty Images")]),
    ("APA/AFP/Ada Quist", [("Ada Quist", "APA/AFP")]),
    # order never decides
    ("(Photo: UN Photo / ICJ / Ada Quist)", [("Ada Quist", "UN Photo / ICJ")]),
    ("(Photo: Ada Quist / UN Photo / ICJ)", [("Ada Quist", "UN Photo / ICJ")]),
    # a comma only splits behind a person
    ("Photo: Ministry of Lakes, Nebelland", [(None, "Ministry of Lakes, Nebelland")]),
    # two persons, one outlet; positions dropped
    ("Photo by Ada Quist, left, and Ben Orlo/AP", [(A, "AP"), ("Ben Orlo", "AP")]),
    # chains and clients
    ("(Ada Quist/AFP via Getty Images)", [("Ada Quist", "AFP via Getty Images")]),
    ("(Photo by Ada Quist/Getty Images for Orlo)", [("Ada Quist", "Getty Images")]),
    ("Photo by Ada Quist for The New York Times", [(A, "The New York Times")]),
    # nobody
    ("摄影： 视频： 来源：校报发布时间：2024-03-11", []),
    ("Foto: privat", []),
    ("Photo: Handout", []),
    ("Courtesy photo", []),
    # no credits
    ("© 2026 Orlo Media", []),
    ("© Orlo Media Inc.", []),
    ("© Bundesamt für Seen", []),
    ("Image: Ada Quist, left, has replaced Ben Orlo as manager", []),
    ("Photos: Before and after satellite photos of the lakes", []),
    ("photographs taken by Li Yu were given as a present", []),
    ("Er sammelt Fotos von Opfern und Berichten", []),
    ("(Quelle: APA/sda/dpa)", []),
    ("Illustration by Ada Quist", []),
    ("图片：11月9日，代表团抵达北京。", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_holds_exactly_these_credits(
    line: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert [(c.name, c.outlet) for c in parse_line(line)] == expected


def test_plural_credits_cover_all_photos_and_singular_ones_one() -> None:
    assert parse_line("Photos by Ada Quist")[0].scope == "all"
    assert parse_line("Photo by Ada Quist")[0].scope == "photo"


def test_a_photo_illustration_is_told_from_the_photos() -> None:
    line = "(Photos by Associated Press; photo illustration by Ada Quist / Daily News)"
    photos, illustration = parse_line(line)
    assert (photos.outlet, photos.scope) == ("Associated Press", "all")
    assert (illustration.name, illustration.scope) == ("Ada Quist", "illustration")


def test_a_licence_and_a_courtesy_are_kept_apart_from_the_name() -> None:
    credit = parse_line("Bild: Ada Quist/CC BY-SA 4.0")[0]
    assert (credit.name, credit.outlet, credit.licence) == (
        "Ada Quist",
        None,
        "CC BY-SA 4.0",
    )
    assert parse_line("Photo courtesy of Orlo Museum")[0].courtesy


def test_organisations_known_from_elsewhere_are_outlets() -> None:
    assert parse_line("Foto: Zweistein")[0].name == "Zweistein"
    assert parse_line("Foto: Zweistein", ["Zweistein"])[0].outlet == "Zweistein"


def test_spans_cut_the_raw_credit_out_of_the_line() -> None:
    line = "She waves. (AP Photo/Ada Quist) He waves. (AP Photo/Ben Orlo)"
    credits_read = parse_line(line)
    assert [line[slice(*c.span)] for c in credits_read if c.span] == [
        "(AP Photo/Ada Quist)",
        "(AP Photo/Ben Orlo)",
    ]
    assert [c.raw for c in credits_read] == [
        line[slice(*c.span)] for c in credits_read if c.span
    ]


@given(st.text(alphabet=st.sampled_from("Ab. ,/()©:摄记者Photo by&|[]")))
def test_no_line_is_too_odd(line: str) -> None:
    for credit in parse_line(line):
        assert credit.name or credit.outlet
        assert credit.span
        assert line[slice(*credit.span)] == credit.raw


@pytest.mark.parametrize("unit", ["Photos by ", "(", "()", ",", "© ", "图/", "Aa "])
def test_a_hostile_line_is_read_no_further_than_a_credit_line_goes(unit: str) -> None:
    assert len(parse_line(unit * LONGEST_LINE)) < LONGEST_LINE


@pytest.mark.parametrize(
    ("line", "names", "outlet"),
    [
        ("Photos by Kari Lunde, Bergens Tidende", ["Kari Lunde"], "Bergens Tidende"),
        ("Photos: Kari Lunde / Bergen Daglige", ["Kari Lunde"], "Bergen Daglige"),
        ("Photos by Anna Meyer, Jonas Weber", ["Anna Meyer", "Jonas Weber"], None),
        ("Photos by Gao Lin, Tan Wei", ["Gao Lin", "Tan Wei"], None),
        (
            "Photos by Kari Lunde and Bergit Soma",
            ["Kari Lunde", "Bergit Soma"],
            None,
        ),
        ("Foto: Ana Silva, Freie Mitarbeiterin", ["Ana Silva"], None),
        ("Photo: Ana Silva, staff photographer", ["Ana Silva"], None),
        ("（记者 周晓燕 摄影 张伟）", ["张伟"], None),
        ("通讯员 周晓燕 摄影 张伟", ["张伟"], None),
    ],
)
def test_who_took_it_is_told_from_who_printed_or_wrote_it(
    line: str, names: list[str], outlet: str | None
) -> None:
    found = parse_line(line)
    assert [c.name for c in found] == names
    assert {c.outlet for c in found} == {outlet}
