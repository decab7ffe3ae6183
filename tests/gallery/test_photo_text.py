"""A photo's page says what stands in the picture, as a machine has read it."""

from flask.testing import FlaskClient

from photolib.records import TextLine
from photolib.store import picture_text
from photolib.store.connect import writing
from photolib.store.library import Library


def test_text_in_the_picture_is_listed_and_linked(
    opened: Library, client: FlaskClient
) -> None:
    assert "Text in the picture" not in client.get("/photos/1").text
    with writing(opened.db):
        lines = [TextLine("<b>WELCOME</b> home", 0.1, 0.1, 0.5, 0.1)]
        picture_text.put(opened.db, 1, "a test", lines)
    page = client.get("/photos/1").text
    assert "Text in the picture" in page
    assert "&lt;b&gt;WELCOME&lt;/b&gt; home" in page
    assert "text%3A" in page or "text:" in page
