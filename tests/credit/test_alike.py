"""Spellings that may be one name: what is suggested, and what must never be."""

import pytest

from photolib.credit.alike import keys, why

ALIKE = [
    ("CHEN Siming", "Siming Chen", "name"),
    ("García Lorca", "Garcia Lorca", "name"),
    ("陈思铭", "陈 思铭".replace(" ", ""), "name"),
    ("陈思铭", "CHEN Siming", "script"),
    ("陈思铭", "Siming Chen", "script"),
    ("陈思铭", "Chén Sīmíng", "script"),
    ("陈思铭", "Chen Si-ming", "script"),
    ("陈思铭", "CHEN Si Ming", "script"),
    ("陳思銘", "Chen Siming", "script"),
    ("单雪", "Shan Xue", "script"),
    ("曾志伟", "Zeng Zhiwei", "script"),
    ("吕行", "LYU Xing", "script"),
    ("吕行", "Lü Hang", "script"),
    ("欧阳娜", "OUYANG Na", "script"),
    ("王丽安", "Li’an Wang", "script"),
    ("Chen Si Ming", "CHEN Siming", "parts"),
    ("Jon Roth", "John Roth", "near"),
    ("Maria Rojas", "Maria Roja", None),  # another family name
    ("Catherine Miller", "Catharine Miller", "near"),
    ("Catherine Miller", "Katherine Miller", None),  # looked for by its first letter
]
NEVER = [
    ("Wang Wei", "Wang Lei"),
    ("Li Song", "Li Hong"),
    ("Chen Siming", "Chen Simin"),
    ("Zhang Xiaohong", "Zhang Xiaohui"),
    ("WANG Lei", "LEI Wang"),  # capitals tell: the family names differ
    ("李伟", "李薇"),  # both are read Li Wei
    ("单雪", "Dan Xue"),  # as a surname it is read Shan
    ("何炳基", "Ho Peng Kee"),  # a dialect is not guessed
    ("张德广", "Chang Te-kuang"),  # nor is Wade-Giles
    ("彼得·史密斯", "Peter Smith"),
    ("Cher", "Chen"),
    ("陈" * 60, "Chen " + "si" * 60),
]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_names_are_alike_for_a_reason(one: str, other: str, reason: str | None) -> None:
    found = why(one, other) if keys(one) & keys(other) else None
    assert found == reason
    assert why(other, one) == why(one, other)


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_names_of_different_people_are_never_suggested(one: str, other: str) -> None:
    assert why(one, other) is None
