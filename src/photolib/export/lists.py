"""The lists of credits that an export leaves beside its files."""

from collections.abc import Sequence
from pathlib import Path

from photolib.caption import credit_list
from photolib.caption.credit_list import CreditRow
from photolib.export.names import counted

NAMES = ("credits.csv", "credits.txt")


def stage(
    rows: Sequence[CreditRow], staging: Path, to: Path, standing: set[str]
) -> None:
    """Make the lists of credits behind what those in the folder hold.

    A list that is no longer ours (another table, not in UTF-8) is left alone.
    """
    for name, byte_order_mark in (("credits.csv", "\ufeff"), ("credits.txt", "")):
        ours = _standing(to / name)
        if ours is None:
            name = next(n for n in counted(name) if n.casefold() not in standing)
        make = credit_list.table if name.endswith("csv") else credit_list.lines
        text = byte_order_mark + make(rows, ours or "")
        (staging / name).write_text(text, encoding="utf-8", newline="")


def _standing(path: Path) -> str | None:
    """Return what a list holds, "" where there is none, None where it is not ours."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return None
    ours = path.suffix == ".txt" or not text or credit_list.is_table(text)
    return text if ours else None
