"""Every rule by its name, and all of them at once."""

from collections.abc import Callable, Iterator

from photolib.proof import forms, people, when, words
from photolib.proof.subject import Finding, Subject

Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    words.present_tense,
    when.where_and_when,
    when.weekday,
    when.day_of_the_event,
    forms.wire_order,
    people.left_to_right,
    people.in_the_frame,
    people.spelled_right,
    words.only_what_is_seen,
    words.short,
    words.not_the_obvious,
    words.no_placeholders,
    words.no_headline,
    forms.alternative_text,
    forms.final_stop,
    forms.chinese,
    words.one_language,
)
"""In the order of C1 to C12; each one's docstring begins with the rule it checks."""


def proofread(subject: Subject) -> tuple[Finding, ...]:
    """Return what the rules find, those that keep the photo from leaving first."""
    if not subject.text.strip():
        return ()
    found = dict.fromkeys(finding for rule in RULES for finding in rule(subject))
    return tuple(sorted(found, key=lambda one: one.severity != "stops"))
