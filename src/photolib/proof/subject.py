"""What is proofread, and what is found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.caption.language import is_mostly_han
from photolib.caption.people import has_han

_STOP = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-ZÀ-ÞА-Я\d])|(?<=[。！？])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Gov|Sen|Rep|Jan|Feb|Aug"
    r"|Sept?|Oct|Nov|Dec|No|Inc|Ltd|Co|Jr|Sr|vs|[A-Z])|\b(?:[A-Z]\.)+[A-Z]|\b\d{1,2})\.$"
)
_INSIDE = r"[^()（）\[\]]|\[[^\[\]]*\]|\([^()]*\)"
_BRACKETS = re.compile(
    rf"\s*(?:\((?:{_INSIDE})*\)|（(?:{_INSIDE})*）|\[[^\[\]]*\])\s*$"
)
_LAST = re.compile(r"(?<=[.。])\s*[^.。]+$|(?<=\n)[^\n]+$")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: `rule` is its name ("C2"), `message` one sentence.

    "stops" keeps the photo from leaving; "asks" wants an editor's look. `span` is
    where it stands in the caption, in characters, and `right` what should stand there
    where that is known: the spelling of somebody confirmed.
    """

    rule: str
    severity: Literal["stops", "asks"]
    message: str
    span: tuple[int, int] | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A caption beside what is known of its photo.

    `facts.people` are confirmed in the frame; `roster` are the others of the event,
    `rejected` those of whom a human has said that they are not in it.
    """

    text: str
    facts: CaptionFacts = field(default_factory=CaptionFacts)
    style: str = "house"
    roster: tuple[PersonInFrame, ...] = ()
    rejected: tuple[PersonInFrame, ...] = ()
    headline: str | None = None
    alt_text: str | None = None
    credit_line: str | None = None

    @property
    def prose(self) -> str:
        """Return the caption without the credit at its end, in brackets or bare."""
        bare = _BRACKETS.sub("", self.text)
        last = _LAST.search(bare)
        credited = (*self.facts.creators, self.facts.outlet)
        if last and any(name and name in last[0] for name in credited):
            bare = bare[: last.start()]
        return bare


def sentences(text: str) -> list[str]:
    """Return the sentences of a caption; an abbreviation ends none.

    >>> sentences("Dr. Gao Lin speaks in Beijing on Nov. 27, 2025. It is cold.")
    ['Dr. Gao Lin speaks in Beijing on Nov. 27, 2025.', 'It is cold.']
    """
    found: list[str] = []
    for part in (p.strip() for p in _STOP.split(text)):
        if not part:
            continue
        if found and _SHORT.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def names(person: PersonInFrame) -> tuple[str, ...]:
    """Return every spelling of a person's name, each once."""
    return tuple(dict.fromkeys((person.name, *person.spellings)))


def spelled(subject: Subject, known: Iterable[str]) -> bool:
    """Tell whether any of these names is known in the script of the caption.

    Whoever is known as Gao Lin only may be named 高林 in Chinese: nobody can tell.
    """
    han = is_mostly_han(subject.prose)
    return any(has_han(name) == han for name in known)
