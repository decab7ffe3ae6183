"""What is typed into the fields of a form, no longer than it can be meant."""

from dataclasses import dataclass

from flask import Flask, request

from photolib.caption.language import tidy
from photolib.errors import EditError
from photolib.gallery.wording import number

_NAME, _FACT, _DATE, _CAPTION = 500, 1_000, 40, 10_000


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is called in a sentence, and its longest text in characters."""

    label: str
    longest: int


FIELDS = {
    "text": Field("caption", _CAPTION),
    "creators": Field("list of photographers", _CAPTION),
    "outlet": Field("outlet", _NAME),
    "photographer": Field("photographer", _NAME),
    "title": Field("title", _FACT),
    "place": Field("place", _FACT),
    "venue": Field("venue", _FACT),
    "organisers": Field("list of organisers", _CAPTION),
    "name": Field("name", _NAME),
    "family": Field("family name", _NAME),
    "given": Field("given name", _NAME),
    "spelling": Field("spelling", _NAME),
    "label": Field("language", _DATE),
    "date": Field("first day", _DATE),
    "date_end": Field("last day", _DATE),
}

PROSE = frozenset(
    {"caption", "title", "headline", "alt_text", "usage_terms", "instructions"}
)
"""What is written in words, which a browser can spell; all else are names and codes."""


def install(app: Flask) -> None:
    """Tell the templates the longest text of each field, and what can be spelt."""
    app.jinja_env.globals["longest"] = {n: f.longest for n, f in FIELDS.items()}
    app.jinja_env.globals["prose"] = PROSE


def typed(name: str, field: Field | None = None) -> str:
    """Return the text of a field, "" when it is left out; browsers send CR LF.

    `field` is for one that is not in FIELDS.

    :raises EditError: when it is longer than the field takes.
    """
    text = request.form.get(name, "").replace("\r\n", "\n")
    _measure(text, field or FIELDS[name])
    return text


def typed_names(name: str, field: Field | None = None) -> tuple[str, ...]:
    """Return the names of a field that takes several, parted by ";".

    :raises EditError: when one of them, or all together, are too long.
    """
    parts = (" ".join(part.split()) for part in typed(name, field).split(";"))
    names = tuple(part for part in parts if part)
    for one in names:
        _measure(one, Field(f"name {one[:20]}…", _NAME))
    return names


def sent_language(name: str = "language") -> str | None:
    """Return the language tag that a form or an address names; only "" means none.

    :raises EditError: when it is no tag.
    """
    text = request.values.get(name, "")
    if not text:
        return None
    _measure(text, FIELDS["label"])
    tag = tidy(text)
    if tag is None:
        raise EditError(f"“{text}” is no language tag: write one like en, zh or zh-TW")
    return tag


def fits(name: str, text: str) -> bool:
    """Tell whether a field takes `text`, names parted by ";" included."""
    parts = text.split(";") if FIELDS[name].label.startswith("list") else []
    return len(text) <= FIELDS[name].longest and all(len(p) <= _NAME for p in parts)


def _measure(text: str, field: Field) -> None:
    if len(text) > field.longest:
        raise EditError(
            f"the {field.label} has {number(len(text))} characters: "
            f"write at most {number(field.longest)}"
        )
