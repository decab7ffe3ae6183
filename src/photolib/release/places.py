"""Where the event was: "held in PLACE", the dateline's place, a venue."""

import re
from collections.abc import Iterator, Sequence

from photolib.release import dates
from photolib.release.datelines import Found
from photolib.release.lexicon import has, is_organisation_word
from photolib.release.occasions import has_event_word, held, in_quotes
from photolib.release.place_names import HOUSES, Place, is_building, place_at
from photolib.release.sentences import Sentence

_READ = 4
"""Sentences, the most telling first, in which a place can be the event's."""


_BODIES = frozenset(["department", "ministry", "office", "division", "bureau"])
"""What "at the Department of Culture" begins with: whose, and no house."""


_IN = re.compile(
    r"\b(?P<in>(?:in|auf)\s+(?:der|dem|den)|in|en|à|at|im|ins|am)\s+"
    r"(?:the\s+city\s+of\s+|la\s+ciudad\s+de\s+|la\s+ville\s+de\s+|the\s+|la\s+|el\s+)?(?=[A-ZÀ-Þ0-9])"
)
_HOUSE_EVENT = re.compile(r"\b(?P<in>at|in) an? (?=(?:[A-Z][\w’'-]+ ){1,4}[a-z])")
"""In a White House ceremony."""
_VISITED = re.compile(
    r"\b(?:visited|visits|toured|besuchten?|visitó|visitaron|a visité)\s+(?:the\s+)?"
    r"(?=[A-ZÀ-Þ])"
)
_ELSEWHERE = re.compile(
    r"(?:On the same (?:day|evening)|Meanwhile|Separately|Previously|In a related"
    r"|Earlier (?:this|last|in) (?:week|month|year))\b"
)
"""What opens a sentence about another event."""
_CAME_TO = re.compile(
    r"\b(?:travel(?:l)?ed|went|flew|came) to "
    r"(?=[A-ZÀ-Þ][^.;]{2,60} to (?:attend|take part|join|cut|open|sign|meet|mark"
    r"|celebrate|inaugurate|unveil))"
)
"""Went to Kiel, Lakeland, to attend."""
_LIVES = re.compile(r"\b(?:resident|based|born|lives|living|works|raised|studied)\s*$")


def find(
    ranked: Sequence[Sentence],
    dateline: Found | None,
    people: Sequence[tuple[int, int]],
) -> tuple[Place | None, Place | None]:
    """Return place and venue; `people` are spans of names, which are no places."""
    venue: Place | None = None
    named: Place | None = None
    told = [s for s in ranked if not _ELSEWHERE.match(s.text)]
    for sentence in told[:_READ]:
        for joint, place in _mentions(sentence, people):
            if _is_house(place) or joint in {"at", "im", "ins", "am"} or " " in joint:
                venue = venue or (place if _is_venue(joint, place, sentence) else None)
            elif not dateline or held(sentence.text) or _anchored(sentence, place):
                named = named or place
        housed = venue and venue.name.split()[0].casefold() not in _BODIES
        if named or (housed and held(sentence.text)):
            break
    if named is None and dateline and dateline.place and dateline.place_span:
        named = Place(dateline.place, *dateline.place_span)
    if named and not dateline and not any(held(s.text) for s in told):
        named = _in_lead(told, people) or named
    opened = None if named or venue else _opened(told[:_READ])
    return named or _in_headline(ranked, people) or venue or opened, venue or opened


def _in_lead(
    ranked: Sequence[Sentence], people: Sequence[tuple[int, int]]
) -> Place | None:
    """Return the city of a lead that has a day: "received her on Monday in Kiel"."""
    stated = [s for s in ranked if s.text.endswith(".")]
    lead = min(stated, key=lambda s: s.start, default=None)
    if lead is None or not any(dates.find(lead.text)):
        return None
    found = (p for joint, p in _mentions(lead, people) if joint == "in")
    return next((p for p in found if not _is_house(p)), None)


_OPENED = re.compile(
    r"(?:The\s+)?(?P<house>(?:[A-ZÀ-Þ][\w’'.-]*\s(?:of\s)?){1,6})(?:was|has been)\s"
    r"(?:\w+ly\s)?(?:opened|inaugurated|dedicated|reopened|re-opened|blessed)\b"
)


def _opened(ranked: Sequence[Sentence]) -> Place | None:
    """Return the house that "was officially opened"."""
    for sentence in ranked:
        match = _OPENED.match(sentence.text)
        house = match["house"].strip() if match else ""
        if match and (is_building(house.split()[-1])) and " " in house:
            start = sentence.start + match.start("house")
            return Place(house, start, start + len(house))
    return None


_TIME = (
    r"(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi"
    r"|this (?:morning|afternoon|week)"
    r"|(?:on|am|le|el|ce|este)\s+\w+(?:,?\s+(?:den\s+)?\d{1,2}\.?\s+\w+)?(?:\s+\d{4})?)"
)
_TIME_BEFORE = re.compile(
    rf"\b{_TIME},?\s+(?:in|à|en|at)(?: the| la)?\s*$", re.IGNORECASE
)
_TIME_BEHIND = re.compile(rf"^,?\s+{_TIME}(?=[\s,.)])", re.IGNORECASE)
_EVENT_BEFORE = re.compile(
    r"\b(?:ceremony|event|meeting|inauguration|signing|launch|reception|feier|veranstaltung"
    r"|cérémonie|ceremonia|acto)\s+(?:in|à|en)\s*$",
    re.IGNORECASE,
)


