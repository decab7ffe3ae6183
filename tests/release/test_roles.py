"""What a sentence says an invented person did."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("sentence", "name", "roles"),
    [
        ("The meeting was chaired by Ada Quist.", "Ada Quist", ("presided",)),
        ("Ada Quist moderated the panel.", "Ada Quist", ("presided",)),
        (
            "Ada Quist, who chaired the talks in Kiel for two days, said no.",
            "Ada Quist",
            ("presided", "quoted"),
        ),
        ("Ada Quist warned that lakes freeze.", "Ada Quist", ("quoted",)),
        ("Ada Quist welcomed some 70 scholars.", "Ada Quist", ("spoke",)),
        (
            "Ada Quist made the announcement alongside Ben Orlo.",
            "Ben Orlo",
            ("attended",),
        ),
        ("Ada Quist cut the ribbon alongside Ben Orlo.", "Ben Orlo", ("opened",)),
        ("Ada Quist, Dean, proposed the vote of thanks.", "Ada Quist", ("spoke",)),
        ("Ada Quist was the Chief Guest.", "Ada Quist", ("attended",)),
        ("Also participating were Ada Quist and Ben Orlo.", "Ben Orlo", ("attended",)),
        (
            "Ada Quist hat am Sonntag, 10. September, die Orgel geweiht.",
            "Ada Quist",
            ("opened",),
        ),
        (
            "Den Vertrag unterzeichneten am 2. Mai 2019 in Kiel die Rektorin Ada Quist "
            "und der Kanzler Ben Orlo.",
            "Ben Orlo",
            ("signed",),
        ),
        (
            "Parmi les invités figuraient Ada Quist et Ben Orlo.",
            "Ada Quist",
            ("attended",),
        ),
        ("Panelists included Ada Quist and Ben Orlo.", "Ben Orlo", ("spoke",)),
        (
            "Present at the opening were Ada Quist and others.",
            "Ada Quist",
            ("attended",),
        ),
        ("Ada Quist extended a warm welcome to the guests.", "Ada Quist", ("spoke",)),
        (
            "Moderiert wurde der Abend von der Journalistin Ada Quist.",
            "Ada Quist",
            ("presided",),
        ),
        (
            "Ada Quist hat am Dienstag (21. Juni) den Bescheid übergeben.",
            "Ada Quist",
            ("presented",),
        ),
        ("Zum Spaten griffen Ada Quist und Ben Orlo.", "Ada Quist", ("opened",)),
        ("Schriftführerin bleibt Ada Quist.", "Ada Quist", ("elected",)),
        ("Der Bau ist schön, kündigte Ada Quist an.", "Ada Quist", ("quoted",)),
        (
            "El acto contó con la asistencia del alcalde de Roca, Juan Orlo.",
            "Juan Orlo",
            ("attended",),
        ),
        (
            "La cérémonie était animée par la journaliste Ada Quist.",
            "Ada Quist",
            ("presided",),
        ),
        (
            "Le maire, Yves Le Goff, a remis la médaille à la ministre.",
            "Yves Le Goff",
            ("presented",),
        ),
        ("In her address, Ada Quist praised lakes.", "Ada Quist", ("spoke",)),
        ("Ada Quist and Ben Orlo delivered speeches.", "Ada Quist", ("spoke",)),
        ("Remarks were made by Ada Quist.", "Ada Quist", ("spoke",)),
        ("Ada Quist said lakes are calm.", "Ada Quist", ("quoted",)),
        ("“Calm,” said Ada Quist.", "Ada Quist", ("quoted",)),
        ("In attendance were Ada Quist and others.", "Ada Quist", ("attended",)),
        ("Pictured from left: Ada Quist, Ben Orlo.", "Ada Quist", ("attended",)),
        ("Ada Quist, left, smiles.", "Ada Quist", ("attended",)),
        ("The treaty was signed by Ada Quist.", "Ada Quist", ("signed",)),
        ("Ada Quist met with Ben Orlo in Kiel.", "Ada Quist", ("met",)),
        ("Ada Quist inaugurated the museum.", "Ada Quist", ("opened",)),
        ("Ada Quist handed over the key.", "Ada Quist", ("presented",)),
        ("Ada Quist was honoured for her work.", "Ada Quist", ("awarded",)),
        ("The board appointed Ada Quist as director.", "Ada Quist", ("elected",)),
        ("Die Synode nahmen Ada Quist und Ben Orlo teil.", "Ada Quist", ("attended",)),
        ("Die Rede hielt Ada Quist.", "Ada Quist", ("spoke",)),
        ("Das Haus wurde von Ada Quist gebaut.", "Ada Quist", ()),
        ("The award went to Ada Quist.", "Ada Quist", ("awarded",)),
        ("The report was presented by Ada Quist.", "Ada Quist", ("presented",)),
        ("The hall was opened on Monday by Ada Quist.", "Ada Quist", ("opened",)),
        (
            "A lunch hosted by Ada Quist and attended by Ben Orlo.",
            "Ben Orlo",
            ("attended",),
        ),
        ("Addressing the gathering, Ada Quist said no.", "Ada Quist", ("spoke",)),
        ("Ada Quist showed how lakes freeze.", "Ada Quist", ("spoke",)),
        ("Ada Quist told them to sign the book.", "Ada Quist", ("quoted",)),
        ("Guest of honour was Ada Quist.", "Ada Quist", ("attended",)),
        (
            "An der Feier nahmen Dr. Ada Quist und Ben Orlo teil.",
            "Ben Orlo",
            ("attended",),
        ),
        ("Gestern wurden Ada Quist und Ben Orlo geehrt.", "Ada Quist", ("awarded",)),
        ("Ada Quist ist zur Vorsitzenden gewählt worden.", "Ada Quist", ("elected",)),
        ("Die Laudatio hielt Ada Quist.", "Ada Quist", ("spoke",)),
        ("Zur Feier begrüßte Ada Quist 200 Gäste.", "Ada Quist", ("spoke",)),
        ("Ada Quist lives by the lake.", "Ada Quist", ()),
        ("“Ada Quist” is the name of the ship of Mr Ben Orlo.", "Ben Orlo", ()),
    ],
)
def test_verbs_give_roles(sentence: str, name: str, roles: tuple[str, ...]) -> None:
    found = {p.name: p.roles for p in parse(sentence).people}
    assert found[name] == roles


def test_he_and_she_are_the_only_person_of_the_sentence_before() -> None:
    text = "Ada Quist attended the meeting of lakes. She said that lakes are calm."
    assert parse(text).people[0].roles == ("attended", "quoted")


def test_a_bare_family_name_stands_for_the_full_one() -> None:
    text = "Minister Quist arrived. Ada Quist is a minister. Quist opened the museum."
    found = parse(text).people
    assert [(p.name, p.roles) for p in found] == [("Ada Quist", ("opened",))]


def test_the_press_office_is_no_guest() -> None:
    text = (
        "Ada Quist spoke in Kiel today.\nThe lake was calm.\nThe sun was out.\n"
        "Media contact: Greta Hall, Press Officer"
    )
    assert [p.name for p in parse(text).people] == ["Ada Quist"]


def test_a_misspelt_bare_caption_is_the_person_of_the_text() -> None:
    text = "Professor Huang Xing spoke for the graduates of the year.\n\nHuang Xin\n"
    assert [p.name for p in parse(text).people] == ["Huang Xing"]
