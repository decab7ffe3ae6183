"""Where a Chinese text names a person: behind a title, before one, by a role's verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from photolib.credit.gazetteer import chinese_surnames
from photolib.credit.names import is_transliterated
from photolib.release import han_offices
from photolib.release.han_names import (
    institutional,
    is_body,
    is_common,
    is_plain_name,
    name_at,
    title_pattern,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name behind its title: offsets of the name, the title in front of it."""

    name: str
    title: str
    start: int
    end: int
    house: str | None = None
    """What stands in front of a name with its title behind: 青山大学李敏教授."""


def find(text: str) -> list[Mention]:
    """Return the names of a text, in its order."""
    taken: set[int] = set()
    titled = list(_titled(text, taken))
    named = [*titled, *_firsts(text, taken), *_deeds(text, taken)]
    return sorted(named, key=lambda m: m.start)


def _titled(text: str, taken: set[int]) -> Iterator[Mention]:
    """Yield names behind a title, or in front of 主席 and its like."""
    names: dict[str, str] = {}
    last = 0
    for match in title_pattern().finditer(text):
        at = match.end()
        name = name_at(text, at)
        if name and at not in taken and not title_pattern().match(text, at):
            title = _title_before(text, at, last)
            taken.add(at)
            names.setdefault(name, title)
            last = at + len(name)
            yield Mention(name, title, at, last)
            yield from _listed(text, last, title)
            continue
        begin = match.start() - text.endswith("副", 0, match.start())
        before = _name_before(text, begin, names)
        if before and begin - len(before) not in taken:
            start = begin - len(before)
            taken.add(start)
            last = at
            house = han_offices.before_name(text[max(0, start - 26) : start])
            yield Mention(before, text[begin:at], start, begin, house)


def _listed(text: str, at: int, title: str) -> Iterator[Mention]:
    """Yield 李四、王五 behind 记者张三: names only, with the same title.

    One piece of two or three characters that we do not know may stand between.
    """
    while text[at : at + 1] == "、":
        name = name_at(text, at + 1)
        if (
            not name
            or title_pattern().search(name)
            or name[0] not in chinese_surnames()
        ):
            piece = _PIECE.match(text, at + 1)
            if not piece or is_body(piece[0]) or is_common(piece[0]):
                return
            at = piece.end()
            continue
        yield Mention(name, title, at + 1, at + 1 + len(name))
        at += 1 + len(name)


_PIECE = re.compile("[一-鿿]{2,3}(?=、)")
_NAME = r"[一-鿿]{2,4}?"
_DID = (
    r"(?:分别|先后|应邀|共同|一同|一起|亲自|专程|也|还)*"
    r"(?:在[^，。；！？\n]{2,14}?|到[^，。；！？\n]{2,10}?|代表[^，。；\n]{2,10}?)?"
    r"(?:分别|先后|应邀|共同)*"
    r"(?:出席|主持|致辞|致[^，。；\n]{1,5}[辞词]|讲话|发言|宣布|宣读|会见|会谈|颁奖|揭牌|剪彩|签署|签约|为[^，。；\n]{1,20}(?:揭幕|揭牌|剪彩|颁奖)"
    r"|作[^，。；\n]{0,16}(?:报告|讲话|发言|演讲|讲座|总结|点评|部署)|带队|参加|参会|讲授|授课)"
)
_SPOKE = r"说|表示|指出|强调|认为|谈到|介绍说|告诉记者|回忆说|坦言|透露"
_BARE = re.compile(
    rf"(?<=由)(?P<by>{_NAME})(?=(?:共同)?(?:主持|致辞|主讲|宣读|带队|介绍))"
    rf"|(?<=图为)(?P<seen>{_NAME})(?={_DID}|{_SPOKE})"
    rf"|(?:(?<=[，。；！？”：\s]))(?!图为)(?P<names>{_NAME}(?:、{_NAME}|[和与]{_NAME}){{0,6}}?)"
    rf"(?=(?:等)?{_DID}|{_SPOKE})"
    rf"|(?:(?<=[，。；！？”：\s]))(?P<met>{_NAME})(?=会见|当选|荣获|获颁)"
)
"""Names in front of a role's verb: 张伟在北京出席研讨会, 会议由李敏主持."""


