"""Where the event of a Chinese text was: its city, and the house."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from photolib.release.datelines import Found

Named = tuple[str, tuple[int, int]]
"""A place as the text names it, and its span."""


@cache
def table(name: str) -> tuple[str, ...]:
    """Return a list of data/han_events.toml, the longest words first."""
    text = (files("photolib.release") / "data" / "han_events.toml").read_text("utf-8")
    return tuple(sorted(tomllib.loads(text)[name], key=len, reverse=True))


_KNOWN = "|".join(table("cities"))
_PLACE = re.compile(
    rf"(?:(?P<province>{'|'.join(table('provinces'))})(?:省|壮族自治区|回族自治区"
    rf"|维吾尔自治区|自治区|特别行政区)?)?(?P<city>{_KNOWN}|[一-鿿]{{2,4}}?(?=[市县]))?"
)
_HOUSE = re.compile(rf"(?:{'|'.join(table('houses'))})$")
_IN = re.compile(
    r"(?:在|抵达)(?P<place>[一-鿿]{2,16}?)(?:隆重|正式|顺利|成功)*"
    r"(?:举行|召开|开幕|举办|揭幕|发表|出席|。|，|参加|会见|会谈|会晤|签署|揭牌|同|与)"
)


def find(
    text: str, held: re.Match[str] | None, dateline: Found | None
) -> tuple[Named | None, Named | None]:
    """Return the city of where it was held, else the dateline's; and the house."""
    where = held["where"] if held else None
    if held and where:
        at = held.start("where")
        city, house = _city(where, at), _house(where, at)
        if city or house:
            return city or house, house
    if dateline and dateline.place and dateline.place_span:
        return (dateline.place, dateline.place_span), None
    named = (_city(m["place"], m.start("place")) for m in _IN.finditer(text))
    return next((city for city in named if city), _short(text)), None


_SHORT = {
    "京": "北京",
    "沪": "上海",
    "穗": "广州",
    "渝": "重庆",
    "津": "天津",
    "宁": "南京",
    "汉": "武汉",
    "杭": "杭州",
    "蓉": "成都",
    "榕": "福州",
    "邕": "南宁",
    "甬": "宁波",
    "筑": "贵阳",
    "昆": "昆明",
    "郑": "郑州",
    "深": "深圳",
    "港": "香港",
    "澳": "澳门",
}
_IN_SHORT = re.compile(
    r"(?<=[在抵])([京沪穗渝津宁汉杭蓉榕邕甬筑昆郑深港澳])(?=会见|举行|召开|出席|签署|开幕|揭牌|举办|成立|启动|正式|隆重|联合|共同|为|同|与)"
)


def _short(text: str) -> Named | None:
    """Return 北京 for 在京会见: a city by its one character."""
    match = _IN_SHORT.search(text)
    return (_SHORT[match[1]], match.span(1)) if match else None


def _city(where: str, at: int) -> Named | None:
    """Return 银川 of 宁夏银川, 嘉兴 of 浙江省嘉兴市, 宁夏 where no city follows."""
    match = _PLACE.match(where)
    group = next((g for g in ("city", "province") if match and match[g]), None)
    if match is None or group is None:
        return None
    return match[group], (at + match.start(group), at + match.end(group))


def _house(where: str, at: int) -> Named | None:
    """Return 清源市会议中心, 图书馆报告厅: what ends in a building's word."""
    return (where, (at, at + len(where))) if _HOUSE.search(where) else None
