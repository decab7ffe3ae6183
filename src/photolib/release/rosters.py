"""Lists with a heading: who stands under "Participants" attended."""

import re
from collections.abc import Sequence

from photolib.release.joining import Person
from photolib.release.sentences import Sentence
from photolib.release.subjects import Span

_HEADINGS = {
    "attended": "participants? attendees delegates guests delegation present "
    "teilnehmer\\w* teilnehmende gäste ehrengäste anwesende? participantes asistentes "
    "invitados",
    "spoke": "speakers panel(?:l)?ists referent\\w* redner\\w* podium ponentes "
    "intervenants? intervenantes",
    "awarded": "winners recipients laureates awardees honou?rees preisträger\\w* "
    "premiados galardonados lauréats",
    "signed": "signatories unterzeichner\\w* firmantes signataires",
}
_BEFORE = (
    r"(?:(?:list of|members of the|in attendance|those|the|our|award|keynote|liste der"
    r"|auf dem|die|lista de|liste des|étaient)\s+)*"
)
_HEADING = {
    role: re.compile(
        rf"{_BEFORE}(?:{'|'.join(words.split())})\b[^.:]{{0,40}}:?", re.IGNORECASE
    )
    for role, words in _HEADINGS.items()
}
_LONGEST_HEADING = 60
_MARK = re.compile(r"[\W\d_]*")
"""What may stand before somebody in a list: "12. ", "• "."""


def give_roles(
    sentences: Sequence[Sentence],
    people: Sequence[Person],
    spans: Sequence[Sequence[Span]],
) -> None:
    """Add the role of the heading to the people of the lines right under it."""
    role, line = None, -1
    for sentence, found in zip(sentences, spans, strict=True):
        heading = _role(sentence.text)
        if heading:
            role, line = heading, sentence.line
            continue
        before = sentence.text[: found[0].outer_start] if found else "nobody"
        begins = bool(_MARK.fullmatch(before))
        if role is None or not begins or sentence.line > line + 2:
            role = None
            continue
        line = sentence.line
        people[found[0].person].roles.add(role)


def _role(text: str) -> str | None:
    if len(text) > _LONGEST_HEADING:
        return None
    return next((r for r, pattern in _HEADING.items() if pattern.fullmatch(text)), None)
