"""What the captions of several pictures say: each one's text, credit and people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from photolib.credit.names import is_han
from photolib.records import PersonFacts, PhotoCredit, PictureCaption, Span
from photolib.release import caption_labels, photo_credits
from photolib.release.caption_blocks import Block, of_one, without
from photolib.release.lexicon import is_honorific, is_title_head
from photolib.release.photo_credits import Credits


def without_labels(text: str, blocks: Sequence[Block]) -> str:
    """Return the text of the same length with blanks for labels: they are no words."""
    if blocks:
        above = blocks[0].span[0]
        text = caption_labels.without_heading(text[:above]) + text[above:]
    for block in blocks:
        if block.label:
            start, end = block.span[0], block.label.end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def labelled(blocks: Iterable[Block]) -> list[Span]:
    """Return the lines of labelled captions, without the labels: no headlines."""
    return [
        (max(line.start, block.label.end), line.end)
        for block in blocks
        if block.label
        for line in block.lines
    ]


def scoped(credited: Credits, blocks: Sequence[Block]) -> Credits:
    """Say of credits in captions that they are of one photo.

    The one behind the last caption, where none has its own, is of all.
    """
    if not blocks:
        return credited
    own = any(block.credits for block in blocks)
    photos = [_scoped(c, blocks, alone=not own) for c in credited.photos]
    known = {(c.name, c.outlet) for c in photos}
    in_cells = (c for b in blocks for c in b.credits)
    photos += [c for c in in_cells if (c.name, c.outlet) not in known]
    unique = photo_credits.once(sorted(photos, key=lambda c: c.span or (0, 0)))
    spans = (*credited.spans, *(c.span for b in blocks for c in b.credits if c.span))
    return replace(credited, photos=tuple(unique), spans=spans)


def facts(
    text: str, blocks: Iterable[Block], people: Sequence[PersonFacts]
) -> tuple[PictureCaption, ...]:
    """Return what the captions say."""
    return tuple(_facts(text, block, people) for block in blocks)


def _scoped(
    credit: PhotoCredit, blocks: Sequence[Block], *, alone: bool
) -> PhotoCredit:
    if any(_within(credit.span, block.span) for block in blocks):
        return of_one([credit])[0]
    start = credit.span[0] if credit.span else 0
    behind = start >= blocks[-1].span[1]
    return replace(credit, scope="all") if behind and alone else credit


def _within(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _facts(text: str, block: Block, people: Sequence[PersonFacts]) -> PictureCaption:
    label, (start, end) = block.label, block.span
    said = without(text, label.end if label else start, end, block.credits)
    file = caption_labels.file_at_end(said.rstrip())
    if file and not (label and label.file_name):
        said = said[: file.start()]
    said = _plain(said)
    return PictureCaption(
        said,
        block.span,
        label.number if label else None,
        (label.file_name if label else None) or (file["file"] if file else None),
        block.credits,
        tuple(one.name for one in people if _names(said, one, people)),
    )


def _plain(text: str) -> str:
    """Return a caption in one line, without what parted it from label and credit."""
    text = re.sub(r"\s+", " ", re.sub(r"[|*]", " ", text))
    return re.sub(r"\s+([.。])$", r"\1", text).strip(" –—-|/,;:")


def _names(caption: str, person: PersonFacts, people: Sequence[PersonFacts]) -> bool:
    """Say whether a caption names a person: in full, or as "Mayor Orlo"."""
    spelled = {person.name, person.as_written, *person.spellings}
    if any(_word(name, caption) for name in spelled):
        return True
    family = person.family
    if (
        not family
        or family not in caption
        or sum(one.family == family for one in people) > 1
    ):
        return False
    found = re.finditer(rf"(\w+\.?) {re.escape(family)}(?!\w|[ -][A-Z])", caption)
    return any(is_honorific(m[1]) or is_title_head(m[1]) for m in found)


def _word(name: str, text: str) -> bool:
    """Say whether `text` has a name as words of its own; Chinese has no blanks."""
    if is_han(name) or name not in text:
        return name in text
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