def _anchored(sentence: Sentence, place: Place) -> bool:
    """Say whether a day or a gathering's word beside a place makes it the event's.

    "signed on Monday in Kiel", "at the ceremony in Kiel": not "a plant in Kiel".
    """
    start, end = place.start - sentence.start, place.end - sentence.start
    before = sentence.text[max(0, start - 48) : start]
    return bool(
        _TIME_BEFORE.search(before)
        or _dated(_TIME_BEHIND.match(sentence.text[end : end + 40]))
        or _EVENT_BEFORE.search(before)
    )


def _dated(match: re.Match[str] | None) -> bool:
    """Say whether what looks like a time names a day."""
    return bool(match and any(dates.find(match[0])))


_HOUSES_ALONE = re.compile(
    r"(?:hall|auditorium|theatre|theater|library|ballroom|cathedral|chapel|arena|house"
    r"|room|hotel|palace|centre|center)$",
    re.IGNORECASE,
)


def _is_house(place: Place) -> bool:
    """Say whether "in the Conference Hall" names a house, and its city may follow."""
    return bool(_HOUSES_ALONE.search(place.name))


def _in_headline(
    ranked: Sequence[Sentence], people: Sequence[tuple[int, int]]
) -> Place | None:
    """Return "Nanning" of "Workshop Held in Nanning", which opens the text."""
    first = min(ranked, key=lambda s: s.start, default=None)
    if first is None or first.text.endswith("."):
        return None
    found = (place for joint, place in _mentions(first, people) if joint == "in")
    return next(found, None)


def _mentions(
    sentence: Sentence, people: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, Place]]:
    for match in _IN.finditer(sentence.text):
        place = place_at(sentence, match.end())
        if place is None or _LIVES.search(sentence.text[: match.start()][-24:]):
            continue
        if _affiliates(sentence, match, people) or in_quotes(
            sentence.text, match.start()
        ):
            continue
        if not any(s < place.end and place.start < e for s, e in people):
            yield match["in"], place
    for match in _CAME_TO.finditer(sentence.text):
        place = place_at(sentence, match.end())
        if place:
            yield "in", place
    yield from _houses(sentence)


def _houses(sentence: Sentence) -> Iterator[tuple[str, Place]]:
    """Yield the houses of "visited the Lake Institute" and "in a Hall concert"."""
    for match in _VISITED.finditer(sentence.text):
        place = place_at(sentence, match.end())
        if place and is_organisation_word(place.name.split()[-1]):
            yield "at", place
    for match in _HOUSE_EVENT.finditer(sentence.text):
        place = place_at(sentence, match.end())
        if place is None or not has("places", place.name.split()[-1]):
            continue
        following = sentence.text[place.end - sentence.start :].split(maxsplit=1)
        if has("event_words", following[0]):
            yield match["in"], place


_IN_NAME = re.compile(
    r"\b(?:University|Institute|College|Embassy|Consulate|General|Consul|Ambassador"
    r"|Coordinator|Representative|Office)(?: of \w+)?(?: \([A-Z]{2,8}\))?\s+$"
    r"|\b(?:Embajada|Consulado|Embajador|Embajadora|Cónsul|Embaixada|Ambassade|Ambassadeur)\b[^,.;]{0,40}\s$"
)
"""Before "in": where a body is at home, "Lake University (LU) in the Philippines"."""


def _affiliates(
    sentence: Sentence, match: re.Match[str], people: Sequence[tuple[int, int]]
) -> bool:
    """Say whether "at" only tells whose: "director of research at", "Science at"."""
    before = re.search(r"([^\W\d_]+)\s+$", sentence.text[: match.start()])
    if match["in"] in {"in", "en", "à"} and _IN_NAME.search(
        sentence.text[: match.start()]
    ):
        return True
    if match["in"] == "at" and _OFFICE_OF.search(sentence.text[: match.start()]):
        return True
    if match["in"] != "at" or before is None or held(sentence.text):
        return False
    at = sentence.start + before.start(1)
    named = before[1][0].isupper() and not any(s <= at < e for s, e in people)
    place = place_at(sentence, match.end())
    words = place.name.casefold().split() if place else [""]
    return named and bool(_EMPLOYERS & {words[0], words[-1]})


_EMPLOYERS = frozenset(["university", "institute", "college", "academy", "universität"])
_OFFICE_OF = re.compile(
    r"\b(?:director|head|professor|chair|dean|manager|lecturer|fellow|student|researcher)"
    r"(?: (?:of|in|for) [\w ]{3,40})?\s*$",
    re.IGNORECASE,
)
_FIRMS = frozenset(
    ["corporation", "company", "group", "limited", "inc", "ltd", "gmbh", "alumni"]
)


def _is_venue(joint: str, place: Place, sentence: Sentence) -> bool:
    """Say whether the event was there; German "im" needs a building's word."""
    words = place.name.casefold().split()
    if (
        joint != "at"
        and not _is_house(place)
        and not any(has("places", w) or w.endswith(HOUSES) for w in words)
    ):
        return False
    house = has("places", words[-1]) and words[-1] not in _FIRMS
    return house or bool(held(sentence.text)) or has_event_word(sentence.text)
