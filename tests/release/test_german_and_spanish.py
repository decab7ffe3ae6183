"""Rules for German, Spanish and French releases, each by an invented example."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "An der Feier nahmen viele Gäste teil, unter anderem der Minister für "
            "Verkehr und Bau, Jan Petersen, sowie Landrätin Eva Kruse.",
            {"Jan Petersen": "attended", "Eva Kruse": "attended"},
        ),
        (
            "Gekommen waren Vertreter der Schulen, darunter Rektor Jan Petersen.",
            {"Jan Petersen": "attended"},
        ),
        (
            "Der stellvertretende Direktor Jan Petersen gab eine Einführung ins Thema.",
            {"Jan Petersen": "spoke"},
        ),
        (
            "Asistieron la rectora Ana López, así como la alcaldesa Eva Méndez.",
            {"Ana López": "attended", "Eva Méndez": "attended"},
        ),
        (
            "Firmaron el convenio, por la Universidad, el rector José Luis Hernández.",
            {"José Luis Hernández": "signed"},
        ),
        (
            "Firmaron el acuerdo el rector José Luis Hernández y la alcaldesa "
            "Carmen Méndez.",
            {"José Luis Hernández": "signed", "Carmen Méndez": "signed"},
        ),
    ],
)
def test_what_people_did(text: str, roles: dict[str, str]) -> None:
    assert {p.name: " ".join(p.roles) for p in parse(text).people} == roles


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("FAO-Generaldirektor Jan Petersen kam.", "FAO-Generaldirektor", "FAO"),
        ("US-Präsident Jan Petersen kam.", "US-Präsident", None),
        (
            "Von links: Landrätin Eva Kruse; ehemaliger Rektor, Jan Petersen.",
            "ehemaliger Rektor",
            None,
        ),
        (
            "Die Hochschule Seestadt feierte. Jan Petersen, Prorektor für Forschung, "
            "sprach.",
            "Prorektor für Forschung",
            "Hochschule Seestadt",
        ),
        (
            "Jan Petersen, Coordinador General de Asesores y Asuntos Marinos del "
            "Gobierno de la Costa, asistió.",
            "Coordinador General de Asesores y Asuntos Marinos",
            "Gobierno de la Costa",
        ),
        (
            "Jan Petersen, Director de las Galerías Abiertas, asistió al acto.",
            "Director",
            "Galerías Abiertas",
        ),
        (
            "La vicerrectora de Proyección Marina, Jan Petersen, asistió al acto.",
            "vicerrectora de Proyección Marina",
            None,
        ),
    ],
)
def test_an_office_and_whose_it_is(
    text: str, title: str, organisation: str | None
) -> None:
    person = {p.name: p for p in parse(text).people}["Jan Petersen"]
    assert (person.title, person.organisation) == (title, organisation)


def test_an_excellency_is_addressed() -> None:
    (person,) = parse("Der Botschafter S.E. Ahmed Petersen sprach.").people
    assert (person.name, person.honorific) == ("Ahmed Petersen", "S.E.")


@pytest.mark.parametrize(
    "text",
    [
        "Forschung und Wirtschaft gehen Hand in Hand\n\nDer Vertrag wurde besiegelt.",
        "Die Eröffnung wurde gefeiert, ein Relief liegt in Kopie im Grundstein.",
        "Édition du vendredi 12 mars 2021\n\nLa convention a été signée.",
    ],
)
def test_a_noun_behind_in_is_no_place(text: str) -> None:
    assert parse(text).event.place is None


def test_nobody_is_called_alma_mater() -> None:
    text = "Die Festrede hielt Dr. Jan Petersen zu Ehren seiner Alma Mater."
    assert [p.name for p in parse(text).people] == ["Jan Petersen"]


def test_yesterday_goes_before_the_day_of_posting() -> None:
    text = (
        "Vertrag unterzeichnet\n\nFreitag, 28. November 2008\n\n"
        "Rektor Jan Petersen unterzeichnete gestern einen neuen Vertrag."
    )
    assert parse(text).event.date == "2008-11-27"


def test_an_abbreviation_with_a_capital_at_its_end_is_an_outlet() -> None:
    (credit,) = parse("Die Gäste im Garten. © StäV Seestadt").photo_credits
    assert (credit.name, credit.outlet) == (None, "StäV Seestadt")
