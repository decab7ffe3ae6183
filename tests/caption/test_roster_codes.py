"""Codes of a roster are short, predictable, and never two people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.caption.roster_codes import Name, codes


@pytest.mark.parametrize(
    ("name", "made"),
    [
        (Name("Carrie Lam"), ("lam", "lamc", "lamcarrie")),
        (Name("Gao Lin", "Gao", "Lin"), ("gao", "gaol", "gaolin")),
        (Name("LI Xiaosong"), ("li", "lixs", "lixiaosong")),
        (Name("Zhang Xian'er"), ("zhang", "zhangxe", "zhangxianer")),
        (Name("高琳"), ("gao", "gaol", "gaolin")),
        (Name("吕布"), ("lu", "lub", "lubu")),
        (Name("欧阳修"), ("ouyang", "ouyangx", "ouyangxiu")),
        (Name("阿卜杜拉·汗"), ("abodulahan", "abdlh")),
        (Name("Jørgen Østergård"), ("ostergard", "ostergardj", "ostergardjorgen")),
        (Name("Ludwig van Beethoven"), ("beethoven", "beethovenl", "beethovenludwig")),
        (Name("Conan O'Brien"), ("obrien", "obrienc", "obrienconan")),
        (Name("Siti binti Ali"), ("siti", "sitiba", "sitibintiali")),
        (Name("U Nu"), ("unu", "un")),
        (Name("Sukarno"), ("sukarno",)),
        (Name("김민수"), ("김민수",)),
        (Name("!"), ("x",)),
    ],
)  # fmt: skip
def test_a_name_alone_has_its_family_name_for_a_code(
    name: Name, made: tuple[str, ...]
) -> None:
    assert codes([name]) == [made]


def test_a_short_code_that_two_could_mean_is_nobodys() -> None:
    before = codes([Name("Gao Lin"), Name("Tan Wei")])
    after = codes([Name("Gao Ming"), Name("Gao Lin"), Name("Tan Wei")])
    assert before == [("gao", "gaol", "gaolin"), ("tan", "tanw", "tanwei")]
    assert after == [
        ("gaom", "gaoming"),
        ("gaol", "gaolin"),
        ("tan", "tanw", "tanwei"),
    ]


def test_two_people_of_one_name_get_numbers() -> None:
    made = codes([Name("Li Wei"), Name("Li Wei"), Name("L", "Li", "Wei2")])
    assert made == [("liwei",), ("liwei3",), ("liwei2",)]


NAMES = st.lists(
    st.text("李王伟 abcdéø'-", max_size=8)
    | st.sampled_from(["Li Wei", "李伟", "Wang Li"])
)


@given(NAMES)
def test_no_code_is_two_peoples_and_everybody_has_one(names: list[str]) -> None:
    made = codes([Name(name) for name in names])
    assert len(made) == len(names)
    assert all(made)
    every = [code for own in made for code in own]
    assert len(every) == len(set(every))
    assert all(code.isalnum() for code in every)
