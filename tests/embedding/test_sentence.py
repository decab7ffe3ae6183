"""What a machine stammers becomes a sentence, or nothing."""

import pytest

from photolib.embedding.sentence import tidy


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a red square .", "A red square."),
        ("a red square", "A red square."),
        ("a man in a suit . a man in a tie .", "A man in a suit."),
        ("a man , a woman and a dog !", "A man, a woman and a dog."),
        ("a man ' s t - shirt", "A man's t-shirt."),
        ("two people at a table with a", "Two people at a table."),
        ("people at an event and in the", "People at an event."),
        ("a red red red square", "A red square."),
        ("a very very big dog", "A very big dog."),
        ("a man and a man and a man and a", "A man."),
        ("a man , a man , a man", "A man."),
        ("a table with food on a table with food on a", "A table with food."),
        ("a speaker at a podium \ufffd\ufffd", "A speaker at a podium."),
        ("a sign that says 2026 2027", "A sign that says 2026 2027."),
        ("一个人站在讲台上。一个人", "一个人站在讲台上。"),
        ("两个人握手", "两个人握手。"),
        ("一个人一个人一个人", "一个人。"),
        ("", None),
        (" . . , !", None),
        ("2026", None),
        ("the of a", None),
    ],
)
def test_words_become_a_sentence(words: str, sentence: str | None) -> None:
    assert tidy(words) == sentence


def test_what_is_said_twice_apart_stays() -> None:
    text = "a red square beside a red square above a red circle"
    assert tidy(text) == "A red square beside a red square above a red circle."


def test_it_is_never_longer_than_an_alternative_text_may_be() -> None:
    text = tidy(" ".join(f"word{n}" for n in range(100))) or ""
    assert 230 < len(text) <= 250
    assert text.endswith("word35.")
    assert (
        len(tidy("ab" + "".join(map(chr, range(0x4E00, 0x4F00))) + "xyz" * 9) or "")
        == 250
    )
