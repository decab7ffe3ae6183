"""Words of a sentence with their offsets, and runs of capitalised ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from photolib.credit.names import is_pinyin
from photolib.release.lexicon import (
    is_given_name,
    is_honorific,
    is_particle,
    is_stopword,
)

_TOKEN = re.compile(
    r"(?:Dato|Datu|Tok)['’‘](?=\s)|(?:Tan Sri|Toh Puan)(?=\s)"
    r"|(?:Dr|Prof)\.(?:\s(?:med|dent|vet|phil|jur|iur|theol|paed|rer|nat|pol|oec|habil)\.)+"
    r"|h\.\s?c\.|(?:Dr|Dipl|Priv|Univ|Ass|Hon)\.-[A-ZÄ][a-zä]+|(?:Ma|Wm|Geo|Chas)\.(?=\s[A-Z])|(?:[^\W\d_]\.)+(?:-(?:[^\W\d_]\.)+)?|[^\W\d_]+(?:[-'’‘][^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*|[^\w\s]"
)
_ELIDING = re.compile(
    rf"\b[LlDd]['’](?=[^\W\d_A-Z])|\b[ld]['’](?=[A-ZÀ-Þ])|{_TOKEN.pattern}"
)
"""In French, "l'adjointe" is two words."""
_FRENCH = re.compile(r"\b(?:du|des|les|une|été|aux|sur|et)\b")
"""Words in whose company "M." is Monsieur and no initial."""
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign: offsets in its sentence; `possessive` where 's was cut off."""

    start: int
    end: int
    text: str
    possessive: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is letters."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Whether it is "C." or "J.B."."""
        return self.text.endswith(".") and self.text[0].isupper()


@lru_cache(maxsize=2_048)
def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text`; a title's full stop ("Dr.") belongs to its word."""
    found: list[Token] = []
    french = bool(_FRENCH.search(text))
    for match in (_ELIDING if french else _TOKEN).finditer(text):
        word = match[0]
        if french and word == "M.":
            word = "Monsieur"
        if (
            word == "."
            and found
            and found[-1].end == match.start()
            and _dotted(found[-1])
        ):
            last = found[-1]
            found[-1] = Token(last.start, match.end(), last.text + ".")
            continue
        possessive = _POSSESSIVE.search(word) if word[0].isalpha() else None
        if possessive and len(word) > 3 and not is_honorific(word):
            found.append(
                Token(
                    match.start(),
                    match.start() + possessive.start(),
                    word[: possessive.start()],
                    True,
                )
            )
        else:
            found.append(Token(match.start(), match.end(), word))
    return tuple(found)


_DOTTED = frozenset(
    ["gov", "sen", "rep", "supt", "insp", "jr", "st", "fr", "amb", "maj"]
)


def _dotted(token: Token) -> bool:
    folded = token.text.casefold()
    return token.is_capital and (
        len(token.text) == 1 or is_honorific(token.text) or folded in _DOTTED
    )


def runs(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return index ranges [first, last) of tokens that could together be a name.

    Capitalised words with nothing but blanks between them, and particles within.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        if not _begins(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and _continues(text, tokens, end):
            end += 1
        while (
            end > at + 1
            and is_particle(tokens[end - 1].text)
            and not tokens[end - 1].is_capital
        ):
            end -= 1
        found += _without_stopwords(tokens, at, end)
        at = end
    return found


def _begins(token: Token) -> bool:
    return token.is_word and token.is_capital


def _continues(text: str, tokens: Sequence[Token], at: int) -> bool:
    before, token = tokens[at - 1], tokens[at]
    gap = text[before.end : token.start]
    if before.possessive or (gap.strip() and gap != "") or not token.is_word:
        return False
    if not gap and not before.text.endswith("."):
        return False
    if token.is_capital or (
        token.text.replace(" ", "") == "h.c." and is_honorific(before.text)
    ):
        return True
    particle = _inside_name(before.text, token.text)
    nexts = tokens[at + 1 : at + 3]
    return particle and any(t.is_word and t.is_capital for t in nexts)


_ARTICLES = frozenset(
    [
        "der",
        "den",
        "dem",
        "des",
        "la",
        "los",
        "las",
        "das",
        "dos",
        "zu",
        "zum",
        "zur",
        "am",
        "e",
        "y",
    ]
)


def _inside_name(before: str, word: str) -> bool:
    """Say whether a small word is part of a name: "von", and "der" only behind it."""
    if word in _ARTICLES:
        return before in {"von", "van", "de", "op"} or word in {"la", "y", "dos"}
    return is_particle(word) or word.startswith("al-")


_LONE_INITIALS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
"""Letters that stand for a name without a full stop: "G D Sharma"."""


_DETERMINERS = frozenset(["the", "a", "an", "der", "die", "das", "el", "la", "le"])


def _is_pinyin_he(token: Token, following: Token) -> bool:
    """Say whether "He" is a family name: "He Xiangdong"."""
    word = following.text
    return token.text == "He" and len(word) > 4 and is_pinyin(word, 2)


def _without_stopwords(
    tokens: Sequence[Token], first: int, last: int
) -> list[tuple[int, int]]:
    """Cut a run at small words; "Will Smith" and "April Jones" stay whole."""
    found, begin = [], first
    for at in range(first, last):
        token = tokens[at]
        name = at > 0 and is_given_name(token.text) and at + 1 < last
        name = (
            name
            or token.is_initial
            or (at > begin and is_given_name(tokens[at - 1].text))
        )
        addressed = at > 0 and is_honorific(tokens[at - 1].text)
        name = name or (addressed and token.text.casefold() not in _DETERMINERS)
        particle = at > begin and is_particle(token.text)
        name = name or (at + 1 < last and _is_pinyin_he(token, tokens[at + 1]))
        name = name or (at > begin and _is_pinyin_he(token, tokens[at - 1]))
        name = name or (at + 1 < last and token.text in _LONE_INITIALS)
        if token.is_capital and is_stopword(token.text) and not name and not particle:
            if begin < at:
                found.append((begin, at))
            begin = at + 1
    if begin < last:
        found.append((begin, last))
    return found
