"""What the event is called: the headline, or the subject of "was held"."""

import re
from collections.abc import Sequence
from functools import cache

from photolib.credit.gazetteer import words
from photolib.release import dates
from photolib.release.datelines import Found
from photolib.release.lexicon import has, is_organisation_word
from photolib.release.occasions import has_event_word, held, phrase_pattern
from photolib.release.sentences import Line, Sentence

Title = tuple[str, tuple[int, int]]
"""A title and its span in the text."""


def find(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    dateline: Found | None,
    taken: Sequence[tuple[int, int]],
) -> Title | None:
    """Return the event's title; `taken` are spans of credits and bylines."""
    headline = _headline(lines, dateline, taken)
    if headline:
        return headline.text.rstrip(" ."), (headline.start, headline.end)
    subjects = (_subject(s, dateline) for s in sentences[:8])
    ways = (subjects, *(map(way, sentences[:5]) for way in (_named, _occasion, _done)))
    return next((title for way in ways for title in way if title), None)


def _headline(
    lines: Sequence[Line],
    dateline: Found | None,
    taken: Sequence[tuple[int, int]],
) -> Line | None:
    """Return the first line that is a heading, None when the text just begins."""
    for line in lines[:6]:
        if dateline and line.start <= dateline.end <= line.end:
            if dateline.end < line.end:
                return None
            continue  # place and day on a line of their own
        bare = _bare(line, taken, more=line.number + 1 < len(lines))
        following = lines[line.number + 1 : line.number + 3]
        if _is_heading(bare) and not _is_letterhead(bare, following):
            return bare
        if len(line.text) > 200:
            return None
    return None


def _is_letterhead(line: Line, following: Sequence[Line]) -> bool:
    """Say whether a line only names the publisher, and the headline is yet to come."""
    words = re.findall(r"[^\W\d_]+", line.text)
    loose = [w for w in words if w[0].islower() and not has("list_small_words", w)]
    named = not loose and any(map(is_organisation_word, words))
    verbless = not re.search(r"\d|[:!?]", line.text)
    return named and verbless and any(_is_heading(f) for f in following)


def _bare(line: Line, taken: Sequence[tuple[int, int]], *, more: bool) -> Line:
    """Return the line without Markdown's "#" and the credit at its end.

    A full stop before the credit is dropped where `more` lines follow: what stands
    alone is a caption.
    """
    marks = len(line.text) - len(line.text.lstrip("#* "))
    starts = [s - line.start for s, _ in taken if line.start <= s < line.end]
    text = line.text[marks : min(starts, default=len(line.text))]
    if starts:
        text = text.rstrip(" .|–—-(©" if more else " |–—-(©")
    text = text.rstrip("#* ")
    start = line.start + marks
    return Line(start, start + len(text), text, line.number)


def _is_heading(line: Line) -> bool:
    """Say whether a line is short, no sentence, no date and no boilerplate."""
    text, count = line.text, len(line.text.split())
    if (
        not 2 <= count <= 28
        or len(text) > 200
        or phrase_pattern("no_headline").match(text)
    ):
        return False
    if re.search(r"[.;:,]$|[.!?][\"”“]$", text) and not text.endswith("..."):
        return False
    if count < 8 and re.search(r"\b\d{1,2}[:.]\d\d\b", text):
        return False
    if (
        count < 7
        and text.split()[0].isupper()
        and "," in text
        and any(dates.find(text))
    ):
        return False  # place and day: "BAKU, Azerbaijan, June 10"
    if re.search(r"\s[·•|]\s", text) and any(dates.find(text)):
        return False  # a trail of the site: "Ministry · News · 17 October 2024"
    covered = sum(m.end - m.start for m in dates.find(text) if not m.is_relative)
    letters = sum(c.isalpha() for c in text)
    return covered * 2 < len(text) < letters * 2


