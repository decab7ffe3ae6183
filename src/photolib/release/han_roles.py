"""What people of a Chinese text did: the verbs behind their names."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files


@cache
def _roles() -> dict[str, re.Pattern[str]]:
    text = (files("photolib.release") / "data" / "han.toml").read_text("utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)["roles"]
    return {role: re.compile("|".join(verbs)) for role, verbs in table.items()}


def find(clause: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, role) for the persons in a sentence in front of a role's verb."""
    named = sorted((clause.index(n), n) for n in names if n in clause)
    listed = _PRESENT.search(clause)
    if listed:  # 出席会议的还有李敏、王强
        yield from ((n, "attended") for at, n in named if at >= listed.end())
    honoured = _HONOURED.search(clause)
    if honoured:  # who is named behind 表彰了 is honoured, and does nothing more
        yield from ((n, "awarded") for at, n in named if at >= honoured.end())
        named = [x for x in named if x[0] < honoured.start()]
    speech = _AT_EVENT.match(clause)
    for role, pattern in _roles().items():
        for match in pattern.finditer(clause):
            if not _is_noun(clause, role, match):
                yield from _by_verb(clause, named, role, match)
            if speech and role == "quoted":
                who = _by_verb(clause, named, role, match)
                yield from ((name, "spoke") for name, _ in who)


_AT_EVENT = re.compile(
    r"\s*[^，。]{0,12}(?:会|式|礼|坛|活动|讲座|现场|座谈|致辞|讲话|发言)[上中]，"
)
"""启动仪式上，: what is said then is a speech."""


def _is_noun(clause: str, role: str, match: re.Match[str]) -> bool:
    """Say whether a verb names an event, or what others saw: 此次签约, 见证签约."""
    verb = match.start()
    seen = role == "signed" and _ahead(_WITNESSED, clause, verb)
    named = clause.endswith("的", 0, verb) and match[0] != "见证"
    named = named and role in _NAMED_BY
    return bool(seen or named or _ahead(_NOUN, clause, verb))


_REACH = 56
"""Characters in front of a verb that are looked at."""


def _ahead(pattern: re.Pattern[str], clause: str, verb: int) -> re.Match[str] | None:
    return pattern.search(clause, max(0, verb - _REACH), verb)


def _by_verb(
    clause: str, named: list[tuple[int, str]], role: str, match: re.Match[str]
) -> Iterator[tuple[str, str]]:
    """Yield who did what one verb says, and to whom."""
    verb = match.start()
    received = _ahead(_RECEIVED, clause, verb) if role == "presented" else None
    if received:
        if "赠" in match[0]:
            return
        role, verb = "awarded", received.start()
    to = _ahead(_TO[role], clause, verb) if role in _TO else None
    if to:
        verb, done = to.start(), {"presented": "awarded"}.get(role, role)
        yield from ((n, done) for at, n in named if verb < at < match.start())
    if role == "met":
        yield from ((name, role) for name in _objects(clause, named, match.end()))
    led = _ahead(_LED_BY, clause, verb)
    verb = led.start() if led else verb
    before = [x for x in named if x[0] + len(x[1]) <= verb]
    yield from ((name, role) for name in _subjects(clause, before, verb))


_PRESENT = re.compile(
    "(?:出席|参加|参会|陪同|列席|到场)[^，。；：、]{0,24}?(?:的|嘉宾|领导)[^，。；：、]{0,12}?"
    "(?:还?有(?![关限效力所的望序助利意着了])|包括|分别[是为])"
)
"""Who came, named behind the verb: 出席会议的还有, 参加仪式的嘉宾包括."""
_NOUN = re.compile("[此本这该首]次$")
"""此次签约 is an event, and nobody's deed."""
_NAMED_BY = frozenset(["signed", "met", "opened", "attended"])
"""Roles whose verbs name what was done: 协议的签署."""
_RECEIVED = re.compile("接受[^，。；并赠]{0,10}$")
_WITNESSED = re.compile("见证[^，。；]{0,12}$|见证下[^。；]{0,40}$")
_HONOURED = re.compile("(?:表彰|表扬|嘉奖)了?(?!大会|会议|仪式|活动|会)")
_TO = {
    "presented": re.compile(r"[为向给][^，。；为向给]{1,24}$"),
    "met": re.compile(r"[同与][^，。；同与]{1,32}$"),
    "signed": re.compile(r"[同与][^，。；、同与]{1,40}$"),
}
"""To or with whom: 为李娜颁奖, 同总统会谈."""
_LED_BY = re.compile(
    r"(?:[在到][^，。；]{2,24}(?:上|中|内|馆|厅|堂|楼|室|中心|校区|现场|校本部|会场)|[把将][^，。；]{2,40}|[为向对][^，。；]{2,30})$"
)
"""What stands between a name and its verb: 在图书馆报告厅作报告, 把匾牌授予."""


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


def _objects(clause: str, named: list[tuple[int, str]], verb: int) -> list[str]:
    """Return whom somebody met: the first name behind 会见 and its title."""
    behind = min((x for x in named if x[0] >= verb), default=None)
    if behind is None or re.search("[，。；]", clause[verb : behind[0]]):
        return []
    return [behind[1]]


def _near(gap: str) -> bool:
    """Say whether a verb is still the name's: close by, or behind "and others"."""
    led = _COURTESY.sub("", gap).lstrip("，、")
    others = led[:1] in {"等", "和", "及"} or led.startswith("以及")
    if gap[:1] in {"，", "、"} and not _DID.search(gap):
        return gap.count("，") <= 3 and len(gap) <= 90
    if gap.endswith("并") and "，" not in gap:
        return len(gap) <= 60
    return gap.count("，") <= 1 and len(gap) <= (44 if others else 16)


_COURTESY = re.compile("^(?:教授|院士|博士|研究员|同志|先生|女士|老师)")
_DID = re.compile("说|表示|指出|强调|主持|致辞|介绍|讲话|发言|签|会见|宣布|为|向")


_DEED = re.compile("[对向同为致说]|举[行办]|召开|主持|出席|参加|会见|见证")


def _lists_on(gap: str) -> bool:
    gap = _COURTESY.sub("", gap)
    joined = gap[:1] in {"、", "和", "，", "与", "及", "等", "携", "偕"} or "、" in gap
    joined = joined or gap[:2] in {"以及", "一行"}
    return joined and len(gap) <= 40 and not _DEED.search(gap)
