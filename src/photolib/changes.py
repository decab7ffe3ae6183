"""What is to be done to one field of many photos, as a function of texts.

Nothing is emptied by leaving a form blank: "clear" says it.
"""

import re
from dataclasses import dataclass
from typing import Literal

from photolib.credit.names import is_han
from photolib.errors import EditError

Mode = Literal["fill", "replace", "append", "prepend", "clear"]
Joint = Literal["sentence", "blank", "line"]
_ENDS = re.compile(r"[\w)\]}’”\"'）】》]")  # after these a sentence is not ended yet
_NO_BLANK = re.compile(r"[，。、；：！？（）《》]")


@dataclass(frozen=True, slots=True)
class Change:
    """What is wanted of a field: `text` where it is empty, instead, behind, before.

    `joint` is between an old and a new text of sentences.
    """

    mode: Mode
    text: str = ""
    joint: Joint = "sentence"


def check(name: str, change: Change) -> None:
    """Refuse a blank that may have been meant to empty the field called `name`.

    :raises EditError: when a text is wanted and none is given.
    """
    if change.mode != "clear" and not change.text.strip():
        raise EditError(
            f"the {name} has nothing to {change.mode}: write it, keep the field, "
            "or clear it"
        )


def combined(change: Change, old: str, *, several: bool = False) -> str:
    """Return the text that a change makes of `old`; `several`: items parted by ";".

    >>> combined(Change("prepend", "Gao Lin, left"), "The forum is held.")
    'Gao Lin, left. The forum is held.'
    >>> combined(Change("append", "lake; river"), "river", several=True)
    'river; lake; river'
    >>> combined(Change("fill", "Bonn"), ""), combined(Change("fill", "Bonn"), "Köln")
    ('Bonn', 'Köln')
    """
    if change.mode == "clear":
        return ""
    if change.mode == "replace" or not old:
        return change.text
    if change.mode == "fill":
        return old
    first, second = old, change.text
    if change.mode == "prepend":
        first, second = second, first
    return f"{first}; {second}" if several else joined(first, second, change.joint)


def joined(first: str, second: str, joint: Joint) -> str:
    """Join two texts: as sentences, with a blank, or with a new line.

    Only where the second begins like a sentence does the first get its full stop.

    >>> joined("From left, Gao Lin and Tan Wei", "attend the forum.", "sentence")
    'From left, Gao Lin and Tan Wei attend the forum.'
    >>> joined("高琳在武汉致辞", "论坛于3月5日举行。", "sentence")
    '高琳在武汉致辞。论坛于3月5日举行。'
    """
    first, second = first.rstrip(), second.lstrip()
    if joint == "line":
        return f"{first}\n{second}"
    if joint == "sentence" and _ENDS.match(first[-1:]) and not second[:1].islower():
        first += "。" if is_han(first[-1]) else "."
    close = _NO_BLANK.match(first[-1:]) or (is_han(first[-1:]) and is_han(second[:1]))
    return first + second if close else f"{first} {second}"
