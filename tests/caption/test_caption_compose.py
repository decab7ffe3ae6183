"""Facts become a caption: nothing invented, nobody unconfirmed, gaps in sight."""

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.caption.checks import placeholders
from photolib.caption.compose import compose
from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.caption.styles import styles
from photolib.errors import SettingsError

LI = PersonInFrame(
    "Li Song", "Vice President", "Open University", ("spoke",), 0.6, ("LI Song", "李松")
)
XU = PersonInFrame("Xu Lu", "Deputy Director", "Ministry of Education", (), 0.2)
GU = PersonInFrame("Gu Xiaohua", roles=("presided",))
FACTS = CaptionFacts(
    event="Seminar on Workers Training",
    date="2025-11-27",
    place="Beijing",
    creators=("CHEN Siming",),
    outlet="Distance Education",
)
CHINESE = CaptionFacts(
    (PersonInFrame("李松", "副校长", "国家开放大学"), PersonInFrame("徐璐")),
    "产业工人培训研讨会",
    "2025-11-27",
    place="北京",
    venue="北京会议中心",
    creators=("陈思明", "王五"),
    outlet="中国远程教育杂志",
)


@pytest.mark.parametrize(
    ("style", "people", "text"),
    [
        (
            "house",
            (),
            "The Seminar on Workers Training takes place in Beijing on Thursday, "
            "Nov. 27, 2025. (Photo by CHEN Siming, Distance Education)",
        ),
        (
            "house",
            (LI,),
            "Li Song, Vice President, Open University, attends the Seminar on Workers "
            "Training in Beijing on Thursday, Nov. 27, 2025. "
            "(Photo by CHEN Siming, Distance Education)",
        ),
        (
            "house",
            (LI, XU),
            "From left, Xu Lu, Deputy Director, Ministry of Education, and Li Song, "
            "Vice President, Open University, attend the Seminar on Workers Training "
            "in Beijing on Thursday, Nov. 27, 2025. "
            "(Photo by CHEN Siming, Distance Education)",
        ),
        (
            "AP",
            (GU,),
            "Gu Xiaohua presides over the Seminar on Workers Training in Beijing, "
            "Thursday, Nov. 27, 2025. (CHEN Siming/Distance Education via AP)",
        ),
        (
            "Getty",
            (LI, XU),
            "BEIJING - NOVEMBER 27: (L-R) Xu Lu, Deputy Director, Ministry of "
            "Education, and Li Song, Vice President, Open University, attend the "
            "Seminar on Workers Training on November 27, 2025 in Beijing. "
            "(Photo by CHEN Siming/Distance Education)",
        ),
        (
            "Reuters",
            (),
            "The Seminar on Workers Training takes place in Beijing, November 27, "
            "2025. Distance Education/CHEN Siming",
        ),
        (
            "Xinhua",
            (GU,),
            "Gu Xiaohua presides over the Seminar on Workers Training in Beijing, "
            "Nov. 27, 2025. (Distance Education/CHEN Siming)",
        ),
        (
            "BBC",
            (GU,),
            "Gu Xiaohua presides over the Seminar on Workers Training in Beijing on "
            "Thursday 27 November 2025 (Photo: CHEN Siming/Distance Education)",
        ),
        (
            "zh",
            (LI,),
            "2025年11月27日，李松（Vice President，Open University）在Beijing出席"
            "Seminar on Workers Training。（Distance Education CHEN Siming 摄）",
        ),
    ],
)
def test_each_style_has_its_form(
    style: str, people: tuple[PersonInFrame, ...], text: str
) -> None:
    caption = compose(replace(FACTS, people=people), style)
    assert (caption.text, caption.status, caption.gaps) == (text, "composed", ())
    assert caption.language == ("zh" if style == "zh" else "en")


