import struct
from collections.abc import Callable
from typing import Any

import pytest

from photolib.metadata import iim
from photolib.metadata.change import Change
from photolib.metadata.fields import ExportFields
from photolib.metadata.iim_block import cut, merged

Make = Callable[..., bytes]
UTF_8 = (1, 90, b"\x1b%G")


def change(**fields: Any) -> Change:
    return Change(ExportFields(**fields))


@pytest.mark.parametrize("last", [False, True])
def test_the_announced_charset_counts_wherever_it_stands(
    iim_block: Make, last: bool
) -> None:
    sets = [(2, 80, "Jiří Šťastný".encode()), (2, 80, b"Eva")]
    block = iim_block(*sets, UTF_8) if last else iim_block(UTF_8, *sets)
    assert iim.read(block).texts[iim.BY_LINE] == ["Jiří Šťastný", "Eva"]


def test_a_wrong_announcement_is_told(iim_block: Make) -> None:
    found = iim.read(iim_block(UTF_8, (2, 80, b"Jos\xe9")))
    assert found.texts[iim.BY_LINE] == ["José"]
    assert "announces UTF-8 but is not" in found.warnings[0]


def test_an_unknown_announcement_is_none(iim_block: Make) -> None:
    found = iim.read(iim_block((1, 90, b"garbage"), (2, 80, b"Jos\xe9")))
    assert found.texts[iim.BY_LINE] == ["José"]


def test_latin_1_is_announced_by_an_escape_sequence(iim_block: Make) -> None:
    block = iim_block((1, 90, b"\x1b.A"), (2, 80, b"J\xfcrgen Wei\xdf"))
    found = iim.read(block)
    assert (found.texts[iim.BY_LINE], found.warnings) == (["Jürgen Weiß"], [])


def test_bytes_of_no_known_charset_are_told_in_hexadecimal(iim_block: Make) -> None:
    value = "Сергей Петрович".encode("cp1251")
    found = iim.read(iim_block((2, 80, value), (2, 110, b"Agency")))
    assert iim.BY_LINE not in found.texts
    assert found.texts[iim.CREDIT] == ["Agency"]
    assert value.hex() in "".join(found.warnings)


@pytest.mark.parametrize(
    "tail",
    [
        b"\x1c\x02\x6e\x00\x20short",
        b"\x1c\x02\x6e\xff\xffx",
        b"\x1c\x02\x6e\x80\x04\xff\xff\xff\xffx",
        b"rubbish",
    ],
)
def test_what_stands_before_damage_is_read(iim_block: Make, tail: bytes) -> None:
    found = iim.read(iim_block((2, 80, b"Real Name")) + tail)
    assert found.texts[iim.BY_LINE] == ["Real Name"]
    assert "damaged" in found.warnings[0]


def test_padding_is_no_damage(iim_block: Make) -> None:
    assert iim.read(iim_block((2, 80, b"Name")) + bytes(7)).warnings == []


def test_an_extended_dataset_is_read() -> None:
    value = b"x" * 40_000
    block = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, len(value)) + value
    assert iim.read(block).texts[iim.CAPTION] == [value.decode()]


def test_endless_lists_are_cut(iim_block: Make) -> None:
    found = iim.read(iim_block(*[(2, 25, b"a")] * 1_500))
    assert len(found.texts[iim.KEYWORDS]) == 1_000
    assert "cut after 1000" in found.warnings[0]


def test_writing_announces_utf_8_first_and_turns_old_texts_into_it(
    iim_block: Make,
) -> None:
    old = iim_block(
        (1, 5, b"dest"),
        (2, 0, b"\0\2"),
        (2, 90, "Skåne".encode("mac_roman")),
        (2, 105, "Pås".encode("mac_roman")),
        (7, 10, b"\xff"),
    )
    block = merged([old], change(creators=("Eva Ångström",), headline="Påsk"))
    sets, _ = iim.parse_sets(block)
    assert sets[0] == (1, 90, b"\x1b%G")
    assert sets[-1] == (7, 10, b"\xff")
    assert (1, 5, b"dest") in sets
    texts = iim.read(block).texts
    assert texts[iim.CITY] == ["Skåne"]
    assert texts[iim.HEADLINE] == ["Påsk"]
    assert texts[iim.BY_LINE] == ["Eva Ångström"]


def test_writing_drops_text_that_nothing_explains(iim_block: Make) -> None:
    old = iim_block((2, 90, "Сергей Петрович".encode("cp1251")))
    assert iim.CITY not in iim.read(merged([old], change(headline="x"))).texts


def test_several_blocks_become_one_of_which_the_first_counts(iim_block: Make) -> None:
    first, second = (
        iim_block((2, 90, city), (2, number, b"kept"))
        for city, number in ((b"Oslo", 95), (b"Bergen", 101))
    )
    texts = iim.read(merged([first, second], change(headline="x"))).texts
    assert texts[iim.CITY] == ["Oslo"]
    assert texts[iim.STATE] == texts[iim.COUNTRY] == ["kept"]


def test_values_are_cut_between_characters() -> None:
    assert cut("国际远程教育大会新闻中心", 32).decode() == "国际远程教育大会新闻"
    assert cut("Peking", 32) == b"Peking"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-11-27", {55: ["20251127"]}),
        ("2025-11", {55: ["20251100"]}),
        ("2025-11-27T09:14:05.12+08:00", {55: ["20251127"], 60: ["091405+0800"]}),
        ("2025-11-27T09:14:05", {55: ["20251127"]}),
        ("", {55: ["20010101"], 60: ["120000+0000"]}),
    ],
)
def test_a_time_is_written_only_with_its_offset(
    iim_block: Make, date: str, expected: dict[int, list[str]]
) -> None:
    old = iim_block((2, 55, b"20010101"), (2, 60, b"120000+0000"))
    texts = iim.read(merged([old], change(date_created=date or None))).texts
    assert {n: t for n, t in texts.items() if n in (55, 60)} == expected


def test_a_long_old_caption_is_written_as_an_extended_dataset() -> None:
    value = b"x" * 40_000
    old = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, len(value)) + value
    block = merged([old], change(city="Oslo"))
    assert iim.read(block).texts[iim.CAPTION] == [value.decode()]
