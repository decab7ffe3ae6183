"""credit_lines.txt: forms of many countries, every line read as a person reads it."""

import re
import unicodedata
from pathlib import Path

import pytest

from photolib.credit.parse import parse_line

Pair = tuple[str | None, str | None]
Gold = list[tuple[set[str | None], set[str | None]]]

NOT_YET = {
    # A list of guests looks the same: the library's own rules have to know her.
    "Gail Norcross, The Daily Ledger",
    # A notice of the site's, a palace or a person, a sentence, an unknown given name.
    "©2023 Lena Brook/WWF",
    "Foto: Casa Rosada",
    "Una vista del puerto. / Inés Caballero",
    "Photo Hervé Lambin",
    # A keyword without a colon before a rare pair; a client; a notice with a year.
    "CREDIT ESA – P. Carrol",
    "© European Union, 2023",
}


def marked() -> list[tuple[str, Gold]]:
    text = Path(__file__).with_name("credit_lines.txt").read_text(encoding="utf-8")
    lines = [
        entry for entry in text.splitlines() if "⇒" in entry[1:] and entry[0] != "#"
    ]
    pairs = [entry.split("⇒") for entry in lines]
    return [(line.strip(), gold(named)) for line, named in pairs]


def gold(named: str) -> Gold:
    entries = [entry.split(" @ ") for entry in named.split(";") if entry.strip()]
    return [(readings(name), readings(outlet)) for name, outlet in entries]


def readings(text: str) -> set[str | None]:
    return {None if t.strip() == "-" else folded(t) for t in text.split(" ~ ")}


def folded(text: str | None) -> str | None:
    if text is None:
        return None
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.sub(r"\s*([/|])\s*|\s+", r"\1 ", text).strip()


def read(line: str) -> list[Pair]:
    return [(folded(c.name), folded(c.outlet)) for c in parse_line(line)]


@pytest.mark.parametrize(
    ("line", "expected"), [pair for pair in marked() if pair[0] not in NOT_YET]
)
def test_a_line_of_the_list_is_read_as_marked(line: str, expected: Gold) -> None:
    found = read(line)
    assert len(found) == len(expected)
    for (name, outlet), (names, outlets) in zip(found, expected, strict=True):
        assert name in names
        assert outlet in outlets


@pytest.mark.parametrize("line", sorted(NOT_YET))
def test_what_cannot_be_told_yet_names_no_false_outlet(line: str) -> None:
    assert [outlet for _, outlet in read(line) if outlet] == []


def test_a_quarter_of_the_list_holds_no_credit() -> None:
    lines = marked()
    assert len(lines) >= 560
    assert sum(not expected for _, expected in lines) / len(lines) >= 0.24
