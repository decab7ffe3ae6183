"""Words of names, found though one letter is off.

Of people, photographers, outlets, organisations, events and places, by what begins or
ends as they do: a single edit leaves one half of a word as it was, or swaps the two
letters in its middle. Words only come: one that no photo has any more finds nothing,
and who asks looks whether it does.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlite_utils import Database

from photolib.credit.alike import fold, readings
from photolib.credit.names import is_han
from photolib.store.bigrams import RUN
from photolib.store.value import reading

_WORD = re.compile(rf"{RUN.pattern}|(?:(?!{RUN.pattern})[^\W_])+")
_LEAST, _LEAST_HAN = 4, 3  # letters, characters: of fewer, too many are one apart
_LONGEST, _LONGEST_HAN = 40, 20
_BEGINS, _ENDS, _READ = ">", "<", "="
_LAST = "\U0010ffff"


def add(db: Database, texts: Iterable[str]) -> None:
    """Know the words of these names, within the caller's transaction."""
    db.conn.executemany(
        "INSERT INTO name_key (key, word) VALUES (?, ?) ON CONFLICT DO UPDATE "
        "SET word = excluded.word WHERE word = upper(word) AND word <> excluded.word",
        [pair for text in texts for pair in _keys(text)],
    )


def near(db: Database, text: str) -> list[str]:
    """Return `text` with one of its words as a name has it that is one letter away.

    A letter added, left out, another, or two neighbours swapped; case and accents do
    not count. Chinese: one character of three or more is another or, before these,
    another name is read alike.
    """
    text = unicodedata.normalize("NFKC", text)
    return [
        text[: match.start()] + word + text[match.end() :]
        for match in _WORD.finditer(text)
        for word in _near(db, match[0])
    ]


@lru_cache(4096)
def _keys(text: str) -> tuple[tuple[str, str], ...]:
    found = {}
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text)):
        for word in (match[0], *_pinyin(match[0])):
            if _is_long_enough(word):
                key = _key(word)
                found[_BEGINS + key] = found[_ENDS + key[::-1]] = word
        for read in readings(match[0]) if is_han(match[0]) else ():
            found[f"{_READ}{read} {match[0]}"] = match[0]
    return tuple(found.items())


def _pinyin(word: str) -> Iterator[str]:
    if is_han(word) and len(word) <= _LONGEST_HAN:
        yield from (one.capitalize() for one in reading(word).split())


def _key(word: str) -> str:
    return word if RUN.fullmatch(word) else fold(word)


def _is_long_enough(word: str) -> bool:
    if RUN.fullmatch(word):
        return _LEAST_HAN <= len(word) <= _LONGEST_HAN
    return _LEAST <= len(word) <= _LONGEST


def _near(db: Database, word: str) -> list[str]:
    alike = [
        name
        for read in sorted(readings(word) if is_han(word) else ())
        for name in _from(db, f"{_READ}{read} ", len(f"{read} {word}")).values()
        if name != word
    ]
    if alike or not _is_long_enough(word):
        return list(dict.fromkeys(alike))
    key = _key(word)
    near = _is_one_other if RUN.fullmatch(word) else _is_one_edit
    return [name for one, name in _halves(db, key).items() if near(key, one)]


def _halves(db: Database, key: str) -> dict[str, str]:
    """Return words by their key that share a half, or swap the letters between."""
    half = len(key) // 2
    swapped = key[: half - 1] + key[half] + key[half - 1] + key[half + 1 :]
    begun = _from(db, _BEGINS + key[:half], len(key))
    ended = _from(db, _ENDS + key[half:][::-1], len(key))
    turned = _from(db, _BEGINS + swapped, len(key))
    return {one[1:]: word for one, word in {**begun, **turned}.items()} | {
        one[:0:-1]: word for one, word in ended.items()
    }


def _from(db: Database, first: str, length: int) -> dict[str, str]:
    """Return the words whose key begins so, and is about so long behind its sign."""
    rows = db.execute(
        "SELECT key, word FROM name_key WHERE key >= ? AND key < ? "
        "AND length(key) BETWEEN ? AND ?",
        [first, first + _LAST, length, length + 2],
    )
    return dict(rows.fetchall())


def _is_one_edit(one: str, other: str) -> bool:
    """Tell by optimal string alignment, Damerau's four edits."""
    return OSA.distance(one, other, score_cutoff=1) == 1


def _is_one_other(one: str, other: str) -> bool:
    same = len(one) == len(other)
    return same and sum(a != b for a, b in zip(one, other, strict=True)) == 1