_AMONG = re.compile(
    r"(?<=[、，和与为予给对向了及由])(?P<name>[一-鿿]{2,4}?)等[0-9一二三四五六七八九十百]+余?[名位]"
    r"(?P<title>[一-鿿]{2,8}?)(?=[、，。；（(和与颁授]|$)"
)
"""The first of many: 王小明等12名优秀教师."""


def _firsts(text: str, taken: set[int]) -> Iterator[Mention]:
    for match in _AMONG.finditer(text):
        if is_plain_name(match["name"]) and match.start() not in taken:
            taken.add(match.start())
            yield Mention(match["name"], match["title"], *match.span("name"))


def _deeds(text: str, taken: set[int]) -> Iterator[Mention]:
    """Yield names without title or office, where surname and verb leave no doubt."""
    for match in _BARE.finditer("\n" + text):
        group = match.lastgroup or "names"
        at = match.start(group) - 1
        names = re.split("[、和与]", match[group])
        if not all(map(is_plain_name, names)):
            continue
        for name in names:
            start = text.index(name, at)
            if start not in taken:
                taken.add(start)
                yield Mention(name, "", start, start + len(name))
            at = start + len(name)


def _name_before(text: str, at: int, names: dict[str, str]) -> str | None:
    """Return the name that stands in front of a title: 江泽民主席, 叶利钦总统."""
    for size in (4, 3, 2, 5, 6):
        name = text[at - size : at]
        if len(name) == size and name in names:
            return name
    return _fresh_before(text, at)


_ADDRESSED = re.compile("教授|院士|博士|老师|先生|女士|同志|同学|研究员|主任|书记|主席")
"""Behind a short name too: 李敏教授."""


_LEADS = re.compile(
    r"(?:^|[^一-鿿]|[应由和与同向的为对请聘司部局厅处院系所馆会日国]|[大中小]学|公司|中心|集团|银行|协会|学会)$"
)
"""What may stand in front of a name whose title is behind it."""


def _fresh_before(text: str, at: int) -> str | None:
    for size in (5, 4, 3, 2):
        start = at - size
        name = text[max(0, start) : at]
        led = start >= 0 and _LEADS.search(text, max(0, start - 2), start)
        if led and _NAMED.fullmatch(name) and _is_fresh(name, text, start, at):
            return name
    return None


_NAMED = re.compile("[一-鿿·]+")


def _is_fresh(name: str, text: str, start: int, at: int) -> bool:
    """Say whether a name that no title introduced is one."""
    if len(name) == 3 and name[:1] in chinese_surnames():
        return not (title_pattern().search(name) or institutional(name))
    if len(name) == 2 and is_plain_name(name):
        opens = start == 0 or not _NAMED.match(text[start - 1])
        return opens or bool(_ADDRESSED.match(text, at))
    return len(name) > 2 and is_transliterated(name) and not is_common(name)


_BEGINS = re.compile(
    r"的(?!部长|总)|了|是|为|向|给|在(?=[一-鿿]{4})|由|同前来|以及|和(?!平|国际|发展|技术|信息|文化|旅游|社会|管理|改革|教育|科学|环境|渔业|农村|食品|城乡|建设|体育|健康|草原|医疗|劳动)"
    r"|与(?!会|交流|合作|发展|管理|技术|工程|教育|文化|信息|社会|服务|传播|艺术|科学|环境)"
    r"|应(?!邀)|来自|邀请|会见|月\d+日|正在|进行国事访问|欢迎|方面|先期抵京|今天|[^一]出席"
    r"|陪同(?!团)|还有|包括|[的宾导员]有|携(?!程|手)|^[及暨]"
)
_MOST_TITLES = 4


def _title_before(text: str, at: int, last: int) -> str:
    """Return the whole title that ends at `at`: back to a stop, a verb, a name.

    And over 、 where a title stands before it: 集团党委副书记、总经理. The name
    before this one ended at `last`.
    """
    start = at
    for _ in range(_MOST_TITLES):
        from_ = max(0, last, start - 26)
        run = re.search(r"[一-鿿·Ａ-Ｚ A-Za-z]*$", text[from_:start])
        piece = run[0] if run else ""
        begins = [m.end() for m in _BEGINS.finditer(piece[:-2])]
        start -= len(piece) - max(begins, default=0)
        more = not begins and text[start - 1 : start] == "、" and start > last + 3
        ends = title_pattern().findall(text[max(last, start - 8) : start - 1])
        if not (more and ends and text.endswith(ends[-1], 0, start - 1)):
            break
        start -= 1
    return text[start:at].strip(" 、")
