"""The word lists beside the code: agencies, given names, surnames and others."""

import re
from functools import cache
from importlib.resources import files


@cache
def lines(name: str, package: str = "photolib.credit") -> tuple[str, ...]:
    """Return the lines of data/`name`.txt in `package`, without # comments."""
    text = (files(package) / "data" / f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def words(name: str, package: str = "photolib.credit") -> frozenset[str]:
    """Return every blank-separated word of data/`name`.txt, folded."""
    return frozenset(
        w.casefold() for line in lines(name, package) for w in line.split()
    )


@cache
def phrases(name: str, package: str = "photolib.credit") -> frozenset[str]:
    """Return the lines of data/`name`.txt as `key` folds them."""
    return frozenset(key(line) for line in lines(name, package))


def key(text: str) -> str:
    """Fold a name for comparison: letters and digits only.

    >>> key("picture alliance") == key("picture-alliance")
    True
    """
    return re.sub(r"[\W_]+", "", text.casefold())


def is_given_name(word: str) -> bool:
    """Say whether `word` is a known given name."""
    folded = word.casefold()
    return folded in words("given_names") or folded in words("given_names_more")


def is_agency(text: str) -> bool:
    """Say whether `text` is a news agency, picture agency or stock site we know."""
    return key(text) in phrases("agencies")


def is_nobody(text: str) -> bool:
    """Say whether `text` stands in a credit and names nobody ("Handout", "privat")."""
    folded = key(text)
    return not folded or folded in phrases("nobody") or folded in phrases("cameras")


@cache
def chinese_surnames() -> dict[str, str]:
    """Return reading by character(s) of every Chinese surname we know."""
    return dict(line.split(maxsplit=1) for line in lines("chinese_surnames"))


@cache
def pinyin_surnames() -> frozenset[str]:
    """Return the readings of the Chinese surnames, plain letters."""
    return frozenset(chinese_surnames().values()) | {"lyu", "lv", "lu"}


@cache
def family_first() -> frozenset[str]:
    """Return the family names that stand first and may be printed in capitals."""
    return pinyin_surnames() | words("family_first")