def test_chinese_facts_make_a_chinese_caption() -> None:
    assert compose(CHINESE, "zh").text == (
        "2025年11月27日，国家开放大学副校长李松、徐璐在北京会议中心出席产业工人培训研讨会。"
        "（中国远程教育杂志 陈思明、王五 摄）"
    )
    elsewhere = replace(CHINESE, people=(), venue="会议中心")
    assert compose(elsewhere, "zh").text.startswith(
        "2025年11月27日，产业工人培训研讨会在北京的会议中心举行。"
    )


def test_an_english_caption_takes_the_latin_spelling_and_no_article_before_han() -> (
    None
):
    people = (PersonInFrame("李松", spellings=("李松", "Li Song")),)
    text = compose(replace(CHINESE, people=people)).text
    assert text.startswith("Li Song attends 产业工人培训研讨会 at 北京会议中心 on")


def test_unknown_facts_stand_as_gaps_and_are_listed() -> None:
    caption = compose(CaptionFacts())
    assert caption.text == (
        "[event unknown] takes place in [place unknown] on [date unknown]. "
        "(Photo by [credit unknown])"
    )
    assert caption.gaps == ("event", "place", "date", "credit")
    assert compose(CaptionFacts(date="--11-27")).gaps[2] == "year"


def test_that_nobody_is_confirmed_is_no_gap() -> None:
    assert compose(FACTS).gaps == ()


@pytest.mark.parametrize("style", styles())
def test_the_gaps_of_every_style_count_as_placeholders(style: str) -> None:
    caption = compose(CaptionFacts(date="--11-27"), style)
    assert {mark.casefold() for mark in placeholders(caption.text)} == {
        styles()[style].gaps[gap] for gap in caption.gaps
    }


def test_positions_are_said_only_where_two_are_known() -> None:
    nowhere = replace(LI, x=None)
    for people in ((LI,), (LI, GU), (nowhere, GU)):
        assert "left" not in compose(replace(FACTS, people=people)).text
    mixed = compose(replace(FACTS, people=(GU, LI, XU))).text
    assert mixed.startswith(
        "From left, Xu Lu, Deputy Director, Ministry of Education, and Li Song, Vice "
        "President, Open University, with Gu Xiaohua, attend"
    )


@pytest.mark.parametrize(
    ("people", "subject"),
    [
        ((PersonInFrame("A B"), PersonInFrame("C D")), "A B and C D attend"),
        (
            (PersonInFrame("A B", "Chair"), PersonInFrame("C D")),
            "A B, Chair, and C D attend",
        ),
        (
            (PersonInFrame("A B"), PersonInFrame("C D"), PersonInFrame("E F")),
            "A B, C D and E F attend",
        ),
        (
            (PersonInFrame("A B", "Chair"), PersonInFrame("C D"), PersonInFrame("E F")),
            "A B, Chair; C D; and E F attend",
        ),
        ((PersonInFrame("A B", None, "Bank"),), "A B, Bank, attends"),
        ((PersonInFrame("A B", "Head of the Bank", "Bank"),), "A B, Head of the Bank,"),
        ((PersonInFrame(" A \n B ", " "),), "A B attends"),
    ],
)
def test_people_are_joined_as_a_sentence_does(
    people: tuple[PersonInFrame, ...], subject: str
) -> None:
    assert compose(replace(FACTS, people=people)).text.startswith(f"{subject} ")


def test_what_somebody_did_at_some_time_is_not_said_of_every_frame() -> None:
    assert "attends" in compose(replace(FACTS, people=(LI,))).text
    both = replace(FACTS, people=(GU, replace(GU, name="Wu Di")))
    assert "Gu Xiaohua and Wu Di preside over" in compose(both).text
    assert "attend the" in compose(replace(FACTS, people=(GU, LI))).text


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("The Seminar", "The Seminar takes"),
        ("the seminar", "The seminar takes"),
        ("A Day of Rivers", "A Day of Rivers takes"),
        ("Beijing's Winter Games", "Beijing's Winter Games takes"),
        ("Writers’ Week", "Writers’ Week takes"),
        ("Seminar", "The Seminar takes"),
    ],
)
def test_an_article_is_not_said_twice(title: str, start: str) -> None:
    assert compose(replace(FACTS, event=title)).text.startswith(start)


