"""role_sentences.txt: what releases say people did, every line as a person reads it."""

from pathlib import Path

import pytest

from photolib.release.parse import parse

NOT_YET = {
    "Ambassador Tom Okello presented his credentials to President Maria Sandu on "
    "Tuesday.",
    "Prime Minister Olav Brandt welcomed President Maria Sandu to Oslo.",
    "副市长李敏一行来校调研，校长王立群接待。",
}
"""A visit told by one verb only; a handing over that is a meeting too."""


def marked() -> list[tuple[str, dict[str, list[set[str]]]]]:
    text = Path(__file__).with_name("role_sentences.txt").read_text(encoding="utf-8")
    pairs = [line.split(" ⇒ ") for line in text.splitlines() if line[0] != "#"]
    return [(sentence, people(named)) for sentence, named in pairs]


def people(named: str) -> dict[str, list[set[str]]]:
    entries = [entry.split(": ") for entry in named.split("; ")]
    return {name: [set(r.split()) for r in roles.split("|")] for name, roles in entries}


@pytest.mark.parametrize(
    ("sentence", "expected"), [pair for pair in marked() if pair[0] not in NOT_YET]
)
def test_a_sentence_gives_people_their_roles(
    sentence: str, expected: dict[str, list[set[str]]]
) -> None:
    found = {p.name: set(p.roles) for p in parse(sentence).people}
    assert found.keys() == expected.keys()
    assert [n for n, roles in found.items() if roles not in expected[n]] == []
