"""Chinese releases: no blanks, titles glued to names, roles behind both."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from photolib.credit.gazetteer import chinese_surnames, words
from photolib.credit.names import is_transliterated
from photolib.credit.names import split as split_name
from photolib.records import (
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    ReleaseFacts,
)
from photolib.release import datelines, han_events, han_roles, roles
from photolib.release.datelines import Found
from photolib.release.photo_credits import Credits
from photolib.release.sentences import Line

_CLAUSE = re.compile(r"[^。！？；\n]{1,600}")
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A name behind its title: offsets of the name, the title in front of it."""

    name: str
    title: str
    start: int
    end: int


@cache
def _lists() -> dict[str, list[str]]:
    text = (files("photolib.release") / "data" / "han.toml").read_text("utf-8")
    return {k: v for k, v in tomllib.loads(text).items() if isinstance(v, list)}


@cache
def _title_pattern() -> re.Pattern[str]:
    ends = sorted(set(_lists()["titles"]), key=len, reverse=True)
    return re.compile("|".join(ends))


@cache
def _verb_pattern(shortest: int) -> re.Pattern[str]:
    """Return one expression for the verbs of at least `shortest` characters."""
    return re.compile("|".join(v for v in _lists()["verbs"] if len(v) >= shortest))


def facts(
    text: str,
    lines: Sequence[Line],
    credited: Credits,
    dateline: Found | None,
    posted: date | None,
    tongue: str,
) -> ReleaseFacts:
    """Return what a Chinese (or Japanese) text says."""
    masked = _mask(text, credited.spans)
    people = _people(masked) if tongue == "zh" else []
    event = (
        han_events.find(masked, lines, dateline, posted)
        if tongue == "zh"
        else EventFacts()
    )
    outlets = dict.fromkeys(c.outlet for c in credited.photos if c.outlet)
    organisations = dict.fromkeys(p.organisation for p in people if p.organisation)
    return ReleaseFacts(
        event=event,
        people=tuple(people),
        organisations=tuple(OrganisationFacts(n) for n in (*organisations, *outlets)),
        photo_credits=credited.photos,
        bylines=credited.bylines,
        language=tongue,
        dateline=datelines.facts(dateline, posted),
    )


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank out credits and bylines, whose names are no guests."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _people(text: str) -> list[PersonFacts]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions(text):
        known = _same(mention.name, found)
        found.setdefault(known or mention.name, []).append(mention)
    gained: dict[str, set[str]] = {name: set() for name in found}
    for clause in _CLAUSE.finditer(text):
        for name, role in han_roles.find(clause[0], found):
            gained[name].add(role)
    return [_facts(name, ms, gained[name]) for name, ms in found.items()]


def _same(name: str, found: dict[str, list[Mention]]) -> str | None:
    return next((known for known in found if known == name), None)


def mentions(text: str) -> Iterator[Mention]:
    """Yield the names of a text: behind a title, or in front of 主席 and its like."""
    taken: set[int] = set()
    names: dict[str, str] = {}
    for match in _title_pattern().finditer(text):
        name = _name_after(text, match.end())
        if (
            name
            and match.end() not in taken
            and not _title_pattern().match(text, match.end())
        ):
            title = _title_before(text, match.end())
            taken.add(match.end())
            names.setdefault(name, title)
            yield Mention(name, title, match.end(), match.end() + len(name))
            yield from _listed(text, match.end() + len(name), title)
            continue
        before = _name_before(text, match.start(), names)
        if before and match.start() - len(before) not in taken:
            taken.add(match.start() - len(before))
            start = match.start() - len(before)
            yield Mention(before, match[0], start, match.start())
    yield from _speakers(text, taken)


_SPEAKER = re.compile(
    r"(?:^|[，。；！？”：\n])(?P<name>[一-鿿]{3})(?=说|表示|告诉记者|介绍说|回忆说)"
)


def _speakers(text: str, taken: set[int]) -> Iterator[Mention]:
    """Yield 邓浩然 of ，邓浩然说: a name without a title, by surname and verb."""
    for match in _SPEAKER.finditer(text):
        name, (start, end) = match["name"], match.span("name")
        known = name[0] in chinese_surnames() and not _is_word(name)
        if known and start not in taken and not _title_pattern().search(name):
            yield Mention(name, "", start, end)


def _listed(text: str, at: int, title: str) -> Iterator[Mention]:
    """Yield 李四、王五 behind 记者张三: names only, with the same title."""
    while text[at : at + 1] == "、":
        name = _name_after(text, at + 1)
        if (
            not name
            or _title_pattern().search(name)
            or name[0] not in chinese_surnames()
        ):
            return
        yield Mention(name, title, at + 1, at + 1 + len(name))
        at += 1 + len(name)


_DOTTED = re.compile(r"(?P<given>(?:[一-鿿]{1,6}·)+)(?P<family>[一-鿿]{1,8})")
"""A name from elsewhere, whose parts a dot joins: 费尔南多·罗哈斯."""
_STOP = re.compile(r"[^一-鿿·]")


