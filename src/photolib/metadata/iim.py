"""IPTC-IIM: datasets to texts with one charset for the block, and back to bytes.

IPTC-NAA Information Interchange Model 4.2, chapters 3 (datasets), 5 and 6 (records 1
and 2); the byte limits are those of the IPTC Photo Metadata technical reference.
"""

import struct
from collections import Counter
from dataclasses import dataclass, field

from photolib.metadata import charset
from photolib.metadata.text import LIST_LIMIT

TITLE, KEYWORDS, INSTRUCTIONS = 5, 25, 40
DATE_CREATED, TIME_CREATED = 55, 60
BY_LINE, BY_LINE_TITLE = 80, 85
CITY, SUB_LOCATION, STATE, COUNTRY_CODE, COUNTRY = 90, 92, 95, 100, 101
JOB_ID, HEADLINE, CREDIT, SOURCE, COPYRIGHT = 103, 105, 110, 115, 116
CAPTION, CAPTION_WRITER = 120, 122

CODED_CHARACTER_SET = (1, 90)
UTF_8_ANNOUNCED = b"\x1b%G"

_MOST_DATASETS = 20_000
# The datasets of record 2 that are neither version, dates, times nor pictures.
_TEXTS = {*range(3, 200)} - {30, 35, 37, 38, 47, 55, 60, 62, 63, 70}
# ISO 2022 escape sequences for ISO 8859 parts (right half), as seen in the wild.
_ANNOUNCED = {
    UTF_8_ANNOUNCED: "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b.A": "cp1252",
    b"\x1b-A": "cp1252",
    b"\x1b-B": "iso8859-2",
    b"\x1b-L": "iso8859-5",
    b"\x1b-F": "iso8859-7",
}

Dataset = tuple[int, int, bytes]
"""Record number, dataset number, bytes."""


@dataclass(slots=True)
class Iim:
    """The texts of record 2 by dataset number, in file order.

    `charset` says what they were read as, and why, where it is not UTF-8.
    """

    texts: dict[int, list[str]] = field(default_factory=dict)
    charset: str = ""
    warnings: list[str] = field(default_factory=list)


def parse_sets(block: bytes) -> tuple[list[Dataset], bool]:
    """Return the datasets of an IIM block, and whether it is damaged."""
    sets: list[Dataset] = []
    at = 0
    while at + 5 <= len(block) and len(sets) < _MOST_DATASETS:
        if block[at] != 0x1C:
            return sets, bool(block[at:].strip(b"\0"))
        record, number, size = struct.unpack_from(">BBH", block, at + 1)
        at += 5
        if size & 0x8000:  # an extended dataset: the size of the size
            width = size & 0x7FFF
            if width > 8:
                return sets, True
            size = int.from_bytes(block[at : at + width], "big")
            at += width
        if at + size > len(block):
            return sets, True
        sets.append((record, number, block[at : at + size]))
        at += size
    return sets, bool(block[at:].strip(b"\0"))


def decode_texts(
    sets: list[Dataset], fallback: str
) -> tuple[dict[int, str | None], charset.Decoded, bool]:
    """Decode the texts of record 2 together, by their index in `sets`.

    1:90 counts wherever it stands. The last value tells whether UTF-8 was announced.
    """
    announced = [value for *key, value in sets if (*key,) == CODED_CHARACTER_SET]
    declared = _declared(announced[-1]) if announced else None
    indexes = [i for i, (r, n, _) in enumerate(sets) if r == 2 and n in _TEXTS]
    decoded = charset.decode(
        [sets[i][2].replace(b"\0", b"") for i in indexes],
        declared=declared,
        fallback=fallback,
        cut=True,
    )
    texts = dict(zip(indexes, decoded.texts, strict=True))
    return texts, decoded, declared == "utf-8"


def read(block: bytes, fallback: str = charset.DEFAULT_FALLBACK) -> Iim:
    """Return the texts of a block, dates among them."""
    iim = Iim()
    sets, broken = parse_sets(block)
    if broken:
        iim.warnings.append("the IPTC-IIM block is damaged; what could be read was")
    sets = _capped(sets, iim)
    texts, decoded, says_utf_8 = decode_texts(sets, fallback)
    iim.charset = decoded.told
    _warn(iim, decoded, says_utf_8)
    for index, (record, number, value) in enumerate(sets):
        text = texts.get(index)
        if record == 2 and number in (DATE_CREATED, TIME_CREATED):
            text = value.decode("ascii", "replace")
        if text is not None:
            iim.texts.setdefault(number, []).append(text)
        elif index in texts:
            hexadecimal = value[:64].hex()
            iim.warnings.append(
                f"IPTC 2:{number} is in no known charset: {hexadecimal}"
            )
    return iim


def _capped(sets: list[Dataset], iim: Iim) -> list[Dataset]:
    counts = Counter[tuple[int, int]]()
    kept = []
    for record, number, value in sets:
        counts[record, number] += 1
        if counts[record, number] <= LIST_LIMIT:
            kept.append((record, number, value))
    if len(kept) < len(sets):
        iim.warnings.append(f"an IPTC-IIM list was cut after {LIST_LIMIT} items")
    return kept


def _declared(announced: bytes) -> str | None:
    for sequence, name in _ANNOUNCED.items():
        if announced.startswith(sequence):
            return name
    return None


def _warn(iim: Iim, decoded: charset.Decoded, says_utf_8: bool) -> None:
    if says_utf_8 and decoded.charset not in ("utf-8", "ascii"):
        wrong = "announces UTF-8 but is not"
    elif not decoded.certain:
        wrong = "does not say its charset"
    else:
        return
    read_as = f"it was read as {decoded.charset}"
    iim.warnings.append(f"the IPTC-IIM block {wrong}; {read_as}")
