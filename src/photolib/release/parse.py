"""A release's text becomes facts: event, people, organisations, credits, bylines."""

from dataclasses import replace
from datetime import date

from photolib.credit.rules import NO_RULES
from photolib.records import (
    CreditRules,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    ReleaseFacts,
    Span,
)
from photolib.release import (
    caption_blocks,
    datelines,
    days,
    events,
    han,
    language,
    organisations,
    people,
    photo_credits,
    picture_captions,
    sentences,
)
from photolib.release.datelines import Found
from photolib.release.photo_credits import Credits
from photolib.release.sentences import Line

_OF = frozenset({"von", "vom", "zu", "zur", "of", "de", "du", "des"})
LONGEST = 160_000
"""Characters that are read; a longer text is no release, its rest is left unread."""


def parse(
    text: str, *, posted: date | None = None, rules: CreditRules = NO_RULES
) -> ReleaseFacts:
    """Return what `text` says; every span points into it as it was given.

    `posted` is the day it was published, when known from elsewhere: it resolves
    "today" and dates without a year. `rules` are the library's own, for its credits.
    What the text does not say stays None.
    """
    folded = sentences.fold(text[:LONGEST])
    tongue = language.detect(folded)
    short = organisations.abbreviations(folded)
    outlets = (*short, *short.values())
    blocks = caption_blocks.find(folded, sentences.lines(folded), outlets, rules)
    folded = picture_captions.without_labels(folded, blocks)
    lines = sentences.lines(folded)
    credited = photo_credits.read(lines, outlets, rules)
    credited = picture_captions.scoped(credited, blocks)
    dateline = datelines.find(lines)
    day = posted or days.posting_date(lines, dateline)
    day = day or (datelines.day(dateline) if dateline else None)
    if tongue in {"zh", "ja"}:
        found = han.facts(folded, lines, credited, dateline, day, tongue)
    else:
        told = picture_captions.labelled(blocks)
        found = _facts(folded, lines, short, credited, dateline, day, tongue, told)
    captions = picture_captions.facts(folded, blocks, found.people)
    return replace(found, captions=captions)


def _facts(
    text: str,
    lines: list[Line],
    short: dict[str, str],
    credited: Credits,
    dateline: Found | None,
    posted: date | None,
    tongue: str | None,
    captions: list[Span],
) -> ReleaseFacts:
    """Return what a text in an alphabet says; a line of `captions` is no headline."""
    all_sentences = sentences.sentences(text)
    taken = [*credited.spans, *([dateline.span] if dateline else [])]
    named = [*organisations.find(all_sentences, short)]
    found = people.find(all_sentences, short, taken, [o.name for o in named])
    event = events.find(
        lines,
        all_sentences,
        dateline,
        posted,
        people=[p.span for p in found if p.span],
        taken=[*credited.spans, *captions],
        organisations=organisations.unique(named),
    )
    named += [
        OrganisationFacts(short.get(c.outlet, c.outlet))
        for c in credited.photos
        if c.outlet and c.name
    ]
    return ReleaseFacts(
        event=event,
        people=tuple(p for p in found if not _is_no_person(p, event)),
        organisations=organisations.unique(named),
        photo_credits=credited.photos,
        bylines=credited.bylines,
        language=tongue,
        dateline=datelines.facts(dateline, posted),
    )


def _is_no_person(person: PersonFacts, event: EventFacts) -> bool:
    """Say whether this is only words of the event, or the place of an office.

    "The Workshop on Urban Flood Forecasting", "Bürgermeister von Eckernförde".
    """
    if person.as_written.split()[0] in _OF:
        return True
    title = event.spans.get("title")
    if title is None or person.span is None or person.roles or person.title:
        return False
    return title[0] <= person.span[0] and person.span[1] <= title[1]