def _name_after(text: str, at: int) -> str | None:
    """Return the name at `at`: of a surname and more, or a transliteration."""
    dotted = _DOTTED.match(text, at)
    if dotted and not _title_pattern().search(dotted["given"]):
        return dotted["given"] + _before_deed(dotted["family"])
    run = text[at : at + _LONGEST_NAME + 4]
    stop = _STOP.search(run)
    run = run[: stop.start()] if stop else run
    if run[:1] in {
        "和",
        "与",
        "及",
        "等",
        "的",
        "应",
        "成",
        "全",
        "时",
        "从",
        "都",
        "有",
        "向",
        "对",
        "同",
        "于",
    }:
        return None
    if _verb_pattern(2).match(run):
        return None
    cut = _before_verb(run)
    surname = run[:2] if run[:2] in chinese_surnames() else run[:1]
    if surname in chinese_surnames():
        size = min(len(cut) if cut else 0, len(surname) + 2)
        if size > len(surname) and (
            len(cut) <= len(surname) + 2 or _title_pattern().match(run, size)
        ):
            return run[:size] if not _is_word(run[:size]) else None
    closed = bool(stop) or len(cut) < len(run)
    if (
        closed
        and 3 <= len(cut) <= _LONGEST_NAME
        and not _title_pattern().search(cut)
        and is_transliterated(cut)
    ):
        return cut
    if closed and len(cut) == 2 and is_transliterated(cut):
        return cut
    return None


def _is_word(name: str) -> bool:
    return name in words("han_words", "photolib.release")


_NO_SOUND = re.compile("[说称率赴抵携在于对向将就也还等和与及的为是]")
"""Verbs and small words of one character that write no foreign name."""


def _before_deed(family: str) -> str:
    """Cut a family name in foreign sounds where a verb or a small word begins."""
    patterns = (_verb_pattern(2), _title_pattern(), _NO_SOUND)
    found = (pattern.search(family, 1) for pattern in patterns)
    return family[: min((m.start() for m in found if m), default=len(family))]


def _before_verb(run: str) -> str:
    """Cut a run of characters where a verb or a small word begins behind its start."""
    found = (_verb_pattern(1).search(run, 2), _title_pattern().search(run, 1))
    cuts = [m.start() for m in found if m and m.start() > 1]
    return run[: min(cuts)] if cuts else run


def _name_before(text: str, at: int, names: dict[str, str]) -> str | None:
    """Return the name that stands in front of a title: 江泽民主席, 叶利钦总统."""
    for size in (4, 3, 2, 5, 6):
        name = text[at - size : at]
        if len(name) == size and name in names:
            return name
    return _fresh_before(text, at)


def _fresh_before(text: str, at: int) -> str | None:
    before = re.search(
        r"(?:^|[^一-鿿]|[应由和与同向的]|日|国)([一-鿿·]{2,5})$",
        text[max(0, at - 7) : at],
    )
    if not before:
        return None
    name = before[1]
    if (
        name[:1] in chinese_surnames()
        and len(name) == 3
        and not _title_pattern().search(name)
    ):
        return name if not _looks_institutional(name) else None
    if 3 <= len(name) <= 5 and is_transliterated(name):
        return name
    return None


def _looks_institutional(text: str) -> bool:
    return bool(
        re.search(
            r"[国省市县区局部委会院校司处协]|总|副|常务|执行|轮值|名誉|联合", text
        )
    )


def _title_before(text: str, at: int) -> str:
    """Return the whole title that ends at `at`: back to a stop or a verb."""
    run = re.search(r"[一-鿿·Ａ-Ｚ A-Za-z]*$", text[max(0, at - 26) : at])
    title = run[0] if run else ""
    starts = [
        m.end()
        for m in re.finditer(
            r"的(?!部长|总)|了|是|为|向|给|在(?=[一-鿿]{4})|由|同前来|以及|和(?=[^平])|与(?!会)|应(?!邀)|来自|邀请|会见|月\d+日|正在|进行国事访问|欢迎|方面|先期抵京|今天|[^一]出席|陪同(?!团)",
            title[:-2],
        )
    ]
    return title[max(starts, default=0) :].strip()


def _facts(name: str, found: Sequence[Mention], gained: set[str]) -> PersonFacts:
    offices = (m.title for m in found if m.title)
    titles = [t for t in offices if t not in _lists()["courtesies"]]
    title = max(titles, key=len, default=None)
    courtesy = next((m.title for m in found if m.title in _lists()["courtesies"]), None)
    family, given = split_name(name)
    if "spoke" in gained:
        gained = gained - {"quoted"}
    return PersonFacts(
        name=name,
        as_written=name,
        family=family,
        given=given,
        honorific=courtesy,
        title=title,
        organisation=_organisation(title) if title else None,
        roles=roles.in_order(gained),
        span=(found[0].start, found[0].end),
    )


_BODY = re.compile(
    r"([一-鿿Ａ-ＺA-Z]*?(?:部|局|厅|署|司(?![令机法仪])|办公室|院|委员会|管委会|协会|学会|商会|大学|学院|学校|中学|小学|公司"
    r"|集团|银行|中心|医院|研究所|实验室|联合会|总会|基金会|政府|国务院|参议院|众议院|议会|法院|检察院|报社|出版社|电视台"
    r"|博物馆|图书馆|剧院|乐团|俱乐部|联盟|政协|工会|代表处|代表团|办事处|大使馆|领事馆|党校))(?=[一-鿿]*$)"
)
_COMPANY = re.compile(
    r"^(.{2,20}?)(?:副|执行|联席|名誉|首席执行官|创始人兼?)*(?:董事长|总裁|总经理|首席执行官|创始人)"
)


def _organisation(title: str) -> str | None:
    """Return 外交部 of 外交部副部长, 中国人民大学 of 中国人民大学校长."""
    for part in reversed(re.split("[、兼]", title)):
        latin = re.match(r"[A-Z]{2,}", part)
        if latin:
            return latin[0]
        match = _BODY.match(part) or _COMPANY.match(part)
        if match and len(match[1]) > 2 and match[1][0] != "副":
            return match[1]
    return None
