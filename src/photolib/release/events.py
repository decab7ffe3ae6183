"""The event a release tells of: what it was called, when, where, and by whom."""

import re
from collections.abc import Sequence
from datetime import date

from photolib.records import EventFacts, OrganisationFacts
from photolib.release import attendance, dates, days, headlines, places
from photolib.release.datelines import Found
from photolib.release.occasions import ranked
from photolib.release.sentences import Line, Sentence


def find(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    dateline: Found | None,
    posted: date | None,
    *,
    people: Sequence[tuple[int, int]] = (),
    taken: Sequence[tuple[int, int]] = (),
    organisations: Sequence[OrganisationFacts] = (),
) -> EventFacts:
    """Return the event's facts.

    `people` are spans of names, `taken` those of credits and bylines; `organisations`
    are known from the text and can be organisers.
    """
    telling = ranked(sentences)
    title = headlines.find(lines, sentences, dateline, taken)
    day = days.find(telling, dateline, posted)
    place, venue = places.find(telling, dateline, people)
    spans: dict[str, tuple[int, int]] = {}
    if title:
        spans["title"] = title[1]
    if day:
        spans["date"] = day.span
    if place:
        spans["place"] = (place.start, place.end)
    if venue:
        spans["venue"] = (venue.start, venue.end)
    came = attendance.find((s.start, s.text) for s in sentences)
    if came:
        spans["attendance"] = came[1]
    return EventFacts(
        title=title[0] if title else None,
        date=dates.iso(day.mention, posted) if day else None,
        date_end=dates.iso_end(day.mention, posted) if day else None,
        place=place.name if place else None,
        venue=venue.name if venue else None,
        organisers=_organisers(telling, organisations),
        spans=spans,
        attendance=came[0] if came else None,
    )


_BY = re.compile(
    r"\b(?:organi[sz]ed|hosted|co-hosted|convened|run jointly|veranstaltet|ausgerichtet"
    r"|organizad[oa]|organisée?)\s+(?:jointly\s+)?(?:by|von|vom|por|par)\s+([^.;]{3,200})",
    re.IGNORECASE,
)


def _organisers(
    sentences: Sequence[Sentence], organisations: Sequence[OrganisationFacts]
) -> tuple[str, ...]:
    """Return the known organisations that "organised by" or "hosted by" names."""
    named = " ".join(m[1] for s in sentences for m in _BY.finditer(s.text))
    found = {
        o.name: named.find(o.name) for o in organisations if named and o.name in named
    }
    return tuple(sorted(found, key=lambda name: found[name]))
