"""Chinese credit forms: （新华社记者兰红光摄）, 文/方爱宁 摄/周霄佳, 摄影：钱珊铭."""

import re
from collections.abc import Iterator

from photolib.credit.classify import kind
from photolib.credit.find import Found
from photolib.credit.gazetteer import is_agency, is_nobody
from photolib.credit.names import is_han, is_transliterated

_NAME = r"[一-鿿·]{2,6}(?:\s?[、，]\s?[一-鿿·]{2,4}|\s[一-鿿]{2,3}(?=\s|$))*"
_TAKEN = r"(?:摄影报道|摄影|攝影|拍摄|拍攝|摄制|摄|攝|供图|供圖)"
_BRACKET = re.compile(rf"[（(]([^（）()\n。]{{2,60}}?)[\s/／]*{_TAKEN}\s*[）)]")
_TEXT_THEN = re.compile(
    r"(?:文字?|撰文|撰稿|文案|作者)\s*[:：/／][^。\n()（）]{2,40}?(?<![一-鿿])(?:图片?|圖片?|摄影?|攝影?|照片|供图)"
    r"\s*[:：/／]\s*([一-鿿·]{2,4}(?![一-鿿])(?:[、，\s]+[一-鿿·]{2,4}(?![一-鿿:：/／])){0,4})"
)
_WROTE_AND_TOOK = re.compile(
    r"(?:^|(?<=[\s（(]))((?:[一-鿿]{2,10}\s)?[一-鿿]{2,4}(?:[、\s][一-鿿]{2,4}){0,3})\s+"
    r"(?:文\s?[/、/]?\s?(?:图|圖|摄|攝)|图文|圖文)(?=$|[\s）)。])"
)
_SENT_OUT = re.compile(rf"([一-鿿]{{2,6}})发\s*[（(]\s*({_NAME}?)\s*{_TAKEN}\s*[）)]")
_TAKEN_FOR = re.compile(
    r"(?:^|(?<=[\s。，；！？”】）)(（]))([一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4}){0,4})\s*"
    r"(?:摄影|摄|攝影|攝)\s*[/／（(]\s*([一-鿿]{2,10})(?=$|[\s。）)])"
)
_BARE = re.compile(
    rf"(?:^|(?<=[\s。，；！？”】）)]))"
    rf"((?:[一-鿿]{{0,12}}(?:记者|記者|通讯员|摄影师)\s?"
    rf"|[一-鿿]{{2,12}}发\s)?"
    rf"[一-鿿·]{{2,4}}(?:[ 、][一-鿿·]{{2,4}}){{0,4}})\s*[/／]?\s*"
    rf"{_TAKEN}(?=$|[\s。；）)|/])"
)
_PROVIDED = re.compile(
    r"(?:图片|图|照片|摄影)均?由([一-鿿A-Za-z·]{2,20}?)(?:提供|供图)"
    r"|(?:图片|图)源?自[:：]?\s*([一-鿿A-Za-z·]{2,12})(?=$|[\s）)。])"
)
_SLASH = re.compile(
    r"(?:(?:摄影?|攝影?|图片?|圖片?)\s*[/／]\s*(?:记者|記者)?"
    r"|(?:文[/、]图|图文)\s*[/／：: ])\s*"
    r"([一-鿿·]{2,4}?(?=[摄攝])|[一-鿿·]{2,4}(?:[、\s]+[一-鿿·]{2,4}(?![/／])){0,4})"
)
_WRITER_THEN = re.compile(
    rf"(?:记者|記者|通讯员|文字|文)[\s:：/／]*[一-鿿·]{{2,4}}\s+{_TAKEN}[\s:：/／]*"
    r"([一-鿿·]{2,4})(?=$|[\s）)。，；])"
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s。（(]))(?:图片|圖片|图|圖|照片)\s*[:：]\s*"
    r"((?:[一-鿿]{2,12}\s)?[一-鿿·]{2,4})\s*(?=$|[）)])"
)
_WORKER = re.compile(
    r"\s*(?:特约|本报|见习)?(?:记者|記者|通讯员|特约摄影|摄影师|摄影记者|实习生)[:：]?\s*"
)


