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
    named = [(clause.index(n), n) for n in names if n in clause]
    honoured = _HONOURED.search(clause)
    if honoured:  # who is named behind 表彰了 is honoured, and does nothing more
        yield from ((n, "awarded") for at, n in named if at >= honoured.end())
        named = [x for x in named if x[0] < honoured.start()]
    for role, pattern in _roles().items():
        for match in pattern.finditer(clause):
            verb = match.start()
            if role == "signed" and _WITNESSED.search(clause, 0, verb):
                continue
            to = _TO[role].search(clause, 0, verb) if role in _TO else None
            if to:
                verb, done = to.start(), {"presented": "awarded"}.get(role, role)
                yield from ((n, done) for at, n in named if verb < at < match.start())
            if role == "met":
                yield from (
                    (name, role) for name in _objects(clause, named, match.end())
                )
            before = sorted(x for x in named if x[0] + len(x[1]) <= verb)
            yield from ((name, role) for name in _subjects(clause, before, verb))


_WITNESSED = re.compile("见证[^，。；]{0,12}$")
_HONOURED = re.compile("(?:表彰|表扬|嘉奖)了?(?!大会|会议|仪式|活动|会)")
_TO = {
    "presented": re.compile(r"[为向给][^，。；为向给]{1,24}$"),
    "met": re.compile(r"[同与][^，。；同与]{1,32}$"),
}
"""To or with whom: 为李娜颁奖, 同总统会谈."""


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


def _lists_on(gap: str) -> bool:
    gap = _COURTESY.sub("", gap)
    joined = gap[:1] in {"、", "和", "，", "与", "及", "等"} or "、" in gap
    return joined and len(gap) <= 32 and not re.search("[对向同为致说]", gap)
