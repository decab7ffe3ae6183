"""Strip from a credit what is no name: licences, ranks, positions, signs."""

import re

_LICENCE = re.compile(
    r"[(\[,/|–-]?\s*\b(CC0"
    r"|CC[ -]BY(?:[ -](?:SA|NC|ND))*(?:[ /-]\d\.\d)?(?:[ -][A-Z]{2})?"
    r"|Public Domain|gemeinfrei|Pixabay[ -]Licen[sc]e|GNU FDL|GFDL)\b\s*[)\]]?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"""\(\s*(?:copyright|c|archiv|archivo|archives?|file|ausschnitt|symbolbild|montage|repro|handout)\s*\)
    | † | \u200b | ®
    | \b(?:hide|toggle)\ caption\b
    | ,?\s*\(?\b(?:file|archiv|archives?)\s*(?:photo|foto)?\)?$
    | ,\s*pool$ | \bTPX\ IMAGES\ OF\ THE\ DAY\b
    | ,\s*(?:far\s+)?(?:left|right|cent(?:er|re)|top|bottom|above|below
        |links|rechts|oben|unten|mitte)\b,?
    | \(\s*\d{3,}\w{0,3}\s*\)
    | \(\s*(?:l|r|c|left|right|cent(?:er|re)|top|bottom
        |links|rechts|oben|unten|\d+)\s*\)
    | \b(?:all\ rights\ reserved|alle\ rechte\ vorbehalten)\b\.?
    | [\s/,]*(?<![\w-])(?:handout|pressefoto)$
    | [,;(]\s*(?:abdruck|verwendung|nutzung|veröffentlichung|(?:for\ )?editorial\ use
        |free\ (?:of\ charge|to\ use)|honorarfrei|libre\ de\ droits|reproduction)\b.*$
    | (?<=VG\ Bild-Kunst),\s*Bonn(?:\s*\d{4})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:[\s:：/|,;–—\-•*\"“”„»«]|©|\(c\)|ⓒ|copyright\b(?:\s+of\b)?|by\s|von\s(?=[A-ZÄÖÜ][\w.-]+\s)|"
    r"(?:foto|photo|bild|image|picture)s?(?:\s*[:：]|\s+by\s)|courtesy(?:\s+of)?\s|(?-i:the\s)(?=[A-Z]))+",
    re.IGNORECASE,
)
RANK = re.compile(
    r"^(?:(?:(?:tech|staff|(?:(?:senior|chief) )?master|first)\s)?(?:sgt|sergeant)\.?"
    r"(?:\s(?:1st|first)\sclass)?"
    r"|(?:[123](?:st|nd|rd)\s)?lt\.?|lieutenant|capt\.?|captain|maj\.?|major|col\.?|colonel"
    r"|lt\.\s?col\.?|gen\.?|pfc\.?|pvt\.?|spc\.?|cpl\.?|lance cpl\.?"
    r"|(?:senior\s)?airman(?:\s1st\sclass)?"
    r"|mass communication specialist(?:\s\w+\sclass)?"
    r"|petty officer(?:\s\w+\sclass)?|dr\.?|prof\.?|mr\.?|mrs\.?|ms\.?|photographer"
    r"|photojournalist|staff photographer|fotograf(?:in)?)\s+(?=[A-Z])"
    r"|\s(?:기자|특파원|사진기자)$",
    re.IGNORECASE,
)


def take_licence(body: str) -> tuple[str | None, str]:
    """Return the licence that `body` names, and the rest."""
    match = _LICENCE.search(body)
    if not match:
        return None, body
    return match[1], body[: match.start()] + " " + body[match.end() :]


def clean(text: str) -> str:
    """Strip what is no name: signs, copyright marks, ranks, positions, full stops."""
    text = _NOISE.sub(" ", text)
    text = _unwrap(text.strip())
    text = _LEAD.sub("", text)
    text = re.sub(r"\s+", " ", text).strip(' \t,;:/|–—"“”„»«*_•')
    text = re.sub(r"\b(?:19|20)\d\d\b$", "", text).rstrip(" ,/")
    if text.endswith(".") and not re.search(
        r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|S\.A|e\.V|[A-Z])\.$", text
    ):
        text = text.rstrip(".")
    return RANK.sub("", text)


def _unwrap(text: str) -> str:
    """Take off a bracket around everything, or one left open or closed by a cut."""
    if (
        text[:1] in "([（"
        and text[-1:] in ")]）"
        and not re.search(r"[()]", text[1:-1])
    ):
        return text[1:-1].strip()
    if text.count("(") != text.count(")"):
        return re.sub(r"^[(\[]|[)\]]$", "", text).strip()
    return text
