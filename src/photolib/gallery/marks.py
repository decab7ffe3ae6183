"""A release's text with every fact marked where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from photolib.corrections import locate
from photolib.records import EventFacts, PersonFacts, ReleaseFacts, Span

_REACH = 300  # characters beside a name in which its title and organisation stand


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's place; `key` joins it to the record, `kind` is how it is coloured."""

    key: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text between two borders of facts; plain where `kind` is None.

    `anchors` are the keys of the facts that begin here, `facts` of all that it is of,
    the shortest first.
    """

    text: str
    kind: str | None = None
    anchors: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def marks(text: str, facts: ReleaseFacts) -> tuple[Mark, ...]:
    """Return where `text` says each fact, in no order."""
    photographers = (
        Mark(f"credit-{number}", "credit", credit.span)
        for number, credit in enumerate(facts.photo_credits)
        if credit.span
    )
    return (
        *_event(text, facts.event),
        *_people(text, facts.people),
        *photographers,
        *(
            Mark(f"caption-{n}", "picture", c.span)
            for n, c in enumerate(facts.captions)
        ),
        *_named(text, "organisation", [one.name for one in facts.organisations]),
        *_named(text, "byline", [one.name for one in facts.bylines]),
    )


def stretches(text: str, found: Iterable[Mark]) -> tuple[Stretch, ...]:
    """Cut `text` at the borders of its facts; the shortest fact colours a stretch.

    Organisations colour only what nothing else does: they stand in titles and offices.
    A picture's caption is only underlined, all through.
    """
    fitting = [m for m in found if 0 <= m.span[0] < m.span[1] <= len(text)]
    borders = sorted({0, len(text), *(edge for m in fitting for edge in m.span)})
    return tuple(_cut(text, borders, fitting))


def _cut(text: str, borders: list[int], found: list[Mark]) -> Iterator[Stretch]:
    for start, end in pairwise(borders):
        over = [m for m in found if m.span[0] <= start and end <= m.span[1]]
        anchors = tuple(dict.fromkeys(m.key for m in over if m.span[0] == start))
        over.sort(key=lambda m: (m.kind == "organisation", m.span[1] - m.span[0]))
        kind = over[0].kind if over else None
        yield Stretch(text[start:end], kind, anchors, tuple(m.key for m in over))


def _event(text: str, event: EventFacts) -> Iterator[Mark]:
    """Yield the facts of the event; one without a span where it is first written."""
    values = {"title": event.title, "venue": event.venue, "place": event.place}
    values |= {"organisers": event.organisers[0] if event.organisers else None}
    spans = dict(event.spans)
    for name, value in values.items():
        at = text.find(value) if value else -1
        if name not in spans and value and at >= 0:
            spans[name] = (at, at + len(value))
    for name, span in spans.items():
        yield Mark(f"event-{name}", "event", span)


def _named(text: str, kind: str, names: Iterable[str]) -> Iterator[Mark]:
    """Yield what is known by its name alone, where the text first has it."""
    for number, name in enumerate(names):
        span = locate(text, name)
        if span:
            yield Mark(f"{kind}-{number}", kind, span)


def _people(text: str, people: Iterable[PersonFacts]) -> Iterator[Mark]:
    for i, one in enumerate(people):
        if one.span is None:
            continue
        yield Mark(f"person-{i}", "person", one.span)
        for part, value in (("title", one.title), ("organisation", one.organisation)):
            span = value and _beside(text, value, one.span)
            if span:
                yield Mark(f"person-{i}-{part}", "role", span)


def _beside(text: str, value: str, name: Span) -> Span | None:
    """Return where `value` stands nearest to a name, after it or else before."""
    at = text.find(value, name[1], name[1] + _REACH)
    if at < 0:
        at = text.rfind(value, max(0, name[0] - _REACH), name[0])
    return None if at < 0 else (at, at + len(value))
