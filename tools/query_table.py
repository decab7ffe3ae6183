"""Write the table of the search's fields into docs/search.md, from the data."""

from pathlib import Path

from photolib.query.fields import Field, fields

PAGE = Path(__file__).parents[1] / "docs" / "search.md"
BEGIN, END = "<!-- fields: made by tools/query_table.py -->", "<!-- end of fields -->"


def table() -> str:
    """Return the table of fields in Markdown."""
    rows = ["| field | asks | example | values |", "| --- | --- | --- | --- |"]
    return "\n".join([*rows, *map(_row, fields())])


def written(page: str) -> str:
    """Return the page with the table of now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def _row(field: Field) -> str:
    names = ", ".join(f"`{name}:`" for name in (field.name, *field.aliases))
    values = ", ".join(field.choices)
    return f"| {names} | {field.says} | `{field.example}` | {values} |"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
