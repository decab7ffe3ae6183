"""What people of a list share: a title in the plural, a party, a heading."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("The senators Ada Quist and Ben Orlo spoke.", ["senator", "senator"]),
        (
            "Zu Gast waren die Landtagsabgeordneten Ada Quist (SPD) und Ben Orlo.",
            ["Landtagsabgeordnete", "Landtagsabgeordnete"],
        ),
        ("The students Ada Quist and Mayor Ben Orlo spoke.", ["student", "Mayor"]),
    ],
)
def test_a_title_in_the_plural_is_of_each(sentence: str, titles: list[str]) -> None:
    assert [p.title for p in parse(sentence).people] == titles


def test_signatories_are_of_the_party_they_sign_for() -> None:
    text = (
        "Für die Orlo AG unterschrieben Direktorin Ada Quist und Vorstand Ben Orlo, "
        "für die Lake GmbH Geschäftsführerin Anna Lang."
    )
    found = {p.name: p.organisation for p in parse(text).people}
    assert found == {
        "Ada Quist": "Orlo AG",
        "Ben Orlo": "Orlo AG",
        "Anna Lang": "Lake GmbH",
    }


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("List of participants", "attended"),
        ("Teilnehmende:", "attended"),
        ("Speakers", "spoke"),
        ("Award winners", "awarded"),
    ],
)
def test_who_stands_under_a_heading_has_its_role(heading: str, role: str) -> None:
    text = (
        f"The meeting was held in Kiel.\n\n{heading}\n\n"
        "1. Dr Ada Quist, Director of Lakes, Lake Institute\n"
        "2. Mr Ben Orlo, Statistician, Burundi Fisheries Office\n\n"
        "Later Ms Anna Lang waved."
    )
    found = {p.name: p.roles for p in parse(text).people}
    assert found == {"Ada Quist": (role,), "Ben Orlo": (role,), "Anna Lang": ()}


def test_a_list_splits_titles_from_bodies() -> None:
    text = "1. Dr Ada Quist, Director of Fisheries, Ministry of Lakes"
    person = parse(text).people[0]
    assert (person.title, person.organisation) == (
        "Director of Fisheries",
        "Ministry of Lakes",
    )
