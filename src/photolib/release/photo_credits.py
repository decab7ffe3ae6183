"""The photo credits and bylines of a whole document, and where they stand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from photolib.credit.classify import looks_organised
from photolib.credit.gazetteer import is_agency
from photolib.credit.parse import parse_line
from photolib.credit.rules import NO_RULES
from photolib.records import Byline, CreditRules, PhotoCredit
from photolib.release.sentences import Line

_LONGEST_LINE = 2_000
_MOST_CREDITS = 300


@dataclass(frozen=True, slots=True)
class Credits:
    """Photo credits and bylines; `spans` cover both: names there are no guests."""

    photos: tuple[PhotoCredit, ...]
    bylines: tuple[Byline, ...]
    spans: tuple[tuple[int, int], ...]


def read(
    lines: Sequence[Line],
    outlets: Collection[str] = (),
    rules: CreditRules = NO_RULES,
) -> Credits:
    """Read every line's credits; spans point into the text of the release."""
    lines = [piece for line in lines for piece in _pieces(line)]
    photos: list[PhotoCredit] = []
    for line in lines:
        if len(photos) >= _MOST_CREDITS:
            break
        for credit in parse_line(line.text, outlets, rules):
            if not _site_notice(line, lines, credit):
                start, end = credit.span or (0, 0)
                moved = (line.start + start, line.start + end)
                photos.append(replace(credit, span=moved))
    photos = _scoped(photos, lines)
    found = [b for line in lines for b in _bylines(line, photos)]
    spans = tuple(c.span for c in photos if c.span) + tuple(s for _, s in found)
    unique = dict.fromkeys(byline for byline, _ in found)
    return Credits(tuple(once(photos)), tuple(unique), spans)


def _pieces(line: Line) -> list[Line]:
    """Cut a line that holds a whole text into pieces, at the ends of sentences."""
    if len(line.text) <= _LONGEST_LINE:
        return [line]
    pieces, at = [], 0
    while at < len(line.text):
        end = min(len(line.text), at + _LONGEST_LINE)
        if end < len(line.text):
            stops = [
                line.text.rfind(stop, at + 1, end) for stop in ("。", ". ", "）", ") ")
            ]
            end = max(*stops, at) + 1 if max(stops) > at else end
        pieces.append(
            Line(line.start + at, line.start + end, line.text[at:end], line.number)
        )
        at = end
    return pieces


def _site_notice(line: Line, lines: Sequence[Line], credit: PhotoCredit) -> bool:
    """Say whether a © in the last lines names the site and not a photographer."""
    late = line.number >= max(3, len(lines) - 3)
    alone = line.text.startswith(("©", "(c)", "Copyright"))
    return late and alone and credit.name is None and not is_agency(credit.outlet or "")


def _scoped(photos: list[PhotoCredit], lines: Sequence[Line]) -> list[PhotoCredit]:
    """Widen the only credit to all photos, where it is a line of its own at an end.

    At the end of a text, or right under its headline, a credit without a caption
    covers every photo.
    """
    if len(photos) != 1 or photos[0].scope != "photo" or not photos[0].span:
        return photos
    start, end = photos[0].span
    own = [ln for ln in lines if ln.start <= start and end <= ln.end]
    alone = bool(own) and not re.search(r"\w", _outside(own[0], start, end))
    last = bool(own) and len(lines) > 2 and own[0].number == len(lines) - 1
    captioned = (
        last
        and len(lines[-2].text) < 200
        and not lines[-2].text.endswith((".", "!", "。"))
    )
    if alone and last and not captioned:
        return [replace(photos[0], scope="all")]
    return photos


def _outside(line: Line, start: int, end: int) -> str:
    return line.text[: start - line.start] + line.text[end - line.start :]


def once(photos: list[PhotoCredit]) -> list[PhotoCredit]:
    """Keep the first of credits that say the same of the same scope."""
    kept: dict[tuple[str | None, str | None, str], PhotoCredit] = {}
    for credit in photos:
        kept.setdefault((credit.name, credit.outlet, credit.scope), credit)
    return list(kept.values())


_NAME = (
    r"[^\W\d_a-z][\w.’'-]*(?:[ \t]+(?:[a-zäöü]{2,3}[ \t]+)?[^\W\d_a-z][\w.’'-]*){1,3}"
)
_NAMES = rf"{_NAME}(?:(?:,\s*|\s+(?:and|und|y|&)\s+){_NAME}){{0,4}}"
_OURS = r"(?:unsere[rm]\s+(?:Redakteur|Mitarbeiter|Reporter)(?:in)?\s+)?"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_WRITER = re.compile(
    rf"""^[\s•*–—(（\[-]*(?:
        (?i:by|von|por|par|door|av|di)\s*:?\s+{_OURS}(?P<by>{_NAMES})
          (?=\s*$|\s*[,|•·(–—-]|\s+(?:\d|in\s|{_MONTHS}))
      | (?P<job>(?i:(?:written|text|story|words|report(?:ing|ed)?|edited|contributed)
            \ by
          |author|autor(?:in)?|text[eo]?|bericht|redaktion|writer|reporter|words|story
          |(?:\w+\ )?editors?|proofreaders?|contributors?|translators?))
          \s*[:/]?\s+(?P<named>{_NAMES}))
    """,
    re.VERBOSE,
)
_HAN_WRITER = re.compile(
    r"(本报|新华社|中新社|[一-鿿]{2,6}(?:报|网|社|台))?(?:[一-鿿]{2,8}[0-9]{1,2}月[0-9]{1,2}日[电讯]\s*[（(]?)?"
    r"(?:特约|本报|见习)?"
    r"(记者|通讯员|评论员|编辑|撰稿|文字作者|作者|供稿|责任编辑|校对)[:：/ ]*"
    r"([一-鿿]{2,4}(?:[、， ][一-鿿]{2,4}){0,5})(?=报道|[）)：:，,。]|\s*$|\s)"
)
_HAN_JOBS = {
    "评论员": "commentator",
    "编辑": "editor",
    "责任编辑": "editor",
    "校对": "proofreader",
}
_HAN_WORKERS = {"", "记者", "通讯员", "编辑", "特约记者", "实习生", "摄影"}
_JOB_NAMES = {"edited by": "editor", "editor": "editor", "redaktion": "editor"}


def _bylines(
    line: Line, photos: Sequence[PhotoCredit]
) -> list[tuple[Byline, tuple[int, int]]]:
    found: list[tuple[Byline, tuple[int, int]]] = []
    match = _WRITER.match(line.text[:300])
    if match:
        named_job = (match["job"] or "").casefold()
        job = _JOB_NAMES.get(named_job, "editor" if "editor" in named_job else "writer")
        at = (line.start + match.start(), line.start + match.end())
        names = re.split(r",\s*|\s+(?:and|und|y|&)\s+", match["by"] or match["named"])
        others = (n for n in names[1:] if not looks_organised(n))
        people = (n.strip(" .") for n in (names[0], *others))
        found += [(Byline(name, job), at) for name in people if name]
    for match in _HAN_WRITER.finditer(line.text):
        at = (line.start + match.start(), line.start + match.end())
        if any(c.span and c.span[0] < at[1] and at[0] < c.span[1] for c in photos):
            continue
        job = _HAN_JOBS.get(match[2], "writer")
        found += [
            (Byline(n, job), at)
            for n in re.split(r"[、， ]", match[3])
            if n not in _HAN_WORKERS and n[-1] not in "处部院办局科室社"
        ]
    return found
