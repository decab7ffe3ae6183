"""Bursts in a grid: folded, or unfolded by the address (`unfold`), one or all."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, request, url_for

from photolib.gallery import current
from photolib.gallery.ids import sent_id
from photolib.search import Hit, folded
from photolib.store import photo, stack
from photolib.store.fold import Fold
from photolib.store.library import Library
from photolib.store.photo import Filter
from photolib.store.stack import Standing

_ALL = "all"
_PAGES = {"photo": "photo.grid", "event": "event.show", "search": "search.find"}
_KEPT = ("month", "event", "without", "after", "q", "like", "sort", "limit", "unfold")


@dataclass(frozen=True, slots=True)
class Opened:
    """Which bursts the address unfolds: all, that of a photo, none."""

    all: bool = False
    photo: int | None = None

    @property
    def folded(self) -> Fold | None:
        """Return how the store folds."""
        return None if self.all else Fold(self.photo)

    @property
    def burst(self) -> int | None:
        """Return the number of the burst that alone is unfolded."""
        if self.photo is None:
            return None
        found = stack.bursts(current.library().db, [self.photo])
        return found[self.photo][0] if found else None


@dataclass(frozen=True, slots=True)
class Folding:
    """How bursts stand in a grid.

    `hidden` photos are not shown, others of their burst stand for them; where all
    bursts are unfolded, it is how many would be. `burst` alone is unfolded.
    """

    hidden: int
    all: bool = False
    burst: int | None = None

    def unfolds(self, standing: Standing) -> bool:
        """Tell whether a photo's burst is shown in full."""
        return self.all or (
            self.burst is not None and standing.burst_number == self.burst
        )


def install(app: Flask) -> None:
    """Let templates unfold and fold the page at hand."""
    app.jinja_env.globals["unfold_address"] = unfold_address


def opened() -> Opened:
    """Return which bursts the address at hand unfolds.

    What is no number of a photo is answered with 400.
    """
    asked = request.args.get("unfold", "")
    return Opened(all=True) if asked == _ALL else Opened(photo=sent_id(asked, "photo"))


def folding(library: Library, wanted: Filter, unfolded: Opened) -> Folding:
    """Return how bursts stand in the grid of a filter."""
    hidden = photo.folded_away(library.db, wanted, unfolded.folded or Fold())
    return Folding(hidden, unfolded.all, unfolded.burst)


def of_hits(library: Library, hits: Sequence[Hit], unfolded: Opened) -> Folding:
    """Return how bursts stand among what a search has found."""
    hidden = sum(len(hit.folded) for hit in hits)
    if unfolded.all:
        hidden = len(hits) - len(folded(library.db, hits, Fold()))
    return Folding(hidden, unfolded.all, unfolded.burst)


def unfold_address(which: int | str | None) -> str:
    """Return the page at hand with the burst of a photo, "all" or none unfolded."""
    anchor = f"p{which}" if isinstance(which, int) else None
    return again(unfold=which, _anchor=anchor)


def again(**changes: object) -> str:
    """Return the address of the page at hand with other parameters; None: without."""
    values = {name: request.args.get(name) for name in _KEPT}
    values["event_id"] = (request.view_args or {}).get("event_id")
    values |= changes  # type: ignore[arg-type]
    said = {name: value for name, value in values.items() if value is not None}
    return url_for(_PAGES[request.blueprint or ""], **said)  # type: ignore[arg-type]
