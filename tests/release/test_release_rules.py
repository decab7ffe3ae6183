"""Rules of the release parser, each by an invented example in the manner of a house."""

import pytest

from photolib.release.parse import LONGEST, parse

Office = tuple[str | None, str | None]


@pytest.mark.parametrize(
    ("sentence", "name", "office"),
    [
        ("Ada Quist, PhD, director of Lake Museum, spoke.", "Ada Quist",
         ("director", "Lake Museum")),
        ("Ada Quist was elected president of the Lake Society.", "Ada Quist",
         ("president", "Lake Society")),
        ("The keynote was given by Ada Quist, who heads the Institute for Lake Science.",  # noqa: E501
         "Ada Quist", (None, "Institute for Lake Science")),
        ("Rev. Ada Quist, rector of St. Anne's Church, spoke.", "Ada Quist",
         ("rector", "St. Anne's Church")),
        ("The museum's head, Ben Orlo, and the Finnish ambassador, Ada Quist, met.",
         "Ada Quist", ("Finnish ambassador", None)),
        ("Ada Quist, and members of the crew, attended.", "Ada Quist", (None, None)),
        ("Chairman of the Board of Directors of Lake Bank Ada Quist spoke.", "Ada Quist",  # noqa: E501
         ("Chairman of the Board of Directors", "Lake Bank")),
        ("Ada Quist, Director of Plant Protection, spoke.", "Ada Quist",
         ("Director of Plant Protection", None)),
        ("Ada Quist, LBO Representative in Kenya, spoke.", "Ada Quist",
         ("LBO Representative in Kenya", "LBO")),
        ("Ada Quist, Minister of the Sea of Portugal, spoke.", "Ada Quist",
         ("Minister of the Sea of Portugal", None)),
        ("Ada Quist, Senior Officer, LBO.", "Ada Quist", ("Senior Officer", "LBO")),
        ("Also present was Lake Authority chairman Tan Sri Ada Quist.", "Ada Quist",
         ("chairman", "Lake Authority")),
        ("Livestock PS Mr. Ada Quist attended.", "Ada Quist", ("Livestock PS", None)),
        ("The potter Ada Quist spoke.", "Ada Quist", ("potter", None)),
        ("The ceramist Ada Quist spoke.", "Ada Quist", ("ceramist", None)),
        ("Mayor of Kiel Ada Quist spoke.", "Ada Quist", ("Mayor of Kiel", None)),
        ("Es sprach der Bürgermeister von Kiel, Jan Orlo.", "Jan Orlo",
         ("Bürgermeister von Kiel", None)),
        ("Der Erzbischof von Waldstadt, Dr. Jan Orlo, sprach.", "Jan Orlo",
         ("Erzbischof von Waldstadt", None)),
        ("Jan Orlo wurde einstimmig zum neuen 1. Vorsitzenden gewählt.", "Jan Orlo",
         ("1. Vorsitzenden", None)),
        ("Es sprach Jan Orlo, seine Stellvertreterin ist Ada Quist.", "Jan Orlo",
         (None, None)),
        ("Neue Kassenwartin ist Lena Orlo.", "Lena Orlo", ("Neue Kassenwartin", None)),
        ("Dekan Prof. Dr.-Ing. Jan Orlo sprach.", "Jan Orlo", ("Dekan", None)),
        ("Der Aufsichtsratsvorsitzende Jan Orlo sprach.", "Jan Orlo",
         ("Aufsichtsratsvorsitzende", None)),
        ("Le ministre de la Mer, Yvon Orlo, a pris la parole.", "Yvon Orlo",
         ("ministre de la Mer", None)),
        ("L'adjointe du maire et M. Paul Orlo, directeur de l'École navale, ont signé.",
         "Paul Orlo", ("directeur", "École navale")),
        ("Habló la decana de la Facultad de Letras, Mgtr. Ada Roca.", "Ada Roca",
         ("decana", "Facultad de Letras")),
        ("El secretario de Estado Jaime Roca habló.", "Jaime Roca",
         ("secretario de Estado", None)),
        ("Es sprach der Geschäftsführer des Klinikums See, Dr. med. Jan Orlo.",
         "Jan Orlo", ("Geschäftsführer", "Klinikums See")),
        ("Ada Quist, the Lake Union's ambassador to Kiel, spoke.", "Ada Quist",
         ("ambassador to Kiel", "Lake Union")),
        ("Kiel-based physician Ada Quist spoke.", "Ada Quist",
         ("Kiel-based physician", None)),
        ("Tribal Chairman Ada Quist spoke.", "Ada Quist", ("Tribal Chairman", None)),
        ("Habló la comisaria de la muestra, Lucía Roca.", "Lucía Roca",
         ("comisaria de la muestra", None)),
        ("Habló la consejera de Cultura, Lucía Roca.", "Lucía Roca",
         ("consejera de Cultura", None)),
        ("Ada Quist, Dean of Humanities, spoke.", "Ada Quist",
         ("Dean of Humanities", None)),
        ("Norway's Ambassador to Japan, Ada Quist, spoke.", "Ada Quist",
         ("Ambassador to Japan", None)),
        ("Ada Quist TD, Minister for Culture, spoke.", "Ada Quist",
         ("Minister for Culture", None)),
        ("Die Laudatio hielt Prof. Dr. Dr. h.c. Jan Orlo, Direktor des Seemuseums.",
         "Jan Orlo", ("Direktor", "Seemuseums")),
        ("Es sprach Architekt Jan Orlo vom Büro See.", "Jan Orlo",
         ("Architekt", "Büro See")),
        ("Le maire, Yvon Orlo, a remis la médaille à la ministre.", "Yvon Orlo",
         ("maire", None)),
    ],
)  # fmt: skip
def test_the_words_around_a_name_are_its_office(
    sentence: str, name: str, office: Office
) -> None:
    found = {p.name: (p.title, p.organisation) for p in parse(sentence).people}
    assert found[name] == office


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The Lake Museum opened. The museum's director, Ada Quist, spoke.",
         "Lake Museum"),
        ("The Lake Authority signed. Also there was its manager Ada Quist.", None),
        ("The Lake Authority and its general manager Ada Quist signed.",
         "Lake Authority"),
        ("Lake University rejoices. University President Ada Quist spoke.",
         "Lake University"),
        ("The Ministry of Lakes (MOL), led by Secretary Ada Quist, broke ground.",
         "Ministry of Lakes"),
        ("Lake University and Hill University met. University President Ada Quist spoke.",  # noqa: E501
         None),
        ("Ada Quist, head of the Commission, spoke for the Lake Commission.",
         "Lake Commission"),
    ],
)  # fmt: skip
def test_an_organisation_only_referred_to_is_the_one_the_text_has_named(
    text: str, organisation: str | None
) -> None:
    found = {p.name: p.organisation for p in parse(text).people}
    assert found["Ada Quist"] == organisation


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Secretary Ma. Ada Quist spoke.", ["Ma. Ada Quist"]),
        ("His Royal Highness, Patron of the Lake Society, spoke.", []),
        ("Dekan Prof. Dr.-Ing. Jan Orlo sprach.", ["Jan Orlo"]),
        ("Es sprach der Bürgermeister von Eckernförde.", []),
        ("M. Paul Orlo et le maire ont signé.", ["Paul Orlo"]),
        ("Contact: Ben Orlo, Press Officer\n\nAda Quist spoke in Kiel.", ["Ada Quist"]),
        ("Ada Quist spoke.\nIt rained.\nAll left.\n-ENDS-\nBen Orlo, Press Officer",
         ["Ada Quist"]),
        ("Ada Quist spoke.\nIt rained.\nAll left.\nAbout Lake Museum\nDr. Ben Orlo heads it.",  # noqa: E501
         ["Ada Quist"]),
        ("Ada Quist spoke.\nIt rained.\nAll left.\nAbout 400 people saw Dr. Ben Orlo.",
         ["Ada Quist", "Ben Orlo"]),
    ],
)  # fmt: skip
def test_who_is_a_person_of_the_event(text: str, names: list[str]) -> None:
    assert [p.name for p in parse(text).people] == names


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Ada Quist cut the ribbon alongside Ben Orlo.", "Ben Orlo", ("opened",)),
        ("Jan Orlo hat gemeinsam mit Ada Quist das Haus eingeweiht.", "Ada Quist",
         ("opened",)),
        ("Delivering speeches were: Ms Ada Quist, Director; and Mr Ben Orlo.", "Ben Orlo",  # noqa: E501
         ("spoke",)),
        ("Joining Mr Orlo at the ceremony were Mayor Ada Quist and Dr Eva Lind.",
         "Eva Lind", ("attended",)),
        ("In the presence of Ada Quist, Ben Orlo signed.", "Ada Quist", ("attended",)),
        ("In the presence of Ada Quist, Ben Orlo signed.", "Ben Orlo", ("signed",)),
        ("The pact was signed by Ada Quist in the presence of Ben Orlo.", "Ben Orlo",
         ("attended",)),
        ("The cup was presented to Ada Quist by Ben Orlo.", "Ada Quist", ("awarded",)),
        ("The cup was presented to Ada Quist by Ben Orlo.", "Ben Orlo", ("presented",)),
        ("Ada Quist told us. “Calm,” she said.", "Ada Quist", ("quoted",)),
        ("Mayor Ada Quist came. “Calm,” said the mayor.", "Ada Quist", ("quoted",)),
        ("Petra QUIST (FIN) came. “Calm,” said Quist.", "Petra Quist", ("quoted",)),
        ("Petra Quist came. “Calm,” said QUIST.", "Petra Quist", ("quoted",)),
        ("Ada Quist commissioned a milk cooling plant in Kiel.", "Ada Quist", ("opened",)),  # noqa: E501
        ("Dr. Jan Orlo überreichte den Preis an Dr. Ada Quist.", "Ada Quist",
         ("awarded",)),
        ("Die Uni hat der Geologin Prof. Ada Quist die Ehrendoktorwürde verliehen.",
         "Ada Quist", ("awarded",)),
        ("Unter den Gästen waren Landrat Jan Orlo und Ada Quist.", "Ada Quist",
         ("attended",)),
        ("Als Schriftführer wurde Jan Orlo bestätigt.", "Jan Orlo", ("elected",)),
        ("« Bravo », a affirmé le professeur Alain Orlo.", "Alain Orlo", ("quoted",)),
        ("El rector Julio Roca presidió el acto, acompañado por la ministra Ada Roca.",
         "Ada Roca", ("attended",)),
        ("Ada Quist, Director; Ben Orlo, Dean; and Eva Lind, Mayor, attended.",
         "Ada Quist", ("attended",)),
    ],
)  # fmt: skip
def test_verbs_give_roles(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert {p.name: p.roles for p in parse(text).people}[name] == roles


BODY = "\nAll were glad that it was calm and that everybody could come.\n"


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("A Feast Is Held\n\nKiel, 7 February 2024\n\nIt was opened today." + BODY,
         "2024-02-07", "Kiel"),
        ("Une fête\n\nMontbel-sur-Mer, le 16 octobre 2023\n\nLe maire a inauguré samedi"
         " 14 octobre la médiathèque." + BODY, "2023-10-14", "Montbel-sur-Mer"),
        ("Kiel, Friday 9 July 2021 - The mayor on Thursday commissioned a dairy plant.",
         "2021-07-08", "Kiel"),
        ("Kiel, 21. September 2023. Die Bürgermeisterin hat am Mittwoch die Wache besucht.",  # noqa: E501
         "2023-09-20", "Kiel"),
        ("Rome - Experts met in Nairobi from 4 to 5 May 2022 to talk about lakes.",
         "2022-05-04", "Nairobi"),
        ("Posted On: 12 FEB 2024 6:45PM by the Lake Bureau\nThe great fair of lakes was held in Pune today.",  # noqa: E501
         "2024-02-12", "Pune"),
        ("Ada Quist was honoured in a Lake House ceremony in 2020 or so, they say.",
         None, "Lake House"),
        ("Mr. Ben Orlo, professor of lakes at Lake University, spoke to all of us.",
         None, None),
    ],
)  # fmt: skip
def test_day_and_place_are_the_events(
    text: str, day: str | None, place: str | None
) -> None:
    event = parse(text).event
    assert (event.date, event.place) == (day, place)


