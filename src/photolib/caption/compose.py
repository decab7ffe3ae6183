"""Facts -> a caption: who, what, where and when in one sentence, then the credit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from photolib.caption import dates, people
from photolib.caption.facts import CaptionFacts, PersonInFrame
from photolib.caption.styles import Style, get_style
from photolib.records import Caption

_NOWHERE = 2.0  # right of every position: who has none comes last


def compose(facts: CaptionFacts, style: str = "house") -> Caption:
    """Compose a caption in the named style; unknown facts are gaps in its text.

    >>> facts = CaptionFacts(event="Seminar on Rivers", date="2025-11-27")
    >>> compose(facts).text.partition(" (")[0]
    'The Seminar on Rivers takes place in [place unknown] on Thursday, Nov. 27, 2025.'
    >>> compose(facts).gaps
    ('place', 'credit')

    :raises SettingsError: when there is no such style.
    """
    chosen = get_style(style)
    facts = tidied(facts)
    text = ""
    for shorter in _shorter(facts):
        text = _text(chosen, *shorter)
        if chosen.limit is None or len(text) <= chosen.limit:
            break
    gaps = tuple(name for name, mark in chosen.gaps.items() if mark in text)
    return Caption(text, "composed", gaps, chosen.language)


def _text(style: Style, facts: CaptionFacts, count: int) -> str:
    """Write the caption of `count` people, the first of whom `facts` names."""
    form = style.sentence["people" if facts.people else "event"]
    words = {
        "event": _event(style, facts.event),
        "when": dates.say(style, facts.date, facts.date_end),
        "where": _where(style, facts),
        "where_before": _venue_alone(style, facts),
        "place": _place(style, facts),
    }
    if facts.people:
        words["people"] = people.say(style, facts.people, count)
        words["does"] = people.verb(style, facts.people, count)
    sentence = " ".join(form.format_map(words).split())
    sentence = sentence[:1].upper() + sentence[1:]
    if style.stop:
        sentence = sentence.removesuffix(style.stop) + style.stop
    told = _opening(style, facts) + sentence + _quote(style, facts)
    return told + style.between + credit_line(style, facts)


def _opening(style: Style, facts: CaptionFacts) -> str:
    form = style.sentence["opening"]
    if not form:
        return ""
    date = dates.say_opening(style, facts.date, facts.date_end)
    return form.format(PLACE=_place(style, facts).upper(), DATE=date.upper())


def _quote(style: Style, facts: CaptionFacts) -> str:
    """Return the release's own words with attribution, in its own language only."""
    chosen = facts.quote
    if chosen is None or people.has_han(chosen.text) != (style.script == "han"):
        return ""
    if chosen.language is not None and chosen.language != style.language:
        return ""
    text = re.sub('"([^"]*)"', r"‘\1’", chosen.text)
    text = text.replace("“", "‘").replace("”", "’")
    stopped = text.removesuffix(".").removesuffix("。")
    form = "said" if stopped != text else "said_after_mark"
    return style.quote[form].format(text=stopped)


def _event(style: Style, title: str | None) -> str:
    """Return the event with an article, unless its title brings one."""
    if title is None:
        return style.gaps["event"]
    first, _, _ = title.partition(" ")
    bare = first.casefold() in {"the", "a", "an"} or first.endswith(("'s", "’s", "s’"))
    if not style.article or bare or people.has_han(title[:1]):
        return title
    return f"{style.article} {title}"


def _place(style: Style, facts: CaptionFacts) -> str:
    """Return the place with its country, as an opening has it."""
    if facts.place is None:
        return style.gaps["place"]
    if facts.country is None or facts.country.casefold() in facts.place.casefold():
        return facts.place
    return f"{facts.place}, {facts.country}"


def _where(style: Style, facts: CaptionFacts) -> str:
    place = facts.place or style.gaps["place"]
    if facts.venue is None or facts.venue == facts.place:
        return style.sentence["place"].format(place=place)
    if people.has_han(place) and facts.venue.startswith(place):
        return style.sentence["venue_alone"].format(venue=facts.venue)
    return style.sentence["venue"].format(venue=facts.venue, place=place)


def _venue_alone(style: Style, facts: CaptionFacts) -> str:
    if facts.venue is None or facts.venue == facts.place:
        return ""
    return style.sentence["venue_alone"].format(venue=facts.venue)


def credit_line(style: Style, facts: CaptionFacts) -> str:
    """Write whose picture it is in the form of a style, a gap where it is unknown."""
    forms = style.credit
    names, outlet = people.joined(facts.creators, *forms["and"]), facts.outlet or ""
    if not names and not outlet:
        return str(forms["names"].format(names=style.gaps["credit"]))
    own = outlet.casefold() in {one.casefold() for one in forms["own"]}
    if own:
        form = forms["own_names" if names else "own_outlet"]
    elif names and outlet:
        form = forms["both"]
    else:
        form = forms["names" if names else "outlet"]
    return str(form.format(names=names, outlet=outlet))


def _shorter(facts: CaptionFacts) -> Iterator[tuple[CaptionFacts, int]]:
    """Yield the facts and the number of people, each time with less said of them.

    A quotation goes first, then organisations, then titles, then the last names, which
    are still counted.
    """
    everyone, count = facts.people, len(facts.people)
    yield facts, count
    facts = replace(facts, quote=None)
    yield facts, count
    bare = tuple(replace(p, organisation=None) for p in everyone)
    yield replace(facts, people=bare), count
    bare = tuple(replace(p, title=None) for p in bare)
    yield replace(facts, people=bare), count
    for named in range(count - 1, 0, -1):
        yield replace(facts, people=bare[:named]), count


def tidied(facts: CaptionFacts) -> CaptionFacts:
    """Return the facts with single spaces, people from left to right.

    A blank is not known.
    """
    ordered = sorted(facts.people, key=lambda p: _NOWHERE if p.x is None else p.x)
    return replace(
        facts,
        people=tuple(_tidied_person(person) for person in ordered),
        creators=tuple(name for c in facts.creators if (name := _tidy(c))),
        event=_tidy(facts.event),
        place=_tidy(facts.place),
        venue=_tidy(facts.venue),
        country=_tidy(facts.country),
        outlet=_tidy(facts.outlet),
    )


def _tidied_person(person: PersonInFrame) -> PersonInFrame:
    return replace(
        person,
        name=_tidy(person.name) or person.name,
        title=_tidy(person.title),
        organisation=_tidy(person.organisation),
    )


def _tidy(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
