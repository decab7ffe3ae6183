"""The charset of text that does not say it truly: decided once for a whole block.

IIM datasets and EXIF texts rarely announce their charset and often announce a wrong
one. The order of trial and its thresholds were measured on agency photos: strict
UTF-8, what is declared, the East Asian charset that gives characters people use,
MacRoman by the bytes that Windows hardly uses, then the configured fallback.
"""

import re
from dataclasses import dataclass
from typing import Literal

from photolib.metadata import frequent

DEFAULT_FALLBACK = "cp1252"

_HIGH = re.compile(rb"[\x80-\xff]")
_C1 = re.compile(rb"[\x80-\x9f]")
# cp1252 punctuation where it belongs: opening quotes before a word, closing ones and
# ellipses after it, dashes between spaces, apostrophes as English, French, Italian use.
_CP1252_PUNCTUATION = re.compile(
    rb"(?:(?<=[\s(\[])|^)[\x82\x84\x8b\x91\x93](?=\S)"
    rb"|(?<=[^\s\x80-\x9f])[\x85\x92\x94\x99\x9b]+(?=[\s.,;:!?)\]\x94]|$)"
    rb"|(?<=\s)[\x80\x95\x96\x97](?=\s|\d|$)|(?<=\d)[\x80\x96](?=\d|\s|$)"
    rb"|(?<=[A-Za-z])\x92(?=(?:s|t|re|ll|ve|d|m)\b)"
    rb"|(?:(?<=\b[cdjlmnstCDJLMNST])|(?<=\b[Qq]u)|(?<=\b[Dd]all)|(?<=\b[Dd]ell)"
    rb"|(?<=\b[Aa]ll)|(?<=\bO))\x92(?=[A-Za-z\x80-\xff])"
)
_AHEAD = 0.25
# No language written in cp1252 has four accented letters in a row, nor signs such as
# ¸¹ in a row or before a capital: that is Cyrillic, Korean, Chinese ...
_IMPLAUSIBLE = re.compile(
    "[À-ÖØ-öø-ÿŠšŽžŒœŸ]{4}|[¢-¦¨¬\xad±´-¶¸¹¼-¾](?:[¢-¦¨¬\xad±´-¶¸¹¼-¾]|[À-ÖØ-Þ])"
)


Why = Literal["declared", "by its form", "by evidence", "assumed", "as configured"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Texts in their order, the charset used, and why: that is certain or not.

    A text is None where no charset makes sense of its bytes.
    """

    texts: list[str | None]
    charset: str
    why: Why

    @property
    def certain(self) -> bool:
        """Tell whether no other charset comes into question."""
        return self.why in ("declared", "by its form")

    @property
    def told(self) -> str:
        """Return charset and reason where it is not Unicode as it should be, or ""."""
        known = self.charset in ("ascii", "utf-8")
        return "" if known else f"{self.charset}, {self.why}"


def decode(
    values: list[bytes],
    *,
    declared: str | None = None,
    fallback: str = DEFAULT_FALLBACK,
    cut: bool = False,
) -> Decoded:
    """Decode the texts of one block together.

    `declared` is a Python codec name. `cut`: the texts may have been cut at a byte
    limit within a character, which is dropped then.
    """
    if not any(map(_HIGH.search, values)):
        return Decoded([v.decode("ascii") for v in values], "ascii", "by its form")
    texts = _strict(values, "utf-8", cut)
    if texts is not None:
        return Decoded([*texts], "utf-8", "by its form")
    if declared and declared != "utf-8":
        texts = [v.decode(declared, "replace") for v in values]
        return Decoded([*texts], declared, "declared")
    found = _east_asian(values, fallback, cut)
    if found is not None:
        return found
    mac = _looks_mac(b"\n".join(values))
    charset = "mac_roman" if mac else fallback
    decoded = [_last_resort(v, charset) for v in values]
    if declared:  # UTF-8 was announced: the texts that are keep it
        single = [_strict([v], "utf-8", cut) for v in values]
        decoded = [s[0] if s else d for s, d in zip(single, decoded, strict=True)]
    assumed: Why = "assumed" if fallback == DEFAULT_FALLBACK else "as configured"
    return Decoded(decoded, charset, "by evidence" if mac else assumed)


def _last_resort(value: bytes, charset: str) -> str | None:
    text = value.decode(charset, "replace")
    unreadable = charset in (DEFAULT_FALLBACK, "mac_roman") and _IMPLAUSIBLE.search(
        text
    )
    return None if unreadable or text.count("\ufffd") * 4 > len(text) else text


def _strict(values: list[bytes], charset: str, cut: bool) -> list[str] | None:
    texts = []
    for value in values:
        try:
            texts.append(value.decode(charset))
        except UnicodeDecodeError as error:
            tail = len(value) - error.start
            if not cut or len(value) < 28 or tail > 3 or error.end < len(value):
                return None
            texts.append(value[: error.start].decode(charset))
    return texts


def _east_asian(values: list[bytes], fallback: str, cut: bool) -> Decoded | None:
    """Return the reading in the one charset that gives characters people use.

    Without such evidence, as for a rare name, the form of GB18030 is enough where
    nothing else is configured.
    """
    readings = {name: _strict(values, name, cut) for name in frequent.CHARSETS}
    shares = {
        name: frequent.share(texts, name) if texts else 0.0
        for name, texts in readings.items()
    }
    best, second, *_ = sorted(shares, key=shares.__getitem__, reverse=True)
    found = readings[best]
    if not found:
        return None
    ahead = shares[best] - shares[second] >= _AHEAD
    shaped = best == "gb18030" and fallback == DEFAULT_FALLBACK
    if ahead or (shaped and _looks_chinese(values)):
        return Decoded([*found], best, "by evidence")
    return None


def _looks_chinese(values: list[bytes]) -> bool:
    """Tell GB18030 from Western text by its pairs of bytes.

    A looser test made "Bj鴕n" of Bjørn: hence pairs must be many, in runs, start with
    the common characters' lead bytes (B0 to D7) and rarely end in ASCII.
    """
    leads = common = ascii_trails = runs = 0
    for value in values:
        at, in_run = 0, False
        while at < len(value):
            if value[at] < 0x81 or at + 1 == len(value):
                at, in_run = at + 1, False
                continue
            four = 0x30 <= value[at + 1] <= 0x39
            if not four:
                leads += 1
                common += 0xB0 <= value[at] <= 0xD7
                ascii_trails += value[at + 1] < 0x80
            runs += not in_run
            at, in_run = at + (4 if four else 2), True
    if leads < 2:
        return False
    return common >= 0.6 * leads and ascii_trails < 0.15 * leads and leads >= 2 * runs


def _looks_mac(whole: bytes) -> bool:
    rest = _CP1252_PUNCTUATION.sub(b"", whole)
    high = len(_HIGH.findall(rest))
    return high > 0 and len(_C1.findall(rest)) > high / 2
