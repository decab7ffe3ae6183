"""Print a credit line from its parts, in the house form or an agency's."""

from collections.abc import Callable, Sequence

from photolib.credit.gazetteer import key
from photolib.credit.names import is_han

_Form = Callable[[str, str], str]


def _ap(names: str, credit: str) -> str:
    """Return the Associated Press's form: its own staff, or others "via AP"."""
    if key(credit) in {"ap", "associatedpress", "theassociatedpress"}:
        return f"(AP Photo/{names})" if names else "(AP Photo)"
    chain = credit if credit.endswith(" via AP") else _joined(credit, " via ", "AP")
    return f"({_joined(names, '/' if credit else ' via ', chain)})"


def _chinese(names: str, credit: str) -> str:
    """Return 新华社's form, and one that holds names in letters."""
    if not names:
        return f"图片来源：{credit}"
    if is_han(names):
        return f"（{_joined(credit, ' ', names)} 摄）"
    return f"摄影：{names}（{credit}）" if credit else f"摄影：{names}"


def _courtesy(names: str, credit: str) -> str:
    by = f"Photo by {names}, c" if names else "C"
    return f"{by}ourtesy of {credit}" if credit else f"Courtesy of {names}"


def _joined(names: str, by: str, credit: str) -> str:
    return by.join(part for part in (names, credit) if part)


STYLES: dict[str, _Form] = {
    "house": lambda names, credit: _joined(names, ", ", credit),
    "slash": lambda names, credit: _joined(names, "/", credit),
    "photos": lambda names, credit: f"Photos by {_joined(names, ', ', credit)}",
    "ap": _ap,
    "getty": lambda names, credit: f"(Photo by {_joined(names, '/', credit)})",
    "afp": lambda names, credit: f"(Photo by {_joined(names, ' / ', credit)})",
    "square": lambda names, credit: f"[Photo by {_joined(names, '/', credit)}]",
    "reuters": lambda names, credit: _joined(credit, "/", names),
    "german": lambda names, credit: f"Foto: {_joined(names, '/', credit)}",
    "french": lambda names, credit: f"Photo : {_joined(names, '/', credit)}",
    "spanish": lambda names, credit: f"Fotografía: {_joined(names, ' / ', credit)}",
    "copyright": lambda names, credit: f"© {_joined(names, '/', credit)}",
    "courtesy": _courtesy,
    "chinese": _chinese,
}
"""By name: what prints a line from the joined names and the credit, "" when unknown."""


def line(
    creators: Sequence[str], credit: str | None, style: str = "house"
) -> str | None:
    """Print `creators` and `credit` in `style`; None when there is neither.

    :raises KeyError: when there is no such style; `STYLES` lists them.

    >>> line(["CHEN Siming"], "Chinese Journal of Distance Education")
    'CHEN Siming, Chinese Journal of Distance Education'
    >>> line(["Ann Smith"], "AP", style="ap")
    '(AP Photo/Ann Smith)'
    """
    form = STYLES[style]
    if not creators and not credit:
        return None
    return form(names(creators), credit or "")


def names(creators: Sequence[str]) -> str:
    """Join names as a sentence does: "A", "A and B", "A, B and C"; Chinese with 、."""
    if creators and all(is_han(c) for c in creators):
        return "、".join(creators)
    *first, last = creators or ("",)
    return f"{', '.join(first)} and {last}" if first else last
