"""Several pictures' captions in one text, told from the rest of it.

A text is such a list when its lines begin with file names or counted labels, or when
lines that each end with a photo credit follow one another; every other list is let be.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from photolib.credit.rules import NO_RULES
from photolib.records import CreditRules, PhotoCredit, Span
from photolib.release import caption_labels, photo_credits
from photolib.release.caption_labels import Label
from photolib.release.sentences import Line

_LONGEST = 1_500
"""Characters of one caption; what is longer is an article under a number."""
_LONGEST_BARE = 400
_LONGEST_CREDIT = 240
_MOST_LINES = 8
_MOST = 500
"""Captions of one text."""
_MAY = re.compile(r"[/|©:：)）\]】]\W*$|[/|©:：]\s?[^/|©:：]{2,80}$|\bby\b")
"""What every credit at the end of a line has."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one picture: its label, if it has one, and its own credits."""

    lines: tuple[Line, ...]
    label: Label | None
    credits: tuple[PhotoCredit, ...]

    @property
    def span(self) -> Span:
        """Where it stands, its label and its credit with it."""
        return self.lines[0].start, self.lines[-1].end


def find(
    text: str,
    lines: Sequence[Line],
    outlets: Collection[str] = (),
    rules: CreditRules = NO_RULES,
) -> tuple[Block, ...]:
    """Return the captions of a text, () for a text that is no list of captions."""
    reader = _Reader(text, lines, outlets, rules)
    labels = caption_labels.find(lines)[:_MOST]
    if labels:
        return tuple(reader.labelled(labels))
    labels = caption_labels.bare(lines)[:_MOST]
    counted = tuple(reader.labelled(labels))
    if counted and reader.are_captions(counted):
        return counted
    return tuple(reader.unlabelled())


