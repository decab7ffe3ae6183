"""Variables of captions and templates: `{place}` and what it stands for in a photo."""

from collections.abc import Mapping
from dataclasses import replace

from photolib.caption import dates, people
from photolib.caption.compose import credit_line, tidied
from photolib.caption.facts import CaptionFacts
from photolib.caption.styles import Style

VARIABLES = {
    "event": "the title of the event",
    "place": "the place of the event, else the city of the file",
    "venue": "the venue of the event",
    "city": "the city of the file",
    "country": "the country of the place",
    "date": "the day as the style writes it, without the weekday",
    "weekday": "the weekday, computed from the date",
    "time": "the clock time of the frame, as the camera had it",
    "people": "who is confirmed in the photo, with titles, from left to right",
    "names": "the same people without titles",
    "photographer": "who took it",
    "outlet": "the outlet of the credit",
    "credit": "the credit as the style writes it",
    "headline": "the headline of the file",
    "organisers": "who organised the event",
    "filename": "the name of the file, without its ending",
}
"""What each variable stands for, as the help tells it."""

_OTHER_NAMES = {"persons": "people"}


def values(
    facts: CaptionFacts, more: Mapping[str, str | None], style: Style
) -> dict[str, str | None]:
    """Return what each variable stands for; None where it is not known.

    `more` has those that no caption is composed from: city, headline ...

    >>> from photolib.caption.styles import get_style
    >>> known = values(CaptionFacts(date="2025-11-27"), {}, get_style("house"))
    >>> known["date"], known["weekday"], known["place"]
    ('Nov. 27, 2025', 'Thursday', None)
    """
    facts = tidied(facts)
    bare = tuple(replace(p, title=None, organisation=None) for p in facts.people)
    known = {
        "event": facts.event,
        "place": facts.place,
        "venue": facts.venue,
        "country": facts.country,
        "date": dates.say_bare(style, facts.date, facts.date_end),
        "weekday": dates.weekday(style, facts.date, facts.date_end),
        "people": people.say(style, facts.people, len(bare)) if bare else None,
        "names": people.say(style, bare, len(bare)) if bare else None,
        "photographer": people.joined(facts.creators, *style.credit["and"]) or None,
        "outlet": facts.outlet,
        "credit": credit_line(style, facts) if facts.creators or facts.outlet else None,
        **more,
    }
    every = {name: known.get(name) or None for name in VARIABLES}
    return every | {name: every[same] for name, same in _OTHER_NAMES.items()}
