"""The table of one photo in all styles says what photolib composes."""

from tools.caption_table import DOCS, table, written

from photolib.caption.styles import styles


def test_the_table_in_the_documentation_is_that_of_now() -> None:
    page, made = DOCS.read_text("utf-8"), table()
    assert made in page, "run `python -m tools.caption_table`"
    assert written(page, made) == page
    for name in styles():
        assert f"| `{name}` |" in made
