"""What kind of word a word is: the release package's lists, looked up."""

import re
from functools import lru_cache

from photolib.credit.gazetteer import is_given_name as _is_given
from photolib.credit.gazetteer import words as _words

_PACKAGE = "photolib.release"
_REMEMBERED = 20_000
"""Words whose kind is kept: a release repeats its own."""

_GERMAN_HEAD = re.compile(
    r"(?:präsident|minister|meister|direktor|sekretär|kanzler|leiter|sprecher|professor|"
    r"vorsitzend|beauftragt|botschafter|rektor|trainer|bischof|kommissar|führer|dezernent|"
    r"referent|intendant|pfarrer|künstler|forscher|historiker|journalist|architekt|lehrer|sänger|spieler|musiker|wissenschaftler|inspekteur|abgeordnet|"
    r"landrat|stadtrat|bundesrat|ingenieur|richter|anwalt|anwält|träger|gründer|chef|arzt|"
    r"ärzt|autor|experte|expert|mitglied|vorstand|kandidat|vertreter|redakteur|konsul|"
    r"[a-zäöü]{3}(?:wart|pfleger|gärtner|förster|bauer|helfer|berater|koordinator|vikar)|"
    r"senator|stifter|moderator|dekan|inhaber|förderer|laudator|prokurist|justiziar|"
    r"verwalter|gutachter|coach|kommandant|kommandeur|inspektor|hauptmann|manager|managerin|"
    r"entwickler|designer|regisseur|schriftsteller|verleger|unternehmer|landwirt|winzer|"
    r"handwerker|techniker|informatiker|mathematiker|physiker|chemiker|biologe|biologin|"
    r"geologe|geologin|soziologe|psychologe|psychologin|jurist|ökonom|volkswirt|dozent|"
    r"kantor|organist|dirigent|pianist|schauspieler|fotograf|student|studierend|schüler|"
    r"[a-zäöü]{4}olog|[a-zäöü]{3}iker|[a-zäöü]{4}ist|"
    r"kurator|bibliothekar|restaurator|komponist|absolvent|doktorand|auszubildend)"
    r"(?:in|e|er|en|s|es|innen|s-in)?$"
)


def has(name: str, word: str) -> bool:
    """Say whether data/`name`.txt of this package holds `word`, case aside."""
    return word.casefold().strip(".'’") in _words(name, _PACKAGE)


@lru_cache(_REMEMBERED)
def is_honorific(word: str) -> bool:
    """Say whether `word` is an address: "Dr", "Datuk", "Hon.", "Tan Sri"."""
    folded = word.casefold()
    listed = _words("honorifics", _PACKAGE)
    known = folded in listed or folded.rstrip(".") in listed or " " in word
    return known and (word[:1].isupper() or folded.replace(" ", "") == "h.c.")


@lru_cache(_REMEMBERED)
def is_title_head(word: str) -> bool:
    """Say whether `word` heads a title: "director", "Landrätin", "economist"."""
    if "-" in word and is_given_name(word):
        return False
    if is_english_title(word) or is_plural_title(word) or word == "OB":
        return True
    folded = re.split("[-–]", word.casefold().rstrip("."))[-1]
    if folded in _words("titles_other", _PACKAGE):
        return True
    return word[:1].isupper() and bool(_GERMAN_HEAD.search(folded))


def is_english_title(word: str) -> bool:
    """Say whether `word` heads an English title, alone or behind a hyphen."""
    folded = word.casefold().rstrip(".")
    last = re.split("[-–]", folded)[-1]
    if last in _words("titles", _PACKAGE) or folded in _words("titles", _PACKAGE):
        return True
    small = word[:1].islower() and (
        last in _words("occupations", _PACKAGE) or bool(_OCCUPATION.search(last))
    )
    return small or last in _SHORT_TITLES


_OCCUPATION = re.compile(r"(?:olog(?:ist|er)|graph(?:er|ist)|[tms]ician|wright|maker)$")


def is_plural_title(word: str) -> bool:
    """Say whether `word` is what several people are: "members", "students"."""
    folded = word.casefold()
    return folded.endswith("s") and folded[:-1] in _words("titles", _PACKAGE)


_SHORT_TITLES = frozenset(
    {"gov", "sen", "rep", "pm", "mp", "mla", "mep", "ps", "supt", "insp", "amb"}
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
    """Say whether `word` is a small word that no name holds; WHO and UN are none."""
    return word not in {"WHO", "UN"} and has("stopwords", word)


def is_given_name(word: str) -> bool:
    """Say whether `word` is a known given name ("Jean-Luc" by its first half)."""
    return _is_given(word) or ("-" in word and _is_given(word.split("-")[0]))


@lru_cache(_REMEMBERED)
def is_organisation_word(word: str) -> bool:
    """Say whether `word` heads an organisation's name in running text."""
    folded = word.casefold().rstrip(".")
    listed = _words("organisations", _PACKAGE)
    if folded in listed or (folded.endswith("s") and folded[:-1] in listed):
        return True
    if not word[:1].isupper() or folded == "gesamt":
        return False
    if len(folded) > 5 and folded.endswith(("amt", "bund")):  # "Bauamt"
        return True
    return len(folded) > 8 and folded.endswith(
        tuple(_words("german_bodies", _PACKAGE))  # but no "Landrat"
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
