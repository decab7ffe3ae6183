"""The event of a Chinese text: its name, its day, its place."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from photolib.records import EventFacts
from photolib.release import attendance, dates, han_places
from photolib.release.datelines import Found
from photolib.release.dates import DateMention
from photolib.release.days import Day
from photolib.release.han_places import table
from photolib.release.sentences import Line

_HEADS = "|".join(table("gatherings"))
_HELD = re.compile(
    rf"(?P<subject>[^。！？；，\n]{{2,60}}?(?:{_HEADS})?)，?"
    r"(?P<when>(?:今天|昨天|日前|近日|(?:20\d\d年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日)?"
    r"(?:上午|下午|晚间|晚上?|中午|傍晚|清晨|凌晨|早上)?)"
    r"(?:在(?P<where>[^，。；]{1,24}?))?(?:隆重|正式|顺利|成功|圆满|盛大|同时|如期|联合|共同|热烈)*"
    r"(?:举行|召开|开幕|举办|揭幕|闭幕|落幕|开赛|拉开帷幕|拉开序幕|启动|启幕|开班|开营|开讲)(?!仪?式|典礼|活动|大?会|战)"
    rf"(?:了?(?P<what>[^，。；、]{{0,30}}?(?:{_HEADS}))(?=[，。；]))?"
)
_SIGNED = re.compile(
    r"(?P<when>)(?P<subject>[^。！？；，\n]{2,60}?)(?:在(?P<where>[^，。；]{2,16}?))?(?:正式|共同)?"
    r"(?P<deal>(?:签署|签订)[^，。；、]{0,24}?(?:协议|备忘录|协定|合同|意向书)书?)(?=[，。；])"
)
"""An event without a gathering: two houses sign."""
_OPENED = re.compile(
    r"(?P<when>(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|晚)?)，?"
    r"(?P<deal>(?P<subject>[^。！？；，\n]{2,30}?)(?:正式|隆重|盛大)?"
    r"(?:开馆|开园|开业|揭牌|奠基|开工|竣工|启用|投用|开放|通车))(?P<where>)(?=[，。；])"
)
"""And one where something opens: 16日上午，湖泊博物馆新馆正式开馆."""
_READ = 4_000
"""Characters in which title, day and place are looked for."""


def find(
    text: str, lines: Sequence[Line], dateline: Found | None, posted: date | None
) -> EventFacts:
    """Return title, day and place, each None where the text does not tell it."""
    spans: dict[str, tuple[int, int]] = {}
    title = _title(text, lines, dateline, spans)
    happened = _best_held(text, dateline)
    day = _day(text, happened, dateline, titled=bool(title))
    if day:
        spans["date"] = day.span
    place, venue = han_places.find(text[:_READ], happened, dateline)
    if place:
        spans["place"] = place[1]
    if venue:
        spans["venue"] = venue[1]
    came = attendance.find_han(text[:_READ])
    if came:
        spans["attendance"] = came[1]
    return EventFacts(
        title=title,
        date=dates.iso(day.mention, posted) if day else None,
        date_end=dates.iso_end(day.mention, posted) if day else None,
        place=place[0] if place else None,
        venue=venue[0] if venue else None,
        spans=spans,
        attendance=came[0] if came else None,
    )


def _is_heading(text: str) -> bool:
    """Say whether a first line is a heading: short, no sentence, no date, no credit."""
    return 5 <= len(text) <= 50 and not re.search(
        r"[。；，：！？:）)]$|\d{2}:\d{2}", text
    )


def _best_held(text: str, dateline: Found | None) -> re.Match[str] | None:
    """Return the first sentence that something was held, one with a date preferred.

    What stands before the dateline is a headline or the end of another text.
    """
    found = list(_HELD.finditer(text[:_READ], dateline.end if dateline else 0))
    dated = (m for m in found if next(_days(text, m, dateline), None))
    held = next(dated, next(iter(found), None))
    start = dateline.end if dateline else 0
    return held or _deal(text, start)


def _days(text: str, happened: re.Match[str], dateline: Found | None) -> Iterator[Day]:
    """Yield the days of what was held, and before it, where "5月18日下午，" stands."""
    line = text.rfind("\n", 0, happened.start("when")) + 1
    start = max(dateline.end if dateline else 0, happened.start() - 20, line)
    for mention in dates.find(text[start : happened.end()]):
        if mention.day is not None or mention.relative is not None:
            yield Day(mention, start)


_OPENING = re.compile(
    r"(?:^|\n)[^\n，]{0,12}?(?=(?:20\d\d年)?\d{1,2}月\d{1,2}日[^\n，]{0,4}，)"
)


def _opening_day(text: str) -> Day | None:
    """Return the day a line of the text opens with: "3月14日，..."."""
    match = _OPENING.search(text[:_READ])
    if not match:
        return None
    start = match.end()
    mention = next(dates.find(text[start : start + 20]), None)
    return Day(mention, start) if mention else None


def _title(
    text: str,
    lines: Sequence[Line],
    dateline: Found | None,
    spans: dict[str, tuple[int, int]],
) -> str | None:
    """Return the headline, or the name of what the text says was held."""
    first = lines[0] if lines else None
    if first and len(lines) > 1 and _is_heading(first.text):
        spans["title"] = (first.start, first.end)
        return first.text
    start = dateline.end if dateline else 0
    for match in _HELD.finditer(text[:_READ], start):
        subject = re.sub(r"（[^）]*）", "", match["subject"])
        subject = re.split(r"[：:（）()]|主办的|承办的|举办的", subject)[-1].strip()
        if subject[:1] == "“" and subject.count("”") == 1 and subject.endswith("”"):
            subject = subject[1:-1]
        if _HEAD.search(subject):
            at = match.start("subject") + max(0, match["subject"].rfind(subject))
            spans["title"] = (at, at + len(subject))
            return subject
        if match["what"] and match["what"].removeprefix("的") not in table(
            "gatherings"
        ):
            if subject.endswith("将"):
                continue  # announced for another day
            spans["title"] = match.span("what")
            return _whose(subject) + match["what"]
    done = _deal(text, start)
    if done:
        spans["title"] = done.span("deal")
    return done["deal"] if done else None


def _deal(text: str, start: int) -> re.Match[str] | None:
    """Return what two houses signed, else what was opened."""
    found = (p.search(text[:_READ], start) for p in (_SIGNED, _OPENED))
    return next((match for match in found if match), None)


def _whose(subject: str) -> str:
    """Return 水利委员会 for 水利委员会举行首次会议: a meeting is its body's."""
    return subject if re.search("(?:委员会|理事会|组委会|协会|学会)$", subject) else ""


