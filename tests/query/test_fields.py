"""The table of fields is sound: every example parses, no name means two."""

from collections import Counter

import pytest
from tools.query_table import PAGE, written

from photolib.query import parse
from photolib.query.fields import Field, chosen, fields, get_field, is_ordered
from photolib.query.tree import terms


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.name)
def test_the_example_asks_the_field(field: Field) -> None:
    ((term, _),) = terms(parse(field.example).root)
    assert term.field == field.name


def test_no_name_means_two_fields() -> None:
    names = Counter(name for one in fields() for name in (one.name, *one.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    assert all(name == name.casefold() for name in names)


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.name)
def test_choices_are_sound(field: Field) -> None:
    assert bool(field.choices) == (field.kind == "choice")
    assert set(field.also.values()) <= field.choices.keys()
    for typed, name in [*field.also.items(), *((n, n) for n in field.choices)]:
        assert chosen(field, typed.upper()) == name


def test_fields_are_found_by_any_name_in_any_case() -> None:
    assert get_field("Byline").name == get_field("摄影师").name == "by"
    assert is_ordered("Stars")
    assert not is_ordered("by")
    assert not is_ordered("nothing")
    with pytest.raises(ValueError, match="such as city:"):
        get_field("citty")


def test_the_documentation_has_the_table_of_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run python -m tools.query_table"
