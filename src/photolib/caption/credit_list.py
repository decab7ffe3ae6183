"""The lists that go with exported photos: credits.csv and credits.txt."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

# What a spreadsheet takes for a formula (OWASP, CSV Injection), full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class CreditRow:
    """What the lists say of one file; unknown is None."""

    file: str
    photo: int
    caption: str
    credit: str | None
    creators: str | None = None
    outlet: str | None = None
    source: str | None = None
    copyright: str | None = None
    event: str | None = None
    people: str | None = None


def is_table(text: str) -> bool:
    """Tell whether `text` is a table of ours that can be continued."""
    first = next(csv.reader(io.StringIO(text)), None)
    return first == [column.name for column in fields(CreditRow)]


def table(rows: Iterable[CreditRow], standing: str = "") -> str:
    """Return the rows as CSV (RFC 4180) behind what stands; no cell is a formula.

    A row that stands already is not repeated.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if not standing:
        writer.writerow([column.name for column in fields(CreditRow)])
    known = {tuple(row) for row in csv.reader(io.StringIO(standing, newline=""))}
    cells = (tuple(_harmless(cell) for cell in astuple(row)) for row in rows)
    writer.writerows(row for row in cells if row not in known)
    return _ended(standing) + out.getvalue()


def lines(rows: Iterable[CreditRow], standing: str = "") -> str:
    """Return the rows as "file: caption / credit" behind what stands, none twice."""
    known = set(standing.splitlines(keepends=True))
    said = (f"{r.file}: {' '.join(r.caption.split())} / {r.credit}\n" for r in rows)
    return _ended(standing) + "".join(line for line in said if line not in known)


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
