"""The signs of the syntax, as keyboards of any script write them."""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ！ to ～
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』〝〞＂"), ord('"'))
_BLANKS = dict.fromkeys([*range(32), 127, *map(ord, "，、\u3000")], ord(" "))
_MINUS = {ord("−"): ord("-")}
_FOLD = {**_WIDE, **_QUOTES, **_BLANKS, **_MINUS}
_SURROGATE = re.compile("[\ud800-\udfff]")

WORDS = frozenset({"AND", "OR", "NOT"})
COMPARES = (">=", "<=", ">", "<", "=")
_SYNTAX = re.compile(r'[\s"()|]|^-')
_LIKE_A_FIELD = re.compile(r"[^\W\d_][^\W_]*(?::|[<>]=?|=)")


def plain(text: str) -> str:
    """Return `text` with the signs of ASCII, each character where it stood.

    >>> plain("人物：“陈 思铭”　（ＯＵＣ｜国开）")
    '人物:"陈 思铭" (OUC|国开)'
    """
    return _SURROGATE.sub(" ", text.translate(_FOLD))


def needs_quotes(text: str, field: str | None) -> bool:
    """Tell whether a term, typed as it is, would be read as something else."""
    if _SYNTAX.search(text):
        return True
    return field is None and (text in WORDS or bool(_LIKE_A_FIELD.match(text)))
