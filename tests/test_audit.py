"""What keeps a photo from being published is said in a few words, once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.press_office import (
    CONFLICT,
    CREDIT,
    MISSING,
    SEMINAR,
    add_event,
    add_photo,
)

from photolib import audit, describe
from photolib.errors import NotFoundError
from photolib.records import Caption, Credit, EventFacts
from photolib.store.library import Library

SOUND = Caption("Gao Lin speaks in Beijing.", "edited")


@pytest.mark.parametrize(
    ("credit", "caption", "reasons"),
    [
        (CREDIT, SOUND, ()),
        (replace(CREDIT, status="filled"), replace(SOUND, status="file"), ()),
        (MISSING, SOUND, ("no credit",)),
        (CONFLICT, SOUND, ("credit conflict",)),
        (replace(CREDIT, line=None), SOUND, ("no credit",)),
        (CREDIT, Caption(" \n", "file"), ("no caption",)),
        (MISSING, Caption("", "file"), ("no credit", "no caption")),
        (
            CREDIT,
            Caption("In [place unknown]", "composed", ("place", "date")),
            ("caption gap: place", "caption gap: date"),
        ),
        (
            MISSING,
            Caption("Seminar ([credit unknown])", "composed", ("credit",)),
            ("no credit",),
        ),
        (
            CREDIT,
            Caption("Seminar ([credit unknown])", "composed", ("credit",)),
            ("caption gap: credit",),
        ),
        (
            CREDIT,
            Caption("Name to come, in [place unknown]", "edited"),
            (
                "caption placeholder: Name to come",
                "caption placeholder: [place unknown]",
            ),
        ),
        (
            CREDIT,
            Caption("TK in [place unknown]", "composed", ("place",)),
            ("caption gap: place", "caption placeholder: TK"),
        ),
    ],
)
def test_every_reason_is_told(
    credit: Credit, caption: Caption, reasons: tuple[str, ...]
) -> None:
    assert audit.blocks(credit, caption) == reasons


def test_a_photo_is_judged_as_it_stands(
    library: Library, draw: Callable[..., Path]
) -> None:
    event_id = add_event(library, replace(SEMINAR, place=None))
    photo_id = add_photo(library, draw(1), event_id, CONFLICT)
    assert audit.of_photo(library, photo_id) == (
        "credit conflict",
        "caption gap: place",
    )
    describe.edit(library, photo_id, "A seminar in Beijing", "Ann")
    assert audit.of_photo(library, photo_id) == ("credit conflict",)


def test_a_photo_without_a_story_has_every_gap(
    library: Library, draw: Callable[..., Path]
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library, EventFacts()), MISSING)
    assert audit.of_photo(library, photo_id) == (
        "no credit",
        "caption gap: event",
        "caption gap: place",
        "caption gap: date",
    )
    with pytest.raises(NotFoundError, match="no photo 99"):
        audit.of_photo(library, 99)
