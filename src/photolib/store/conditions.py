"""What each field of a search asks, as SQL that selects photo ids."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeAlias

from photolib.query.days import Period, period
from photolib.query.tree import Term
from photolib.query.values import Bounds, bounds, numbered
from photolib.store import value, words

Sql: TypeAlias = tuple[str, list[Any]]

_IN_WORDS = frozenset({"person", "caption", "credit", "event", "place", "file", "text"})
_OF_PEOPLE = """
SELECT photo.id FROM appearance JOIN photo ON photo.event = appearance.event
WHERE {} AND NOT EXISTS (SELECT 1 FROM photo_person WHERE photo_person.photo = photo.id
  AND photo_person.person = appearance.person AND status = 'rejected')
"""
_CAPTION_STANDS = (
    "SELECT photo FROM caption WHERE status = ? AND id = (SELECT max(id) "
    "FROM caption AS later WHERE later.photo = caption.photo)"
)
_NEVER_CREDITED = (
    "SELECT id FROM photo WHERE uncredited = 1 AND NOT EXISTS "
    "(SELECT 1 FROM credit WHERE credit.photo = photo.id AND status <> 'missing')"
)
_OF_EVENTS = "SELECT id FROM photo WHERE event IN (SELECT id FROM event WHERE {})"
_COMPOSABLE = _OF_EVENTS.format("title IS NOT NULL")
_OF_VALUES = "SELECT photo FROM photo_value WHERE value IN ({})"
_HELD = "SELECT id FROM value WHERE field = 'has' AND text = ?"
_PICKED = "SELECT photo FROM pick"
_CONFIRMED = "SELECT photo FROM photo_person WHERE status = 'confirmed'"
_SHAPES = {
    "landscape": "SELECT id FROM photo WHERE aspect > 1.02",
    "portrait": "SELECT id FROM photo WHERE aspect < 0.98",
    "square": "SELECT id FROM photo WHERE aspect BETWEEN 0.98 AND 1.02",
}
_RAW = (  # a raw of a make that is new to photolib is one too
    "SELECT id FROM photo WHERE format NOT IN ('JPEG', 'PNG', 'WEBP', 'TIFF', 'GIF', "
    "'BMP', 'AVIF', 'PSD', 'HEIF', 'JXL')"
)
_HAS = {
    "credit": "SELECT photo FROM credit WHERE status IN ('agreed', 'filled')",
    "caption": f"SELECT photo FROM caption UNION {_COMPOSABLE}",
    "event": "SELECT id FROM photo WHERE event IS NOT NULL",
    "people": _CONFIRMED,
    "conflict": "SELECT id FROM photo WHERE conflicts > 0",
    "date": "SELECT id FROM photo WHERE sort_at > ''",
    "sidecar": "SELECT photo FROM sidecar",
    "draft": "SELECT photo FROM draft WHERE status = 'made'",
    "text": "SELECT photo FROM picture_text WHERE lines <> '[]'",
    "copy": "SELECT photo FROM stack WHERE kind = 'copies'",
    "identical": "SELECT photo FROM arrival",
}
_IS = _SHAPES | {
    "picked": _PICKED,
    "unlinked": "SELECT id FROM photo WHERE event IS NULL",
    "confirmed": _CONFIRMED,
    "suggested": "SELECT photo FROM photo_person WHERE status = 'suggested'",
    "edited": _CAPTION_STANDS.replace("?", "'edited'"),
    "exported": "SELECT photo FROM export_log",
    "raw": _RAW,
    "burst": "SELECT photo FROM stack WHERE kind = 'burst'",
    "copy": "SELECT photo FROM stack WHERE kind = 'copies' AND rank > 0",
}
_NUMBERS = {
    "width": ("id FROM photo", "CASE WHEN orientation < 5 THEN width ELSE height END"),
    "height": ("id FROM photo", "CASE WHEN orientation < 5 THEN height ELSE width END"),
    "mp": ("id FROM photo", "width * height / 1e6"),
    "rating": (
        "photo FROM photo_value JOIN value ON value.id = value",
        "field = 'rating' AND CAST(text AS REAL)",
    ),
}


def condition(term: Term, today: date) -> Sql:
    """Return SQL that selects the photos a term keeps, and its values.

    :raises KeyError: for a field that ranks and keeps nothing.
    """
    if term.names:
        named = [condition(Term(name, term.field), today) for name in term.names]
        together = " UNION ".join(sql for sql, _ in named)
        return together, [value for _, values in named for value in values]
    if term.field is None or term.field in _IN_WORDS:
        return "SELECT rowid FROM words WHERE words MATCH ?", [words.match(term)]
    if term.field in _NUMBERS:
        return _number(*_NUMBERS[term.field], bounds(term.text))
    if term.field in _DATES:
        return _DATES[term.field](period(term.text, today))
    return _OTHERS.get(term.field, _value)(term)


def is_in_words(term: Term) -> bool:
    """Tell whether the index of words alone says what a term keeps."""
    return term.field is None or term.field in _IN_WORDS


def values_of(term: Term) -> Sql | None:
    """Return SQL that selects values: a term keeps the photos of any of them.

    None: it asks something else. Its `names` are left aside.
    """
    if term.field == "has" and term.text not in _HAS:
        return _HELD, [term.text]
    elsewhere = _OTHERS.keys() | _NUMBERS.keys() | _DATES.keys()
    return None if is_in_words(term) or term.field in elsewhere else _named(term)


def _named(term: Term) -> Sql:
    """Return the values with these words."""
    sql = "SELECT rowid FROM words_of_value WHERE words_of_value MATCH ?"
    return sql, [value.match(term.text, [term.field or ""])]


def _value(term: Term) -> Sql:
    sql, values = _named(term)
    return _OF_VALUES.format(sql), values


def _has(term: Term) -> Sql:
    if term.text in _HAS:
        return _HAS[term.text], []
    return _OF_VALUES.format(_HELD), [term.text]


def _organisation(term: Term) -> Sql:
    in_file, asked = _value(term)
    of_people = _OF_PEOPLE.format(
        "organisation IN (SELECT id FROM organisation "
        "WHERE holds(name || ' ' || coalesce(abbreviation, ''), ?))"
    )
    of_event = _OF_EVENTS.format(
        "EXISTS (SELECT 1 FROM json_each(organisers) WHERE holds(value, ?))"
    )
    return (
        f"{in_file} UNION {of_people} UNION {of_event}",
        [*asked, term.text, term.text],
    )


def _role(term: Term) -> Sql:
    has_role = "EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?)"
    return _OF_PEOPLE.format(has_role), [term.text]


def _status(term: Term) -> Sql:
    if term.text != "composed":
        return _CAPTION_STANDS, [term.text]
    never = f"{_COMPOSABLE} AND id NOT IN (SELECT photo FROM caption)"
    return f"{_CAPTION_STANDS} UNION {never}", [term.text]


def _credited(term: Term) -> Sql:
    if term.text != "missing":
        return "SELECT photo FROM credit WHERE status = ?", [term.text]
    return _NEVER_CREDITED, []


def _format(term: Term) -> Sql:
    if term.text == "raw":
        return _RAW, []
    return "SELECT id FROM photo WHERE format = ?", [term.text.upper()]


def _ids(term: Term) -> Sql:
    asked = numbered(term.text)
    return f"SELECT id FROM photo WHERE id IN ({', '.join('?' * len(asked))})", [*asked]


_OTHERS: dict[str, Callable[[Term], Sql]] = {
    "has": _has,
    "is": lambda term: (_IS[term.text], []),
    "shape": lambda term: (_SHAPES[term.text], []),
    "collection": lambda _: (_PICKED, []),
    "organisation": _organisation,
    "role": _role,
    "status": _status,
    "credited": _credited,
    "format": _format,
    "id": _ids,
}


def _number(source: str, number: str, asked: Bounds) -> Sql:
    clauses, values = [], []
    if asked.low is not None:
        clauses.append(f"{number} {'>' if asked.above else '>='} ?")
        values.append(asked.low)
    if asked.high is not None:
        clauses.append(f"{number} {'<' if asked.below else '<='} ?")
        values.append(asked.high)
    return f"SELECT {source} WHERE {' AND '.join(clauses)}", values


def _taken(asked: Period) -> Sql:
    return "SELECT id FROM photo WHERE sort_at >= ? AND sort_at < ?", _days(asked)


def _date(asked: Period) -> Sql:
    taken, values = _taken(asked)
    of_event = _OF_EVENTS.format(
        "coalesce(date_end, date) >= ? AND date < ? AND date >= '0'"
    )
    return f"{taken} UNION {of_event}", values * 2


def _added(asked: Period) -> Sql:
    """Return what came in within days of this machine: the column has UTC."""
    sql = "SELECT id FROM photo WHERE added_at >= ? AND added_at < ?"
    return sql, [
        _utc(asked.first) if asked.first else "0",
        _utc(asked.after) if asked.after else "~",
    ]


def _utc(day: str) -> str:
    whole = day + "-01-01"[len(day) - len("2025") :]  # "2025-11" begins on its first
    midnight = datetime.combine(date.fromisoformat(whole), time()).astimezone()
    return midnight.astimezone(UTC).isoformat(timespec="seconds")


def _days(asked: Period) -> list[Any]:
    """Return bounds: what is not known, or has no year, stands before every digit."""
    return [asked.first or "0", asked.after or "~"]


_DATES: dict[str, Callable[[Period], Sql]] = {
    "taken": _taken,
    "date": _date,
    "added": _added,
}
