"""When the event was: the day of the sentence that says so, else the dateline's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from photolib.release import dates
from photolib.release.datelines import Found
from photolib.release.dates import DateMention
from photolib.release.occasions import has_event_word, held, in_quotes, phrase_pattern
from photolib.release.sentences import Line, Sentence


class Day(NamedTuple):
    """A date as the text has it; its own offsets count from `offset`."""

    mention: DateMention
    offset: int

    @property
    def span(self) -> tuple[int, int]:
        """Where the text says it."""
        return self.offset + self.mention.start, self.offset + self.mention.end


def find(
    ranked: Sequence[Sentence], dateline: Found | None, posted: date | None
) -> Day | None:
    """Return the event's day; `ranked` are sentences, the most telling first.

    The day the text was posted is never taken for the event's.
    """
    happened = [s for s in ranked if held(s.text) and not _ANNOUNCED.search(s.text)]
    others = [s for s in ranked if s not in happened]
    aside = dateline.span if dateline else (0, 0)
    found = _first(happened, posted, aside)
    if dateline is None or dateline.date is None:
        found = found or _first(others, posted, aside)
        return _told(found, ranked, posted) if found and posted else found
    if found is None:
        lead = sorted(others, key=lambda s: s.start)[:_LEAD]
        told = [s for s in others if s in lead or has_event_word(s.text)]
        found = _first(told, posted, aside)
        if found and not found.mention.is_relative and not _near(found, dateline):
            found = None
    stated = Day(dateline.date, dateline.date_offset)
    if found is None:
        return stated
    same = dates.iso(found.mention, posted) == dates.iso(stated.mention, posted)
    return stated if found.mention.is_relative and same else found


def _told(found: Day, ranked: Sequence[Sentence], posted: date) -> Day:
    """Return "yesterday" of the event's sentence rather than the day of posting."""
    if found.mention.is_relative or dates.iso(found.mention) != posted.isoformat():
        return found
    told = (_relative(s, posted, (0, 0)) for s in ranked[:_LEAD])
    first = next((day for day in told if day and day.mention.relative), None)
    return first or found


_LEAD = 3
"""Sentences a text opens with: headline and lead, where the day stands."""


def _near(found: Day, dateline: Found) -> bool:
    """Say whether a day is in a dateline's month: an event, no memory or promise."""
    said = dateline.date
    return bool(said and found.mention.day and found.mention.month == said.month)


_ANNOUNCED = re.compile(r"\bthat\b[^.]{0,80}\bwill be held\b")


def _first(
    sentences: Sequence[Sentence], posted: date | None, aside: tuple[int, int]
) -> Day | None:
    """Return the first day of the sentences, those inside `aside` left out."""
    entry: Day | None = None
    for sentence in sentences:
        found = _absolute(sentence, posted, aside)
        found = found or _relative(sentence, posted, aside)
        if found:
            return found
        entry = entry or _in_a_year(sentence)
    return entry


def _absolute(
    sentence: Sentence, posted: date | None, aside: tuple[int, int]
) -> Day | None:
    weekday_before = False
    for mention in dates.find(sentence.text):
        if aside[0] <= sentence.start + mention.start < aside[1]:
            continue
        if in_quotes(sentence.text, mention.start):
            continue
        if mention.is_relative:
            weekday_before = weekday_before or (mention.relative in (None, 0))
        elif mention.day and _can_be(sentence.text, mention, posted, weekday_before):
            return Day(mention, sentence.start)
    return None


def _can_be(
    text: str, mention: DateMention, posted: date | None, weekday_before: bool
) -> bool:
    """Say whether a date can be the event's: no deadline, no aside, no far-off year.

    A date in brackets is an aside, but in "on Monday (18 May 2015)".
    """
    before = text[max(0, mention.start - 40) : mention.start]
    other = phrase_pattern("not_the_day").pattern
    lasting = re.search(
        rf"\b(?:{other})(?: on| at| am| el| le| zum)?\s*:?\s*$", before, re.IGNORECASE
    )
    if lasting and not (mention.end_day and lasting[0].strip().casefold() == "from"):
        return False
    if not weekday_before and before.rfind("(") > before.rfind(")"):
        return bool(mention.year) and _ends_headline(text, mention)
    return not (posted and mention.year and abs(mention.year - posted.year) > 2)


def _ends_headline(text: str, mention: DateMention) -> bool:
    """Say whether a headline has its day in brackets: "Lake Day (4 May 2024)"."""
    behind = text[mention.end :].strip()
    return text[: mention.start].endswith("(") and behind == ")"


def _relative(
    sentence: Sentence, posted: date | None, aside: tuple[int, int]
) -> Day | None:
    if posted is None:
        return None
    found = (
        m
        for m in dates.find(sentence.text)
        if m.is_relative and not aside[0] <= sentence.start + m.start < aside[1]
    )
    first = next(found, None)
    if (
        first
        and first.weekday is not None
        and _AHEAD.search(sentence.text[: first.start])
    ):
        to = (first.weekday - posted.weekday()) % 7 or 7
        first = replace(first, weekday=None, relative=to)
    return Day(first, sentence.start) if first else None


_AHEAD = re.compile(
    r"\b(?:kommenden|nächsten|morgigen|coming|next|próximo|prossimo) $", re.IGNORECASE
)
"""In front of a weekday that is yet to come."""


_YEAR_LEAD = re.compile(r"(1[89]\d\d|20\d\d):\s")


def _in_a_year(sentence: Sentence) -> Day | None:
    """Read "2008: ... in April", a chronicle's entry: a month, or only the year."""
    lead = _YEAR_LEAD.match(sentence.text)
    if not lead:
        return None
    named = re.findall(r"\b(?:in|im|en)\s+([^\W\d_]+)", sentence.text)
    known = (dates.months().get(word.casefold()) for word in named)
    month = next((n for n in known if n), None)
    mention = DateMention(lead.start(), lead.end(1), int(lead[1]), month)
    return Day(mention, sentence.start)


_LONGEST_POSTED = 100
_LASTING = re.compile(r"\b(?:until|till|through|since|from|by|bis|seit|ab|hasta)\s*$")


_IN_BRACKETS = re.compile(r"\(([^()]{8,20})\)\s")
"""A day in brackets that a line opens with: (13.07.2016)."""


def posting_date(lines: Sequence[Line], dateline: Found | None) -> date | None:
    """Return the date a line near the top says the text was posted on."""
    for line in lines[:7]:
        opening = _IN_BRACKETS.match(line.text)
        stated = next(dates.find(opening[1]), None) if opening else None
        if stated and stated.year and stated.month and stated.day:
            return date(stated.year, stated.month, stated.day)
        dated = dateline and line.start <= dateline.end <= line.end
        if dated or len(line.text) > _LONGEST_POSTED:
            continue
        for mention in dates.find(line.text):
            rest = len(line.text) - (mention.end - mention.start)
            if rest >= 45 or _LASTING.search(line.text[: mention.start]):
                continue
            if mention.year and mention.month and mention.day:
                return date(mention.year, mention.month, mention.day)
    return None
