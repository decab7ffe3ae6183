"""Which sentences tell of the event: by the verbs of taking place, by its words."""

import re
from collections.abc import Sequence
from functools import cache

from photolib.credit.gazetteer import lines
from photolib.release.lexicon import has
from photolib.release.sentences import Sentence

_READ = 14
"""Sentences that are looked at: what, when and where stand early."""


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """Return one expression of the regular expressions in data/`name`.txt."""
    return re.compile("|".join(lines(name, "photolib.release")), re.IGNORECASE)


@cache
def _held_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lines('held', 'photolib.release'))})\b")


def held(text: str) -> re.Match[str] | None:
    """Return where `text` says that something took place, None when it does not."""
    return _held_pattern().search(text)


def has_event_word(text: str) -> bool:
    """Say whether a word of `text` is what a gathering is called."""
    found = re.findall(r"[^\W\d_]+", text[:400])
    return any(has("event_words", w) or _GERMAN.search(w) for w in found)


_GERMAN = re.compile(
    r"[a-zäöüß](?:versammlung|feier|tagung|konferenz|eröffnung|verleihung|empfang"
    r"|einweihung|ausstellung|konzert|sitzung|wahl|weihe|fest)$"
)


def in_quotes(text: str, at: int) -> bool:
    """Say whether `at` is inside a quotation, which tells of other days and places."""
    before = text[:at]
    if "„" in before:
        return before.rfind("„") > before.rfind("“")
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def ranked(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the early sentences: those with a verb of taking place come first."""
    body = [s for s in sentences if len(s.text) > 40][:_READ]
    happened = [s for s in body if held(s.text)]
    worded = [s for s in body if s not in happened and has_event_word(s.text)]
    return happened + worded + [s for s in body if s not in happened + worded]