@dataclass(frozen=True, slots=True)
class _Reader:
    """The text while it is taken apart."""

    text: str
    lines: Sequence[Line]
    outlets: Collection[str]
    rules: CreditRules

    def labelled(self, labels: Sequence[Label]) -> Iterator[Block]:
        """Yield the block of every label that has a text."""
        starts = [*(label.line for label in labels), len(self.lines)]
        between = [self.lines[a:b] for a, b in pairwise(starts)]
        size = _one_size(between[:-1])
        column = self._credit_column(labels)
        own = False
        for label, lines in zip(labels, between, strict=True):
            count = size or self._paragraph(lines, label)
            ours = own or label is not labels[-1]
            kept = _without_next_number(self._with_credit(lines, count, ours=ours))
            end = kept[-1].end
            if end - kept[0].start <= _LONGEST and _says(self.text[label.end : end]):
                told = self._credits(kept, column)
                own = own or bool(told)
                yield Block(tuple(kept), label, told)

    def are_captions(self, blocks: Sequence[Block]) -> bool:
        """Say whether items under bare numbers are captions of pictures.

        They are under a heading that says so, where each has a credit, or where a
        credit for all follows them and nothing but a headline stands before.
        """
        first, last = blocks[0].lines[0].number, blocks[-1].lines[-1].number
        if any(b.span[1] - b.span[0] > _LONGEST_BARE for b in blocks):
            return False
        headed = first > 0 and caption_labels.is_heading(self.lines[first - 1])
        follows = last + 1 < len(self.lines) and self._is_credit(self.lines[last + 1])
        above = self.lines[:first]
        opens = len(above) < 2 and not any(ln.text[-1] in ".:!?。：" for ln in above)
        return headed or all(b.credits for b in blocks) or (follows and opens)

    def unlabelled(self) -> Iterator[Block]:
        """Yield lines that each end with their credit, two or more in a row."""
        run: list[Block] = []
        may = [False, *(self._may_end_with_credit(line) for line in self.lines), False]
        for number, line in enumerate(self.lines, 1):
            beside = may[number - 1] or may[number + 1]
            credited = self._ends_with_credit(line) if may[number] and beside else ()
            if credited:
                run.append(Block((line,), None, credited))
                continue
            yield from run if len(run) > 1 else ()
            run = []
        yield from run if len(run) > 1 else ()

    def _may_end_with_credit(self, line: Line) -> bool:
        """Say whether a line is worth a closer look; most are not."""
        fits = 40 <= len(line.text) <= _LONGEST
        return fits and bool(_MAY.search(line.text[-_LONGEST_CREDIT:]))

    def _paragraph(self, lines: Sequence[Line], label: Label) -> int:
        """Return of how many lines a caption's first paragraph is."""
        if "\n\n" not in self.text:  # every line is a paragraph
            return 1 if _says(self.text[label.end : lines[0].end]) else 2
        parted = (i for i, pair in enumerate(pairwise(lines), 1) if self._apart(*pair))
        return next(parted, len(lines))

    def _with_credit(
        self, lines: Sequence[Line], count: int, *, ours: bool
    ) -> Sequence[Line]:
        """Return a caption's lines with the credit under it.

        One that is set apart is this caption's where it is `ours` to take: behind the
        last one it is of all, unless others have their own.
        """
        while count < len(lines) and self._is_credit(lines[count]):
            if not ours and (
                self._apart(lines[count - 1], lines[count]) or "\n\n" not in self.text
            ):
                break
            count += 1
        return lines[:count]

    def _apart(self, one: Line, other: Line) -> bool:
        return self.text.count("\n", one.end, other.start) > 1

    def _is_credit(self, line: Line) -> bool:
        """Say whether a line is a credit and nothing else."""
        found = self._read([line])
        return bool(found) and not re.search(r"\w", self._beside(line, found))

    def _ends_with_credit(self, line: Line) -> tuple[PhotoCredit, ...]:
        """Return the credits of a line that says something and ends with one."""
        start = max(line.start, line.end - _LONGEST_CREDIT)
        tail = self.text[start : line.end]
        found = (
            self._read([Line(start, line.end, tail, 0)]) if _MAY.search(tail) else ()
        )
        behind = max((c.span[1] for c in found if c.span), default=line.start)
        ends = bool(found) and not re.search(r"\w", self.text[behind : line.end])
        return of_one(found) if ends and _says(self._beside(line, found)) else ()

    def _credits(
        self, lines: Sequence[Line], column: int | None
    ) -> tuple[PhotoCredit, ...]:
        """Return a caption's own credits; in a table the column's, keyword or not."""
        found = self._read(lines)
        if not found and column is not None and len(lines) == 1:
            found = self._cell(lines[0], column)
        return of_one(found)

    def _beside(self, line: Line, found: Iterable[PhotoCredit]) -> str:
        """Return a line without its credits."""
        return without(self.text, line.start, line.end, found)

    def _cell(self, line: Line, column: int) -> tuple[PhotoCredit, ...]:
        cells = list(re.finditer(r"[^|\t]+", line.text))
        if column >= len(cells):
            return ()
        cell, key = cells[column], "Photo: "
        piece = Line(0, 0, key + cell[0].strip(), 0)
        at = line.start + cell.start() + len(cell[0]) - len(cell[0].lstrip())
        span = (at, at + len(cell[0].strip()))
        found = photo_credits.read([piece], self.outlets, self.rules).photos
        return tuple(replace(c, raw=self.text[slice(*span)], span=span) for c in found)

    def _credit_column(self, labels: Sequence[Label]) -> int | None:
        """Return which column of a table a line above the first label calls credit."""
        words = caption_labels.words()["credit_columns"]
        above = (
            self.lines[max(0, labels[0].line - 2) : labels[0].line] if labels else ()
        )
        for line in above:
            cells = [
                c.strip(" *").casefold() for c in re.findall(r"[^|\t]+", line.text)
            ]
            if len(cells) > 1:
                return next((i for i, c in enumerate(cells) if c in words), None)
        return None

    def _read(self, lines: Sequence[Line]) -> tuple[PhotoCredit, ...]:
        return photo_credits.read(lines, self.outlets, self.rules).photos


def _one_size(between: Sequence[Sequence[Line]]) -> int | None:
    """Return of how many lines each caption is; None where they differ, or are few."""
    sizes = {len(lines) for lines in between}
    size = sizes.pop() if len(sizes) == 1 and len(between) > 1 else 0
    return size if 0 < size <= _MOST_LINES else None


def _without_next_number(lines: Sequence[Line]) -> Sequence[Line]:
    """Drop the number that a table's next row begins with in a cell of its own."""
    return lines[:-1] if len(lines) > 1 and lines[-1].text.isdecimal() else lines


def _says(text: str) -> bool:
    """Say whether this is a caption: some words, or some Chinese."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) > 1 or bool(
        re.search(r"[一-鿿][^\n]{2,}[一-鿿]", text)
    )


def of_one(found: Iterable[PhotoCredit]) -> tuple[PhotoCredit, ...]:
    """Return credits as those of a single photo."""
    return tuple(
        c if c.scope == "illustration" else replace(c, scope="photo") for c in found
    )


def without(text: str, start: int, end: int, found: Iterable[PhotoCredit]) -> str:
    """Return a part of the text with its credits blanked out."""
    part = text[start:end]
    for a, b in (c.span for c in found if c.span):
        a, b = max(a - start, 0), max(b - start, 0)
        part = part[:a] + " " * (len(part[a:b])) + part[b:]
    return part
