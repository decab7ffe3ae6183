"""A person's title and organisation, from the words after the name."""

import re

from photolib.release.apposition import phrase_of
from photolib.release.lexicon import (
    is_acronym,
    is_organisation_word,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import Office, organisation_in, split

_AFTER = re.compile(
    r"^(?P<position>\s*\((?:l|r|c|left|right|cent(?:er|re)|links|rechts|[2-9]\d)\))?"
    r"(?:\s*\((?P<bracket>[^()]{2,80})\))?"
    r"(?:,\s*\d\d,|,\s*(?:far\s+)?(?:left|right|cent(?:er|re)|pictured),)?"
    r"\s*(?P<mark>,|–|—|-\s|:|\bas\b(?! well)|\bals\b)?\s*"
    r"(?:(?:the|a|an|der|die|das|dem|den|el|la|le|our|its|unsere?)\s+)?",
    re.IGNORECASE,
)

_ELECTED = re.compile(
    r"\s+(?:\w+ ){0,2}(?:zur|zum|als)\s+(?:neue[nr]? )?((?:\w+\.?\s){0,3}\w+)\s+"
    r"(?:wieder)?(?:gewählt|ernannt|bestimmt|berufen|bestellt)"
)

_NAMED_TO = re.compile(
    r"\s+(?:was|were|has been|is)\s+(?:\w+ly\s+)?(?:re-?)?(?:elected|appointed|named)"
    r"\s+(?:as\s+)?(?:the\s+)?(?:new\s+)?(?=[\w-]+)"
)

_ELECTED_AT = re.compile(
    r"\s+(?:during|following|after|by|with|succeeding|replacing)\s.*"
    r"|\s+(?:at|in)\s+(?:the|its|their|an?)\s+(?:[\w’'-]+\s+){0,6}?(?:assembly|congress"
    r"|conference|convention|meeting|session|election|elections|vote|ceremony)\b.*"
    r"|\s+(?:on|last|this)\s+(?:\w+day|week|month|year)\b.*"
    r"|\s+in\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|\d{4})\b.*",
    re.IGNORECASE,
)
"""Where and how somebody was elected: no part of the organisation."""

_WHO_IS = re.compile(
    r",\s+who\s+(?:is|was|serves as|is also|also serves as)\s+(?:currently\s+)?"
    r"(?:the\s+|an?\s+)?"
    r"(?!one\b|among\b)(?=[\w-]+)"
)
"""..., who is the President of the Lake Chamber."""

_BODY_NAME = (
    r"[A-ZÀ-Þ][\w&’'-]*(?:\s(?:(?:of|the|and|for|&|der|des|für|und|de|la)\s){0,2}"
    r"[A-ZÀ-Þ][\w&’'-]*){1,8}"
)

_HEADS = re.compile(
    r",?\s+(?:who|die|der|que|qui)\s+(?:heads|leads|chairs|directs|runs|leitet|dirige)\s+"
    rf"(?:(?:the|das|die|den|la|el|le)\s+)?({_BODY_NAME})"
)
"""..., who heads the Institute for Soil Science."""

_LETTERS = re.compile(
    r"(?:,?\s+(?:Ph\.?D|M\.?D|MBA|MPH|MP|OBE|CBE|MBE|KBE|DBE|KC|QC|SC|JP|FRS|FRCS|RN|CPA|TD|MSP|MdB|MdL|MdEP|MdA|AM|AO|AC"
    r"|Esq|Jr|Sr"
    r"|II|III|DVM|DDS|FNAE|FNSE|GCON|CON|OFR|EGH|EBS|MLA|MEP|LL\.?[BM]|P\.?Eng|USN|USA|USMC"
    r"|USAF|\(ret\.?\)|\([Rr]td\.?\))\b\.?)+(?=\s*[,(])"
)
"""Letters behind a name: "PhD", "OBE", "(ret.)"."""

_PARTY = re.compile(
    "CDU|CSU|SPD|FDP|AfD|BSW|Grüne|GRÜNE|Bündnis 90/Die Grünen|Die Linke|Linke|FW"
    "|Freie Wähler|SVP|ÖVP|SPÖ|FPÖ|NEOS|SSW|ÖDP|parteilos"
)
"""Behind a politician's name: of whose office it says nothing."""

_HAS_DONE = re.compile(
    r",?\s+(?:a|ont)\s+(?:\w+é|\w*mis|\w*pris|dit|ouvert|offert|\w+duit|reçu|tenu)e?s?\b"
)
"""French: ", a remis ..." is a verb, and no English article."""

_AND = re.compile(r"(?:and|und|y|e|et|sowie|as well as)\s", re.IGNORECASE)
"""What begins the next of a list and no words about the one before."""

_AHEAD = 320


def read(text: str, end: int, stop: int) -> Office:
    """Read what stands after the name: ", TITLE of ORGANISATION", "(ORGANISATION)".

    `stop` is where the next person's own words begin (or the sentence ends).
    """
    window = text[end : min(stop, end + _AHEAD)]
    stated = _by_verb(window, end)
    if stated:
        return stated
    letters = _LETTERS.match(window)
    if letters:
        end, window = end + letters.end(), window[letters.end() :]
    opening = _AFTER.match(window)
    if opening is None:
        return Office()
    if not opening["bracket"] and _AND.match(window, opening.end()):
        return Office()
    if opening["mark"]:
        found = _apposition(text, end, stop, opening)
        if found or not opening["bracket"]:
            return found or Office()
    if opening["bracket"]:
        ended = end + opening.end("bracket") + 1
        party = _PARTY.fullmatch(opening["bracket"])
        return Office(end=ended) if party else _bracketed(opening["bracket"], ended)
    return _belonging(window, end)


def _by_verb(window: str, end: int) -> Office | None:
    """Read "was elected president of X", "wurde zur Y gewählt", "who heads X"."""
    if _HAS_DONE.match(window):
        return Office()
    elected = _ELECTED.match(window)
    if elected:
        return Office(elected[1], end=end + elected.end(1))
    heads = _HEADS.match(window)
    if heads:
        return Office(organisation=organisation_in(heads[1]), end=end + heads.end())
    chosen = _NAMED_TO.match(window) or _WHO_IS.match(window)
    if chosen:
        phrase = phrase_of(window[chosen.end() :], in_list=False)
        phrase = _ELECTED_AT.sub("", phrase) if phrase else None
        title, organisation = split(phrase) if phrase else (None, None)
        return Office(title, organisation)  # the verb stays outside: it gives a role
    return None


def _apposition(
    text: str, end: int, stop: int, opening: re.Match[str]
) -> Office | None:
    """Read ", TITLE of ORGANISATION" or ", ORGANISATION" behind the name."""
    window = opening.string
    rest, at = window[opening.end() :], end + opening.end()
    phrase = phrase_of(rest, in_list=";" in window or text[stop - 1 : stop] == ";")
    if phrase:
        title, organisation = split(phrase)
        return Office(title, organisation, end=at + len(phrase))
    if opening["bracket"]:
        return None
    near = window + text[max(0, end - 160) : end]
    return _body(rest, at, listed=opening["mark"] == "," and ";" in near)


_BODY = re.compile(
    r"[A-ZÀ-Þ][\w.&’'-]*(?:\s(?:(?:of|the|and|for|&|der|des|für|und|de|la)\s){0,2}"
    r"[A-ZÀ-Þ][\w.&’'-]*){0,8}(?=\s*(?:[,;.)]|$))"
)


def _body(rest: str, end: int, *, listed: bool) -> Office:
    """Read "NAME, University of Kiel": an organisation in place of a title.

    Between the semicolons of a list anything with a capital will do.
    """
    match = _BODY.match(rest)
    if not match:
        return Office()
    item = listed and re.match(r"\s*(?:[;.]|$)", rest[match.end() :])
    if not item and not _has_body(match[0]):
        return Office()
    name = match[0].rstrip(".")
    if is_title_modifier(name.split()[0]) and not _has_body(name):
        return Office()  # "Ada Quist, Regional Superior;"
    return Office(organisation=organisation_in(name), end=end + len(name))


def _has_body(name: str) -> bool:
    return any(map(is_organisation_word, name.split()))


_FROM = re.compile(
    r"^\s+(?:from|of|von|vom|with|at|de|del)\s+(?:the\s+|der\s+|dem\s+|la\s+)?"
    r"([A-ZÀ-Þ][\w.&’'-]*(?:\s+(?:(?:of|the|and|for|&|der|des|für|und|de|la)\s+){0,2}"
    r"[A-ZÀ-Þ][\w.&’'-]*){0,8})"
)


def _belonging(window: str, end: int) -> Office:
    """Read "NAME from the School of Economics": an organisation and no title."""
    match = _FROM.match(window)
    if not match:
        return Office()
    words = match[1].split()
    if not any(
        is_organisation_word(w) or (is_acronym(w) and len(w) > 2) for w in words
    ):
        return Office()
    return Office(
        organisation=organisation_in(match[1].rstrip(".")), end=end + match.end()
    )


def _bracketed(bracket: str, end: int) -> Office:
    words = bracket.split()
    if any(is_title_head(w.strip(",")) for w in words):
        title, organisation = split(bracket)
        return Office(title, organisation, end=end)
    if (
        any(is_organisation_word(w) or is_acronym(w) for w in words)
        and not bracket.isdigit()
    ):
        return Office(organisation=bracket, end=end)
    return Office()
