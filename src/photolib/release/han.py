"""Chinese releases: no blanks, titles glued to names, roles behind both."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from photolib.credit.gazetteer import chinese_surnames, words
from photolib.credit.names import split as split_name
from photolib.records import (
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    ReleaseFacts,
)
from photolib.release import datelines, han_events, roles
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
def _roles() -> dict[str, re.Pattern[str]]:
    text = (files("photolib.release") / "data" / "han.toml").read_text("utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)["roles"]
    return {role: re.compile("|".join(verbs)) for role, verbs in table.items()}


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
        for name, role in _clause_roles(clause[0], found):
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


_STOP = re.compile(r"[^一-鿿·]")


def _name_after(text: str, at: int) -> str | None:
    """Return the name at `at`: of a surname and more, or a transliteration."""
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
        and _foreign(cut)
    ):
        return cut
    if closed and len(cut) == 2 and _foreign(cut):
        return cut
    return None


def _foreign(name: str) -> bool:
    """Say whether every character is one that transliterations use."""
    sounds = words("han_sounds", "photolib.release")
    return all(c in sounds or c == "·" for c in name)


def _is_word(name: str) -> bool:
    return name in words("han_words", "photolib.release")


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
        r"(?:^|[^一-鿿]|[应由和与同向]|日|国)([一-鿿·]{2,5})$",
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
    if 3 <= len(name) <= 5 and _foreign(name):
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
            r"的(?!部长|总)|了|是|在(?=[一-鿿]{4})|由|同前来|以及|和(?=[^平])|与(?!会)|应(?!邀)|来自|邀请|会见|月\d+日|正在|进行国事访问|欢迎|方面|先期抵京|今天|[^一]出席|陪同(?!团)",
            title[:-2],
        )
    ]
    return title[max(starts, default=0) :].strip()


def _clause_roles(
    clause: str, found: dict[str, list[Mention]]
) -> Iterator[tuple[str, str]]:
    """Yield (name, role) for the persons in a sentence in front of a role's verb."""
    named = [(clause.index(n), n) for n in found if n in clause]
    for role, pattern in _roles().items():
        for match in pattern.finditer(clause):
            before = sorted(x for x in named if x[0] + len(x[1]) <= match.start())
            yield from (
                (name, role) for name in _subjects(clause, before, match.start())
            )


def _subjects(clause: str, before: list[tuple[int, str]], verb: int) -> list[str]:
    """Return the nearest name and, back over 、和, those listed with it."""
    subjects: list[str] = []
    edge = verb
    for start, name in reversed(before):
        gap = clause[start + len(name) : edge]
        near = _near(gap) if not subjects else _lists_on(gap)
        if not near:
            break
        subjects.append(name)
        edge = start
    return subjects


def _near(gap: str) -> bool:
    """Say whether a verb is still the name's: close by, or behind "and others"."""
    others = gap[:1] in {"等", "和", "及", "以"} or gap.startswith("以及")
    return gap.count("，") <= 1 and len(gap) <= (44 if others else 16)


def _lists_on(gap: str) -> bool:
    joined = gap[:1] in {"、", "和", "，", "与", "及", "等"} or "、" in gap
    return joined and len(gap) <= 32 and not re.search("[对向同为致说]", gap)


def _facts(name: str, found: Sequence[Mention], gained: set[str]) -> PersonFacts:
    titles = [m.title for m in found if m.title not in _lists()["courtesies"]]
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
    r"([一-鿿Ａ-ＺA-Z]*?(?:部|局|厅|办公室|院|委员会|协会|学会|大学|学院|学校|公司|集团|银行|中心|医院|研究所|联合会|总会|基金会|政府|国务院|参议院|众议院|议会|法院|报社|出版社))(?=[一-鿿]*$)"
)


def _organisation(title: str) -> str | None:
    """Return 外交部 of 外交部副部长, 中国人民大学 of 中国人民大学校长."""
    last = re.split("[、兼]", title)[-1]
    latin = re.match(r"[A-Z]{2,}", last)
    if latin:
        return latin[0]
    match = _BODY.match(last)
    if match and len(match[1]) > 2 and match[1][0] != "副":
        return match[1]
    return None
