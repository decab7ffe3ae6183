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
        (
            "Unter anderem waren die Landrätin Eva Kruse und der Rektor Jan Petersen "
            "im Raum.",
            {"Eva Kruse": "attended", "Jan Petersen": "attended"},
        ),
        ("Die Autorin Eva Kruse trug ein Gedicht vor.", {"Eva Kruse": "spoke"}),
        ("Rektorin Eva Kruse trug sich vor dem Essen ein.", {"Eva Kruse": ""}),
        ("Es gab eine Laudatio der Jury auf Eva Kruse.", {"Eva Kruse": ""}),
        (
            "Rektorin Eva Kruse erinnerte sich in ihrer Dankesrede an die Kindheit.",
            {"Eva Kruse": "spoke"},
        ),
        ("Festrede des Ministers Jan Petersen zum Jubiläum", {"Jan Petersen": "spoke"}),
        (
            "Eine Delegation um Generalsekretär Jan Petersen besuchte die Stadt.",
            {"Jan Petersen": "attended"},
        ),
        (
            "Der Gast wurde von Bürgermeisterin Eva Kruse empfangen.",
            {"Eva Kruse": "met"},
        ),
        (
            "Rektorin Eva Kruse und Landrat Jan Petersen bei der Eröffnungsfeier",
            {"Eva Kruse": "attended", "Jan Petersen": "attended"},
        ),
        (
            "Landrätin Eva Kruse und Rektor Jan Petersen waren unter den Gästen.",
            {"Eva Kruse": "attended", "Jan Petersen": "attended"},
        ),
        (
            "Rektorin Eva Kruse und Landrat Jan Petersen (v.l.) befüllen die Kapsel.",
            {"Eva Kruse": "attended", "Jan Petersen": "attended"},
        ),
        (
            "Die Universität verlieh gestern dem Abgeordneten Jan Petersen den Titel.",
            {"Jan Petersen": "awarded"},
        ),
        (
            "Eva Kruse und Jan Petersen bekamen den Preis in der Aula überreicht.",
            {"Eva Kruse": "awarded", "Jan Petersen": "awarded"},
        ),
        (
            "„Das ist viel“, leitete Dekan Prof. Dr. Jan Petersen die Laudatio ein.",
            {"Jan Petersen": ""},
        ),
        (
            "Bei der Feier würdigten Rektorin Eva Kruse und Dekan Jan Petersen "
            "das Werk.",
            {"Eva Kruse": "spoke", "Jan Petersen": "spoke"},
        ),
        (
            "Landrätin Eva Kruse und Amtsleiter Jan Petersen werden sie begleiten.",
            {"Eva Kruse": "attended", "Jan Petersen": "attended"},
        ),
        ("Ministerin Eva Kruse verwies auf die Kosten.", {"Eva Kruse": "quoted"}),
        (
            "Se encontraban presentes la rectora Ana López y la alcaldesa Eva Méndez.",
            {"Ana López": "attended", "Eva Méndez": "attended"},
        ),
        (
            "Comme l’explique Jean Petit, recteur, le prix est jeune.",
            {"Jean Petit": "quoted"},
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
            "Der Ständige Vertreter der Bundesrepublik Deutschland in Seestadt, Jan "
            "Petersen, sprach.",
            "Ständige Vertreter der Bundesrepublik Deutschland in Seestadt",
            None,
        ),
        (
            "Der Kurator der Ausstellung, Jan Petersen, sprach.",
            "Kurator der Ausstellung",
            None,
        ),
        ("Landrat Jan Petersen (CSU) sprach.", "Landrat", None),
        ("Der Polier Jan Petersen sprach.", "Polier", None),
        ("Ministerin der Justiz Jan Petersen sprach.", "Ministerin der Justiz", None),
        (
            "LUS-Präsident Univ.-Prof. Dr. Jan Petersen sprach.",
            "LUS-Präsident",
            "LUS",
        ),
        (
            "Bürgermeister Jan Petersen trug sich als Delegationsleiter ins Buch der "
            "Stadt ein, dann ging er.",
            "Bürgermeister",
            None,
        ),
        (
            "Gäste waren Bürgermeister Jan Petersen, Vertreter der großen Kirchen.",
            "Bürgermeister",
            None,
        ),
        (
            "Der Neubau der Hochschule Seestadt wurde übergeben. Rektor Jan Petersen "
            "sprach.",
            "Rektor",
            "Hochschule Seestadt",
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Carmen Ruiz y Ana Castro Arroyo asistieron.",
            ["Carmen Ruiz", "Ana Castro Arroyo"],
        ),
        ("El ministro José Ortega y Gasset habló.", ["José Ortega y Gasset"]),
        ("Se celebró en el Centro de Convenciones Julio Ayala.", []),
        ("Der Bürgermeister und sein Kollege Jan Petersen sprachen.", ["Jan Petersen"]),
        ("Von unserer Redakteurin Eva Kruse", []),
        ("Les dessins sont de Jean-Baptiste Petit.", ["Jean-Baptiste Petit"]),
        ("Avec son Excellence Jean Petit, ancien ministre.", ["Jean Petit"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str]) -> None:
    assert [p.name for p in parse(text).people] == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("La ceremonia se celebró en la ciudad de Lerma.", "Lerma"),
        ("La cérémonie a eu lieu dans la ville de Lens.", None),
        (
            "La Embajada Checa en México abrió la muestra, que se celebró en "
            "Lerma con muchos invitados.",
            "Lerma",
        ),
    ],
)
def test_a_city_and_no_embassys_country(text: str, place: str | None) -> None:
    assert parse(text).event.place == place


def test_a_weekday_goes_with_a_part_of_the_day() -> None:
    text = (
        "Empfang im Rathaus\n\n14. November 2018\n\n"
        "Am Montagvormittag fand in Seestadt ein Empfang statt."
    )
    assert parse(text).event.date == "2018-11-12"


def test_a_line_opens_with_the_day_of_posting() -> None:
    text = (
        "Grundstein gelegt\n\n(13.07.2016) Der Bau ist im Plan. So fand am 12. Juli "
        "die feierliche Grundsteinlegung statt."
    )
    assert parse(text).event.date == "2016-07-12"


def test_a_weekday_to_come_is_not_the_one_that_was() -> None:
    text = (
        "Besuch im Kreis\n\nMontag, 1. September 2014\n\n"
        "Am morgigen Dienstag wird die Ministerin den Kreis besuchen."
    )
    assert parse(text).event.date == "2014-09-02"
