"""Find where a sentence names a person, by titles, given names and the name's shape."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from photolib.credit.gazetteer import words as words_of
from photolib.release.lexicon import (
    has,
    is_acronym,
    is_given_name,
    is_honorific,
    is_organisation_word,
    is_particle,
    is_thing_word,
    is_title_head,
    is_title_modifier,
)
from photolib.release.name_shapes import (
    MOST,
    before_name,
    has_shape,
    known_start,
    name_length,
    organises,
)
from photolib.release.name_titles import SON_OF, after_titles, is_seat
from photolib.release.tokens import Token, runs


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: token range [first, last) and how sure it is one.

    `sure` is False where only the shape speaks for it: context must confirm it.
    """

    first: int
    last: int
    sure: bool


def find(
    text: str, tokens: Sequence[Token], acronyms: Collection[str] = ()
) -> list[Mention]:
    """Return the persons' names of a sentence, left to right.

    `acronyms` are known abbreviations of organisations: no family names in capitals.
    """
    found = []
    for first, last in runs(text, tokens):
        mention = _in_run(text, tokens, first, last, acronyms)
        if mention:
            found.append(mention)
        while mention and mention.last < last and tokens[mention.last].text == "y":
            mention = _in_run(text, tokens, mention.last + 1, last, acronyms)
            found += [mention] if mention else []
    return found


_LAND = re.compile(r"(?:ean|ish|ese|[a-z]ian)$")


def _field_words(tokens: Sequence[Token], at: int, words: list[str]) -> int:
    """Return how many words in front still belong to an office.

    "(Minister) of Lakeland Ada Quist", "of Foreign and European Affairs Ada Quist".
    """
    before = tokens[at - 1].text if at else ""
    if before not in {"of", "in", "to", "and", "for", "&"}:
        return 0
    size = 0
    while len(words) - size > 2 and _is_field_word(words[size]):
        size += 1
    return size


def _is_field_word(word: str) -> bool:
    known = has("nationalities", word) or has("fields", word)
    return known or bool(_LAND.search(word) and not is_given_name(word))


def _in_body(text: str, tokens: Sequence[Token], last: int) -> bool:
    """Say whether "Centre" or its like goes on what could be a name."""
    if last >= len(tokens) or text[tokens[last - 1].end : tokens[last].start] != " ":
        return False
    return tokens[last].is_capital and is_organisation_word(tokens[last].text)


_SHIPS = frozenset(
    {"USS", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "RMS", "RRS", "INS"}
)
"""What stands before a ship's name, which may be a person's."""

_LETTERS = frozenset(
    {
        "MdL",
        "MdB",
        "MdEP",
        "MdA",
        "MP",
        "TD",
        "MEP",
        "MLA",
        "MSP",
        "OBE",
        "CBE",
        "MBE",
        "KC",
        "QC",
    }
)
"""What follows a name and is no part of it."""

_ADDRESSES = frozenset({"Highness", "Majesty", "Excellency", "Eminence", "Holiness"})
"""What ends an address and no name: "His Royal Highness"."""


def _in_run(
    text: str, tokens: Sequence[Token], first: int, last: int, acronyms: Collection[str]
) -> Mention | None:
    last = _without_letters(tokens, first, last)
    start, titled = after_titles(tokens, first, last)
    words = [t.text for t in tokens[start:last]]
    if start > first and words and is_seat(tokens, start, last):
        return None
    if any(t.text in _SHIPS for t in tokens[max(0, first - 1) : first + 1]):
        return None
    most = MOST + 3 + 2 * sum(w in SON_OF for w in words)
    if not words or len(words) > most or _quoted(text, tokens, start, last):
        return None
    if words[-1] in _ADDRESSES or all(map(is_honorific, words)):
        return None
    if _in_body(text, tokens, last):
        return None
    skipped = _field_words(tokens, start, words)
    start, words = start + skipped, words[skipped:]
    known = _name_start(tokens, start, words, acronyms, titled=start > first)
    if known and _HOUSES.intersection(words[:known]):
        return None  # "Centro de Convenciones Julio Paz"
    complement = bool(known) and is_particle(words[0])
    if known is not None and (known == 0 or not titled or complement):
        return _known(tokens, start + known, last)
    return _by_shape(tokens, start, last, acronyms, titled=titled)


def _name_start(
    tokens: Sequence[Token],
    start: int,
    words: list[str],
    acronyms: Collection[str],
    *,
    titled: bool,
) -> int | None:
    """Return where in a run the name begins: at a known given name, or before it."""
    known = known_start(words, acronyms, titled=titled)
    before = tokens[start - 1].text if start else ""
    if known and before_name(words[:known]) and not has("prepositions", before):
        return 0
    return known


