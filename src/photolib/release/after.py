"""A person's title and organisation, from the words after the name."""

import re

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_organisation_word,
    is_plural_title,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import Office, opens_body, organisation_in, split

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
_BREAK = re.compile(
    r"[;:!?“”\"—•|]|\s[–-]\s|(?<!\bSt)(?<!\bMt)(?<!\bDr)(?<!\bAsst)(?<!\bAssoc)(?<!\bProf)(?<!\bDept)"
    r"(?<!\bDiv)(?<!\bUniv)\.(?=\s|$)|,|\((?=[^()]*$)|\bwho\b|\bwhich\b|\bwhose\b"
)


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
        phrase = _phrase(window[chosen.end() :], in_list=False)
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
    phrase = _phrase(rest, in_list=";" in window or text[stop - 1 : stop] == ";")
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


def _phrase(rest: str, *, in_list: bool) -> str | None:
    """Return the apposition at the start of `rest`; in a list with ";" all up to it."""
    if in_list:
        whole = re.split(r"[;]|\.\s|\.$", rest, maxsplit=1)[0].rstrip(" ,")
        whole = re.sub(r"[,\s]+(?:and|und|y|et)$", "", whole)
        return whole if _begins_title(whole) else None
    kept, at = "", 0
    for match in [*_BREAK.finditer(rest), None]:
        piece = rest[at : match.start() if match else len(rest)]
        if kept and not _goes_on(piece):
            break
        kept = rest[: match.start() if match else len(rest)]
        if match is None or match[0] != ",":
            break
        at = match.end()
    if _SENTENCE.search(kept):
        return None  # "Ada Quist: The five students are now ..."
    if _OTHERS.match(kept):
        return None  # "..., his deputy is Ines Lohse"
    kept = _before_verb(kept.rstrip())
    kept = re.sub(r"\s(?:and|und)\s(?:deren|dessen|its|ihr\w*)\s\S+$", "", kept)
    kept = re.sub(r"[,\s]+(?:and|und|y|et|sowie|as well as)$", "", kept)
    return kept if _begins_title(kept) else None


_SENTENCE = re.compile(r"\w\s(?:sind|ist|wurden?|waren?|werden|hat|haben)\s")
_OTHERS = re.compile(r"(?:seine?|ihre?|his|her|their|sus?|son|sa)\s")
_DID = re.compile(r"(?!(?:retired|elected|appointed|designated|assigned)$)\w{3,}ed")


_ALSO = frozenset(
    {
        "also",
        "zugleich",
        "auch",
        "together",
        "alongside",
        "as",
        "other",
        "others",
        "junto",
    }
)
"""What begins a second office, where the first stands before the name."""


def _begins_title(phrase: str) -> bool:
    """Say whether a title's head stands early, before any verb."""
    words = re.findall(r"[^\W\d_][\w.’'-]*", phrase)[:9]
    if words and words[0].islower() and _DID.fullmatch(words[0]):
        return False
    if words and words[0].islower() and is_plural_title(words[0]):
        return False  # "Ada Quist, ministers, members of ..."
    if words and words[0].casefold() in _ALSO:
        return False
    for at, word in enumerate(words):
        if is_title_head(word) or (at == 0 and is_title_head(word.lower())):
            return True
        if word == "and" and not all(map(_is_work, words[:at])):
            return False  # "..., Ben Orlo and Director Ines Lohse"
        fine = (
            word[0].isupper()
            or is_title_modifier(word)
            or has("title_small_words", word)
        )
        if not fine and at > 1:
            return False
    return False


def _is_work(word: str) -> bool:
    return has("fields", word) or is_title_modifier(word)


def _goes_on(piece: str) -> bool:
    """Say whether a piece after a comma belongs to the organisation before it."""
    piece = _before_verb(piece)
    words = piece.split()
    if not words or len(words) > 14:
        return False
    first = words[0].casefold()
    if first in {"and", "und", "y"} and len(words) > 1:
        return _begins_title(" ".join(words[1:])) or is_organisation_word(words[-1])
    named = len(words) > 1 and words[1][0].isupper()
    capital = words[0][0].isupper() or (first in {"the", "der", "die", "des"} and named)
    return (
        capital
        and any(is_organisation_word(w) or _is_body(w) for w in words)
        and not (_begins_title(piece) and not opens_body(words))
    )


def _is_body(word: str) -> bool:
    """Say whether a whole word is an abbreviation of three letters and more."""
    bare = word.strip("()")
    return is_acronym(bare) and len(bare) > 2


_VERB = re.compile(
    r"\s(?:[a-z]{3,}(?:ed|es)|is|was|were|are|has|had|have|will|said|says|gave|gives|led"
    r"|spoke|read|wrote|laid|drew|paid|sent|won|told|took|met|held|made|looks?|walks?|speaks?|turns?|hat|ist|war|wird|sagte"
    r"|nahm|fue|es|est|also|then)\b"
)


_ROMANCE = re.compile(r"\b(?:des|du|aux|les|del|los|las)\b|\bd['’]|\bde l[a'’]")
"""French and Spanish, where "villes" and "redes" are no English verbs."""


def _before_verb(phrase: str) -> str:
    """Cut "President SEECS Alumni Association expressed ..." before its verb."""
    if _ROMANCE.search(phrase):
        return phrase
    for match in _VERB.finditer(phrase):
        left = phrase[: match.start()].split()
        if left and (left[-1][0].isupper() or left[-1][-1] == ")" or len(left) > 3):
            return phrase[: match.start()]
    return phrase
