"""The forms of facts follow the fields of their records, also of those to come."""

from typing import Any, Literal

import pytest
from flask import Flask

from photolib.errors import EditError
from photolib.gallery.fact_form import Input, _input, _value, inputs


def test_a_person_has_an_input_for_every_field_but_the_place() -> None:
    assert [one.name for one in inputs("person")][:3] == ["name", "honorific", "title"]
    assert "span" not in [one.name for one in inputs("person")]


@pytest.mark.parametrize(
    ("name", "hint", "kind"),
    [
        ("attendance", int | None, "number"),
        ("spellings", tuple[str, ...], "names"),
        ("in_person", bool, "tick"),
        ("mood", Literal["good", "bad"], "choice"),
        ("anything", dict[str, str], None),
    ],
)
def test_a_field_to_come_gets_the_input_of_its_type(
    name: str, hint: Any, kind: str | None
) -> None:
    made = _input(name, hint)
    assert (made and made.kind) == kind


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        ("number", "80", 80),
        ("number", "", None),
        ("names", "A; B;", ["A", "B"]),
        ("line", " a  b ", "a b"),
    ],
)
def test_what_is_typed_becomes_what_json_has(
    app: Flask, kind: str, sent: str, value: object
) -> None:
    with app.test_request_context(method="POST", data={"x": sent}):
        assert _value(Input("x", kind, "X", "", 100)) == value


def test_a_number_that_is_none_is_refused(app: Flask) -> None:
    with (
        app.test_request_context(method="POST", data={"x": "about 80"}),
        pytest.raises(EditError, match="X is a number: about 80 is none"),
    ):
        _value(Input("x", "number", "X", "", 100))
