"""What an editor types into the search box, understood or refused with its position.

    seminar "Li Song" -logo person:lu by:chen credit:journal event:training
    place:beijing keyword:flag caption:handshake file:0412 date:2025-11 has:caption

Words and phrases must all be found; a minus takes away; `field:value` asks one
field. A text that cannot be understood is an error: it never means "everything".
"""

import re
import unicodedata
from dataclasses import dataclass

from photolib.errors import QueryError

FIELDS = {
    "person": "person",
    "people": "person",
    "by": "credit",
    "credit": "credit",
    "event": "event",
    "place": "place",
    "keyword": "keyword",
    "caption": "caption",
    "file": "file",
    "date": "date",
    "taken": "taken",
    "has": "has",
}
HAS = frozenset({"credit", "caption", "event", "people", "conflict"})
_TOKEN = re.compile(
    r'(?P<minus>-?)(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]*))'
)
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST, _MOST = 2000, 50
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: words in any field, or in the one named."""

    text: str
    field: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search as understood."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """The free words, as a sentence for the model."""
        return " ".join(t.text for t in self.terms if t.field is None and not t.negated)


def parse(text: str) -> Query:
    """Read a query.

    >>> parse('-logo by:"Li Song"').terms[1]
    Term(text='Li Song', field='credit', negated=False)

    :raises QueryError: with the position, when a part cannot be understood.
    """
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", text))
    if len(text) > _LONGEST:
        raise QueryError(f"it is longer than {_LONGEST} characters", _LONGEST)
    terms: list[Term] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _TOKEN.match(text, position)
        if match is None or (not match["bare"] and text[match.end() :][:1] == '"'):
            raise QueryError("a quotation mark is never closed", position)
        if len(terms) == _MOST:
            raise QueryError(f"it has more than {_MOST} parts", position)
        terms.append(_term(match))
        position = match.end()
    if not terms:
        raise QueryError("it is empty: type a word, a name or a field such as by:", 0)
    return Query(tuple(terms))


def _term(match: re.Match[str]) -> Term:
    name, at = match["field"], match.start()
    value = match["quoted"] if match["quoted"] is not None else match["bare"]
    field = None
    if name is not None:
        field = FIELDS.get(name.lower())
        if field is None:
            known = ", ".join(f"{f}:" for f in FIELDS)
            raise QueryError(f"there is no field {name}:; known are {known}", at)
    if not any(c.isalnum() for c in value):
        raise QueryError(f"there is nothing to look for in {match[0]!r}", at)
    if field in {"date", "taken"} and not _DATE.fullmatch(value):
        raise QueryError(f"{value} is no date: write 2025, 2025-11 or 2025-11-27", at)
    if field == "has" and value not in HAS:
        raise QueryError(f"has: knows {', '.join(sorted(HAS))}", at)
    return Term(value, field, bool(match["minus"]))
