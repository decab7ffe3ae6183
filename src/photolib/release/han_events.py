"""The event of a Chinese text: its name, its day, its place."""

import re
from collections.abc import Sequence
from datetime import date

from photolib.records import EventFacts
from photolib.release import dates
from photolib.release.datelines import Found
from photolib.release.days import Day
from photolib.release.sentences import Line

_GATHERING = (
    "开幕式|闭幕式|开幕会|论坛|大会|年会|会议|会晤|仪式|典礼|座谈会|研讨会|交流会|发布会|推介会|博览会|展览会|展览|音乐会|"
    "运动会|晚会|庆典|签约仪式|颁奖典礼|峰会|全会|培训班|讲座|比赛|大赛|艺术节|文化节|电影节|活动|国事访问|演讲"
)
_HELD = re.compile(
    rf"(?P<subject>[^。！？；，\n]{{2,60}}?(?:{_GATHERING})?)(?P<when>(?:今天|昨天|日前|近日|[0-9]{{1,2}}月[0-9]{{1,2}}日|[0-9]{{1,2}}日)?(?:上午|下午|晚上?|中午)?)"
    r"(?:在(?P<where>[^，。；]{2,24}?))?(?:隆重|正式|顺利|成功)*(?:举行|召开|开幕|举办|揭幕|闭幕|落幕|拉开帷幕|启动)"
)
_IN = re.compile(
    r"(?:在|抵达)(?P<place>[一-鿿]{2,16}?)(?:隆重|正式|顺利|成功)*(?:举行|召开|开幕|举办|揭幕|发表|出席|。|，|参加)"
)
_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|"
    "甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|南京|杭州|广州|深圳|武汉|成都|西安|沈阳|大连|青岛|济南|郑州|长沙|福州|厦门|昆明|"
    "哈尔滨|长春|石家庄|太原|合肥|南昌|南宁|海口|贵阳|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|苏州|无锡|宁波|温州|珠海|东莞|佛山|台北|高雄|"
    "纽约|华盛顿|伦敦|巴黎|柏林|莫斯科|东京|首尔|新加坡|日内瓦|布鲁塞尔|维也纳|罗马|马德里|渥太华|堪培拉|曼谷|雅加达|开罗"
)
_HOUSE = re.compile(
    r"(?:馆|厅|堂|中心|大学|学院|学校|小学|中学|广场|剧院|剧场|酒店|公园|体育场|礼堂)$"
)
_READ = 4_000
"""Characters in which title, day and place are looked for."""
_CITY = re.compile(_PROVINCES)


def find(
    text: str, lines: Sequence[Line], dateline: Found | None, posted: date | None
) -> EventFacts:
    """Return title, day and place, each None where the text does not tell it."""
    spans: dict[str, tuple[int, int]] = {}
    title = _title(text, lines, dateline, spans)
    happened = _best_held(text)
    day = _day(text, happened, dateline, titled=bool(title))
    if day:
        spans["date"] = day.span
    return EventFacts(
        title=title,
        date=dates.iso(day.mention, posted) if day else None,
        date_end=dates.iso_end(day.mention, posted) if day else None,
        place=_place(text, happened, dateline, spans),
        spans=spans,
    )


def _is_heading(text: str) -> bool:
    """Say whether a first line is a heading: short, no sentence, no date, no credit."""
    return 5 <= len(text) <= 50 and not re.search(
        r"[。；，：！？:）)]$|\d{2}:\d{2}", text
    )


def _best_held(text: str) -> re.Match[str] | None:
    """Return the first sentence that something was held, one with a date preferred."""
    found = list(_HELD.finditer(text[:_READ]))
    dated = (m for m in found if any(d.day for d in dates.find(_around(text, m))))
    return next(dated, next(iter(found), None))


def _around(text: str, happened: re.Match[str]) -> str:
    """Return what was held with the words before it, where "5月18日下午，" stands."""
    return text[max(0, happened.start() - 20) : happened.end()]


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
        subject = re.split(r"[：:]", match["subject"])[-1].strip()
        subject = re.sub(r"（[^）]*）", "", subject)
        subject = re.split(r"[（）()]", subject)[-1]
        if re.search(rf"(?:{_GATHERING})$", subject):
            at = match.start("subject") + max(0, match["subject"].find(subject[:4]))
            spans["title"] = (at, at + len(subject))
            return subject
    return None


def _day(
    text: str,
    happened: re.Match[str] | None,
    dateline: Found | None,
    *,
    titled: bool,
) -> Day | None:
    if happened:
        start = max(0, happened.start() - 20)
        for mention in dates.find(_around(text, happened)):
            if mention.day is not None:
                return Day(mention, start)
    if dateline and dateline.date:
        return Day(dateline.date, dateline.date_offset)
    return _opening_day(text) if titled else None


def _place(
    text: str,
    held: re.Match[str] | None,
    dateline: Found | None,
    spans: dict[str, tuple[int, int]],
) -> str | None:
    """Return the city of where it was held, else the dateline's place."""
    where = held["where"] if held else None
    city = _CITY.match(where) if where else None
    if city and held:
        at = held.start("where")
        spans["place"] = (at, at + len(city[0]))
        return city[0]
    if held and where and _HOUSE.search(where):
        spans["place"] = held.span("where")
        return where
    if dateline and dateline.place and dateline.place_span:
        spans["place"] = dateline.place_span
        return dateline.place
    for match in _IN.finditer(text[:_READ]):
        named = _CITY.match(match["place"])
        if named:
            at = match.start("place")
            spans["place"] = (at, at + len(named[0]))
            return named[0]
    return None
