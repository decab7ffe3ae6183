"""Tell what one part of a credit line is: a person, an outlet, nobody or a clause."""

import re
from typing import Literal

from photolib.credit.gazetteer import (
    chinese_surnames,
    family_first,
    is_agency,
    is_given_name,
    is_nobody,
    words,
)
from photolib.credit.names import is_capitals, is_han
from photolib.credit.rules import NOTHING, Known

Kind = Literal["person", "outlet", "handle", "brand", "word", "nobody"]
"""`word` and `brand` are tokens or shapes that can be either; neighbours decide.

Alone, a word is a person and a brand ("EnBW") an outlet."""

_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+$")
_NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘`\-][^\W\d_]+)*\.?$")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,8}$", re.IGNORECASE)


def kind(part: str, known: Known = NOTHING) -> Kind:
    """Say what `part` is; what is `known` goes before every list and shape.

    >>> kind("Eva Manez"), kind("Reuters"), kind("Stadt Nordhausen"), kind("privat")
    ('person', 'outlet', 'outlet', 'nobody')
    """
    if known.is_person(part):
        return "person"
    if known.is_outlet(part):
        return "outlet"
    if is_nobody(part) or not re.search(r"[^\W\d_]", part):
        return "nobody"
    if part.startswith("@"):
        return "handle"
    if is_han(part):
        return _han_kind(part)
    tokens = part.split()
    if looks_organised(part) or _opens_with_acronym(tokens):
        return "outlet"
    return _shape(tokens)


def _shape(tokens: list[str]) -> Kind:
    """Tell by nothing but capitals and the number of words."""
    if all(token.lower() == token.upper() for token in tokens):
        return _caseless_kind(tokens)
    if len(tokens) == 1:
        return _single_kind(tokens[0])
    if is_person(tokens):
        return "person"
    return "nobody" if tokens[0] in _ARTICLES or tokens[0].isdigit() else "word"


_ARTICLES = {"der", "die", "das", "ein", "eine", "the", "a", "an", "un", "une", "les"}
_KOREAN_BODY = re.compile(
    r".*(?:뉴스|신문|일보|통신|방송|대학교|협회|그룹|청|부|시청|공사)$"
)


def _caseless_kind(tokens: list[str]) -> Kind:
    """Tell persons from outlets where no letter is a capital (Arabic, Hangul, kana)."""
    joined = "".join(tokens)
    if re.search(r"[가-힣]", joined):
        short = 2 <= len(joined) <= 4 and not _KOREAN_BODY.match(joined)
        return "person" if short else "outlet"
    return "person" if 2 <= len(tokens) <= 4 else "word"


_HAN_BODY = re.compile(
    r"(?:[部处院办系社站台局科室]|中心|大学|公司|集团|团委|协会|学会|工会|电视|报)$"
)


def _han_kind(part: str) -> Kind:
    bare = re.sub(r"[\s·・]", "", part)
    named = bare[:1] in chinese_surnames() or bare[:2] in chinese_surnames()
    if len(bare) > 2 and _HAN_BODY.search(bare):
        return "outlet"
    if "·" in part or (named and 2 <= len(bare) <= 4):
        return "person"
    return "outlet"


def looks_organised(part: str) -> bool:
    """Say whether a word in `part`, or its shape, makes it an organisation's name."""
    tokens = re.findall(r"[\w.&'’]+", part)
    folded = {t.casefold().rstrip(".") for t in tokens}
    if len(tokens) == 2 and is_given_name(tokens[0]):
        folded -= words("surnames_too")  # Susan Park, but Lake Park
    if folded & words("organisation_words") or "&" in part:
        return True
    if _DOMAIN.match(part) and not _INITIAL.match(part):
        return True
    if any(re.search(r"[^\W\d_]\d|\d[^\W\d_]", t) for t in tokens):
        return True
    return any(map(_BODY.fullmatch, folded)) or any(map(_SHORTENED.match, tokens))


_SHORTENED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]$")
"""StäV, MinA: a capital at the end is of an abbreviation."""


_BODY = re.compile(
    r".{4,}(?:verein|verband|amt|haus|schule|kirche|werke?|zeitung|verlag|museum"
    r"|stiftung|ministerium|präsidium|direktion|inspektion|verwaltung|zentrum|zentrale"
    r"|klinik|klinikum|hochschule|universität|gesellschaft|archiv|regierung|kanzlei)"
)


def _opens_with_acronym(tokens: list[str]) -> bool:
    """Say whether this is "UN Urban": an abbreviation that is no family name."""
    return (
        len(tokens) > 1
        and 2 <= len(tokens[0]) <= 4
        and is_capitals(tokens[0])
        and tokens[0].casefold() not in family_first()
        and not any(is_capitals(t) or _INITIAL.match(t) for t in tokens[1:])
    )


def _single_kind(token: str) -> Kind:
    letters = [c for c in token if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and "." not in token:
        return "outlet"
    if re.search(r"[a-zà-ÿ][A-ZÀ-Þ]{2,}|^[A-Z]{2,}[a-z]|^[A-Z]-", token):
        return "brand"
    if token[:1].islower():
        return "handle"
    return "word"


def is_person(tokens: list[str]) -> bool:
    """Say whether tokens look like a name: capitals, initials, particles."""
    if not 2 <= len(tokens) <= 6 or not (
        tokens[0][:1].isupper() or _INITIAL.match(tokens[0])
    ):
        return False
    strong = 0
    for token in tokens:
        if _INITIAL.match(token) or token.casefold() in words("particles"):
            continue
        if not _NAME_TOKEN.match(token) or not token[:1].isupper():
            return _lower_name(tokens)
        strong += 1
    if all(is_capitals(t) for t in tokens):
        return is_given_name(tokens[0])
    return strong >= 1 and not _ends_in_acronym(tokens)


def _ends_in_acronym(tokens: list[str]) -> bool:
    """Say whether this is "Fraunhofer IAO": an abbreviation that is no family name."""
    last = tokens[-1]
    known = is_given_name(tokens[0])
    return (
        not known
        and 3 <= len(last) <= 5
        and last.isupper()
        and last.isalpha()
        and last.casefold() not in family_first()
    )


def _lower_name(tokens: list[str]) -> bool:
    """Say whether this is "r.r. jones": initials and one small word."""
    return (
        len(tokens) == 2
        and bool(_INITIAL.match(tokens[0]))
        and bool(_NAME_TOKEN.match(tokens[1]))
    )


def is_clause(body: str) -> bool:
    """Say whether `body` is a sentence about the picture and not a name.

    >>> is_clause("Jose Mourinho, left, has replaced Mauricio Pochettino as manager")
    True
    """
    parts = (p.strip() for p in re.split(r"\s[-–—]\s|[/|;]", body))
    running = " ".join(p for p in parts if " " in p and not is_agency(p))
    tokens = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", running)
    if len(tokens) > 24:
        return True
    small = [t for t in tokens if t[:1].islower() and not is_han(t)]
    if {t.casefold() for t in small} & words("verbs") or _person_did(running):
        return True
    loose = [
        t for t in small if t.casefold() not in words("small_words") and len(t) > 1
    ]
    return len(loose) >= 3 or (len(loose) == 2 and len(tokens) > 5)


_DID = re.compile(
    r"(?P<first>[^\W\d_a-z][\w'’-]+)(?:\s[^\W\d_a-z][\w.'’-]*){1,2}\s(?P<did>[a-zß-ÿ]{4,})\s"
)


def _person_did(text: str) -> bool:
    """Say whether this is "Ada Quist hands Ben Orlo the key": a name and a verb."""
    match = _DID.match(text)
    return bool(
        match
        and is_given_name(match["first"])
        and match["did"] not in words("small_words")
    )
