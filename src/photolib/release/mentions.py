"""Find where a sentence names a person, by titles, given names and the name's shape."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from photolib.credit.gazetteer import pinyin_surnames
from photolib.credit.gazetteer import words as words_of
from photolib.credit.names import is_capitals, is_pinyin
from photolib.release.lexicon import (
    is_acronym,
    is_given_name,
    is_honorific,
    is_organisation_word,
    is_particle,
    is_stopword,
    is_thing_word,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import is_civic
from photolib.release.tokens import Token, runs

_MOST = 5
"""Tokens of a name: more is a heading or an organisation."""


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
    return found


_LETTERS = frozenset({"MP", "TD", "MEP", "MLA", "MSP", "OBE", "CBE", "MBE", "KC", "QC"})
"""What follows a name and is no part of it."""
_ADDRESSES = frozenset({"Highness", "Majesty", "Excellency", "Eminence", "Holiness"})
"""What ends an address and no name: "His Royal Highness"."""


def _in_run(
    text: str, tokens: Sequence[Token], first: int, last: int, acronyms: Collection[str]
) -> Mention | None:
    last = _without_letters(tokens, first, last)
    start, titled = _after_titles(tokens, first, last)
    words = [t.text for t in tokens[start:last]]
    if start > first and words and _is_seat(tokens, start, last):
        return None
    if not words or len(words) > _MOST + 3 or _quoted(text, tokens, start, last):
        return None
    if words[-1] in _ADDRESSES or all(map(is_honorific, words)):
        return None
    known = _known_start(words, acronyms, titled=start > first)
    complement = bool(known) and is_particle(words[0])
    if known is not None and (known == 0 or not titled or complement):
        return _known(tokens, start + known, last)
    known_last = titled and len(words) == 2 and words[1].casefold() in _surnames()
    if (_is_thing(words) and not known_last) or (
        _after_preposition(tokens, start) and not titled
    ):
        return None
    if titled and _shape(words):
        addressed = is_honorific(tokens[start - 1].text)
        return Mention(start, last, sure=len(words) > 1 or addressed)
    if 2 <= len(words) <= 4 and _shape(words) and not any(w in acronyms for w in words):
        return Mention(start, last, sure=False)
    return None


def _without_letters(tokens: Sequence[Token], first: int, last: int) -> int:
    while last - first > 2 and tokens[last - 1].text in _LETTERS:
        last -= 1
    return last


def _is_seat(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Say whether this is the place of an office: "Bürgermeister von Kiel, Jan Voss".

    But "Präsidentin von der Marwitz" is a person.
    """
    title = tokens[start - 1].text
    if tokens[start].text not in _OF or is_honorific(title):
        return False
    if any(is_given_name(t.text) for t in tokens[start:last]):
        return False  # "Bürgermeister von Kiel Jan Voss"
    follows = last < len(tokens) and tokens[last].text == ","
    return is_civic(title) or follows


_OF = frozenset({"von", "vom", "zu", "zur", "de", "del", "of", "di"})


def _known(tokens: Sequence[Token], start: int, last: int) -> Mention | None:
    """Return the name that begins at `start`, unless a later word denies it."""
    words = [t.text for t in tokens[start:last]]
    size = _name_length(words)
    rest = words[size:]
    cut = bool(rest) and is_particle(rest[0])
    if size >= 2 and (cut or not any(map(is_thing_word, rest))):
        return Mention(start, start + size, sure=True)
    return None


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
        is_thing_word(w) or _organises(w) or (is_title_head(w) and not is_given_name(w))
        for w in words
    )


_PREPOSITIONS = frozenset({"of", "in", "at", "on", "for", "des", "der"})


def _after_preposition(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].text in _PREPOSITIONS


def _organises(word: str) -> bool:
    """Say whether `word` is one that makes a credit's part an organisation."""
    return word.casefold().rstrip(".") in words_of("organisation_words")


def _after_titles(tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
    """Return the index after the last title or honorific in the run, and if any is."""
    start, titled = first, False
    for at in range(first, last - 1):
        word = tokens[at].text
        if is_honorific(word) or (
            is_title_head(word) and not _is_name_here(tokens, at, first)
        ):
            start, titled = at + 1, True
    if start < last and is_title_head(tokens[start].text) and last - start == 1:
        return last, True
    if start == first and first > 0 and tokens[first - 1].is_word:
        titled = is_title_head(tokens[first - 1].text)
    return start, titled


def _is_name_here(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Say whether a word like "Dean" or "Bishop" is a name: after a title or a name."""
    word = tokens[at].text
    if at == first:
        return False
    before = tokens[at - 1].text
    if is_given_name(word) and is_title_head(before):
        return True
    return is_given_name(before) and not is_title_modifier(before)


def _known_start(
    words: list[str], acronyms: Collection[str], *, titled: bool
) -> int | None:
    """Return where in `words` a name begins that a list of names confirms."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if _capitals_first(word, following, acronyms):
            return at
        surname = (titled and at == 0) or not is_thing_word(following)
        if is_given_name(word) and surname:
            return _with_initials(words, at)
        if _pinyin_pair(word, following):
            return at
    return None


def _with_initials(words: list[str], at: int) -> int:
    """Return where the initials begin that stand before the name at `at`."""
    while at > 0 and re.fullmatch(r"(?:[^\W\d_]\.)+|Ma\.|Wm\.", words[at - 1]):
        at -= 1
    return at


def _capitals_first(word: str, following: str, acronyms: Collection[str]) -> bool:
    """Say whether this is "JIANG Wenliang": capitals, then not, and no organisation."""
    return (
        is_capitals(word)
        and word not in acronyms
        and not is_capitals(following)
        and len(following) > 1
        and not (is_thing_word(following) or is_title_head(following))
        and not is_title_modifier(following)
        and (
            (word.casefold() in pinyin_surnames() and is_pinyin(following))
            or (len(word) > 3 and is_given_name(following))
        )
    )


def _pinyin_pair(word: str, following: str) -> bool:
    """Say whether this is "Zhong Zhixian" or "Liangyou Peng"."""
    a, b = word.casefold(), following.casefold()
    if a in pinyin_surnames() and is_pinyin(following):
        return len(b) > 1 and not is_stopword(following)
    return b in pinyin_surnames() and is_pinyin(word) and not is_pinyin(word, 1)


def _name_length(words: list[str]) -> int:
    """Return how many of `words` the name takes; 0 when a later word denies it."""
    size = 1
    while size < len(words) and size < _MOST + 1:
        word = words[size]
        if is_title_head(word) and size > 1:
            break
        if is_organisation_word(word) or (is_acronym(word) and not is_capitals(word)):
            small = [i for i in range(2, size) if is_particle(words[i])]
            return small[0] if small else 0
        size += 1
    while size > 1 and is_particle(words[size - 1]):
        size -= 1
    if _pinyin_pair(words[0], words[1]) and not is_given_name(words[0]):
        third = len(words) > 2 and is_pinyin(words[2], 1) and is_pinyin(words[1], 1)
        return 3 if third else 2
    return size


def _shape(words: list[str]) -> bool:
    """Say whether the words look like a name, whatever they are."""
    whole = (w for w in words if not w.endswith("."))  # "A." is an initial, no "a"
    if any(is_stopword(w) and not is_particle(w) for w in whole):
        return False
    return all(
        (w[0].isupper() and (not is_acronym(w) or len(words) > 1))
        or is_particle(w)
        or w.startswith("al-")
        for w in words
    )


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
