"""Personal names: their parts, how they are read, and when two are one person."""

import re
import unicodedata
from typing import NamedTuple

from photolib.credit.gazetteer import chinese_surnames, pinyin_surnames, words

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu"
    r"|ou|ua|ue|üe|ui|un|uo|a|e|i|o|u|ü|v)(?:'|’|-)?"
)
_HAN = re.compile(r"[㐀-䶿一-鿿]")


class Split(NamedTuple):
    """A name's parts, None where its order is not known."""

    family: str | None
    given: str | None


def is_han(text: str) -> bool:
    """Say whether `text` has a Chinese character in it."""
    return bool(_HAN.search(text))


def is_transliterated(name: str) -> bool:
    """Say whether every character is one that writes foreign names by sound."""
    return all(c in words("han_sounds") or c == "·" for c in name)


def is_pinyin(word: str, most: int = 3) -> bool:
    """Say whether `word` is one to `most` syllables of Hanyu Pinyin.

    >>> is_pinyin("Xiaohua"), is_pinyin("Smith")
    (True, False)
    """
    rest, count = word.casefold(), 0
    while rest and count < most:
        found = _longest_syllable(rest)
        if not found:
            return False
        rest, count = rest[found:], count + 1
    return not rest and count > 0


def _longest_syllable(text: str) -> int:
    """Return how many letters the next syllable takes, so that another can follow."""
    match = _SYLLABLE.match(text)
    if not match:
        return 0
    end = match.end()
    # "Xianan" is Xia-nan: a final n or g goes over to a vowel that follows it.
    if end < len(text) and text[end] in "aeiouü" and text[end - 1] in "ngr":
        shorter = end - 1
        if shorter and _SYLLABLE.fullmatch(text[:shorter]):
            return shorter
    return end


def is_capitals(word: str) -> bool:
    """Say whether `word` is written in capitals: a family name, not initials ("JD")."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 2 or not all(c.isupper() for c in letters):
        return False
    if len(letters) > 2:
        return "." not in word
    return any(c in "AEIOUY" for c in letters) or word in {"NG", "NY"}


def split(name: str) -> Split:
    """Take a name apart, from its capitals, its script and its surname.

    >>> split("JIANG Wenliang")
    Split(family='Jiang', given='Wenliang')
    >>> split("Ludwig van Beethoven")
    Split(family='van Beethoven', given='Ludwig')
    """
    if is_han(name):
        return _split_han(name)
    tokens = name.split()
    if len(tokens) < 2 or {t.casefold() for t in tokens} & {"bin", "binti", "bte"}:
        return Split(None, None)
    if tokens[0] == "U":  # Burmese: an address, and no family name
        return Split(None, None)
    cut = family_first(tokens)
    if cut:
        return Split(reading(" ".join(tokens[:cut])), reading(" ".join(tokens[cut:])))
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1].casefold() in words("particles"):
        at -= 1
    return Split(reading(" ".join(tokens[at:])), reading(" ".join(tokens[:at])))


def _split_han(name: str) -> Split:
    if "·" in name or "・" in name:
        return Split(None, None)
    bare = name.replace(" ", "")
    for size in (2, 1):
        if bare[:size] in chinese_surnames() and size < len(bare) <= size + 2:
            return Split(bare[:size], bare[size:])
    return Split(None, None)


def family_first(tokens: list[str]) -> int:
    """Return how many tokens in front are the family name; 0 when it is last."""
    capitals = [is_capitals(t) for t in tokens]
    if not all(capitals) and capitals[0]:
        return capitals.index(False)
    if capitals[-1]:
        return 0
    first = tokens[0].casefold()
    if first in pinyin_surnames():
        if len(tokens) == 2 and is_pinyin(tokens[1]):
            return 1
        if len(tokens) == 3 and all(is_pinyin(t, 1) for t in tokens[1:]):
            return 1
    asian = _plain(first) in words("family_first") and "." not in "".join(tokens)
    return 1 if asian and (len(tokens) == 3 or "-" in tokens[-1]) else 0


def reading(name: str) -> str:
    """Return the form a name is read in: no family name in capitals.

    >>> reading("LI Song"), reading("McNAMARA"), reading("J.B. Pritzker")
    ('Li Song', 'McNamara', 'J.B. Pritzker')
    """
    return " ".join(
        _capitalised(t) if is_capitals(t) or _mac(t) else t for t in name.split()
    )


def _mac(token: str) -> bool:
    return bool(re.match(r"Ma?c[A-Z]{2,}$", token))


def _capitalised(token: str) -> str:
    if _mac(token):
        at = 3 if token.startswith("Mac") else 2
        return token[: at + 1] + token[at + 1 :].lower()
    return "".join(
        p[:1] + p[1:].lower() if len(p) > 1 else p for p in re.split(r"([-'’])", token)
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _tokens(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[-'’]", "", _plain(name)))


def same_person(one: str, other: str, *, least: int = 8) -> bool:
    """Say whether two spellings can be one person's name.

    Case, accents, hyphens, the order of family and given name, initials and, from
    `least` letters on, a value cut off at its end (IPTC-IIM 2:80 holds 32 bytes) do
    not count; nor does the script, when the one is the other's Hanyu Pinyin.

    >>> same_person("CHEN Siming", "Siming Chen"), same_person("Wang Wei", "Wang Lei")
    (True, False)
    """
    if is_han(one) != is_han(other):
        han, latin = (one, other) if is_han(one) else (other, one)
        return _reads_as(han, latin)
    a, b = _tokens(one), _tokens(other)
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    if "".join(a) in {"".join(b[i:] + b[:i]) for i in range(len(b))}:
        return True
    return _cut_off(a, b, least) or _initials(a, b)


def _cut_off(a: list[str], b: list[str], least: int) -> bool:
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return len(short) >= least and " " in short and long.startswith(short)


def _initials(a: list[str], b: list[str]) -> bool:
    """Say whether one is the other with given names as initials or left out between."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or len(a[-1]) < 3:
        return False
    first, second = a[0], b[0]
    if first == second:  # "John Fitzgerald Kennedy", "John Kennedy"
        return min(len(a), len(b)) == 2
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _reads_as(han: str, latin: str) -> bool:
    from pypinyin import Style, pinyin  # a large table: loaded when a pair needs it

    characters = "".join(_HAN.findall(han))
    parts = _split_han(characters)
    if not 2 <= len(characters) <= 4 or parts.family is None or parts.given is None:
        return False
    family = chinese_surnames()[parts.family]
    spelled = {""}
    for readings in pinyin(parts.given, style=Style.NORMAL, heteronym=True):
        spelled = {s + _plain(r) for s in spelled for r in readings}
    joined = {_plain(family) + s for s in spelled} | {
        s + _plain(family) for s in spelled
    }
    return "".join(_tokens(latin)).replace("v", "u") in {
        j.replace("v", "u") for j in joined
    }
