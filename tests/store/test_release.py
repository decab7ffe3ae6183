"""Releases are kept whole: text, facts and spans come back as they were."""

import pytest

from photolib.errors import NotFoundError
from photolib.records import (
    Byline,
    Dateline,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    PhotoCredit,
    ReleaseFacts,
)
from photolib.store import release
from photolib.store.connect import writing
from photolib.store.library import Library

FACTS = ReleaseFacts(
    EventFacts(
        "Forum", "2026-03-05", None, "Wuhan", None, ("Office",), {"title": (4, 9)}
    ),
    (PersonFacts("Gao Lin", "GAO Lin", roles=("spoke",), span=(12, 19)),),
    (OrganisationFacts("River Office", "RO"),),
    (PhotoCredit("Tan Wei", None, "all", raw="Photos by Tan Wei", span=(20, 37)),),
    (Byline("Ann", "writer"),),
    "en",
    Dateline("Wuhan", "2026-03-05"),
)


def test_what_was_read_comes_back(library: Library) -> None:
    with writing(library.db):
        event_id = release.add(library.db, "the text 研讨会", FACTS)
    kept = release.get(library.db, 1)
    assert kept.text == "the text 研讨会"
    assert kept.facts == FACTS
    assert kept.event_id == event_id
    assert release.photo_credits(library.db, event_id) == FACTS.photo_credits


def test_an_unknown_number_is_one_sentence(library: Library) -> None:
    with pytest.raises(NotFoundError, match="there is no release 3"):
        release.get(library.db, 3)


def test_releases_are_counted_and_a_number_no_row_can_have_is_none(
    library: Library,
) -> None:
    with writing(library.db):
        release.add(library.db, "the text", FACTS)
    assert release.ids(library.db) == [1]
    with pytest.raises(NotFoundError):
        release.get(library.db, 2**63)