_SUBJECT = re.compile(
    r"(?:^|[,–—-]\s+)(?:(?:[Tt]he|[Aa]n?|Die|Der|Das|El|La|Le)\s+)?(?!(?:[Tt]he|[Aa]n?|Die|Der|Das|El|La|Le)\s)"
    r"([^,–—]{8,160})$"
)


_LOOSE = re.compile(r"^(?:and|or|but|which|who|where|und|oder)\b|\b(?:which|that|who)$")
"""What makes words before "was held" a piece of another clause."""


def _subject(sentence: Sentence, dateline: Found | None) -> Title | None:
    """Return "Seminar on X" of "The Seminar on X was held"."""
    happened = held(sentence.text)
    if not happened:
        return None
    after_dateline = dateline and sentence.start <= dateline.end <= sentence.end
    offset = dateline.end - sentence.start if dateline and after_dateline else 0
    match = _SUBJECT.search(sentence.text[offset : happened.start()].rstrip())
    if not match or not has_event_word(match[1]) or _LOOSE.search(match[1]):
        return None
    start = sentence.start + offset + match.start(1)
    return match[1], (start, start + len(match[1]))


@cache
def _occasion_pattern() -> re.Pattern[str]:
    named = "|".join(sorted(words("occasions", "photolib.release")))
    return re.compile(
        r"\b(?:during|at|attend(?:ed|s)|address(?:ed|es)|opened|following|after|for)\s+"
        rf"(?:the|a|an|this|their|his|her)\s+((?:(?!(?:{_ELSEWHERE})\b)[\w’'-]+\s){{0,6}}?"
        rf"(?:{named}))\b"
    )


_ELSEWHERE = "before|after|during|at|in|on|for|with"
_CAPITALS = (
    r"(?:[A-Z0-9][\w’'&-]*\s+(?:(?:of|for|and|on|the|&)\s+){0,2}){0,9}[A-Z0-9][\w’'&-]*"
)
_NAMED = re.compile(
    rf"\b(?:the|The)\s+((?:[A-Z0-9][\w’'-]*\s+){{0,5}}(?P<head>[A-Z][a-z]+)"
    rf"\s+(?:on|for|of)\s+(?:the\s+)?{_CAPITALS})"
)
_CALLED = re.compile(
    r"\b(?:the|The|this year’s|this year's)\s+((?:[A-Z0-9][\w’'&-]*\s+){1,6}"
    r"(?P<head>[A-Z][a-z]+))\b(?!\s+[A-Z])"
)
_DONE = re.compile(
    rf"\b(?:launched|inaugurated|opened|unveiled)\s+(?:the|a|an|its)\s+({_CAPITALS})"
)
_GATHERING = re.compile(
    r"^(?:The\s+)?((?P<head>[A-Z][\w-]+)\s+of\s+[^,.;:]{4,90}?)"
    r"(?=,|\s+(?:at|in|on|between|by)\s)"
)


_TIMES = frozenset({"Week", "Days", "Games", "Cup", "Year"})


def _named(sentence: Sentence) -> Title | None:
    """Return "Seminar on Open Data" of "met for the Seminar on Open Data"."""
    for pattern in (_GATHERING, _NAMED, _CALLED):
        for match in pattern.finditer(sentence.text):
            if has("event_words", match["head"]) or match["head"] in _TIMES:
                return match[1], _span(sentence, match)
    return None


def _done(sentence: Sentence) -> Title | None:
    """Return "National Skills Plan" of "launched the National Skills Plan"."""
    match = _DONE.search(sentence.text)
    if not match or " " not in match[1]:
        return None
    return match[1], _span(sentence, match)


def _span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    return sentence.start + match.start(1), sentence.start + match.end(1)


def _occasion(sentence: Sentence) -> Title | None:
    """Return "change of command ceremony" of "during a change of command ceremony"."""
    match = _occasion_pattern().search(sentence.text)
    if not match:
        return None
    return match[1], _span(sentence, match)