def test_a_range_has_a_last_day() -> None:
    event = parse("Experts met in Nairobi from 4 to 5 May 2022 to talk.").event
    assert (event.date, event.date_end) == ("2022-05-04", "2022-05-05")


@pytest.mark.parametrize(
    "text",
    [
        "Director, 7 February 2024",
        "May, 7 February 2024",
        "Lake University, 7 May 2024",
    ],
)
def test_an_office_a_month_and_a_body_are_no_place_of_a_letter(text: str) -> None:
    assert parse(text + BODY).dateline.place is None


def test_a_typing_error_joins_but_is_told() -> None:
    text = "Professor Huang Xing spoke for the graduates of the year.\n\nHuang Xin\n"
    (person,) = parse(text).people
    assert (person.name, person.spellings) == ("Huang Xing", ("Huang Xin",))


def test_an_outlet_in_short_is_the_organisation_it_stands_for() -> None:
    text = "The Lake Bird Office (LBO) opened.\n\nPhoto: Ada Quist/LBO\n"
    assert [o.name for o in parse(text).organisations] == ["Lake Bird Office"]


@pytest.mark.parametrize(
    "sign", ["!", "…", "。", "A", "中", ",", "(", "\n(", "'", "M. du "]
)
def test_the_longest_text_of_one_sign_is_read(sign: str) -> None:
    assert parse(sign * (LONGEST // len(sign))).photo_credits == ()