@pytest.mark.parametrize(
    ("style", "creators", "outlet", "told"),
    [
        ("house", ("A B", "C D"), None, "(Photo by A B and C D)"),
        ("house", (), "River Weekly", "(Photo by River Weekly)"),
        ("AP", ("A B",), "AP", "(AP Photo/A B)"),
        ("AP", (), "The Associated Press", "(AP Photo)"),
        ("Reuters", ("A B",), "reuters", "REUTERS/A B"),
        ("Xinhua", ("A B",), "Xinhua", "(Xinhua/A B)"),
        ("zh", (), "新华社", "（图片来源：新华社）"),
        ("zh", (), None, "（[作者不详] 摄）"),
    ],
)
def test_the_credit_ends_the_caption_in_its_form(
    style: str, creators: tuple[str, ...], outlet: str | None, told: str
) -> None:
    facts = replace(FACTS, creators=creators, outlet=outlet)
    assert compose(facts, style).text.endswith(told)


@pytest.mark.parametrize(
    ("style", "venue", "country", "told"),
    [
        ("house", "Grand Hall", "China", "at Grand Hall in Beijing on Thursday"),
        ("house", "Beijing", None, "takes place in Beijing on Thursday"),
        ("Getty", "Grand Hall", "China", "BEIJING, CHINA - NOVEMBER 27: The"),
        (
            "Getty",
            "Grand Hall",
            "China",
            "at Grand Hall on November 27, 2025 in Beijin",
        ),
        ("Getty", "Beijing", "Beijing", "place on November 27, 2025 in Beijing. ("),
    ],
)
def test_the_place_is_said_as_far_as_it_is_known(
    style: str, venue: str, country: str | None, told: str
) -> None:
    facts = replace(FACTS, venue=venue, country=country)
    assert told in compose(facts, style).text


def test_a_full_stop_is_not_doubled() -> None:
    facts = replace(FACTS, place="Washington, D.C.")
    assert "in Washington, D.C. (Photo" in compose(facts, "Getty").text


def test_a_chinese_caption_keeps_to_200_characters_and_counts_everyone() -> None:
    def people(count: int) -> tuple[PersonInFrame, ...]:
        return tuple(
            PersonInFrame(f"李{n:02}松", "副校长兼研究生院院长", "国家开放大学")
            for n in range(count)
        )

    few = compose(replace(CHINESE, people=people(10)), "zh").text
    assert "国家开放大学" not in few
    assert "研究生院院长李09松" in few
    more = compose(replace(CHINESE, people=people(25)), "zh").text
    assert "院长" not in more
    assert "李24松在北京" in more
    many = compose(replace(CHINESE, people=people(90)), "zh").text
    assert re.search(r"李\d\d松等90人在北京", many)
    for text in (few, more, many):
        assert len(text) <= 200
    endless = replace(CHINESE, people=people(2), event="会" * 300)
    assert "等2人" in compose(endless, "zh").text


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(SettingsError, match="no caption style"):
        compose(FACTS, "nobody's")


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1)


@given(
    style=st.sampled_from(list(styles())),
    day=st.dates(datetime.date(1900, 1, 1)),
    title=NAMES,
    names=st.lists(NAMES, max_size=4, unique=True),
)
def test_whatever_the_facts_are_no_style_fails_or_drops_a_name(
    style: str, day: datetime.date, title: str, names: list[str]
) -> None:
    people = tuple(PersonInFrame(name, x=n / 9) for n, name in enumerate(names))
    facts = replace(FACTS, people=people, event=title, date=day.isoformat())
    text = compose(facts, style).text
    if styles()[style].limit is None:
        assert all(name[1:] in text for name in names)
        assert str(day.year) in text
