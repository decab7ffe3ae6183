"""Sixty faulty captions are caught by the rule they break, sixty sound ones pass."""

from dataclasses import replace

import pytest

from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.proof.check import RULES, proofread
from photolib.proof.subject import Finding, Subject

GAO = PersonInFrame("Gao Lin", "Director", "River Office", x=0.2, spellings=("高林",))
TAN = PersonInFrame("Tan Wei", "Chief Archivist", x=0.7, spellings=("谭伟",))
BRANDVIK = PersonInFrame("Clara Brandvik", "Head of Collections")
OU = PersonInFrame("欧阳明华", "馆长")
FACTS = CaptionFacts(
    event="Seminar on Open Collections",
    date="2025-11-27",  # a Thursday
    place="Beijing",
    venue="Grand Hall",
    creators=("CHEN Siming",),
    outlet="River Weekly",
)
NOBODY = Subject("", FACTS, credit_line="CHEN Siming, River Weekly")
ONE = replace(NOBODY, facts=replace(FACTS, people=(GAO,)))
TWO = replace(NOBODY, facts=replace(FACTS, people=(GAO, TAN)))
BRAND = replace(NOBODY, facts=replace(FACTS, people=(BRANDVIK,)))
ZH = replace(NOBODY, facts=replace(FACTS, place="北京", people=()), style="zh")
ZH_GAO = replace(ZH, facts=replace(ZH.facts, people=(GAO,)))
WHERE = "in Beijing on Thursday, Nov. 27, 2025."

