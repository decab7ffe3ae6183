"""Lists of codes as files: tab-separated text, as Photo Mechanic has it."""

import re
from dataclasses import dataclass

from photolib.caption.codes import Table
from photolib.errors import EditError

_MOST = 5_000  # lines
_LONGEST = 1_000  # characters of one replacement


@dataclass(frozen=True, slots=True)
class CodeFile:
    """What a file says: its codes, and what was not taken of it, line by line."""

    codes: dict[str, tuple[str, ...]]
    told: tuple[str, ...] = ()


def read(text: str) -> CodeFile:
    r"""Read lines of a code, a tab and replacements; `//` begins a comment.

    A code that stands for different things in two lines is not taken at all.

    >>> read("// players\ncc8\tDain Bram\tBram\nno tab\n").codes
    {'cc8': ('Dain Bram', 'Bram')}
    >>> read("cc8\tBram\ncc8\tGreen\n").told
    ('cc8 is not taken: lines 1 and 2 say different things',)

    :raises EditError: when it has more lines than any list of codes.
    """
    rows = lines(text)
    if len(rows) > _MOST:
        raise EditError(
            f"the list has {len(rows):,} lines: one of codes has at most {_MOST:,}"
        )
    codes: dict[str, tuple[str, ...]] = {}
    at: dict[str, int] = {}
    told, torn = list[str](), set[str]()
    for number, line in enumerate(rows, 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        code, *columns = (" ".join(cell.split()) for cell in line.split("\t"))
        fault = _fault(code, columns)
        if fault:
            told.append(f"line {number} is not taken: {fault}")
        elif codes.setdefault(code, _trimmed(columns)) != _trimmed(columns):
            told.append(
                f"{code} is not taken: lines {at[code]} and {number} say "
                "different things"
            )
            torn.add(code)
        at.setdefault(code, number)
    kept = {code: columns for code, columns in codes.items() if code not in torn}
    return CodeFile(kept, tuple(told))


def write(codes: Table) -> str:
    r"""Write codes as Photo Mechanic reads them: no header, no quotes, tabs.

    >>> write({"gao": ("Gao\tLin", "", "高林")})
    'gao\tGao Lin\t\t高林\n'
    """
    rows = ((code, *columns) for code, columns in codes.items())
    return "".join("\t".join(map(_cell, row)).rstrip("\t") + "\n" for row in rows)


def lines(text: str) -> list[str]:
    """Part lines where editors do; str.splitlines also parts at U+2028 and others."""
    return re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))


def _fault(code: str, columns: list[str]) -> str | None:
    if not columns:
        return "it has no tab between code and replacement"
    if not code:
        return "it has no code"
    if not any(columns):
        return f"{code[:40]} has no replacement"
    if any(len(cell) > _LONGEST for cell in (code, *columns)):
        return f"a replacement has at most {_LONGEST} characters"
    return None


def _trimmed(columns: list[str]) -> tuple[str, ...]:
    while not columns[-1]:
        columns = columns[:-1]
    return tuple(columns)


def _cell(text: str) -> str:
    return " ".join(text.split())
