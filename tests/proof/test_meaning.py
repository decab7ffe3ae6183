"""The rules as they are explained find what they say they find."""

import pytest

from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.proof.check import RULES, proofread
from photolib.proof.meaning import Meaning, meanings
from photolib.proof.subject import Subject

FACTS = CaptionFacts(
    (PersonInFrame("Gao Lin", x=0.2), PersonInFrame("Tan Wei", x=0.8)),
    "Forum on Rivers",
    "2026-03-05",
    place="Wuhan",
)


def test_every_rule_is_explained() -> None:
    named = {str(rule.__doc__).partition(":")[0] for rule in RULES}
    assert named == {one.rule for one in meanings()}


@pytest.mark.parametrize("one", meanings(), ids=lambda one: one.rule)
def test_examples_are_what_they_are_called(one: Meaning) -> None:
    def found(text: str) -> set[str]:
        alt_text = text if one.rule == "C10" and text == one.wrong else "Two people."
        subject = Subject(text, FACTS, headline="Forum on Rivers", alt_text=alt_text)
        return {finding.rule for finding in proofread(subject)}

    assert one.rule in found(one.wrong)
    assert found(one.right) == set()
