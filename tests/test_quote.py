"""A second sentence for captions, in the release's own words, chosen by an editor."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.press_office import add_photo, confirm

from photolib import audit, describe, quote
from photolib.caption.compose import compose
from photolib.caption.facts import CaptionFacts, Quoted
from photolib.caption.styles import styles
from photolib.errors import ClashError, EditError
from photolib.quote import Offered
from photolib.release.parse import parse
from photolib.store import person, photo_person, release
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = """\
Wuhan, 5 March 2026 - The Forum on Rivers was held at the Lake Hall. In attendance \
were GAO Lin, Director of the River Office; and TAN Wei, President of the Lake Society.

GAO Lin said the river is "a neighbour" that nobody may lose. He thanked the city. Tan \
called for a second forum. The participants agreed to meet again in spring. Where will \
they meet?

By QIN Yu

Photos by SHEN Lan, River Journal
"""
CLAIM = 'GAO Lin said the river is "a neighbour" that nobody may lose.'
AGREED = "The participants agreed to meet again in spring."


@pytest.fixture
def one(library: Library, draw: Callable[..., Path]) -> Library:
    """A library with one photo of the forum, number 1, Gao Lin confirmed in it."""
    with writing(library.db):
        event_id = release.add(library.db, TEXT, parse(TEXT))
    add_photo(library, draw(1), event_id)
    confirm(library, 1, "Gao Lin")
    return library


def _choose(library: Library, text: str) -> int:
    (wanted,) = (o for o in quote.offered(library, 1) if o.text == text)
    return quote.choose(library, 1, wanted.release_id, wanted.span, "Ann")


def test_sentences_speak_of_the_event_or_of_whom_is_confirmed(one: Library) -> None:
    found = quote.offered(one, 1)
    assert [o.text for o in found] == [
        *("The Forum on Rivers was held at the Lake Hall.", CLAIM, AGREED),
        "Where will they meet?",
    ]
    assert [o.name for o in found] == [None, "Gao Lin", None, None]
    for o in found:
        assert " ".join(TEXT[slice(*o.span)].split()) == o.text


def test_no_byline_and_no_credit_is_offered(one: Library) -> None:
    facts = parse(TEXT)
    assert [writer.name for writer in facts.bylines] == ["QIN Yu"]
    said = " ".join(o.text for o in quote.offered(one, 1))
    assert "SHEN" not in said
    assert "QIN" not in said


def test_a_photo_without_an_event_is_offered_nothing(
    one: Library, draw: Callable[..., Path]
) -> None:
    assert quote.offered(one, add_photo(one, draw(2))) == ()


def test_the_chosen_sentence_is_composed_with_attribution(one: Library) -> None:
    before = describe.caption_of(one, 1).text
    assert "the release said" not in before
    _choose(one, CLAIM)
    text = describe.caption_of(one, 1).text
    said = "2026. “GAO Lin said the river is ‘a neighbour’ that nobody may lose,” the"
    assert f"{said} release said. (Photo by" in text
    assert audit.check(one, 1, text) == ()
    _choose(one, AGREED)
    assert "in spring,” the release said. (" in describe.caption_of(one, 1).text
    assert describe.edit(one, 1, "Gao Lin sits in Wuhan.", "Ann").status == "edited"
    assert describe.caption_of(one, 1).text == "Gao Lin sits in Wuhan."


def test_a_choice_is_undone_to_the_one_before(one: Library) -> None:
    first, second = _choose(one, CLAIM), _choose(one, AGREED)
    with pytest.raises(ClashError):
        quote.undo(one, 1, first, "Bo")
    quote.undo(one, 1, second, "Bo")
    chosen = quote.standing(one, 1)
    assert chosen is not None
    assert (chosen.text, chosen.by) == (CLAIM, "Ann")
    quote.undo(one, 1, first, "Bo")
    assert quote.standing(one, 1) is None
    with pytest.raises(ClashError):
        quote.undo(one, 1, first, "Bo")


def test_a_statement_goes_with_whoever_is_not_confirmed_any_more(one: Library) -> None:
    _choose(one, CLAIM)
    (gao,) = person.find_all_by_name(one.db, "Gao Lin")
    with writing(one.db):
        photo_person.decide(one.db, 1, gao, "rejected", "Ann")
    assert "the release said" not in describe.caption_of(one, 1).text
    assert [o.text for o in quote.offered(one, 1) if o.name] == []


def test_only_what_is_offered_can_be_chosen(one: Library) -> None:
    with pytest.raises(EditError, match="no such sentence"):
        quote.choose(one, 1, 1, (0, 20), "Ann")
    offered = quote.offered(one, 1)[0]
    assert isinstance(offered, Offered)
    with pytest.raises(EditError, match="no such sentence"):
        quote.choose(one, 1, 99, offered.span, "Ann")


@pytest.mark.parametrize("style", styles())
def test_every_style_has_a_form_for_a_quotation(style: str) -> None:
    han = style == "zh"
    text, mark = (
        ("各馆商定明年再聚。", "何时再聚？") if han else (AGREED, "Shall we meet?")
    )
    language = "zh" if han else "en"
    facts = CaptionFacts(event="Forum", date="2026-03-05", place="Wuhan")
    for told in (text, mark):
        with_it = replace(facts, quote=Quoted(told, language))
        bare, made = compose(facts, style).text, compose(with_it, style).text
        assert told.rstrip(".。") in made
        assert told.rstrip(".。") not in bare
        assert "said" in made or "新闻稿称" in made


def test_another_language_is_not_quoted_and_length_comes_first() -> None:
    base = CaptionFacts(event="论坛", date="2026-03-05", place="武汉")
    english = replace(base, quote=Quoted(AGREED, "en"))
    assert "agreed" not in compose(english, "zh").text
    german = replace(base, quote=Quoted("Man traf sich.", "de"))
    assert "Man traf" not in compose(german, "house").text
    unsaid = replace(base, quote=Quoted("They met again.", None))
    assert "They met again" in compose(unsaid, "house").text
    long = replace(base, quote=Quoted("商定" * 90 + "。", "zh"))
    assert "商定" not in compose(long, "zh").text
