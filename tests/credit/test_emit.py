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
