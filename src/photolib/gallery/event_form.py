"""The facts of an event as an editor types them, and types them wrongly."""

from collections.abc import Mapping

from flask import request

from photolib.caption import dates
from photolib.errors import EditError
from photolib.gallery.typed import typed, typed_names
from photolib.records import Event, EventFacts
from photolib.release import dates as released


def facts_typed() -> EventFacts:
    """Return what the form says; a field left empty is not known.

    :raises EditError: when a date is none, the event ends before it begins, or a
        text is too long.
    """
    first, last = date_typed("date"), date_typed("date_end") or _end_selected()
    if first and last and _is_before(last, first):
        raise EditError(f"the last day {last} is before the first day {first}")
    return EventFacts(
        title=_fact("title"),
        date=first,
        date_end=last,
        place=_fact("place"),
        venue=_fact("venue"),
        organisers=typed_names("organisers"),
    )


def filled(event: Event) -> Mapping[str, str]:
    """Return the form as the facts of `event` fill it."""
    return {
        "title": event.title or "",
        "date": event.date or "",
        "date_end": event.date_end or "",
        "place": event.place or "",
        "venue": event.venue or "",
        "organisers": "; ".join(event.organisers),
    }


def date_typed(name: str) -> str | None:
    """Return the date of a field, also as a release writes it when it was selected.

    :raises EditError: when it is none.
    """
    date = _fact(name)
    if date and f"quote:{name}" in request.form:
        date = next(filter(None, map(released.iso, released.find(date))), date)
    if date and not (date.isascii() and dates.read(date)):
        raise EditError(
            f"{date} is no date: write 2025-11-27, 2025-11, 2025 or --11-27"
        )
    return date


def _fact(name: str) -> str | None:
    return " ".join(typed(name).split()) or None


def _end_selected() -> str | None:
    """Return the last day where several were selected, and are still in the field."""
    if "quote:date" not in request.form:
        return None
    return next(filter(None, map(released.iso_end, released.find(typed("date")))), None)


def _is_before(last: str, first: str) -> bool:
    """Compare what both dates know; one without a year may be of another year."""
    if "-" in {last[0], first[0]}:
        return False
    known = min(len(last), len(first))
    return last[:known] < first[:known]
