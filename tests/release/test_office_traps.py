"""Offices and names that real pages write in ways that mislead; all invented here."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("sentence", "name", "title", "organisation"),
    [
        (
            "The fair was attended by Deputy Prime Minister H.E. Mr. Ben Orlo, "
            "ministers, members of the House and guests.",
            "Ben Orlo",
            "Deputy Prime Minister",
            None,
        ),
        (
            "The Permanent Secretary of the Ministry of Lakes and Rivers H.E. Amb. Ben "
            "Orlo spoke.",
            "Ben Orlo",
            "Permanent Secretary",
            "Ministry of Lakes and Rivers",
        ),
        (
            "The minister for information Mustaf Sheikh Ali Quist spoke.",
            "Mustaf Sheikh Ali Quist",
            "minister for information",
            None,
        ),
        (
            "Vice Premier Zhang Wenli, also a member of the Lake Committee, spoke.",
            "Zhang Wenli",
            "Vice Premier",
            None,
        ),
        (
            "WHO representative Ben Orlo spoke.",
            "Ben Orlo",
            "representative",
            "WHO",
        ),
        (
            "Lise Quist, Consul General of France in Pondicherry, spoke.",
            "Lise Quist",
            "Consul General of France in Pondicherry",
            None,
        ),
        (
            "Yu Shirong, Chairman of Lake Group Corp., the parent of LGC, spoke.",
            "Yu Shirong",
            "Chairman",
            "Lake Group Corp.",
        ),
        (
            "Lena Quist, présidente de l’Association des villes lacustres, a signé.",
            "Lena Quist",
            "présidente",
            "Association des villes lacustres",
        ),
        ("Die Ägyptologin Dr. Ada Quist sprach.", "Ada Quist", "Ägyptologin", None),
        ("Uni-Präsident Ben Orlo sprach.", "Ben Orlo", "Uni-Präsident", None),
        ("Ben Orlo: Die fünf Minister sind nun hier.", "Ben Orlo", None, None),
        ("Ada Quist, a rabbi based in Kiel, spoke.", "Ada Quist", "rabbi", None),
    ],
)
def test_an_office_is_told_from_what_stands_beside_it(
    sentence: str, name: str, title: str | None, organisation: str | None
) -> None:
    found = {p.name: (p.title, p.organisation) for p in parse(sentence).people}
    assert found[name] == (title, organisation)


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation", "roles"),
    [
        ("外交部副部長謝鋒昨會見大使。", "謝鋒", "外交部副部長", "外交部", ("met",)),
        ("大会表彰了王小明等12名优秀教师。", "王小明", "优秀教师", None, ("awarded",)),
        ("王琦校长讲话。", "王琦", "校长", None, ("spoke",)),
    ],
)  # fmt: skip
def test_chinese_offices_of_other_forms(
    text: str, name: str, title: str, organisation: str | None, roles: tuple[str, ...]
) -> None:
    person = parse(text).people[0]
    assert (person.name, person.title) == (name, title)
    assert (person.organisation, person.roles) == (organisation, roles)


@pytest.mark.parametrize(
    ("sentence", "name", "roles"),
    [
        (
            "Der Preis wurde von Rektor Ben Orlo an Ada Quist verliehen.",
            "Ada Quist",
            ("awarded",),
        ),
        (
            "Der Preis wurde von Rektor Ben Orlo an Ada Quist verliehen.",
            "Ben Orlo",
            ("presented",),
        ),
        (
            "Ada Quist, Ben Orlo, Anna Lang ont signé la convention.",
            "Ada Quist",
            ("signed",),
        ),
        ("Von links: Ada Quist (Lake Prize), Ben Orlo.", "Ada Quist", ("awarded",)),
        ("Congratulations to Ada Quist and Ben Orlo!", "Ben Orlo", ("awarded",)),
    ],
)
def test_prizes_and_long_lists_give_roles(
    sentence: str, name: str, roles: tuple[str, ...]
) -> None:
    found = {p.name: p.roles for p in parse(sentence).people}
    assert found[name] == roles
