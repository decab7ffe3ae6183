"""The library's own rules go before every word list."""

import pytest

from photolib.credit.parse import parse_line
from photolib.credit.rules import (
    find_by_serial,
    find_photographer,
    house_form,
    outlet_of,
    printed_name,
)
from photolib.records import Agency, CreditRules, Photographer

CHEN = Photographer(
    "CHEN Siming", ("陈思铭", "S. Chen", "csm"), "Lake Journal", ("41-38",)
)
PRESS = Photographer("Stadt Press", outlet="Lake Journal")
RULES = CreditRules((CHEN, PRESS), (Agency("Seebild", ("Seebild GmbH", "湖图")),))


@pytest.mark.parametrize(
    "spelling", ["CHEN Siming", "chen siming", "陈思铭", "CSM", "S.Chen"]
)
def test_every_spelling_is_the_printed_name(spelling: str) -> None:
    assert printed_name(RULES, spelling) == "CHEN Siming"


@pytest.mark.parametrize("name", ["Siming", "Chen Simin", "", "Ada Quist"])
def test_what_the_rules_do_not_list_stays_as_it_is(name: str) -> None:
    assert find_photographer(RULES, name) is None
    assert printed_name(RULES, name) == name


def test_a_camera_is_known_by_its_serial() -> None:
    assert find_by_serial(RULES, "4138") is CHEN
    assert find_by_serial(RULES, "4139") is None
    assert find_by_serial(RULES, None) is None


def test_an_outlet_is_written_in_its_house_form() -> None:
    assert house_form(RULES, "SEEBILD gmbh") == "Seebild"
    assert house_form(RULES, "Reuters") == "Reuters"
    assert house_form(RULES, None) is None


def test_only_an_outlet_common_to_all_is_theirs() -> None:
    assert outlet_of(RULES, ["CHEN Siming", "Stadt Press"]) == "Lake Journal"
    assert outlet_of(RULES, ["CHEN Siming", "Ada Quist"]) is None
    assert outlet_of(RULES, []) is None


@pytest.mark.parametrize(
    ("line", "name", "outlet"),
    [
        ("摄影：陈思铭", "CHEN Siming", None),
        ("Photo: csm/Seebild GmbH", "CHEN Siming", "Seebild"),
        ("csm/Seebild", "CHEN Siming", "Seebild"),
        ("Foto: Stadt Press", "Stadt Press", None),
        ("Foto: Seebild", None, "Seebild"),
        ("Ada Quist, Seebild", "Ada Quist", "Seebild"),
        ("Photo: Ada Quist/湖图", "Ada Quist", "Seebild"),
    ],
)
def test_a_line_is_read_by_the_rules(
    line: str, name: str | None, outlet: str | None
) -> None:
    assert [(c.name, c.outlet) for c in parse_line(line, rules=RULES)] == [
        (name, outlet)
    ]
