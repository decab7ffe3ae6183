"""How many came, told plainly or not at all."""

import pytest

from photolib.release.parse import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("More than 300 people attended the opening.", "More than 300 people"),
        ("It was attended by some 80 representatives of lakes.",
         "some 80 representatives"),
        ("Over 1,200 delegates from 19 States attended.", "Over 1,200 delegates"),
        ("A crowd of 90 guests cheered.", "90 guests"),
        ("Rund 150 Gäste kamen zur Feier.", "Rund 150 Gäste"),
        ("Die Leiterin begrüßte rund 200 Bürgerinnen und Bürger.", "rund 200 Bürgerinnen"),  # noqa: E501
        ("Plus de 400 personnes ont assisté à la fête.", "Plus de 400 personnes"),
        ("Asistieron más de 250 invitados.", "más de 250 invitados"),
        ("600余名代表出席开幕式。", "600余名代表"),
        ("来自各地的120余位嘉宾见证了时刻。", "120余位嘉宾"),
        ("The clinic will serve 40,000 residents.", None),
        ("The school has 300 students.", None),
        ("医院有300名医生。", None),
        (". ".join(["It rained"] * 50) + ". Then 300 people attended.", None),
    ],
)  # fmt: skip
def test_the_texts_own_words_say_how_many_came(text: str, words: str | None) -> None:
    event = parse(text).event
    assert event.attendance == words
    if words:
        assert text[slice(*event.spans["attendance"])] == words
