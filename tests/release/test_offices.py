"""Titles and organisations before and after invented names."""

import pytest

from photolib.release.offices import split
from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("phrase", "title", "organisation"),
    [
        (
            "Vice President of the Lake University (LU)",
            "Vice President",
            "Lake University",
        ),
        ("Minister of Foreign Affairs", "Minister of Foreign Affairs", None),
        (
            "professor of lake studies at Orlo University",
            "professor of lake studies",
            "Orlo University",
        ),
        (
            "Director of Communications of the Lake Office",
            "Director of Communications",
            "Lake Office",
        ),
        ("Commander, Lake Force Command", "Commander", "Lake Force Command"),
        ("President SEE Alumni Association", "President", "SEE Alumni Association"),
        ("LU vice president", "LU vice president", "LU"),
        ("President of the Republic", "President of the Republic", None),
        (
            "Deputy Director of the Lake Division, Department of Water",
            "Deputy Director",
            "Lake Division, Department of Water",
        ),
        (
            "Präsident der Arbeitsgemeinschaft der Seen",
            "Präsident",
            "Arbeitsgemeinschaft der Seen",
        ),
        (
            "Ambassador of Norway to Kenya",
            "Ambassador of Norway to Kenya",
            None,
        ),
        (
            "Commissioner for Lakes",
            "Commissioner for Lakes",
            None,
        ),
        ("a fine day", None, None),
    ],
)
def test_a_phrase_is_split(
    phrase: str, title: str | None, organisation: str | None
) -> None:
    assert split(phrase) == (title, organisation)


@pytest.mark.parametrize(
    ("sentence", "name", "title", "organisation"),
    [
        (
            "LU Executive Vice President Ada Quist spoke.",
            "Ada Quist",
            "Executive Vice President",
            "LU",
        ),
        (
            "Lake University astronomer Ada Quist spoke.",
            "Ada Quist",
            "astronomer",
            "Lake University",
        ),
        (
            "LU's university librarian, Ada Quist, spoke.",
            "Ada Quist",
            "university librarian",
            "LU",
        ),
        (
            "Communications Minister Ada Quist spoke.",
            "Ada Quist",
            "Communications Minister",
            None,
        ),
        ("Airboat CEO Ada Quist spoke.", "Ada Quist", "CEO", "Airboat"),
        (
            "The Director of the Lake Department of LU, Ada Quist, spoke.",
            "Ada Quist",
            "Director",
            "Lake Department of LU",
        ),
        (
            "Ada Quist, director of the Lake School, spoke.",
            "Ada Quist",
            "director",
            "Lake School",
        ),
        ("Ada Quist (Lake University) spoke.", "Ada Quist", None, "Lake University"),
        (
            "Ada Quist (Director, Lake Institute) spoke.",
            "Ada Quist",
            "Director",
            "Lake Institute",
        ),
        (
            "Ada Quist from the School of Lakes spoke.",
            "Ada Quist",
            None,
            "School of Lakes",
        ),
        (
            "Bundestagspräsidentin Ada Quist sprach.",
            "Ada Quist",
            "Bundestagspräsidentin",
            "Bundestag",
        ),
        (
            "The group's country director, Yaw Orlo, spoke.",
            "Yaw Orlo",
            "country director",
            None,
        ),
        ("Sporting director Ada Quist spoke.", "Ada Quist", "Sporting director", None),
        ("U.S. Senator Ada Quist spoke.", "Ada Quist", "U.S. Senator", None),
        ("Die Kassiererin ist Ada Quist.", "Ada Quist", "Kassiererin", None),
        (
            "Ada Quist wurde zur neuen Vorsitzenden gewählt.",
            "Ada Quist",
            "Vorsitzenden",
            None,
        ),
        (
            "Guests were Ada Quist, Lakehouse; and Mr Ben Orlo, Skillsnet.",
            "Ada Quist",
            None,
            "Lakehouse",
        ),
        ("YB Dato' Azman bin Orlo spoke.", "Azman bin Orlo", None, None),
        ("Shri A. K. Quist spoke.", "A. K. Quist", None, None),
        ("The Mayor, Ada Quist, opened the 2025 Artist.", "Ada Quist", "Mayor", None),
        ("Frau Dr. Ulla Freitag sprach.", "Ulla Freitag", None, None),
        ("Youth delegate Soo-jin Park spoke.", "Soo-jin Park", "Youth delegate", None),
        ("Zarah Zwick and Ada Quist spoke.", "Zarah Zwick", None, None),
        ("Pietro Kardinal Orlo sprach.", "Pietro Orlo", None, None),
        ("Professor Ada Quist spoke.", "Ada Quist", "Professor", None),
        ("The minister met Mr Zorro.", "Zorro", None, None),
    ],
)
def test_the_words_around_a_name_are_its_office(
    sentence: str, name: str, title: str | None, organisation: str | None
) -> None:
    found = parse(sentence).people[0]
    assert (found.name, found.title, found.organisation) == (name, title, organisation)


@pytest.mark.parametrize(
    "sentence",
    [
        "They met at the School „Käthe Kollwitz“ on the hill.",
        "The World Trade Forum met the Blue Water Group.",
        "Orlo Falls and Victoria Park are open.",
        "CATL and NATO said nothing.",
        "the “One Anna Per Village” programme goes on",
    ],
)
def test_what_is_no_person_is_not_taken_for_one(sentence: str) -> None:
    assert parse(sentence).people == ()
