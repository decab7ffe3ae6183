"""Where a release ends and the press office begins: contacts, "About us", "ENDS"."""

import re
from collections.abc import Sequence

from photolib.release.sentences import Sentence

_CONTACT = re.compile(
    r"^(?:notes? (?:to|for) (?:the )?editors?"
    r"|(?:media|press|for)? ?(?:contacts?|enquiries|inquiries)\b"
    r"|for (?:more|further|media|press|all|any|additional) [\w ]{0,20}?"
    r"(?:information|inquiries|enquiries|details)"
    r"|(?:presse|medien)?kontakt\b|contacto\b|contacts? presse|contacto de prensa"
    r"|(?:\w+ )?ansprechpartner|rückfragen"
    r"|(?:(?-i:About [A-Z])|über (?:uns|die|das|den|der)\b|à propos d"
    r"|acerca de|sobre (?:el|la)\b)"
    r"[^.]{0,70}$"
    r"|[-–—*# ]*(?:ends?|ende|fin|###?|\*{3,5}|-30-)[-–—*#. ]*$)",
    re.IGNORECASE,
)


def without_contacts(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Leave out what follows "Media contact": the press office is no guest.

    A contact above the text is left out alone.
    """
    kept: list[Sentence] = []
    for index, sentence in enumerate(sentences):
        if not _CONTACT.match(sentence.text):
            kept.append(sentence)
        elif index > 2:
            break
    return kept
