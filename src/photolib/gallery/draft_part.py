"""What pages show of machine drafts, and whether the model can write any."""

from dataclasses import dataclass

from photolib import settle
from photolib.draft import lacking, of_photo
from photolib.drafting import weights_for_drafts
from photolib.gallery.wording import day, shortened
from photolib.records import Draft
from photolib.store import draft, metadata
from photolib.store.library import Library

_LABELS = {"alt_text": "As alternative text", "seen": "For the caption"}


@dataclass(frozen=True, slots=True)
class DraftPart:
    """The draft of a photo, with what may be done with it.

    `draft` is what can be accepted or used; None where nothing waits. `text` is in its
    field, `seen` the mark of the alternative text that stands, `alt_text`. `why_not`
    says why the model in use cannot be asked for one; `past` tells what became of
    earlier ones, `mistake` why the last decision was not taken.
    """

    draft: Draft | None
    text: str
    is_for_alt_text: bool
    is_for_caption: bool
    alt_text: str
    seen: str
    can_write: bool
    why_not: str | None
    past: tuple[str, ...]
    mistake: str | None = None


@dataclass(frozen=True, slots=True)
class EventDrafts:
    """How many photos of an event lack an alternative text, and have one drafted.

    `done` of `total` are drafted by now where a run is on.
    """

    lacking: int
    waiting: int
    why_not: str | None
    done: int = 0
    total: int = 0
    failure: str | None = None


def draft_part(library: Library, photo_id: int) -> DraftPart:
    """Return what the page of a photo shows of its drafts."""
    db, found = library.db, weights_for_drafts(library)
    newest = of_photo(db, photo_id)
    waits = [one for one in newest.values() if one.status == "made"]
    reusable = [one for one in newest.values() if _is_reusable(one)]
    shown = next(iter((*waits, *reusable)), None)
    kinds = {one.kind for one in (*waits, *reusable)}
    by_this = draft.drafted(db, [photo_id], found.name, found.revision or "")
    return DraftPart(
        draft=shown,
        text=(shown.text or "") if shown else "",
        is_for_alt_text="alt_text" in kinds,
        is_for_caption="seen" in kinds,
        alt_text=shortened(metadata.get(db, photo_id).alt_text or ""),
        seen=settle.marks(db, photo_id)["alt_text"],
        can_write=found.state == "ready" and not by_this,
        why_not=found.reason,
        past=tuple(_told(one) for one in newest.values() if one.status != "made"),
    )


def event_drafts(library: Library, event_id: int) -> EventDrafts:
    """Return what the page of an event shows of its drafts."""
    return EventDrafts(
        len(lacking(library, event_id)),
        len(draft.waiting(library.db, event_id)),
        weights_for_drafts(library).reason,
    )


def _is_reusable(one: Draft) -> bool:
    """Tell whether what went into a caption may go there again: it was not saved."""
    return one.kind == "seen" and one.status == "accepted" and one.text is not None


def _told(one: Draft) -> str:
    label, when = _LABELS[one.kind], day(one.made_at)
    if one.status == "withheld":
        return f"{label}: {one.model} had no words that may be shown, {when}"
    how = {"accepted": "accepted", "rejected": "rejected"}[one.status]
    if one.kind == "seen" and one.status == "accepted":
        how = "taken into the editor"
    return f"{label}: {how} by {one.decided_by}, {day(one.decided_at)}"
