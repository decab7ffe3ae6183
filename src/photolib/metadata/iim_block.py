"""ExportFields into an IPTC-IIM block: UTF-8 announced first, each value in its limit.

IIM 4.2, 1:90 and chapter 6; byte limits of the IPTC Photo Metadata technical reference
2021.1. What does not fit stands whole in XMP.
"""

import re
import struct
from collections.abc import Iterator

from photolib.metadata import iim
from photolib.metadata.change import Change
from photolib.metadata.fields import ExportFields
from photolib.metadata.iim import Dataset

_LIMITS = {
    "title": (iim.TITLE, 64),
    "keywords": (iim.KEYWORDS, 64),
    "instructions": (iim.INSTRUCTIONS, 256),
    "creators": (iim.BY_LINE, 32),
    "creator_title": (iim.BY_LINE_TITLE, 32),
    "city": (iim.CITY, 32),
    "sublocation": (iim.SUB_LOCATION, 32),
    "state": (iim.STATE, 32),
    "country_code": (iim.COUNTRY_CODE, 3),
    "country": (iim.COUNTRY, 64),
    "job_id": (iim.JOB_ID, 32),
    "headline": (iim.HEADLINE, 256),
    "credit": (iim.CREDIT, 32),
    "source": (iim.SOURCE, 32),
    "copyright": (iim.COPYRIGHT, 128),
    "caption": (iim.CAPTION, 2000),
    "caption_writer": (iim.CAPTION_WRITER, 32),
}
_RECORD_VERSION = (2, 0, struct.pack(">H", 4))
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TIME = re.compile(r"T(\d\d):(\d\d):(\d\d)(?:\.\d+)?([+-]\d\d):(\d\d)")


def merged(existing: list[bytes], change: Change) -> bytes:
    """Return the file's blocks as one with the fields set, all texts in UTF-8.

    What stands in several blocks is the first one's, as when they are read.
    """
    own = [*_sets(change.fields)]
    replaced = {number for _, number, _ in own}
    replaced |= {_LIMITS[name][0] for name in change.fields.cleared if name in _LIMITS}
    if "date_created" in change.fields.cleared:
        replaced.add(iim.DATE_CREATED)
    if iim.DATE_CREATED in replaced:
        replaced.add(iim.TIME_CREATED)
    kept: list[Dataset] = []
    for block in existing:
        known = {s[:2] for s in kept}
        sets = _transcoded(iim.parse_sets(block)[0], change.fallback)
        kept += [s for s in sets if s[:2] not in known]
    kept = [s for s in kept if s[0] != 2 or s[1] not in replaced | {0}]
    envelope = [s for s in kept if s[0] == 1 and s[:2] != iim.CODED_CHARACTER_SET]
    sets = [(*iim.CODED_CHARACTER_SET, iim.UTF_8_ANNOUNCED), *envelope, _RECORD_VERSION]
    sets += sorted([s for s in kept if s[0] == 2] + own, key=lambda s: s[1])
    sets += [s for s in kept if s[0] > 2]
    return b"".join(map(_built, sets))


def cut(text: str, limit: int) -> bytes:
    """Return `text` in UTF-8, cut between two characters to at most `limit` bytes.

    >>> cut("国际远程教育大会新闻中心", 32).decode()
    '国际远程教育大会新闻'
    """
    return text.encode("utf-8")[:limit].decode("utf-8", "ignore").encode("utf-8")


def _sets(fields: ExportFields) -> Iterator[Dataset]:
    for name, (number, limit) in _LIMITS.items():
        value = getattr(fields, name)
        for text in [value] if isinstance(value, str) else value or ():
            yield 2, number, cut(text, limit)
    yield from _date_sets(fields.date_created or "")


def _date_sets(date: str) -> Iterator[Dataset]:
    """Yield 2:55, unknown parts 00, and 2:60 if the offset it needs is known."""
    match = _DATE.match(date)
    if match:
        digits = "".join(part or "00" for part in match.groups())
        yield 2, iim.DATE_CREATED, digits.encode()
        time = _TIME.match(date, match.end())
        if time:
            yield 2, iim.TIME_CREATED, "".join(time.groups()).encode()


def _transcoded(sets: list[Dataset], fallback: str) -> list[Dataset]:
    """Turn texts into UTF-8; those in no known charset cannot be announced as such."""
    texts, *_ = iim.decode_texts(sets, fallback)
    kept = []
    for index, (record, number, value) in enumerate(sets):
        text = texts.get(index)
        if index not in texts:
            kept.append((record, number, value))
        elif text is not None:
            kept.append((record, number, text.encode("utf-8", "replace")))
    return kept


def _built(dataset: Dataset) -> bytes:
    record, number, value = dataset
    head = struct.pack(">BBB", 0x1C, record, number)
    if len(value) > 0x7FFF:
        return head + struct.pack(">HI", 0x8004, len(value)) + value
    return head + struct.pack(">H", len(value)) + value
