import pytest

from photolib.credit.emit import STYLES, line, names
from photolib.credit.parse import parse_line


@pytest.mark.parametrize(
    ("creators", "credit", "style", "expected"),
    [
        (["CHEN Siming"], "Lake Journal", "house", "CHEN Siming, Lake Journal"),
        (["Ada Quist"], None, "house", "Ada Quist"),
        ([], "Lake Journal", "house", "Lake Journal"),
        (["Ada Quist", "Ben Orlo"], "X", "house", "Ada Quist and Ben Orlo, X"),
        (["Ada Quist"], "Lake Journal", "slash", "Ada Quist/Lake Journal"),
        (["Ada Quist"], "AP", "ap", "(AP Photo/Ada Quist)"),
        ([], "AP", "ap", "(AP Photo)"),
        (["Ada Quist"], "Lake Journal", "ap", "(Ada Quist/Lake Journal via AP)"),
        (["Ada Quist"], "Getty Images", "getty", "(Photo by Ada Quist/Getty Images)"),
        (["Ada Quist"], "AFP", "afp", "(Photo by Ada Quist / AFP)"),
        (["Ada Quist"], "REUTERS", "reuters", "REUTERS/Ada Quist"),
        (["Ada Quist"], "Stadt Kiel", "german", "Foto: Ada Quist/Stadt Kiel"),
        (["李明"], "新华社", "chinese", "（新华社 李明 摄）"),
        ([], "新华社", "chinese", "图片来源：新华社"),
    ],
)
def test_a_line_is_printed_in_the_style(
    creators: list[str], credit: str | None, style: str, expected: str
) -> None:
    assert line(creators, credit, style) == expected


def test_without_a_name_there_is_no_line() -> None:
    assert line([], None) is None


def test_a_style_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        line(["Ada Quist"], None, "nonsense")


def test_names_are_joined_as_a_sentence_does() -> None:
    assert names(["A", "B", "C"]) == "A, B and C"
    assert names(["李明", "王芳"]) == "李明、王芳"
    assert names([]) == ""


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"chinese", "ap"}))
def test_what_was_printed_reads_back(style: str) -> None:
    printed = line(["Ada Quist"], "Getty Images", style)
    assert printed
    assert [(c.name, c.outlet) for c in parse_line(printed)] == [
        ("Ada Quist", "Getty Images")
    ]


def test_chinese_and_ap_lines_read_back() -> None:
    assert parse_line("（新华社 李明 摄）")[0].name == "李明"
    assert parse_line("(AP Photo/Ada Quist)")[0].outlet == "AP"


K1 = [  # every form with its style: printed again, it is the same line
    ("ap", "(AP Photo/Ada Quist)"),
    ("ap", "(AP Photo)"),
    ("ap", "(Ada Quist/Daily News via AP)"),
    ("reuters", "REUTERS/Ada Quist"),
    ("getty", "(Photo by Ada Quist/Getty Images)"),
    ("getty", "(Photo by Ada Quist/AFP via Getty Images)"),
    ("afp", "(Photo by Ada Quist / AFP)"),
    ("square", "[Photo by Wang Xin/China Daily]"),
    ("square", "[Photo by Ada Quist and Ben Orlo/Xinhua]"),
    ("photos", "Photos by CHEN Siming, Chinese Journal of Distance Education"),
    ("photos", "Photos by Ada Quist and Ben Orlo, Daily News"),
    ("photos", "Photos by Ada Quist"),
    ("german", "Foto: Anna Lang/Stadt Kiel"),
    ("german", "Foto: Anna Lang/Daily News/dpa"),
    ("german", "Foto: Stadt Kiel"),
    ("french", "Photo : Anne Petit/AFP"),
    ("french", "Photo : Ville de Lille"),
    ("spanish", "Fotografía: Ana Silva / EFE"),
    ("spanish", "Fotografía: Ministerio de Cultura"),
    ("copyright", "© Ada Quist/Getty Images"),
    ("copyright", "© Ada Quist"),
    ("copyright", "© NASA/JPL-Caltech"),
    ("courtesy", "Courtesy of Ministry of Lakes"),
    ("chinese", "（新华社 李明 摄）"),
    ("chinese", "（光明图片 李明、王芳 摄）"),
    ("chinese", "（李明 摄）"),
    ("chinese", "图片来源：视觉中国"),
    ("chinese", "摄影：Ada Quist（新华社）"),
    ("chinese", "摄影：Ada Quist"),
    ("slash", "Ada Quist/Getty Images"),
    ("house", "Ada Quist, Getty Images"),
]


@pytest.mark.parametrize(("style", "printed"), K1)
def test_every_form_reads_back_and_prints_the_same(style: str, printed: str) -> None:
    said = parse_line(printed)
    creators = [c.name for c in said if c.name]
    assert {c.outlet for c in said} == {said[0].outlet}
    assert line(creators, said[0].outlet, style) == printed


def test_what_came_through_an_agency_does_not_come_through_it_twice() -> None:
    printed = "(Ada Quist/Daily News via AP)"
    assert line(["Ada Quist"], "Daily News", "ap") == printed
    assert line(["Ada Quist"], "Daily News via AP", "ap") == printed
    assert line(["Ada Quist"], None, "ap") == "(Ada Quist via AP)"


def test_a_courtesy_names_the_photographer_where_one_is_known() -> None:
    printed = "Photo by Ada Quist, courtesy of Lake Museum"
    assert line(["Ada Quist"], "Lake Museum", "courtesy") == printed
    assert line(["Ada Quist"], None, "courtesy") == "Courtesy of Ada Quist"
    assert [(c.name, c.outlet) for c in parse_line(printed)] == [
        ("Ada Quist", "Lake Museum")
    ]
