"""The dateline a release opens with: CITY, date -; 新华社北京11月9日电."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from photolib.records import Dateline
from photolib.release import dates
from photolib.release.dates import DateMention
from photolib.release.lexicon import (
    has,
    is_honorific,
    is_organisation_word,
    is_stopword,
    is_title_head,
)
from photolib.release.sentences import Line


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline: place and date as mentions, offsets of the place and of its end."""

    place: str | None
    place_span: tuple[int, int] | None
    date: DateMention | None
    end: int
    date_offset: int = 0
    """Where the text begins that the date's own offsets count from."""

    @property
    def span(self) -> tuple[int, int]:
        """Return where the dateline stands: its place up to its end."""
        return (self.place_span or (self.end, self.end))[0], self.end


_PLACE = (
    r"[^\W\d_a-z][\w.’'-]*(?:[ ](?:(?:de|da|do|del|la|of|the|am|an|der|upon)[ ])?"
    r"[^\W\d_a-z][\w.’'-]*){0,3}"
)
_REGION = r"(?:,\s*[^\W\d_a-z](?:[^\W\d_]|[.’' -]){1,24}?)?"
_DASH = r"\s*(?:--|[-–—])\s*(?=\S)"
_OPENING = re.compile(
    rf"""^[\s•*(]*(?:
      (?P<place>{_PLACE})(?P<region>{_REGION})
        (?:\s*\((?P<agency>[A-Z][\w /.]{{1,20}}|[a-z]{{2,4}}(?:/[a-z]{{2,4}})?)\))?
        (?:\s*[,(]\s*(?P<date>[^()–—:]{{4,32}}?)\)?)?
        (?:\s*(?:\([A-Z][\w /.]{{1,20}}\)|/[A-Za-z .-]{{3,24}}/))?
        (?P<dash>{_DASH}|\s*:\s+|\.[-–—\s]\s*(?=[A-ZÀ-Þ„“\"]))
    | (?P<caps>[A-Z][A-Z .'-]{{2,30}}[A-Z])(?:,\s*[A-Z][\w.]+)?
        \s*\([A-Z][\w /.]{{1,20}}\)\s*(?:--|[-–—])?\s+
    | (?P<dated>{_PLACE}(?=,)|[A-Z][A-Z ]{{3,30}}(?= \()){_REGION}
        \s*\((?P<day>[^()]{{8,24}}\d{{4}})\)\s+(?=[A-Z])
    | [A-Z]{{2,6}},\s+(?P<after>[A-Z][A-Z ]{{2,24}})\s*[–—:-]?\s+
    | (?P<kept>[A-Z]{{4,}}(?:[ ][A-Z]{{3,}}){{0,2}})\.\s+(?=[A-Z][a-z])
    )""",
    re.VERBOSE,
)
_ALONE = re.compile(
    rf"(?P<place>{_PLACE}){_REGION},?\s+(?:(?:am|den|le|on|,)\s+)?(?P<date>[^,]{{0,12}},?\s*[^,]{{4,24}})$",
)
"""A line of its own: "Brussels, 7 February 2024", "Arles, le 16 octobre 2023"."""
_HAN = re.compile(
    r"(?:新华社|本报|中新社|中新网|新华网|人民网|[一-鿿]{2,6}(?:报|報|网|網|社))(?P<place>[一-鿿]{2,6}?)"
    r"(?P<date>[0-9]{1,2}月[0-9]{1,2}日)(?:专?[电電]|[讯訊]|消息)"
)


def find(lines: Sequence[Line]) -> Found | None:
    """Return the first dateline of the text, None when it has none."""
    ways = (_in_line, _alone, _in_han)
    found = (way(line) for way in ways for line in lines[:12])
    return next((dateline for dateline in found if dateline), None)


_HAN_PLACE = re.compile(
    r"(?P<place>[一-鿿]{2,8})，(?P<date>20\d\d年[0-9]{1,2}月[0-9]{1,2}日)\s*(?:[—–－/-]+|（)"
)