_HEAD = re.compile(rf"(?:{_HEADS})[”》]?$")


def _day(
    text: str,
    happened: re.Match[str] | None,
    dateline: Found | None,
    *,
    titled: bool,
) -> Day | None:
    said = dateline.date if dateline else None
    for day in _days(text, happened, dateline) if happened else ():
        if day.mention.day is not None:
            return day
        if dateline and said and day.mention.relative == 0:
            return Day(said, dateline.date_offset)
    alone = happened and (
        _DAY_ALONE.search(text, *happened.span("when"))
        or _DAY_AHEAD.search(text, max(0, happened.start() - 8), happened.start() + 8)
    )
    if alone and said and said.day and int(alone[1]) <= said.day:
        day_of = DateMention(*alone.span(), said.year, said.month, int(alone[1]))
        return Day(day_of, 0)
    if dateline and said:
        return _lead_day(text, dateline) or Day(said, dateline.date_offset)
    return _opening_day(text) if titled else None


def _lead_day(text: str, dateline: Found) -> Day | None:
    """Return the whole day that the sentence behind a dateline names."""
    behind = text[dateline.end : dateline.end + 200]
    lead = re.split("[。！？\n]", behind, maxsplit=1)[0]
    found = (m for m in dates.find(lead) if m.day and m.month)
    mention = next(found, None)
    return Day(mention, dateline.end) if mention else None


_DAY_AHEAD = re.compile(r"(?<![0-9月])([0-9]{1,2})日(?=[^，。；\n]{0,3}，)")
"""15日上午， in front of what was held."""
_DAY_ALONE = re.compile(r"(?<![0-9月])([0-9]{1,2})日")
"""12日 behind a dateline of 9月13日."""