_PATTERNS = (
    _WRITER_THEN,
    _TEXT_THEN,
    _WROTE_AND_TOOK,
    _SENT_OUT,
    _TAKEN_FOR,
    _BRACKET,
    _PROVIDED,
    _SLASH,
    _BARE,
    _LABEL,
)


def find(line: str) -> Iterator[tuple[Found, tuple[str, ...], str | None]]:
    """Yield each credit with its names and its outlet."""
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS if is_han(line) else ():
        for match in pattern.finditer(line):
            start, end = match.start(), match.end()
            if any(s < end and start < e for s, e in taken):
                continue
            names, outlet = _outlet_alone(*_people(match, pattern))
            if names or outlet:
                taken.append((start, end))
                body = match.span(match.lastindex or 0)
                yield Found(start, end, body, "single", start > 0), names, outlet


def _outlet_alone(
    names: tuple[str, ...], outlet: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Read 图/新华社: the only "name" is an agency."""
    if outlet is None and len(names) == 1 and kind(names[0]) == "outlet":
        return (), names[0]
    return names, outlet


def _people(
    match: re.Match[str], pattern: re.Pattern[str]
) -> tuple[tuple[str, ...], str | None]:
    if pattern is _PROVIDED:
        outlet = match[1] or (match[2] if kind(match[2]) == "outlet" else None)
        return (), None if is_nobody(outlet or "") else outlet
    if pattern is _SENT_OUT:
        return _names(match[2]), match[1]
    if pattern is _WROTE_AND_TOOK:
        outlet, _, name = match[1].rpartition(" ")
        both = bool(outlet) and kind(outlet) == "outlet"
        return _names(name if both else match[1]), outlet if both else None
    if pattern is _TAKEN_FOR:
        known = kind(match[2]) == "outlet"
        return (_names(match[1]), match[2]) if known else ((), None)
    if pattern is _LABEL:
        return _labelled(match[1])
    content = (
        re.split(r"[/／](?=[^/／]*$)", match[1])[-1] if "文/" in match[1] else match[1]
    )
    before, *rest = _WORKER.split(content, maxsplit=1)
    if rest:
        return _names(rest[0]), _outlet(match[1], before)
    spaced = re.fullmatch(
        r"([一-鿿]{3,12})[\s/·]+([一-鿿·]{2,4}(?:、[一-鿿·]{2,4})*)", content.strip()
    )
    if spaced and (pattern is _BRACKET or spaced[1].endswith("发")):
        return _names(spaced[2]), spaced[1].removesuffix("发")
    return _names(content), None


def _labelled(content: str) -> tuple[tuple[str, ...], str | None]:
    """Read 图片：陈晓 and 图片：远程教育杂志 陈晓; 图：会议现场 tells what is seen."""
    if is_agency(content):
        return (), content
    outlet, _, name = content.rpartition(" ")
    if kind(name) != "person" or (outlet and kind(outlet) != "outlet"):
        return (), None
    return _names(name), outlet or None


def _outlet(content: str, before: str) -> str | None:
    paper = re.search(r"本报(?=记者|記者|见习|特约)", content)
    return "本报" if paper else before.strip(" ：:，") or None


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a list; a phrase that is too long for a name is none."""
    names = [n for n in re.split(r"[、，,/／\s]+", text.strip()) if n]
    joined = "".join(names)
    if names and all(len(n) == 1 for n in names) and len(joined) <= 3:
        names = [joined]  # 才 扬
    names = [n for n in names if not is_nobody(n)]
    return tuple(names) if all(map(_is_name, names)) else ()


def _is_name(text: str) -> bool:
    """Say whether a name is not too long for one; those from elsewhere are longer."""
    most = 12 if "·" in text else 6 if is_transliterated(text) else 4
    return 1 < len(text) <= most