def _in_han(line: Line) -> Found | None:
    """Read 新华社北京11月9日电; one in brackets of its own ends what stands before.

    And a company's 苏州，2025年3月18日——.
    """
    company = _HAN_PLACE.match(line.text)
    for han in [company] if company else _HAN.finditer(line.text[:4000]):
        if line.text[han.end() : han.end() + 1] in {")", "）"}:
            continue
        place = (line.start + han.start("place"), line.start + han.end("place"))
        mention = next(iter(dates.find(han["date"])), None)
        end, offset = line.start + han.end(), line.start + han.start("date")
        return Found(han["place"], place, mention, end, offset)
    return None


def _alone(line: Line) -> Found | None:
    """Read a line that is only place and day, as letters have it."""
    match = _ALONE.match(line.text) if len(line.text) < 60 else None
    mention = _day_in(match["date"]) if match else None
    if match is None or mention is None or not (mention.year and mention.day):
        return None
    words = match["place"].split()
    if _is_office(words) or any(map(is_organisation_word, words)):
        return None
    first = words[0].casefold()
    if first in dates.months() | dates.weekdays() or has("no_places", first):
        return None
    span = (line.start + match.start("place"), line.start + match.end("place"))
    return Found(
        reading(match["place"]),
        span,
        mention,
        line.end,
        line.start + match.start("date"),
    )


def _day_in(text: str) -> DateMention | None:
    """Return the date in `text`; the day of the week before it only goes with it."""
    found = list(dates.find(text))
    return next((m for m in found if not m.is_relative), next(iter(found), None))


def _in_line(line: Line) -> Found | None:
    match = _OPENING.match(line.text[:160])
    if not match or len(line.text) < 60:
        return None
    group = next(g for g in ("place", "caps", "dated", "after", "kept") if match[g])
    words = match[group].split()
    stated = "day" if match["day"] else "date"
    mention = _day_in(match[stated]) if match[stated] else None
    if match[stated] and mention is None:
        return None
    if not _plausible(match, words, mention):
        return None
    institution = any(is_organisation_word(w) for w in words)
    place = None if institution else reading(match[group].strip())
    span = (line.start + match.start(group), line.start + match.end(group))
    offset = line.start + match.start(stated) if mention else 0
    return Found(
        place, span if place else None, mention, line.start + match.end(), offset
    )


def _plausible(
    match: re.Match[str], words: list[str], mention: DateMention | None
) -> bool:
    """Say whether the opening is a dateline: a date, capitals or an agency says so."""
    if _is_office(words):
        return False
    if mention or match["caps"] or match["after"] or match["kept"] or match["agency"]:
        return True
    capitals = all(w.isupper() for w in words if len(w) > 2)
    state = (match["region"] or "").endswith(".")  # "Northport, Ore. –"
    dash = (match["dash"] or "").strip()
    shouted = (
        capitals
        and "." not in words[0]
        and len(max(words, key=len)) > 2
        and dash != ":"
    )
    return shouted or (state and dash[:1] in {"-", "–", "—"})


def _is_office(words: Sequence[str]) -> bool:
    """Say whether these are a title or small words, and no place."""
    titled = any(is_title_head(w) or is_honorific(w) for w in words)
    return titled or is_stopword(words[0])


def day(dateline: Found) -> date | None:
    """Return the dateline's date where it is a whole one."""
    said = dateline.date
    if said is None or not (said.year and said.month and said.day):
        return None
    return date(said.year, said.month, said.day)


def reading(place: str) -> str:
    """Return "Cape Canaveral" for "CAPE CANAVERAL"."""
    if not place.isupper() or len(place) < 4:
        return place
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), place)


def facts(dateline: Found | None, posted: date | None) -> Dateline:
    """Return the dateline as a record; its year can be that of the posting date."""
    if dateline is None:
        return Dateline()
    day = dates.iso(dateline.date, posted) if dateline.date else None
    return Dateline(dateline.place, day)
