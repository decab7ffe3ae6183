"""Styles are data, each complete, and an unknown one is said to be."""

import pytest

from photolib.caption.styles import get_style, styles
from photolib.errors import SettingsError


def test_there_are_the_house_the_agencies_and_chinese() -> None:
    assert list(styles()) == ["house", "AP", "Getty", "Reuters", "Xinhua", "BBC", "zh"]


@pytest.mark.parametrize("name", ["AP", "ap", "GETTY", "zh", "House"])
def test_a_style_is_found_in_any_case(name: str) -> None:
    assert get_style(name).name.casefold() == name.casefold()


def test_an_unknown_style_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"'afp': choose one of house, AP, Getty"):
        get_style("afp")


def test_taking_over_from_another_style_leaves_that_one_as_it_is() -> None:
    assert get_style("BBC").gaps == get_style("house").gaps
    assert get_style("house").stop == "."
    assert get_style("house").dates["day"].startswith("on {weekday}, ")
