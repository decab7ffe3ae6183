"""What each source of a file says, field by field; sources are named as by exiftool."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from photolib.metadata import exif as exif_tags
from photolib.metadata import iim as iim_sets
from photolib.metadata.dates import Moment, parse_exif, parse_iim, parse_iso
from photolib.metadata.exif import Exif
from photolib.metadata.iim import Iim
from photolib.metadata.mend import legible, mended
from photolib.metadata.text import LIST_LIMIT, clean, is_default
from photolib.metadata.xmp import Properties, Value


class Claim(NamedTuple):
    """One source's value for one field: a text, or a tuple for a list.

    `mended`: it stood there with entities, or encoded twice.
    """

    field: str
    source: str
    value: str | tuple[str, ...]
    mended: bool = False


_OFTEN_DEFAULT = {"title", "headline", "caption", "creators", "copyright"}
LISTS = {"creators", "keywords", "people", "organisations", "event_ids"}

_CORE, _EXT = "Iptc4xmpCore:", "Iptc4xmpExt:"
_ORGANISATION = "OrganisationInImageName"
_JOB = "TransmissionReference"
_XMP = [
    ("title", "dc:title", "dc:Title"),
    ("headline", "photoshop:Headline", "photoshop:Headline"),
    ("caption", "dc:description", "dc:Description"),
    ("caption_writer", "photoshop:CaptionWriter", "photoshop:CaptionWriter"),
    ("alt_text", _CORE + "AltTextAccessibility", "iptcCore:AltTextAccessibility"),
    (
        "extended_description",
        _CORE + "ExtDescrAccessibility",
        "iptcCore:ExtDescrAccessibility",
    ),
    ("creators", "dc:creator", "dc:Creator"),
    ("creator_title", "photoshop:AuthorsPosition", "photoshop:AuthorsPosition"),
    ("credit", "photoshop:Credit", "photoshop:Credit"),
    ("source", "photoshop:Source", "photoshop:Source"),
    ("copyright", "dc:rights", "dc:Rights"),
    ("usage_terms", "xmpRights:UsageTerms", "xmpRights:UsageTerms"),
    ("web_statement", "xmpRights:WebStatement", "xmpRights:WebStatement"),
    ("data_mining", "plus:DataMining", "plus:DataMining"),
    ("instructions", "photoshop:Instructions", "photoshop:Instructions"),
    ("job_id", "photoshop:" + _JOB, "photoshop:" + _JOB),
    ("keywords", "dc:subject", "dc:Subject"),
    ("sublocation", _CORE + "Location", "iptcCore:Location"),
    ("city", "photoshop:City", "photoshop:City"),
    ("state", "photoshop:State", "photoshop:State"),
    ("country", "photoshop:Country", "photoshop:Country"),
    ("country_code", _CORE + "CountryCode", "iptcCore:CountryCode"),
    ("event", _EXT + "Event", "iptcExt:Event"),
    ("event_ids", _EXT + "EventId", "iptcExt:EventID"),
    ("organisations", _EXT + _ORGANISATION, "iptcExt:" + _ORGANISATION),
    ("label", "xmp:Label", "xmp:Label"),
    ("digital_source_type", _EXT + "DigitalSourceType", "iptcExt:DigitalSourceType"),
]

_SPOKEN = {
    field: name
    for field, name, _ in _XMP
    if field
    in {
        "title",
        "caption",
        "alt_text",
        "extended_description",
        "copyright",
        "usage_terms",
        "event",
    }
}
"""The texts that may be there in several languages."""

_IIM = [
    ("title", iim_sets.TITLE, "IPTC:ObjectName"),
    ("headline", iim_sets.HEADLINE, "IPTC:Headline"),
    ("caption", iim_sets.CAPTION, "IPTC:Caption-Abstract"),
    ("caption_writer", iim_sets.CAPTION_WRITER, "IPTC:Writer-Editor"),
    ("creators", iim_sets.BY_LINE, "IPTC:By-line"),
    ("creator_title", iim_sets.BY_LINE_TITLE, "IPTC:By-lineTitle"),
    ("credit", iim_sets.CREDIT, "IPTC:Credit"),
    ("source", iim_sets.SOURCE, "IPTC:Source"),
    ("copyright", iim_sets.COPYRIGHT, "IPTC:CopyrightNotice"),
    ("instructions", iim_sets.INSTRUCTIONS, "IPTC:SpecialInstructions"),
    ("job_id", iim_sets.JOB_ID, "IPTC:OriginalTransmissionReference"),
    ("keywords", iim_sets.KEYWORDS, "IPTC:Keywords"),
    ("sublocation", iim_sets.SUB_LOCATION, "IPTC:Sub-location"),
    ("city", iim_sets.CITY, "IPTC:City"),
    ("state", iim_sets.STATE, "IPTC:Province-State"),
    ("country", iim_sets.COUNTRY, "IPTC:Country-PrimaryLocationName"),
    ("country_code", iim_sets.COUNTRY_CODE, "IPTC:Country-PrimaryLocationCode"),
]

_EXIF = [
    ("title", exif_tags.XP_TITLE, "EXIF:XPTitle"),
    ("title", exif_tags.IMAGE_TITLE, "EXIF:ImageTitle"),
    ("caption", exif_tags.DESCRIPTION, "EXIF:ImageDescription"),
    ("caption", exif_tags.XP_COMMENT, "EXIF:XPComment"),
    ("caption", exif_tags.USER_COMMENT, "EXIF:UserComment"),
]

PNG_TEXTS = [
    ("title", "Title"),
    ("caption", "Description"),
    ("creators", "Author"),
    ("creators", "Artist"),
    ("copyright", "Copyright"),
]

# "Ann Example; "Bo Sample, Jr."" (Exif 2.32, Artist; MWG Guidelines 2.0, 5.4)
_SEMICOLON = re.compile(r""";(?=(?:[^"]*"[^"]*")*[^"]*$)""")


def from_xmp(properties: Properties) -> Iterator[Claim]:
    """Yield what an XMP packet says."""
    for field, name, source in _XMP:
        if name in properties:
            value = properties[name]
            texts = value.listed() if field in LISTS else [value.plain()]
            yield from _claim(field, f"XMP-{source}", texts)
    yield from _claim("people", "XMP-iptcExt:PersonInImage", _people(properties))


def languages(properties: Properties) -> dict[str, dict[str, str]]:
    """Return the texts that are there in several languages, by field and language."""
    found: dict[str, dict[str, str]] = {}
    for field, name in _SPOKEN.items() if properties else ():
        items = properties[name].items if name in properties else []
        if any(item.language not in (None, "x-default") for item in items):
            texts = {i.language or "x-default": legible(i.text) for i in items}
            found[field] = {tag: text for tag, text in texts.items() if text}
    return found


def from_iim(iim: Iim) -> Iterator[Claim]:
    """Yield what an IIM block says."""
    for field, number, source in _IIM:
        if number in iim.texts:
            yield from _claim(field, source, iim.texts[number])


def from_exif(exif: Exif) -> Iterator[Claim]:
    """Yield what EXIF says, the standard tags before Windows' own."""
    texts = exif.texts
    if not texts:
        return
    artist = texts.get(exif_tags.ARTIST, "").replace("\0", ";")
    yield from _claim("creators", "EXIF:Artist", _split(artist))
    photographer = texts.get(exif_tags.PHOTOGRAPHER, "").split("\0")[0]
    yield from _claim("creators", "EXIF:Photographer", _split(photographer))
    author = texts.get(exif_tags.XP_AUTHOR, "")
    yield from _claim("creators", "EXIF:XPAuthor", _split(author.replace("\0", "")))
    parts = texts.get(exif_tags.COPYRIGHT, "").split("\0")[:2]
    photographer_and_editor = "\n".join(part.strip() for part in parts if part.strip())
    yield from _claim("copyright", "EXIF:Copyright", [photographer_and_editor])
    for field, tag, source in _EXIF:
        if tag in texts:
            yield from _claim(field, source, [texts[tag].split("\0")[0]])
    keywords = texts.get(exif_tags.XP_KEYWORDS, "").replace("\0", "").split(";")
    yield from _claim("keywords", "EXIF:XPKeywords", keywords)


def from_png(texts: dict[str, str]) -> Iterator[Claim]:
    """Yield what PNG text chunks say (W3C PNG, 11.3.3.2 keywords)."""
    for field, keyword in PNG_TEXTS:
        if keyword in texts:
            yield from _claim(field, f"PNG:{keyword}", [texts[keyword]])


def moments(exif: Exif, xmp: Properties, iim: Iim) -> Iterator[tuple[str, Moment]]:
    """Yield when the picture was taken, by source: EXIF is the camera's own."""
    found = {
        "EXIF:DateTimeOriginal": parse_exif(
            exif.text(exif_tags.DATE_ORIGINAL),
            exif.text(exif_tags.SUBSECOND_ORIGINAL),
            exif.text(exif_tags.OFFSET_ORIGINAL),
        ),
        "XMP-photoshop:DateCreated": _xmp_moment(xmp, "photoshop:DateCreated"),
        "XMP-exif:DateTimeOriginal": _xmp_moment(xmp, "exif:DateTimeOriginal"),
        "IPTC:DateCreated": parse_iim(
            _first(iim, iim_sets.DATE_CREATED), _first(iim, iim_sets.TIME_CREATED)
        ),
    }
    yield from ((source, moment) for source, moment in found.items() if moment)


def _claim(field: str, source: str, texts: list[str]) -> Iterator[Claim]:
    values = tuple(
        value for text in texts[:LIST_LIMIT] if text and (value := clean(text))
    )
    if field in _OFTEN_DEFAULT:
        values = tuple(value for value in values if not is_default(value))
    if values:
        whole = tuple(map(mended, values))
        taken = whole if field in LISTS else whole[0]
        yield Claim(field, source, taken, whole != values)


def _people(properties: Properties) -> list[str]:
    """Return PersonInImage, then the names PersonInImageWDetails adds."""
    named = properties.get("Iptc4xmpExt:PersonInImage", Value()).listed()
    detailed = properties.get("Iptc4xmpExt:PersonInImageWDetails", Value()).structures()
    names = named + [p.get("Iptc4xmpExt:PersonName").plain() for p in detailed]
    return list(dict.fromkeys(name.strip() for name in names))


def _split(value: str) -> list[str]:
    return [part.strip().strip('"') for part in _SEMICOLON.split(value)]


def _xmp_moment(properties: Properties, name: str) -> Moment | None:
    return parse_iso(properties[name].plain()) if name in properties else None


def _first(iim: Iim, number: int) -> str:
    return next(iter(iim.texts.get(number, [])), "")
