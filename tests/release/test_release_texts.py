"""Releases in the manner of many publishers; all was invented for these tests."""

import json
from pathlib import Path
from typing import Any

import pytest

from photolib.records import ReleaseFacts
from photolib.release.parse import parse

DATA = Path(__file__).parent / "data"


def told(facts: ReleaseFacts) -> dict[str, Any]:
    """Return what the expected facts beside the texts tell, in their form."""
    event, people, credits_ = facts.event, facts.people, facts.photo_credits
    return {
        "event": {
            name: getattr(event, name)
            for name in ("title", "date", "date_end", "place", "venue")
        },
        "people": [
            {
                "name": person.name,
                "honorific": person.honorific,
                "title": person.title,
                "organisation": person.organisation,
                "roles": list(person.roles),
            }
            for person in people
        ],
        "photo_credits": [
            {"name": credit.name, "outlet": credit.outlet, "scope": credit.scope}
            for credit in credits_
        ],
        "bylines": [byline.name for byline in facts.bylines],
    }


@pytest.mark.parametrize(
    "path", sorted(DATA.glob("*.txt")), ids=lambda path: str(path.stem)
)
def test_a_release_is_read_as_its_writer_meant_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    facts = parse(text)
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert told(facts) == expected
    for start, end in facts.event.spans.values():
        assert text[start:end].strip() == text[start:end] != ""
