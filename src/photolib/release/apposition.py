"""Where an apposition behind a name ends, and whether it is an office."""

import re

from photolib.release.lexicon import (
    has,
    is_acronym,
    is_organisation_word,
    is_plural_title,
    is_title_head,
    is_title_modifier,
)
from photolib.release.offices import opens_body

_BREAK = re.compile(
    r"[;:!?“”\"—•|]|\s[–-]\s|(?<!\bSt)(?<!\bMt)(?<!\bDr)(?<!\bAsst)(?<!\bAssoc)(?<!\bProf)(?<!\bDept)"
    r"(?<!\bDiv)(?<!\bUniv)\.(?=\s|$)|,|\((?=[^()]*$)|\bwho\b|\bwhich\b|\bwhose\b"
)


def phrase_of(rest: str, *, in_list: bool) -> str | None:
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
