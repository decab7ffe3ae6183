"""Find where in a line a credit stands: the whole of it and what its keyword opens."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from photolib.credit.gazetteer import words

LONGEST_BODY = 240
"""Characters: a longer "credit" is running text."""


class Found(NamedTuple):
    """A candidate: offsets of the whole credit and of its body in the line.

    `key` is the keyword's class ("plural", "single", "illustration", "copyright",
    "courtesy", "bracket", "ranked") and `glued` says that text stands before it.
    """

    start: int
    end: int
    body: tuple[int, int]
    key: str
    glued: bool


@cache
def keywords() -> dict[str, list[str]]:
    """Return data/keywords.toml."""
    text = (files("photolib.credit") / "data" / "keywords.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _pattern() -> re.Pattern[str]:
    """Return one expression for every keyword with what joins it to its body."""
    k = keywords()
    qualified = rf"(?:(?:{_any(k['qualifier'])})[ -])?"
    singles = _any([*k["credit"], *k["compound"], *k["single"]])
    return re.compile(
        rf"""(?<![^\W\d_])(?=[^\W\d_]|[©ⓒ]|\(c)(?:
          (?P<illustration>{_any(k["illustration"])})(?:\s*(?:credit)?[:：]\s*|\s+(?:by)\s+)
        | {qualified}(?P<plural>{_any(k["plural"])})
            (?:\s*\([^()]{{1,20}}\))?
            (?:\s*[:：]\s*|\s+(?P<plural_by>{_any(k["by"])})(?:\s*[:：])?\s+(?=\S))
        | {qualified}(?P<single>{singles})
            (?:\s*\([^()]{{1,20}}\))?
            (?:\s*[:：]\s*(?:by\s+)?|\s+(?P<single_by>{_any(k["by"])})(?:\s*[:：])?\s+(?=\S)
              |(?P<slash>\s?[/|]\s?)(?=[^\W\d_])|\s*(?=©|\(c\)\s))
        | (?:(?:{_any(k["single"] + k["plural"])})\s+)?
            (?P<courtesy>{_any(k["courtesy"])})\s*[:：]?\s+
        | (?:{_any(k["single"] + k["plural"])})\s+(?P<provided>{_any(k["provided"])})\s+
        | (?P<dotted>credits?(?:\.{{3}}|…)\s*|image\ source\s?,\s*)
        )
        | (?P<han>{_any(k["chinese_single"])})\s*[:：/／=＝・]\s*
        | (?P<copyright>(?:©|\(c\)|ⓒ)\s*(?:copyright\s*)?|copyright:\s*)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _any(choices: list[str]) -> str:
    return "|".join(
        c.replace(" ", r"\ ") for c in sorted(choices, key=len, reverse=True)
    )


def find(line: str) -> Iterator[Found]:
    """Yield the credits that a keyword or a bracket opens in `line`, left to right."""
    for match in _pattern().finditer(line):
        if _opens_credit(line, match):
            found = _keyed(line, match)
            if found:
                yield found


_SHARED_JOB = re.compile(
    r"\b(?:texte?|texto|words|story|report|article|video|written)s?\s+(?:and|und|et|y|&|\+)$",
    re.IGNORECASE,
)
_OTHER_JOB = re.compile(
    r"\b(?:text|words|story|written|reported|edited)\s+by\s[^.()]{2,60}[,;]$",
    re.IGNORECASE,
)
"""Before "photos by" in "Text by Ada Quist, photos by Ben Orlo"."""


_SEEN_IN = re.compile(r"\b(?:in|on|auf|im) (?:the|this|dem|diesem)? ?$", re.IGNORECASE)
_COMMON = re.compile(
    r"(?:(?:l['’]|d['’]|(?:las?|el|los|les?|der|dem|den|des?|van|von|du|dos?|da)\s))*"
    r"([a-zß-ÿ]{2,})"
)


def _of_something(line: str, at: int) -> bool:
    """Say whether "Photo de" is followed by what is seen: no name and no body."""
    match = _COMMON.match(line, at)
    return bool(match and match[1] not in words("organisation_words"))


_NEXT_LABEL = re.compile(r"\s*[一-鿿]{2,4}\s*[:：]")
"""摄影： 来源：校报: a form that nobody filled in."""


def _opens_credit(line: str, match: re.Match[str]) -> bool:
    """Reject "a show of photographs by her": by-forms open a sentence or a bracket."""
    if _SEEN_IN.search(line, max(0, match.start() - 12), match.start()):
        return False
    if match["han"] and _NEXT_LABEL.match(line, match.end()):
        return False
    by = match["plural_by"] or match["single_by"] or match["slash"]
    if not by and not match["courtesy"] and not match["provided"]:
        return True
    if by in {"de", "di", "von", "par", "por"} and _of_something(line, match.end()):
        return False
    before = line[max(0, match.start() - 40) : match.start()].rstrip()
    opens = not before or before[-1] in '.!?:;([|–—-]〔（【•·*"”’»'
    opens = opens or bool(_SHARED_JOB.search(before) or _OTHER_JOB.search(before))
    return opens or (by == "by" and line[match.start()].isupper())


_CLASSES = {
    "illustration": "illustration",
    "plural": "plural",
    "single": "single",
    "courtesy": "courtesy",
    "provided": "courtesy",
    "dotted": "single",
    "han": "single",
    "copyright": "copyright",
}
"""The class of `Found` by the group of the pattern, in the order they are asked."""


def _keyed(line: str, match: re.Match[str]) -> Found | None:
    key = next(k for k in _CLASSES if match[k] is not None)
    start, body = match.start(), match.end()
    opened = _opening(line, start)
    end = _closing(line, body, opened) if opened is not None else _end(line, body, key)
    if opened is not None:
        start = opened
    if opened is not None:
        close = end
        other = _OTHER.search(line[body:end])
        end = body + other.start() if other else end
    else:
        close = end
    if not line[body:end].strip():
        return None
    glued = bool(line[:start].strip(" \t([（|–—-"))
    closed = opened is not None and line[close : close + 1] in {
        ")",
        "]",
        "）",
        "］",
        "】",
        "〕",
    }
    close += closed
    return Found(start, close, (body, end), _CLASSES[key], glued)


def _opening(line: str, start: int) -> int | None:
    """Return where the bracket opens that stands right before the keyword."""
    at = start - 1
    while at >= 0 and line[at] in " ©":
        at -= 1
    return at if at >= 0 and line[at] in "([（［【〔" else None


def _closing(line: str, body: int, opened: int) -> int:
    """Return where the bracket closes; nested brackets belong to the body."""
    depth, stop = 1, _next_key(line, body, min(len(line), body + LONGEST_BODY))
    for at in range(body, stop):
        if line[at] in "([（［【〔":
            depth += 1
        elif line[at] in ")]）］】〕":
            depth -= 1
            if depth == 0:
                return at
    return stop


_SENTENCE_END = re.compile(
    r"(?<=[^\s.][^\s.])[.!?]\s+(?=[^\W\d_a-z])|\t|\s{3,}|•|[。！？]"
)
_OTHER = re.compile(
    r"\s*[|/;,·–-]?\s*\b(?:hide caption|toggle caption|enlarge this image|video|vídeo"
    r"|text|grafik|graphic|words?|story|illustrations?|montage|collage|styling|repro|design|layout|gestaltung|satz|translat(?:ion|or)|edit(?:ed|ing)|proofread(?:ing)?|reviewer|editor|redaktion|autor(?:in)?|author|writer)\b\s*(?:by\b|[:：]|$)",
    re.IGNORECASE,
)


def _end(line: str, body: int, key: str) -> int:
    """Return where an unbracketed body ends."""
    stop = _next_key(line, body, min(len(line), body + LONGEST_BODY))
    text = line[body:stop]
    for match in _SENTENCE_END.finditer(text):
        if not _abbreviated(text[: match.start() + 1]):
            text = text[: match.start()]
            break
    other = _OTHER.search(text)
    if other:
        text = text[: other.start()]
    if text.count(")") > text.count("("):
        text = text[: text.index(")")]
    return body + len(text.rstrip())


_ABBREVIATED = re.compile(
    r"\b(?:[^\W\d_]|Dr|Mr|Mrs|Ms|Prof|St|Sgt|Lt|Capt|Col|Gen|Cpl|Pfc|Spc|Maj|Jr|Sr|Ph|dpa|Inc|Co|U\.S)\.$"
)


def _abbreviated(text: str) -> bool:
    return bool(_ABBREVIATED.search(text[-12:]))


def _next_key(line: str, body: int, stop: int) -> int:
    """Return where the next credit's keyword begins, else `stop`."""
    at = body
    while at < stop and line[at] in " ©(":  # "Foto: © X" and "Foto: (c) X" are one
        at += 1
    if line[at : at + 2].casefold() == "c)":
        at += 2
    for match in _pattern().finditer(line, at, stop):
        goes_on = match["copyright"] or match["courtesy"] or match["slash"]
        goes_on = goes_on or _names_owners(line, match, at)
        if match.start() > at and not goes_on:
            return match.start()
    return stop


_PHOTOGRAPHER = re.compile(
    r"(?:foto|photo|fotografin|fotograf|photographer|photographe)\s?:", re.IGNORECASE
)


def _names_owners(line: str, match: re.Match[str], body: int) -> bool:
    """Say whether this keyword only names who took it: "© City, photo: Ada Quist"."""
    owned = re.search(
        r"©|\(c\)|copyright", line[max(0, body - 14) : match.start()], re.IGNORECASE
    )
    joined = line[body : match.start()].rstrip()[-1:] in {",", "/", "|", ";", "–", "-"}
    return bool(owned and joined and _PHOTOGRAPHER.match(line, match.start()))


_BRACKET = re.compile(r"[(\[（［【]([^()\[\]（）［］【】\n]{2,160})[)\]）］】]")


def brackets(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and content of every innermost, short enough bracket."""
    for match in _BRACKET.finditer(line):
        yield match.start(), match.end(), match[1]
