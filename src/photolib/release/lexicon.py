"""What kind of word a word is: the release package's lists, looked up."""

import re
from functools import lru_cache

from photolib.credit.gazetteer import words as _words

_PACKAGE = "photolib.release"
_REMEMBERED = 20_000
"""Words whose kind is kept: a release repeats its own."""

_GERMAN_HEAD = re.compile(
    r"(?:präsident|minister|meister|direktor|sekretär|kanzler|leiter|sprecher|professor|"
    r"vorsitzend|beauftragt|botschafter|rektor|trainer|bischof|kommissar|führer|dezernent|"
    r"referent|intendant|pfarrer|künstler|forscher|historiker|architekt|lehrer|sänger|spieler|musiker|wissenschaftler|inspekteur|abgeordnet|"
    r"landrat|stadtrat|bundesrat|ingenieur|richter|anwalt|anwält|träger|gründer|chef|arzt|"
    r"ärzt|autor|experte|expert|mitglied|vorstand|kandidat|vertreter|redakteur)"
    r"(?:in|e|er|en|s|es|innen|s-in)?$"
)


def has(name: str, word: str) -> bool:
    """Say whether data/`name`.txt of this package holds `word`, case aside."""
    return word.casefold().strip(".'’") in _words(name, _PACKAGE)


@lru_cache(_REMEMBERED)
def is_honorific(word: str) -> bool:
    """Say whether `word` is an address: "Dr", "Datuk", "Hon."."""
    folded = word.casefold()
    listed = _words("honorifics", _PACKAGE)
    return word[:1].isupper() and (folded in listed or folded.rstrip(".") in listed)


@lru_cache(_REMEMBERED)
def is_title_head(word: str) -> bool:
    """Say whether `word` heads a title: "director", "Landrätin", "economist"."""
    if is_english_title(word) or is_plural_title(word):
        return True
    folded = re.split("[-–]", word.casefold().rstrip("."))[-1]
    if folded in _words("titles_other", _PACKAGE):
        return True
    return word[:1].isupper() and bool(_GERMAN_HEAD.search(folded))


def is_english_title(word: str) -> bool:
    """Say whether `word` heads an English title, alone or behind a hyphen."""
    last = re.split("[-–]", word.casefold().rstrip("."))[-1]
    return last in _words("titles", _PACKAGE) or last in _SHORT_TITLES


def is_plural_title(word: str) -> bool:
    """Say whether `word` is what several people are: "members", "students"."""
    folded = word.casefold()
    return folded.endswith("s") and folded[:-1] in _words("titles", _PACKAGE)


_SHORT_TITLES = frozenset(
    {"gov", "sen", "rep", "pm", "mp", "cllr", "supt", "insp", "amb"}
)


@lru_cache(_REMEMBERED)
def is_title_modifier(word: str) -> bool:
    """Say whether `word` may stand before a title's head: "deputy", "former"."""
    folded = word.casefold().strip(".,")
    if folded in _words("title_modifiers", _PACKAGE):
        return True
    parts = folded.split("-")
    return len(parts) > 1 and parts[0] in {"co", "ex", "vice", "pro", "first", "deputy"}


@lru_cache(_REMEMBERED)
def is_stopword(word: str) -> bool:
    """Say whether `word` is a small word that no name holds."""
    return has("stopwords", word)


def is_given_name(word: str) -> bool:
    """Say whether `word` is a known given name ("Jean-Luc" by its first half)."""
    given = _words("given_names")
    folded = word.casefold()
    return folded in given or ("-" in folded and folded.split("-")[0] in given)


@lru_cache(_REMEMBERED)
def is_organisation_word(word: str) -> bool:
    """Say whether `word` heads an organisation's name in running text."""
    folded = word.casefold().rstrip(".")
    listed = _words("organisations", _PACKAGE)
    if folded in listed or (folded.endswith("s") and folded[:-1] in listed):
        return True
    return (
        len(folded) > 8
        and word[:1].isupper()
        and folded.endswith(tuple(_words("german_bodies", _PACKAGE)))
    )


@lru_cache(_REMEMBERED)
def is_thing_word(word: str) -> bool:
    """Say whether `word` shows that a run of capitals is a place, event or body."""
    return (
        has("places", word)
        or is_organisation_word(word)
        or (len(word) > 4 and has("event_words", word))
    )


def is_acronym(word: str) -> bool:
    """Say whether `word` is an abbreviation in capitals: "OUC", "NATO", "SEECS"."""
    letters = word.replace("-", "").replace("&", "")
    return 2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()


def is_particle(word: str) -> bool:
    """Say whether `word` is a small word inside a name: "von", "bin", "de"."""
    return word.casefold() in _words("particles")
