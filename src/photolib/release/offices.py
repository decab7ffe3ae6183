"""A title with its organisation, and how a phrase splits into both."""

import re
from dataclasses import dataclass

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_organisation_word,
    is_title_head,
    is_title_modifier,
)


@dataclass(frozen=True, slots=True)
class Office:
    """A title with its organisation, and the honorifics beside the name."""

    title: str | None = None
    organisation: str | None = None
    honorific: str | None = None
    start: int | None = None
    """Where the words before the name begin, in the sentence."""
    end: int | None = None
    """Where the words after the name end."""


_OF = re.compile(
    r",?\s+(?:of|at|for|from|in|with|to|der|des|von|vom|beim|bei der|am|im|de la"
    r"|de las|de los|del|de|della|du)\s+(?:the\s+|der\s+|la\s+)?(?=[A-ZÀ-Þ0-9“\"])"
    r"|\s+(?:de l|à l|d)['’](?=[A-ZÀ-Þ])"
    r"|,\s+(?:the\s+)?(?=[A-ZÀ-Þ])"
    r"|\s+[–—]\s+(?=[A-ZÀ-Þ])"
)


_KEEPS_FIELD = re.compile(
    r"\b(?:minister|professor|secretary|lecturer|chair|ambassador|envoy|consul|commissioner|dean|decan[oa]|vicerrector[a]?|consejer[oa]|concejal[a]?|ministerin|professorin|ministr[oae])\b",
    re.IGNORECASE,
)


_BASED = re.compile(r"\s+(?:based|living|working) (?:in|at|near|out of)\b.*$")
"""Of "rabbi based in Kiel": where somebody lives."""


def split(phrase: str) -> tuple[str | None, str | None]:
    """Split "TITLE of ORGANISATION"; a minister's or professor's field stays.

    >>> split("Vice President of the Open University of China (OUC)")
    ('Vice President', 'Open University of China')
    >>> split("Minister of Foreign Affairs")
    ('Minister of Foreign Affairs', None)
    """
    phrase = tidy(_BASED.sub("", phrase))
    owned = _OWNED.match(phrase)
    if owned and _is_organised(owned[1].split()):
        title, _ = split(_LATER_OFFICE.split(phrase[owned.end() :])[0])
        return title, tidy(owned[1])
    for match in _OF.finditer(phrase):
        title, rest = phrase[: match.start()], phrase[match.end() :]
        if _divides(title, rest, match[0]):
            return tidy(title), organisation_in(rest)
    return _glued(phrase)


_OWNED = re.compile(r"([A-Z][^,;’']{1,60}?)['’]s?\s+(?=[a-z])")
"""The owner in "Lake Institute's deputy director"."""
_CIVIC = re.compile(
    r"(?:mayor|governor|bischof|bischöfin|bishop|obispo|arzobispo|évêque|archevêque|lieutenant|sheriff|bürgermeister(?:in)?|landrat|landrätin"
    r"|alcalde|alcaldesa|maire|préfète?|sindac[oa]|prefeit[oa]|burgemeester"
    r"|intendent[ea]|presidente municipal|presidenta municipal)$",
    re.IGNORECASE,
)


def is_civic(title: str) -> bool:
    """Say whether a title is of a place: "mayor", "Landrätin", "bishop"."""
    return bool(_CIVIC.search(title))


_DOMAIN = re.compile(
    r"(?:[ts]ions?|ments?|[ae]nces?|ings?|ity|ics|logy|ship|ness|tures?|care|safety"
    r"|programmes?|programs?|projects?|affairs|studies|resources|policy|sales|initiatives)$"
)
"""What the last word of a field ends in: "Plant Protection", "Ground Operations"."""


def _is_seat(title: str, rest: str, joint: str) -> bool:
    """Say whether `rest` is the place an office is of: "Bürgermeister von Kiel"."""
    organised = any(is_organisation_word(w) or is_acronym(w) for w in rest.split())
    if organised or "," in joint:
        return False
    return is_civic(title) or (" in " in joint and title.endswith("tative"))