def _by_shape(
    tokens: Sequence[Token],
    start: int,
    last: int,
    acronyms: Collection[str],
    *,
    titled: bool,
) -> Mention | None:
    """Return words that could be a name, to be confirmed by title or context."""
    words = [t.text for t in tokens[start:last]]
    known_last = titled and len(words) == 2 and words[1].casefold() in _surnames()
    if (_is_thing(words) and not known_last) or (
        _after_preposition(tokens, start) and not titled
    ):
        return None
    if titled and len(words) == 2 and _is_work(words[0]):
        return None  # "Manager Business Migration"
    addressed = titled and is_honorific(tokens[start - 1].text)
    unlike = addressed and len(words) == 2 and has_shape(words[1:])  # "Mr Sunday Orlo"
    if titled and (unlike or has_shape(words)):
        return Mention(start, last, sure=len(words) > 1 or addressed)
    full = not any(w in acronyms for w in words)
    if 2 <= len(words) <= 4 and has_shape(words) and full:
        return Mention(start, last, sure=False)
    return None


def _without_letters(tokens: Sequence[Token], first: int, last: int) -> int:
    while last - first > 2 and tokens[last - 1].text in _LETTERS:
        last -= 1
    return last


_HOUSES = frozenset(
    ["Auditorio", "Convenciones", "Teatro", "Biblioteca", "Hospital", "Aeropuerto",
     "Estadio", "Colegio", "Coliseo", "Paraninfo", "Avenida", "Calle", "Théâtre",
     "Hôpital", "Lycée", "Collège", "Stade", "Médiathèque", "Amphithéâtre"]
)  # fmt: skip
"""Houses and streets in front of whose name they bear."""

_NAMED_AFTER = re.compile(
    r"Medal|Prize|Awards?|Cup|Trophy|Lecture|Fellowship|Scholarship|Building|Auditorium"
    r"|Institute|Foundation|Festival|Stadium|Arena|Day|Cent(?:re|er)|Museum|Library|Preis"
)
"""What is called by a person's name and is none."""


def _known(tokens: Sequence[Token], start: int, last: int) -> Mention | None:
    """Return the name that begins at `start`, unless a later word denies it."""
    words = [t.text for t in tokens[start:last]]
    if any(map(_NAMED_AFTER.fullmatch, words[2:])):
        return None  # "Edward MacDowell Medal"
    size = name_length(words)
    rest = words[size:]
    cut = bool(rest) and is_particle(rest[0])
    if size >= 2 and (cut or not any(map(is_thing_word, rest))):
        return Mention(start, start + size, sure=True)
    return None


_NAMES_TOO = frozenset(
    ["law", "major", "star", "church", "lead", "home", "art", "young"]
)


def _is_work(word: str) -> bool:
    """Say whether `word` is what an office is about, and no name."""
    work = is_title_modifier(word) or has("fields", word)
    return work and not is_given_name(word) and word.casefold() not in _NAMES_TOO


def _surnames() -> frozenset[str]:
    """Return the words that are both a surname and a place: "Park", "Lake"."""
    return words_of("surnames_too")


_FORMS = frozenset(
    ["AG", "SE", "KG", "KGaA", "GmbH", "Inc", "Inc.", "Ltd", "plc", "LLC", "SA", "NV"]
)
"""Legal forms: what ends in one is a company."""


def _is_thing(words: list[str]) -> bool:
    """Say whether a word shows that this is an organisation, a place or an office."""
    if (len(words) == 1 and is_acronym(words[0])) or words[-1] in _FORMS:
        return True
    return any(
        is_thing_word(w) or organises(w) or (is_title_head(w) and not is_given_name(w))
        for w in words
    )


_PREPOSITIONS = frozenset({"of", "in", "at", "on", "for", "des", "der"})


def _after_preposition(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].text in _PREPOSITIONS


_OPEN, _CLOSED = "“„«", "”“»"


def _quoted(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether words stand in a short quotation: „Käthe Kollwitz“ is a school."""
    start, end = tokens[first].start, tokens[last - 1].end
    before, after = text[max(0, start - 50) : start], text[end : end + 50]
    opening = max(before.rfind(c) for c in _OPEN)
    straight = text.count('"', 0, start) % 2 == 1
    if straight:
        opening = max(opening, before.rfind('"'))
    if opening < 0 or re.search("[.!?,;”»]", before[opening + 1 :]):
        return False
    closing = re.search('[”“»"]', after)
    return bool(closing) and not re.search(
        "[.!?,;:]", after[: closing.start() if closing else 0]
    )
