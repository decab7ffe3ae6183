"""C3, C10, C11 and C12: what a style asks for, and the alternative text."""

import re
from collections.abc import Iterator

from photolib.caption.people import has_han
from photolib.caption.styles import get_style
from photolib.proof.subject import Finding, Subject, names, sentences, spelled
from photolib.proof.when import dates_in

_ALT = 250  # characters: what ResourceSpace takes, and a screen reader bears
_HAN_LONGEST = 200
_CREDITED = re.compile("摄|供图|图片来源")


def wire_order(subject: Subject) -> Iterator[Finding]:
    """C3: a style with an opening has it; without one no date stands in front."""
    style, text = get_style(subject.style), subject.prose.strip()
    if not text or has_han(text):
        return
    opening = re.match(r"[^a-zß-ÿ]{2,60}?\s[-–—]\s[^:]{3,40}:\s", text)
    if style.sentence["opening"]:
        if not opening:
            yield Finding("C3", "asks", f"{style.name} opens with “PLACE - MONTH DAY:”")
    elif any(said.span[0] <= 4 for said in dates_in(sentences(text)[0])):
        yield Finding("C3", "asks", "the date stands at the end of the first sentence")


def final_stop(subject: Subject) -> Iterator[Finding]:
    """C11: the sentence ends as the style wants it, with a full stop or without."""
    text = subject.prose.strip()
    if not text or has_han(text):
        return
    style = get_style(subject.style)
    if not style.stop and text.endswith("."):
        yield Finding("C11", "asks", f"{style.name} ends a caption without a full stop")
    if style.stop and not re.search(r"[.!?…][\"”’)\]]*$", text):
        yield Finding("C11", "asks", "the sentence has no full stop")


def alternative_text(subject: Subject) -> Iterator[Finding]:
    """C10: the alternative text says what is seen: no caption, date or credit."""
    alt = (subject.alt_text or "").strip()
    if not alt:
        return
    if alt.casefold() in {subject.text.strip().casefold(), subject.prose.casefold()}:
        yield Finding("C10", "asks", "the alternative text is the caption once more")
    if len(alt) > _ALT:
        yield Finding(
            "C10",
            "asks",
            f"the alternative text has {len(alt)} characters: at most {_ALT}",
        )
    if any(said.year for said in dates_in(alt)):
        yield Finding("C10", "asks", "the alternative text has a date in it")
    given = (subject.credit_line, *subject.facts.creators)
    if any(c and c.casefold() in alt.casefold() for c in given):
        yield Finding("C10", "asks", "the alternative text has the credit in it")


def chinese(subject: Subject) -> Iterator[Finding]:
    """C12: 何时、何地、何人、何事 in 200 signs, with photographer and outlet."""
    if not has_han(subject.prose) or get_style(subject.style).script != "han":
        return
    if len(subject.text) > _HAN_LONGEST:
        yield Finding(
            "C12", "asks", f"{len(subject.text)} signs: at most {_HAN_LONGEST}"
        )
    facts = subject.facts
    known = [name for person in facts.people for name in names(person)]
    if spelled(subject, known) and not any(name in subject.prose for name in known):
        yield Finding("C12", "asks", "何人: nobody is named")
    credited = _CREDITED.search(subject.text)
    outlets = (facts.outlet,) if facts.outlet else ()
    for what, given in (("photographer", facts.creators), ("outlet", outlets)):
        sure = spelled(subject, given) or (given and not credited)
        if sure and not any(one in subject.text for one in given):
            yield Finding("C12", "asks", f"the {what} is not named")