def _divides(title: str, rest: str, joint: str) -> bool:
    """Say whether a joint ends the title and begins its organisation."""
    if _is_seat(title, rest, joint):
        return False
    if not any(is_title_head(w.strip(",()")) for w in title.split()):
        return False
    words = rest.split()
    officer = is_title_head(words[0]) and not _is_organised(words[0].split("-"))
    if " the " in joint and officer and not opens_body(words):
        return False  # "Representative of the Minister of Lakes"
    titled = joint.startswith(",") and any(map(is_title_head, words[:3]))
    if titled and not opens_body(words):
        return False
    return not _is_field(title, rest, joint) and not _further(rest)


def opens_body(words: list[str]) -> bool:
    """Say whether a body's name opens like a title: "Graduate School of Law"."""
    return len(words) > 1 and words[1][0].isupper() and is_organisation_word(words[1])


def _further(rest: str) -> bool:
    """Say whether the organisation comes only later: "of Communications of the XYZ"."""
    later = _OF.search(rest)
    if not later or later[0].startswith(","):
        return False
    first, last = rest[: later.start()].split(), rest[later.end() :].split()
    organised = any(is_organisation_word(w) or is_acronym(w) for w in first)
    return (
        (len(first) <= 3 or _several(first))
        and not organised
        and any(is_organisation_word(w) or is_acronym(w.strip("().,")) for w in last)
    )


def _several(words: list[str]) -> bool:
    """Say whether these are three words and what joins them: "Asesores y Asuntos X"."""
    joined = [w for w in words if w in {"y", "e", "and", "und", "et"}]
    return len(words) - len(joined) <= 3 and not any("," in w for w in words)


_MINISTER = re.compile(r"\bminist(?:er|erin|r[oae])$", re.IGNORECASE)
_STATE = frozenset(
    {"republic", "república", "republik", "revolución", "nation", "parliament"}
)


_LATER_OFFICE = re.compile(
    r"\s(?:and|und)\s+(?=(?:[\w-]+\s){0,2}[\w-]+\s(?:of|for|at|to)\s)"
)
_STATES = frozenset({"US", "USA", "UK", "UAE", "EU", "DRC", "PRC", "ROK"})
_ENVOY = re.compile(r"\b(?:ambassador|commissioner|envoy|consul)\b", re.IGNORECASE)


_GERMAN_ENVOY = re.compile(
    r"[Bb]otschafter(?:in)?|[Kk]onsul(?:in)?\b|[Ss]tändige[rn]? Vertreter(?:in)?\b"
)
"""Of a country: "Botschafter der Bundesrepublik Deutschland"."""


def _is_realm(title: str, words: list[str], joint: str) -> bool:
    """Say whether an office is of a state, a constituency or an event."""
    first = words[0].casefold() if words else ""
    alone = len(words) == 1
    if (alone and first in _STATE) or first == "wahlkreises":
        return True
    if alone and has("event_words", first):
        return True
    envoy = _GERMAN_ENVOY.search(title) and re.search(" (?:der|des|in) ", joint)
    return bool(envoy) and not _is_organised(words)


def _is_field(title: str, rest: str, joint: str) -> bool:
    """Say whether `rest` is what the title is about: "Minister of Foreign Affairs"."""
    words = re.findall(r"[\w’'-]+", _LATER_OFFICE.split(rest)[0])
    if _is_realm(title, words, joint):
        return True
    if "," in joint:
        return bool(_KEEPS_FIELD.search(title)) and not any(
            map(is_organisation_word, words)
        )
    if " in " in joint and _ENVOY.search(title) and not _is_organised(words):
        return True  # "Consul General of France in Pondicherry"
    accredited = not _is_organised(words) or words[0] in _STATES
    if " to " in joint and _ENVOY.search(title) and accredited:
        return True  # "Ambassador of Norway to Kenya"
    if _MINISTER.search(title) and re.search(" (?:der|des|für) ", joint):
        return not _is_organised(words)
    if not re.search(r" (?:of|for|de) ", joint):
        return False
    organised = _is_organised(words[:6])
    definite = "the" in joint.split()
    if _KEEPS_FIELD.search(title) and not organised:
        return bool(_MINISTER.search(title)) or not definite or _listed_field(rest)
    return _is_domain(rest, definite=definite) or _listed_field(rest)


def _is_organised(words: list[str]) -> bool:
    return any(is_organisation_word(w) or is_acronym(w) for w in words)


