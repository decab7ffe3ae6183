"""Chinese names without blanks: where a name ends, and what is none."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from photolib.credit.gazetteer import chinese_surnames, words
from photolib.credit.names import is_transliterated

_PACKAGE = "photolib.release"
_LONGEST_NAME = 7


@cache
def lists() -> dict[str, list[str]]:
    """Return the lists of data/han.toml."""
    text = (files(_PACKAGE) / "data" / "han.toml").read_text("utf-8")
    return {k: v for k, v in tomllib.loads(text).items() if isinstance(v, list)}


@cache
def title_pattern() -> re.Pattern[str]:
    """Return one expression for the ends of titles, the longest first."""
    ends = sorted(set(lists()["titles"]), key=len, reverse=True)
    return re.compile("|".join(ends))


@cache
def verb_pattern(shortest: int) -> re.Pattern[str]:
    """Return one expression for the verbs of at least `shortest` characters."""
    return re.compile("|".join(v for v in lists()["verbs"] if len(v) >= shortest))


_DOTTED = re.compile(r"(?P<given>(?:[一-鿿]{1,6}·)+)(?P<family>[一-鿿]{1,8})")
"""A name from elsewhere, whose parts a dot joins: 费尔南多·罗哈斯."""
_STOP = re.compile(r"[^一-鿿·]")
_NO_GIVEN = frozenset(
    "在对向将就也还等与及的为是说称率赴把被从到致主参出会作做了讲应同共昨今携偕地得着们"
)
"""Characters that end no given name."""
_NO_START = frozenset("和与及等的应全时从都有向对同")


def name_at(text: str, at: int) -> str | None:
    """Return the name at `at`: of a surname and more, or a transliteration."""
    dotted = _DOTTED.match(text, at)
    if dotted and not title_pattern().search(dotted["given"]):
        return dotted["given"] + _before_deed(dotted["family"])
    run = text[at : at + _LONGEST_NAME + 4]
    stop = _STOP.search(run)
    run = run[: stop.start()] if stop else run
    if run[:1] in _NO_START or verb_pattern(2).match(run):
        return None
    return _chinese(run) or _japanese(run) or _foreign(run, ended=bool(stop))


def _chinese(run: str) -> str | None:
    """Return the surname and one or two characters, by what follows them."""
    surname = run[:2] if run[:2] in chinese_surnames() else run[:1]
    if surname not in chinese_surnames() or _AT.match(run):
        return None
    long, short = len(surname) + 2, len(surname) + 1
    for ends in (_ends_surely, _ends):
        for size in (long, short):
            name = run[:size]
            if len(name) < size or name[-1] in _NO_GIVEN or _is_deed(name):
                continue
            if ends(run, size):
                return name
    return None


_BODY_ENDS = frozenset("校院系部处局司委会办厅")
"""Characters that end a body, and no name in front of a title."""


def is_body(name: str) -> bool:
    """Say whether a name ends as a body does: 高校校 in front of 领导."""
    return name[-1] in _BODY_ENDS


def _is_deed(name: str) -> bool:
    begun = len(name) > 2 and is_word(name[:2])  # 路线图, 毕业生
    return begun or is_word(name) or name in words("han_following", _PACKAGE)


_AT = re.compile("于(?:[昨今明近日]|[一-鿿]{2}(?:市|省|县|举|召))")
"""于 as "on" and "at", and no surname."""


def _ends_surely(run: str, size: int) -> bool:
    """Say whether a name of `size` is followed by nothing, a title or a whole word."""
    following = run[size : size + 2]
    if title_pattern().match(run, size):
        return not is_body(run[:size])
    if not following:
        return True
    return following in words("han_following", _PACKAGE)


def _ends(run: str, size: int) -> bool:
    """Say whether a verb or a small word of our own list follows."""
    return bool(verb_pattern(1).match(run, size))


def _japanese(run: str) -> str | None:
    """Return a known Japanese surname and what follows up to a verb or the end."""
    if run[:2] not in words("han_japanese", _PACKAGE):
        return None
    sizes = (n for n in (4, 3, 5) if len(run) >= n and run[n - 1] not in _NO_GIVEN)
    return next((run[:n] for n in sizes if _ends_surely(run, n) or _ends(run, n)), None)


def _foreign(run: str, *, ended: bool) -> str | None:
    """Return a name written by sound: 涅姆佐夫."""
    cut = _before_verb(run)
    closed = ended or len(cut) < len(run)
    if not closed or not is_transliterated(cut) or title_pattern().search(cut):
        return None
    return cut if 2 <= len(cut) <= _LONGEST_NAME else None


def is_word(name: str) -> bool:
    """Say whether this is a word even behind a title: 全体."""
    return name in words("han_words", _PACKAGE)


def is_common(name: str) -> bool:
    """Say whether a dictionary has it as a word: 高校, 金融; no evidence for a name."""
    return is_word(name) or name in words("han_common", _PACKAGE)


def is_plain_name(name: str) -> bool:
    """Say whether a surname, one or two characters and no known word make a name."""
    surname = name[:2] if name[:2] in chinese_surnames() else name[:1]
    return (
        surname in chinese_surnames()
        and 1 <= len(name) - len(surname) <= 2
        and name[-1] not in _NO_GIVEN
        and not is_common(name)
        and not title_pattern().search(name)
        and not institutional(name)
    )


_INSTITUTIONAL = re.compile(
    r"[国省市县区局部委会院校司处协组社团村镇乡]|总|副|常务|执行|轮值|名誉|联合|负责|有关|相关"
)


def institutional(text: str) -> bool:
    """Say whether a character tells of a body or an office: 县委, 常务."""
    return bool(_INSTITUTIONAL.search(text))


_NO_SOUND = re.compile("[说称率赴抵携在于对向将就也还等和与及的为是]")
"""Verbs and small words of one character that write no foreign name."""


def _before_deed(family: str) -> str:
    """Cut a family name in foreign sounds where a verb or a small word begins."""
    patterns = (verb_pattern(2), title_pattern(), _NO_SOUND)
    found = (pattern.search(family, 1) for pattern in patterns)
    return family[: min((m.start() for m in found if m), default=len(family))]


def _before_verb(run: str) -> str:
    """Cut a run of characters where a verb or a small word begins behind its start."""
    found = (verb_pattern(1).search(run, 2), title_pattern().search(run, 1))
    cuts = [m.start() for m in found if m and m.start() > 1]
    return run[: min(cuts)] if cuts else run
