import pytest

from photolib.credit.names import (
    Split,
    is_capitals,
    is_pinyin,
    reading,
    same_person,
    split,
)


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("JIANG Wenliang", "Jiang", "Wenliang"),
        ("Zhong Zhixian", "Zhong", "Zhixian"),
        ("Ouyang Xiu", "Ouyang", "Xiu"),
        ("Liangyou Peng", "Peng", "Liangyou"),
        ("Tan Wei Ming", "Tan", "Wei Ming"),
        ("Nguyen Van Anh", "Nguyen", "Van Anh"),
        ("Kim Jong-un", "Kim", "Jong-un"),
        ("Jeanne DUPONT", "Dupont", "Jeanne"),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("Ada Quist", "Quist", "Ada"),
        ("李明", "李", "明"),
        ("欧阳修文", "欧阳", "修文"),
        ("托马斯·曼", None, None),
        ("叶利钦斯基夫", None, None),
        ("Ahmad bin Yusof", None, None),
        ("U Thant", None, None),
        ("Zia", None, None),
    ],
)
def test_a_name_is_split(name: str, family: str | None, given: str | None) -> None:
    assert split(name) == Split(family, given)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("LI Song", "Li Song"),
        ("MARIA DE LA CRUZ", "Maria De La Cruz"),
        ("McNAMARA", "McNamara"),
        ("J.B. Pritzker", "J.B. Pritzker"),
        ("JD Vance", "JD Vance"),
        ("O'BRIEN-SMITH Ann", "O'Brien-Smith Ann"),
    ],
)
def test_capitals_are_read_as_a_name(written: str, read: str) -> None:
    assert reading(written) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CHEN Siming", "Siming Chen"),
        ("Jean-Luc Orlo", "Jean Luc Orlo"),
        ("Ada Quist-Mül", "Ada Quist-Müller"),
        ("A. Quist", "Ada Quist"),
        ("Ada Maria Quist", "Ada Quist"),
        ("José Orlo", "Jose Orlo"),
        ("陈思明", "CHEN Siming"),
        ("Siming Chen", "陈思明"),
        ("欧阳修", "Ouyang Xiu"),
        ("ChenSiming", "Chen Siming"),
    ],
)
def test_two_spellings_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wang Wei", "Wang Lei"),
        ("Li Song", "Li Hong"),
        ("Ada Quist", "Ben Quist"),
        ("", "Ada Quist"),
        ("陈思明", "Chen Siping"),
        ("德", "De"),
        ("Quist", "Orlo"),
    ],
)
def test_two_names_stay_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_pinyin_and_capitals_are_told_from_other_words() -> None:
    assert is_pinyin("Xianan")
    assert not is_pinyin("Xx")
    assert not is_pinyin("")
    assert not is_capitals("J.B.")
    assert not is_capitals("A")
    assert is_capitals("NG")
