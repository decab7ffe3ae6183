"""A closed vocabulary: whatever it does not hold may be somebody's name."""

import pytest

from photolib.embedding.plain import strange_words


@pytest.mark.parametrize(
    "text",
    [
        "A red square.",
        "A blue sky above nothing.",
        "A man in a suit giving a speech at a podium.",
        "Two women sitting at a table with laptops and papers.",
        "a group of people posing for a picture",
        "A man's hands holding a microphone in front of a crowd.",
        "Several children's bicycles parked on the street at night.",
        "A black-and-white dog carried by 2 firefighters.",
        "Women shaking hands beside the flags of two countries.",
        "A person cutting a large cake with a knife.",
    ],
)
def test_what_models_say_of_pictures_is_plain(text: str) -> None:
    assert strange_words(text) == ()


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("obama giving a speech", ("obama",)),
        ("a man named jimmy carter at a table", ("named", "jimmy", "carter")),
        ("angela merkel and a man", ("angela", "merkel")),
        ("mr manning, harding and potter", ("mr", "manning", "harding", "potter")),
        ("a man and müller", ("müller",)),
        ("一个男人", ("一个男人",)),
        ("a man with 王 and ２", ("王", "２")),
        ("o’hara in a red shirt", ("o’hara",)),
        ("frank and bill and mark and jack", ("frank", "bill", "mark", "jack")),
    ],
)
def test_names_are_strange_words(text: str, strange: tuple[str, ...]) -> None:
    assert strange_words(text) == strange
