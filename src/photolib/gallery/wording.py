"""How dates, numbers and sizes are written, and how text is cut for a label."""

import hashlib
import re
from collections.abc import Iterable

from flask import Flask
from markupsafe import Markup, escape

from photolib.caption.language import called as language_name
from photolib.gallery.placeholders import colour_class, shape_class
from photolib.records import Event

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_SENTENCE = re.compile(r".{8,}?(?:[.!?](?=\s|$)|[。！？])", re.DOTALL)
_COMMAND = re.compile(r"`([^`]+)`")
_LABEL = 160
_SHOWN = 2_000  # characters: what IPTC-IIM 2:120 Caption/Abstract holds


def install(app: Flask) -> None:
    """Give the templates these words."""
    app.jinja_env.filters.update(
        called=called,
        coded=coded,
        sentence=sentence,
        day=day,
        number=number,
        size=size,
        plural=plural,
        when=when,
        clock=clock,
        listed=listed,
        shortened=shortened,
        shape_class=shape_class,
        colour_class=colour_class,
        language_name=language_name,
    )


def day(date: str | None) -> str:
    """Write a date as far as it is known.

    >>> day("2025-11-27T09:14:05"), day("2025-11"), day("--11-27"), day(None)
    ('27 November 2025', 'November 2025', '27 November', 'Date not known')
    """
    match = _DATE.match(date or "")
    if match is None:
        return date or "Date not known"
    month = int(match["month"] or 0)
    parts = [
        match["day"] and str(int(match["day"])),
        _MONTHS[month - 1] if 1 <= month <= 12 else None,
        None if match["year"] == "-" else match["year"],
    ]
    return " ".join(part for part in parts if part)


def called(event: Event) -> str:
    """Return the title of an event, or what can be said where it has none."""
    if event.title:
        return event.title
    parts = ["Event without a title", event.place, event.date and day(event.date)]
    return ", ".join(part for part in parts if part)


def coded(text: str) -> Markup:
    """Mark commands that a sentence quotes with backticks as code.

    >>> str(coded("run `photolib index` & wait"))
    'run <code>photolib index</code> &amp; wait'
    """
    return Markup(_COMMAND.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704


def sentence(text: str) -> str:
    """Write an error's or a state's words as a sentence.

    >>> sentence("there is no photo 7 in this library")
    'There is no photo 7 in this library.'
    """
    return text[:1].upper() + text[1:].rstrip(".") + "."


def when(event: Event) -> str:
    """Write when an event was, one day or several."""
    if event.date_end and event.date_end != event.date:
        return f"{day(event.date)} to {day(event.date_end)}"
    return day(event.date)


def clock(taken_at: str | None, offset: str | None = None) -> str:
    """Write a capture time; its zone only where the file gives one.

    >>> clock("2025-11-27T09:14:05.120", "+08:00"), clock("2025-11-27")
    ('27 November 2025, 09:14:05 (UTC+08:00)', '27 November 2025')
    """
    date, _, time = (taken_at or "").partition("T")
    zone = f" (UTC{offset})" if offset else ""
    return f"{day(date)}, {time[:8]}{zone}" if time else day(date or None)


def from_to(times: Iterable[str | None]) -> str:
    """Write from when to when photos were taken, as far as that is known.

    >>> from_to(["2025-11-27T10:00:00", None, "2025-11-27T09:14:05"])
    '27 November 2025, 09:14:05 to 10:00:00'
    """
    known = [time for time in times if time]
    if not known:
        return "capture time not known"
    first, last = min(known), max(known)
    if first[:10] == last[:10] and "T" in first and first != last:
        return f"{clock(first)} to {last[11:19]}"
    return clock(first) if first == last else f"{clock(first)} to {clock(last)}"


def number(count: int) -> str:
    """Write a number with thin spaces: 12 345."""
    return f"{count:,}".replace(",", "\u202f")


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> plural(1, "photo"), plural(2, "photo"), plural(3, "person", "people")
    ('1 photo', '2 photos', '3 people')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def size(count: float) -> str:
    """Write a number of bytes.

    >>> size(512), size(2_400_000)
    ('512 bytes', '2.4 MB')
    """
    if count < 1000:
        return f"{count:.0f} bytes"
    units = ["kB", "MB", "GB", "TB"]
    while (count := count / 1000) >= 999.5 and len(units) > 1:
        units.pop(0)
    return f"{count:.1f} {units[0]}" if count < 10 else f"{count:.0f} {units[0]}"


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def shortened(text: str, longest: int = _SHOWN) -> str:
    """Cut a text that is longer than a page shows, and say how long it is.

    >>> shortened("seven", 5), shortened("0123456789", 4)
    ('seven', '0123… (10 characters in all)')
    """
    if len(text) <= longest:
        return text
    return f"{text[:longest]}… ({number(len(text))} characters in all)"


def clash_mark(text: str) -> str:
    """Return the mark of a caption, by which a clash of two editors is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`, short enough for an alternative text."""
    text = " ".join(text.split())
    match = _SENTENCE.match(text)
    sentence = match[0] if match else text
    return sentence if len(sentence) <= _LABEL else sentence[: _LABEL - 1] + "…"
