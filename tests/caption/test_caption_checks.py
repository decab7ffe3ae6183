"""Words that stand for something still to come are never printed (C8)."""

import pytest

from photolib.caption.checks import placeholders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name to come appears on the red carpet", ("Name to come",)),
        ("NAMES TO COME, left", ("NAMES TO COME",)),
        ("Minister TK speaks", ("TK",)),
        ("TKTK, left, and tbc", ("TKTK", "tbc")),
        ("xxx opens the hall xxxx", ("xxx", "xxxx")),
        ("=lam= and {outlet}", ("=lam=", "{outlet}")),
        (
            "In [PLACE UNKNOWN], on [date unknown]",
            ("[PLACE UNKNOWN]", "[date unknown]"),
        ),
        ("在[地点不详]举行", ("[地点不详]",)),
        ("TK and TK", ("TK",)),
        ("Atkins and Botkin of the Atk Bank [left]", ()),
        ("Foxx meets Exxon; a = b = c", ()),
    ],
)
def test_placeholders_are_found_and_names_are_none(
    text: str, found: tuple[str, ...]
) -> None:
    assert placeholders(text) == found