FAULTY = [
    # C1: the past in the first sentence
    ("C1", ONE, f"Gao Lin, Director, spoke at the seminar {WHERE}"),
    ("C1", ONE, f"Gao Lin attended the seminar {WHERE}"),
    ("C1", NOBODY, f"Guests were at the seminar {WHERE}"),
    ("C1", ONE, f"Gao Lin delivered a speech {WHERE}"),
    ("C1", TWO, f"From left, Gao Lin and Tan Wei met {WHERE}"),
    ("C1", NOBODY, f"The seminar was held {WHERE}"),
    # C2: the place, the day
    ("C2", ONE, "Gao Lin speaks at the seminar on Thursday, Nov. 27, 2025."),
    ("C2", ONE, "Gao Lin speaks at the seminar in Beijing, long expected."),
    ("C2", ONE, "Gao Lin speaks at the seminar. It is in Beijing on Nov. 27, 2025."),
    ("C2", ONE, "Gao Lin speaks in Beijing on Friday, Nov. 27, 2025."),
    ("C2", ONE, "Gao Lin speaks in Beijing on Monday, 27 November 2025."),
    ("C2", ONE, "Gao Lin speaks in Beijing on Wednesday, November 27."),
    ("C2", ONE, "Gao Lin speaks in Beijing on Thursday, Nov. 28, 2025."),
    ("C2", ONE, "Gao Lin speaks in Beijing on Nov. 28, 2025."),
    ("C2", ONE, "Gao Lin speaks in Beijing on 26 November 2025."),
    ("C2", ONE, "Gao Lin spricht am Freitag, 27. November 2025, in Beijing."),
    ("C2", ONE, "Gao Lin habla en Beijing el lunes 27 de noviembre de 2025."),
    ("C2", ONE, "Gao Lin parle à Beijing le mardi 27 novembre 2025."),
    ("C2", ZH_GAO, "2025年11月27日（星期五），高林在北京发言。"),
    ("C2", ZH_GAO, "2025年11月28日，高林在北京发言。"),
    # C3: the order of the wires
    ("C3", ONE, "On Thursday, Nov. 27, 2025, Gao Lin speaks in Beijing."),
    ("C3", ONE, "Nov. 27, 2025: Gao Lin speaks at the seminar in Beijing."),
    ("C3", replace(ONE, style="Getty"), f"Gao Lin speaks at the seminar {WHERE}"),
    # C4: from left to right
    ("C4", TWO, f"Gao Lin and Tan Wei attend the seminar {WHERE}"),
    ("C4", TWO, f"From left, Tan Wei and Gao Lin attend the seminar {WHERE}"),
    ("C4", TWO, f"Tan Wei and Gao Lin (L-R) attend the seminar {WHERE}"),
    ("C4", TWO, f"From right, Gao Lin and Tan Wei attend the seminar {WHERE}"),
    ("C4", TWO, f"Tan Wei, left, and Gao Lin, right, attend the seminar {WHERE}"),
    ("C4", TWO, f"Tan Wei (L) talks to Gao Lin (R) at the seminar {WHERE}"),
    (
        "C4",
        replace(TWO, style="zh"),
        "2025年11月27日，谭伟（左）与高林（右）在Beijing会谈。",
    ),
    # C5: who is there, spelled how
    ("C5", replace(ONE, rejected=(TAN,)), f"Gao Lin speaks to Tan Wei {WHERE}"),
    ("C5", replace(ZH_GAO, rejected=(TAN,)), "2025年11月27日，高林与谭伟在北京交谈。"),
    ("C5", replace(ONE, roster=(TAN,)), f"Gao Lin and Tan Wei talk {WHERE}"),
    ("C5", ONE, f"A guest speaks at the seminar {WHERE}"),
    ("C5", TWO, f"Gao Lin speaks at the seminar {WHERE}"),
    ("C5", BRAND, f"Clara Brandwik speaks at the seminar {WHERE}"),
    ("C5", BRAND, f"Klara Brandvik speaks at the seminar {WHERE}"),
    ("C5", replace(NOBODY, roster=(BRANDVIK,)), f"Clara Brandvick speaks {WHERE}"),
    ("C5", ZH_GAO, "2025年11月27日，高琳在北京发言。"),
    (
        "C5",
        replace(ZH, facts=replace(ZH.facts, people=(OU,))),
        "2025年11月27日，欧阳明花在北京参观。",
    ),
    # C6: what nobody sees
    ("C6", ONE, f"Gao Lin ponders the future of museums {WHERE}"),
    ("C6", ONE, f"Gao Lin dreams of a larger hall as he stands {WHERE}"),
    ("C6", ONE, f"Gao Lin, who is proud of the work, speaks {WHERE}"),
    # C7: short, and not the obvious
    ("C7", ONE, f"Gao Lin speaks {WHERE} The hall is full. Snow falls outside."),
    ("C7", ONE, "Gao Lin speaks."),
    ("C7", TWO, f"From left, Gao Lin and Tan Wei shake hands {WHERE}"),
    ("C7", TWO, f"From left, Gao Lin and Tan Wei pose for a photo {WHERE}"),
    ("C7", ONE, f"Gao Lin speaks of {'open ' * 420}collections {WHERE}"),
    # C8: still to come
    ("C8", ONE, f"Gao Lin and name to come speak {WHERE}"),
    ("C8", ONE, f"Gao Lin, TK, speaks {WHERE}"),
    ("C8", ONE, f"Gao Lin, xxx, speaks {WHERE}"),
    ("C8", ONE, f"Gao Lin speaks at {{event}} {WHERE}"),
    ("C8", ONE, f"Gao Lin and =lam= speak {WHERE}"),
    ("C8", ONE, "Gao Lin speaks in Beijing [place unknown] on Nov. 27, 2025."),
    ("C8", ONE, f"Gao Lin, TBC, speaks {WHERE}"),
    # C9: the headline again
    (
        "C9",
        replace(NOBODY, headline="Museums open their collections"),
        f"Museums open their collections: a seminar takes place {WHERE}",
    ),
    ("C9", replace(NOBODY, headline="The Seminar Opens"), f"Seminar opens {WHERE}"),
    # C10: the alternative text
    (
        "C10",
        replace(ONE, alt_text=f"Gao Lin speaks at the seminar {WHERE}"),
        f"Gao Lin speaks at the seminar {WHERE}",
    ),
    (
        "C10",
        replace(ONE, alt_text="A man " + "at a lectern " * 30),
        f"Gao Lin speaks at the seminar {WHERE}",
    ),
    (
        "C10",
        replace(ONE, alt_text="A man at a lectern, 27 November 2025"),
        f"Gao Lin speaks at the seminar {WHERE}",
    ),
    (
        "C10",
        replace(ONE, alt_text="A man at a lectern. Photo: CHEN Siming"),
        f"Gao Lin speaks at the seminar {WHERE}",
    ),
    # C11: the full stop
    ("C11", replace(ONE, style="BBC"), f"Gao Lin speaks at the seminar {WHERE}"),
    ("C11", ONE, "Gao Lin speaks at the seminar in Beijing on Nov. 27, 2025"),
    # C12: Chinese, and one language alone
    ("C12", ZH, "2025年11月27日，" + "研讨会在北京举行，" * 25),
    ("C12", ZH_GAO, "2025年11月27日，一位馆长在北京发言。陈思铭 摄"),
    ("C12", ZH_GAO, "2025年11月27日，高林在北京发言。"),
    ("C12", ONE, f"Gao Lin speaks at the seminar 研讨会在北京举行 {WHERE}"),
]


@pytest.mark.parametrize(
    ("rule", "subject", "text"),
    [pytest.param(*one, id=f"{one[0]}-{n}") for n, one in enumerate(FAULTY)],
)
def test_a_faulty_caption_is_caught_by_its_rule(
    rule: str, subject: Subject, text: str
) -> None:
    found = proofread(replace(subject, text=text))
    assert rule in {finding.rule for finding in found}, found


