import pytest

from photolib.metadata.text import TEXT_LIMIT, clean, cut_from, is_default, same


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Jane Doe \n", "Jane Doe"),
        ("Real\0Name", "RealName"),
        ("A\ud83dB", "AB"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u200b\u200d", None),
        (" \0 ", None),
        ("????? ?????", None),
        ("(c) ?????", "(c) ?????"),
        ("Why?", "Why?"),
        ("\u202eJane", "\u202eJane"),
    ],
)
def test_text_is_kept_as_it_can_be_stored(raw: str, kept: str | None) -> None:
    assert clean(raw) == kept


def test_endless_text_is_cut() -> None:
    assert len(clean("x" * 700_000) or "") == TEXT_LIMIT


def test_spelling_is_no_difference() -> None:
    assert same("(C) Jose\u0301  Doe", "© José Doe")
    assert not same("Jane", "John")


@pytest.mark.parametrize(
    ("short", "whole", "cut"),
    [
        ("x" * 32, "x" * 33, True),
        ("国际远程教育大会新闻", "国际远程教育大会新闻中心", True),
        ("Jane", "Jane Doe", False),
        ("x" * 33, "x" * 33, False),
    ],
)
def test_a_long_prefix_is_a_cut_value(short: str, whole: str, cut: bool) -> None:
    assert cut_from(short, whole) is cut


def test_what_cameras_write_by_themselves_is_known() -> None:
    assert is_default("OLYMPUS DIGITAL CAMERA")
    assert not is_default("Olympus")
