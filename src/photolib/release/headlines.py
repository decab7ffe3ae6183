"""What the event is called: the headline, or the subject of "was held"."""

import re
from collections.abc import Sequence
from functools import cache

from photolib.credit.gazetteer import words
from photolib.release import dates
from photolib.release.datelines import Found
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
    named = next((s for s in subjects if s), None)
    return named or next((o for o in map(_occasion, sentences[:5]) if o), None)


def _headline(
    lines: Sequence[Line],
    dateline: Found | None,
    taken: Sequence[tuple[int, int]],
) -> Line | None:
    """Return the first line that is a heading, None when the text just begins."""
    for line in lines[:6]:
        if dateline and line.start <= dateline.end <= line.end:
            return None
        bare = _bare(line, taken)
        if _is_heading(bare):
            return bare
        if len(line.text) > 200:
            return None
    return None


def _bare(line: Line, taken: Sequence[tuple[int, int]]) -> Line:
    """Return the line without Markdown's "#" and the credit at its end."""
    marks = len(line.text) - len(line.text.lstrip("#* "))
    starts = [s - line.start for s, _ in taken if line.start <= s < line.end]
    text = line.text[marks : min(starts, default=len(line.text))]
    if starts:
        text = text.rstrip(" .|–—-(")
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
    if re.search(r"[.;:,]$", text) and not text.endswith("..."):
        return False
    if count < 8 and re.search(r"\b\d{1,2}[:.]\d\d\b", text):
        return False
    covered = sum(m.end - m.start for m in dates.find(text) if not m.is_relative)
    letters = sum(c.isalpha() for c in text)
    return covered * 2 < len(text) < letters * 2


_SUBJECT = re.compile(
    r"(?:^|[,–—-]\s+)(?:(?:The|A|An|Die|Der|Das|El|La)\s+)?([^,–—]{8,160})$"
)


def _subject(sentence: Sentence, dateline: Found | None) -> Title | None:
    """Return "Seminar on X" of "The Seminar on X was held"."""
    happened = held(sentence.text)
    if not happened:
        return None
    after_dateline = dateline and sentence.start <= dateline.end <= sentence.end
    offset = dateline.end - sentence.start if dateline and after_dateline else 0
    match = _SUBJECT.search(sentence.text[offset : happened.start()].rstrip())
    if not match or not has_event_word(match[1]):
        return None
    start = sentence.start + offset + match.start(1)
    return match[1], (start, start + len(match[1]))


@cache
def _occasion_pattern() -> re.Pattern[str]:
    named = "|".join(sorted(words("occasions", "photolib.release")))
    return re.compile(
        r"\b(?:during|at|attend(?:ed|s)|address(?:ed|es)|opened|following|after|for)\s+"
        rf"(?:the|a|an|this|their|his|her)\s+((?:[\w’'-]+\s){{0,6}}?(?:{named}))\b"
    )


def _occasion(sentence: Sentence) -> Title | None:
    """Return "change of command ceremony" of "during a change of command ceremony"."""
    match = _occasion_pattern().search(sentence.text)
    if not match:
        return None
    return match[1], (sentence.start + match.start(1), sentence.start + match.end(1))
