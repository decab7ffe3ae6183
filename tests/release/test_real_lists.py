"""Lists and sentences of the forms that real pages have; all people invented."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The delegation comprised President Ada Quist, Dean of Lakes Ben Orlo and "
            "Dr. Anna Lang.",
            {"Ada Quist": "attended", "Ben Orlo": "attended", "Anna Lang": "attended"},
        ),
        (
            "From the embassy, there were Mr. Ben Orlo - Counselor; Ms. Ada Quist.",
            {"Ben Orlo": "attended", "Ada Quist": "attended"},
        ),
        (
            "Dr. Ada Quist and Dr. Ben Orlo came in. They signed a pact with our "
            "President, Anna Lang.",
            {"Ada Quist": "signed", "Ben Orlo": "signed", "Anna Lang": "signed"},
        ),
        (
            "The ceremony was held with Dr. Ada Quist and Dr. Ben Orlo in attendance.",
            {"Ada Quist": "attended", "Ben Orlo": "attended"},
        ),
        (
            "Minister Ada Quist, as well as over 700 guests were present.",
            {"Ada Quist": "attended"},
        ),
        (
            "Foreign Minister Ada Quist hosted the Lake Ministry's 2024 New Year "
            "reception.",
            {"Ada Quist": "presided"},
        ),
        (
            "Anschließend führte Dr. Ben Orlo kurzweilig in die Ausstellung ein.",
            {"Ben Orlo": "spoke"},
        ),
        (
            "Presidieron la inauguración la directora Ada Quist y el rector Ben Orlo.",
            {"Ada Quist": "presided", "Ben Orlo": "presided"},
        ),
        (
            "Mr. Ben Orlo, Curator of the Lake Museum, Ms. Ada Quist, Director of the "
            "Lake Institute, curators of museums of many lands attended.",
            {"Ben Orlo": "attended", "Ada Quist": "attended"},
        ),
        ("Gastredner war Ben Orlo.", {"Ben Orlo": "spoke"}),
        ("- Festrede von Prof. Dr. Ben Orlo, Rektor", {"Ben Orlo": "spoke"}),
        (
            "Estuvieron presentes el diputado Ben Orlo; el ex intendente Luis Prado.",
            {"Ben Orlo": "attended", "Luis Prado": "attended"},
        ),
        ("县领导王小明、李建国、张文礼出席会议。", {"王小明": "attended", "李建国": "attended", "张文礼": "attended"}),  # noqa: E501
        (
            "会议召开,校长王小明,教务处副处长李建国等以及全体学生出席会议。",
            {"王小明": "attended", "李建国": "attended"},
        ),
        ("书记王小明主持了在校区举行的报告会并致辞。", {"王小明": "presided spoke"}),
        ("市长王小明见证相关合作签约。", {"王小明": "attended"}),
    ],
)  # fmt: skip
def test_lists_of_real_pages_give_roles(text: str, roles: dict[str, str]) -> None:
    found = {p.name: " ".join(p.roles) for p in parse(text).people}
    assert found == roles


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation"),
    [
        ("El rector general Ben Orlo habló.", "Ben Orlo", "rector general", None),
        (
            "El presidente municipal de Nebelburgo, Ben Orlo, habló.",
            "Ben Orlo",
            "presidente municipal de Nebelburgo",
            None,
        ),
        ("Coburgs OB Ben Orlo sprach.", "Ben Orlo", "OB", None),
        ("Weiguo He spoke; He Xiangdong, the dean, spoke.", "Weiguo He", None, None),
        (
            "G D Quist, vice chancellor, LSTU, signed a pact.",
            "G D Quist",
            "vice chancellor",
            "LSTU",
        ),
        ("学院院长于连栋以湖为题致辞。", "于连栋", "学院院长", None),
        ("校党委书记成长春会见来宾。", "成长春", "校党委书记", None),
        ("9月24日，朱莉副校长参加了论坛。", "朱莉", "副校长", None),
        (
            "President Ben Orlo, other senior officials and guests came.",
            "Ben Orlo",
            "President",
            None,
        ),
        ("Acting Rector Dr. Haji Quist spoke.", "Haji Quist", "Acting Rector", None),
        (
            "东湖大学校长一行来访。副校长王小明会见来宾。",
            "王小明",
            "副校长",
            None,
        ),
        (
            "教育部国际合作与交流司副司长王小明致辞。",
            "王小明",
            "教育部国际合作与交流司副司长",
            "教育部国际合作与交流司",
        ),
        (
            "The Minister of Foreign and European Affairs Hadja Quist spoke.",
            "Hadja Quist",
            "Minister of Foreign and European Affairs",
            None,
        ),
        ("Minister Ben Orlo Opened the Fair", "Ben Orlo", "Minister", None),
        (
            "Gastredner war Ben Orlo MdL, Staatssekretär.",
            "Ben Orlo",
            "Staatssekretär",
            None,
        ),
        ("Rektor Prof. Dr. h. c. Ben Orlo sprach.", "Ben Orlo", "Rektor", None),
        ("湖泊司马燕合司长致辞。", "马燕合", "司长", None),
        (
            "东湖建设集团第四工程有限公司董事长王小明致辞。",
            "王小明",
            "东湖建设集团第四工程有限公司董事长",
            "东湖建设集团第四工程有限公司",
        ),
    ],
)
def test_names_and_offices_of_real_pages(
    text: str, name: str, title: str | None, organisation: str | None
) -> None:
    found = {p.name: (p.title, p.organisation) for p in parse(text).people}
    assert found[name] == (title, organisation)


def test_what_is_called_after_somebody_is_nobody() -> None:
    assert parse("The Edward Orlo Medal was presented to nobody.").people == ()
