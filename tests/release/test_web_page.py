import pytest

from photolib.errors import ReleaseError
from photolib.release.document import read_text
from photolib.release.web_page import LARGEST, is_web_page

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html><html><head><title>New wing | Lake Museum</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/b">Visit us</a></li></ul>
</nav></header><main><article><h1>New wing opens</h1><figure><img src="a.jpg">
<figcaption>At the opening. Photo: Ada Quist/Lake Journal</figcaption></figure>
<p>NEBELHEIM, 14 May 2024 - The Lake Museum opened its new wing on Tuesday with a
ceremony attended by 200 guests.</p>
<p>Director Ben Orlo thanked all <a href="d">donors</a> &amp; friends.</p>
<ul><li>Ms Carla Mendez, Chair, Lake Trust</li><li>Mr Dan Fisher, Mayor</li></ul>
</article></main><aside><h3>Related</h3><a href="c">Old news of fish</a></aside>
<footer>© 2024 Lake Museum. All rights reserved. Cookies</footer></body></html>"""


def test_the_article_is_found_with_its_headline_captions_and_credit() -> None:
    text = read_text(PAGE.encode())
    assert text.startswith("New wing opens\n")
    assert "Photo: Ada Quist/Lake Journal" in text
    assert "Director Ben Orlo thanked all donors & friends." in text
    assert "Ms Carla Mendez, Chair, Lake Trust\n" in text
    for foreign in ("Home", "Old news", "Cookies", "<", "New wing | Lake Museum"):
        assert foreign not in text


def test_a_headline_that_the_article_lacks_is_put_back() -> None:
    text = read_text(
        b"<html><header><h1>New wing opens</h1></header><p>"
        + b"The museum opened its wing today. " * 20
    )
    assert text.startswith("New wing opens\n")
    assert text.count("New wing opens") == 1


def test_a_fragment_and_a_page_without_an_article_give_all_their_text() -> None:
    assert read_text(b"<p>Hello <b>Ada</b></p><p>Ben</p>") == "Hello Ada\nBen"
    bare = b"<html><body><script>x()</script><div><a href=x>Ada</a></div></body></html>"
    assert read_text(bare).strip() == "Ada"


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<!-- a --><!-- b --><html><body><script>x()</script></body></html>",
        b"<html><body>" + b"<div>" * 20_000,
    ],
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReleaseError, match="is a web page without a text: "):
        read_text(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><p>" + b"x" * LARGEST,
        b"<html><body>" + b"<p>a</p>" * 30_000,
    ],
)
def test_a_page_too_large_for_a_release_is_refused(data: bytes) -> None:
    with pytest.raises(ReleaseError, match=r"is a web page of .* save the release"):
        read_text(data)


@pytest.mark.parametrize(
    "text", ["a < b", "<3 from us all", "<i>x</i> in a text", "# Heading", "<!--" * 99]
)
def test_other_texts_are_no_pages(text: str) -> None:
    assert not is_web_page(text)
    assert read_text(text.encode()) == text