CREDIT = "(Photo by CHEN Siming, River Weekly)"
LEFT = "From left, Gao Lin, Director of the River Office, and Tan Wei"
SOUND = [
    (ONE, f"Gao Lin, Director, River Office, speaks at the seminar {WHERE} {CREDIT}"),
    (ONE, f"Gao Lin opens the Seminar on Open Collections {WHERE} {CREDIT}"),
    (ONE, f"Director Gao Lin addresses guests at the Grand Hall {WHERE}"),
    (ONE, f"Dr. Gao Lin speaks at the seminar {WHERE}"),
    (ONE, "Gao Lin speaks at the seminar in Beijing on Thursday, 27 November 2025."),
    (ONE, "Gao Lin speaks at the seminar in Beijing, Thursday, November 27, 2025."),
    (ONE, "Gao Lin speaks at the Grand Hall in Beijing on Nov. 27."),
    (ONE, "Gao Lin speaks at the seminar in Beijing in November 2025."),
    (ONE, f"Gao Lin signs the guest book left by the museum {WHERE}"),
    (ONE, f"Gao Lin looks at drawings made by pupils {WHERE}"),
    (ONE, f"Gao Lin holds a vase found in 1962 as he speaks {WHERE}"),
    (ONE, f"Gao Lin speaks {WHERE} “We open our doors,” he said."),
    (ONE, f"Gao Lin speaks {WHERE} He hopes to reopen in May, he told reporters."),
    (ONE, f"Gao Lin, who led the project, speaks at the seminar {WHERE}"),
    (ONE, f"A portrait of Gao Lin hangs in the Grand Hall {WHERE}"),
    (ONE, f"Gao Lin and other guests attend the seminar {WHERE}"),
    (ONE, f"Students listen to Gao Lin, Director, {WHERE}"),
    (ONE, f"Gao Lin speaks at the seminar {WHERE} (CHEN Siming/River Weekly via AP)"),
    (ONE, f"Gao Lin speaks at the seminar {WHERE} REUTERS/CHEN Siming"),
    (
        ONE,
        "“Open collections are for everybody,” says Gao Lin in Beijing on Nov. 27.",
    ),
    (
        ONE,
        "Gao Lin spricht am Donnerstag, 27. November 2025, im Grand Hall in Beijing.",
    ),
    (ONE, "Gao Lin parle au séminaire à Beijing, le jeudi 27 novembre 2025."),
    (
        ONE,
        "Gao Lin habla en el seminario de Beijing el jueves 27 de noviembre de 2025.",
    ),
    (TWO, f"{LEFT} attend the seminar {WHERE} {CREDIT}"),
    (TWO, f"Gao Lin, left, and Tan Wei attend the seminar {WHERE}"),
    (TWO, f"Gao Lin, left, and Tan Wei, right, exchange gifts {WHERE}"),
    (TWO, f"Tan Wei, right, listens to Gao Lin at the seminar {WHERE}"),
    (TWO, f"Tan Wei (R) greets Gao Lin (L) at the seminar {WHERE}"),
    (TWO, f"Gao Lin and Tan Wei (L-R) sign the agreement {WHERE}"),
    (TWO, f"From right, Tan Wei and Gao Lin sign the agreement {WHERE}"),
    (TWO, f"Gao Lin (left) hands a book to Tan Wei {WHERE}"),
    (
        replace(TWO, facts=replace(FACTS, people=(replace(GAO, x=None), TAN))),
        f"Tan Wei, center, and Gao Lin sign the agreement {WHERE}",
    ),
    (replace(ONE, roster=(TAN,)), f"Gao Lin speaks at the seminar {WHERE}"),
    (replace(ONE, rejected=(TAN,)), f"Gao Lin speaks at the seminar {WHERE}"),
    (
        replace(ONE, roster=(PersonInFrame("Gao Ming"),)),
        f"Gao Lin speaks {WHERE} A crowd listens.",
    ),
    (
        replace(NOBODY, roster=(PersonInFrame("Wang Lei"),)),
        f"Wang Wei speaks at the seminar {WHERE}",
    ),
    (BRAND, f"Clara Brandvik speaks at the seminar {WHERE}"),
    (BRAND, f"Head of Collections Clara Brandvik points at a map {WHERE}"),
    (BRAND, f"Clara Brandvik visits the Brandvig Museum's stand {WHERE}"),
    (NOBODY, f"The Seminar on Open Collections takes place {WHERE} {CREDIT}"),
    (NOBODY, f"The audience applauds at the Grand Hall {WHERE}"),
    (NOBODY, f"Guests arrive for the seminar {WHERE}"),
    (NOBODY, f"A restored vase stands in a showcase at the Grand Hall {WHERE}"),
    (
        NOBODY,
        f"Books are displayed at the seminar {WHERE} More than 300 people attended.",
    ),
    (NOBODY, f"A general view of the Grand Hall during the seminar {WHERE}"),
    (NOBODY, f"Pupils of No. 5 School sing at the opening {WHERE}"),
    (NOBODY, f"The U.S. delegation arrives at the seminar {WHERE}"),
    (replace(NOBODY, headline="Museums open up"), f"The seminar takes place {WHERE}"),
    (replace(NOBODY, headline="Seminar"), f"Seminar guests arrive {WHERE}"),
    (
        replace(ONE, alt_text="A man in a dark suit speaks at a lectern"),
        f"Gao Lin speaks at the seminar {WHERE}",
    ),
    (
        replace(ONE, alt_text="A man at a lectern before a red curtain"),
        f"Gao Lin speaks {WHERE} The hall is full.",
    ),
    (
        replace(ONE, style="BBC"),
        "Gao Lin speaks at the seminar in Beijing on Thursday, 27 November 2025",
    ),
    (
        replace(TWO, style="BBC"),
        "Gao Lin (left) and Tan Wei attend the seminar in Beijing on 27 November 2025",
    ),
    (
        replace(ONE, style="Getty"),
        "BEIJING, CHINA - NOVEMBER 27: Gao Lin speaks at the seminar on November 27, "
        "2025 in Beijing, China. (Photo by CHEN Siming/River Weekly via Getty Images)",
    ),
    (
        replace(ONE, style="AP"),
        f"Gao Lin speaks at the seminar {WHERE} (AP Photo/CHEN Siming)",
    ),
    (
        replace(ONE, style="Reuters"),
        "Gao Lin speaks in Beijing, China, November 27, 2025. REUTERS/CHEN Siming",
    ),
    (ZH_GAO, "2025年11月27日，高林在北京出席研讨会。（River Weekly CHEN Siming 摄）"),
    (ZH_GAO, "2025年11月27日（星期四），高林在北京发言。CHEN Siming 摄/River Weekly"),
    (ZH, "2025年11月27日，研讨会在北京举行。（River Weekly CHEN Siming 摄）"),
    (ZH, "11月27日，观众在北京参观展览，OCLC代表到场。（River Weekly CHEN Siming 摄）"),
    (
        replace(ONE, facts=replace(FACTS, people=(GAO,), date_end="2025-11-29")),
        "Gao Lin speaks at the seminar in Beijing on Friday, Nov. 28, 2025.",
    ),
    (
        replace(ONE, facts=replace(FACTS, people=(GAO,), date="2025-11")),
        "Gao Lin speaks at the seminar in Beijing on Friday, Nov. 28, 2025.",
    ),
    (
        replace(ONE, facts=CaptionFacts(people=(GAO,))),
        "Gao Lin speaks at a school in Lisbon on Friday, Nov. 28, 2025.",
    ),
]


