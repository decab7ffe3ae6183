"""Whose officer somebody is where only headline and lead tell the house."""

import pytest

from photolib.release.parse import parse

LEAD = "{house} opens a lake\n\n{house} opened a lake on Monday, 4 May 2020. "


@pytest.mark.parametrize(
    ("house", "title", "organisation"),
    [
        ("Lakeside University", "Rector", "Lakeside University"),
        ("Lakeside University", "Provost", "Lakeside University"),
        ("Lakeside University", "Minister", None),
        ("Lake Museum", "director", "Lake Museum"),
        ("Lake Museum", "Rector", None),
        ("Orlo Lakes AG", "Finanzvorstand", "Orlo Lakes AG"),
        ("Orlo Lakes (NYSE: ORLO)", "Chief Executive Officer", "Orlo Lakes"),
        ("Orlo Lakes (NYSE: ORLO)", "Governor", None),
    ],
)
def test_an_officer_is_of_the_house_of_the_lead(
    house: str, title: str, organisation: str | None
) -> None:
    text = LEAD.format(house=house) + f"{title} Ada Quist thanked the guests."
    assert [p.organisation for p in parse(text).people] == [organisation]


def test_of_two_houses_of_a_kind_none_is_meant() -> None:
    text = (
        "Lakeside University and Kiel University sign a pact\n\n"
        "Lakeside University and Kiel University signed a pact. Rector Ada Quist spoke."
    )
    assert parse(text).people[0].organisation is None


def test_the_first_word_of_a_house_is_no_part_of_a_title() -> None:
    text = LEAD.format(house="Lowther Museum") + "Lowther director Ada Quist spoke."
    person = parse(text).people[0]
    assert (person.title, person.organisation) == ("director", "Lowther Museum")