def _is_domain(rest: str, *, definite: bool) -> bool:
    """Say whether this is work and no body: "Plant Protection", "Ground Operations"."""
    piece = rest.split(",")[0].split()
    worked = len(piece) > 1 and not definite and bool(_DOMAIN.search(piece[-1]))
    return worked and not _is_organised(piece)


_BOARD_OF = re.compile(
    r"Board of (?!Directors|Trustees|Governors|Regents|Management|Overseers)(?=[A-Z])"
)
"""A body of its own, "Board of Finance": no board of directors of something."""


def _listed_field(rest: str) -> bool:
    """Say whether a field that we know stands alone or goes on: "Research at X"."""
    words = re.findall(r"[\w’'-]+", rest)
    if not words or not has("fields", words[0]) or _BOARD_OF.match(rest):
        return False
    followed = bool(re.match(r"\w+(?:\s+(?:of|at|for|in)\b|,)", rest))
    short = len(words) <= 3 and not _is_organised(words)
    return followed or short or len(words) == 1


def organisation_in(rest: str) -> str | None:
    """Return the organisation at the start of `rest`, without a second office."""
    bare = re.sub(r"\s*\([A-Z][\w&-]{1,11}\)", "", rest)
    bare = re.sub(r"\s*\((?:left|right|cent(?:er|re)|l|r|c)\)$", "", bare)
    bare = _AND_STAFF.sub("", bare)
    kept: list[str] = []
    for piece in re.split(r"(,\s+|\s+(?:and|und|y|e|et)\s+(?=[a-z]))", bare):
        words = re.sub(r"^(?:and\s+|und\s+|a\s+|an\s+|the\s+)+", "", piece).split()
        if kept and any(is_title_head(w) for w in words[:3]):
            kept.pop()
            break
        kept.append(_SECOND.sub(_without_second, piece))
        if kept[-1] != piece:
            break
    name = tidy("".join(kept))
    return None if not name or _PARTICLE.search(name) else name


_PARTICLE = re.compile(r" (?:ein|aus|ab|vor|an|auf|mit|zu|teil|bei|um)$")
"""Of a German verb, whose sentence ends there: no organisation's name."""


_AND_STAFF = re.compile(
    r",?\s+(?:and|as well as)\s+(?:[a-z]+\s){0,3}(?:staff|officials?|others|members"
    r"|guests|representatives|students|teachers|delegates|colleagues|faculty)\b.*$"
)
"""Who else came: no part of an organisation."""
_SECOND = re.compile(
    r"\s+(?:and|&)\s+(?P<office>(?:[A-Z][\w-]*\s){1,3})(?:of|for|at)\s.*$"
)
"""A second office in capitals: "Council of Lakes and President of Orlo University"."""


def _without_second(match: re.Match[str]) -> str:
    return "" if any(map(is_title_head, match["office"].split())) else match[0]


def _glued(phrase: str) -> tuple[str | None, str | None]:
    """Split "President SEECS Alumni Association" and "OUC vice president"."""
    words = phrase.split()
    heads = [i for i, w in enumerate(words) if is_title_head(w.strip(",()"))]
    if not heads:
        return None, None
    tail = words[heads[-1] + 1 :]
    if tail and tail[0][0].isupper() and any(map(_is_body, tail)):
        title = " ".join(words[: heads[-1] + 1])
        return tidy(title), organisation_in(" ".join(tail))
    small = [w[0].islower() and is_title_modifier(w) for w in words]
    owners = [i for i in range(heads[0]) if _is_body(words[i]) and not small[i]]
    if not owners or is_title_modifier(words[owners[-1]]):
        return phrase, None
    theirs = bool(re.search("['’]s?$", words[owners[-1]]))
    title = " ".join(words[owners[-1] + 1 :]) if theirs else phrase
    capitals = (i for i in range(owners[-1] + 1) if words[i][0].isupper())
    start = next(capitals, owners[-1])
    return title, re.sub("['’]s?$", "", " ".join(words[start : owners[-1] + 1]))


def _is_body(word: str) -> bool:
    bare = re.sub("['’]s$", "", word.strip("()"))
    return is_acronym(bare) or is_organisation_word(bare)


def tidy(text: str) -> str:
    """Strip signs at both ends and an article in front."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-(")
    return re.sub(
        r"^(?:the|a|an|his|her|our|its|der|die|das|el|la|su|sein|ihr)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