@pytest.mark.parametrize(
    ("subject", "text"),
    [pytest.param(*one, id=f"sound-{n}") for n, one in enumerate(SOUND)],
)
def test_a_sound_caption_passes(subject: Subject, text: str) -> None:
    assert proofread(replace(subject, text=text)) == ()


def test_the_sets_are_as_large_as_promised() -> None:
    assert len(FAULTY) >= 60
    assert len(SOUND) >= 60
    assert {rule for rule, *_ in FAULTY} == {f"C{n}" for n in range(1, 13)}


def test_what_stops_comes_first_and_says_where() -> None:
    text = f"Gao Lin spoke, TK, {WHERE}"
    found = proofread(replace(ONE, text=text))
    assert [f.severity for f in found] == ["stops", "asks"]
    assert found[0].span is not None
    assert text[slice(*found[0].span)] == "TK"


def test_nothing_is_found_in_nothing() -> None:
    assert proofread(replace(TWO, text=" ")) == ()


def test_each_rule_says_which_it_is() -> None:
    assert all((rule.__doc__ or "").startswith("C") for rule in RULES)
    assert Finding("C1", "asks", "x").span is None


def test_what_is_known_in_another_script_only_is_not_missed() -> None:
    people = (PersonInFrame("Gao Lin"),)
    subject = replace(ZH, facts=replace(FACTS, people=people))
    credited = "2025年11月27日，高林在北京发言。（河流周刊 陈思明 摄）"
    assert proofread(replace(subject, text=credited)) == ()
    bare = proofread(replace(subject, text="2025年11月27日，高林在北京发言。"))
    assert {one.rule for one in bare} == {"C12"}  # no credit at all
