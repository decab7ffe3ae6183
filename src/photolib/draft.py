"""A machine drafts what photos show; a human accepts it, rewords it or rejects it.

What is drafted stands in a table of its own: no page, search or copy takes its words
from there, and accepting makes them the human's.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PIL import Image

from photolib import settle
from photolib.drafting import Drafting, weights_for_drafts
from photolib.embedding.plain import strange_words
from photolib.errors import ClashError, FileError
from photolib.images.renditions import open_preview
from photolib.naming import names_somebody
from photolib.records import Draft, DraftKind
from photolib.settle import Typed
from photolib.store import draft as drafts
from photolib.store import event, files, photo
from photolib.store.connect import Database, writing
from photolib.store.library import Library
from photolib.workers import in_batches

_BATCH = 8
_KINDS: tuple[DraftKind, ...] = ("alt_text", "seen")


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was drafted, by which model, photo by photo.

    `known` had been drafted by it before; of `withheld` it had no words that may be
    shown; `failed` says why.
    """

    model: str
    drafted: tuple[int, ...]
    withheld: tuple[int, ...]
    known: int
    failed: tuple[tuple[int, str], ...]


def draft(
    library: Library,
    photo_ids: Iterable[int],
    *,
    drafting: Drafting | None = None,
    wait_s: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> DraftReport:
    """Let the model in use draft each photo once, whatever became of it.

    Each batch is committed, so that a stopped run goes on where it was. `wait_s` as
    in Drafting.draft.

    :raises NotFoundError: when there is no photo of one of the numbers.
    :raises ModelAbsentError: and ModelCorruptError, InstallError, ModelError.
    """
    db, found = library.db, weights_for_drafts(library).require()
    ids = [photo.get(db, id_).id for id_ in dict.fromkeys(photo_ids)]
    model, revision = found.name, found.revision or ""
    known = drafts.drafted(db, ids, model, revision)
    queue = [id_ for id_ in ids if id_ not in known]
    drafting = drafting or Drafting()
    report = DraftReport(model, (), (), len(known), ())
    for some in in_batches(queue, _BATCH):
        pictures, failed = _pictures(library, some)
        seen = list(pictures.values())
        said = drafting.draft(found, seen, wait_s=wait_s) if seen else []
        texts = {
            id_: text if text and _is_nameless(db, id_, text) else None
            for id_, text in zip(pictures, said, strict=True)
        }
        with writing(db):
            for id_, text in texts.items():
                drafts.add(db, id_, text, kinds=_KINDS, model=model, revision=revision)
        report = _with(report, texts, failed)
        if progress:
            done = (*report.drafted, *report.withheld, *report.failed)
            progress(len(done), len(queue))
    return report


def lacking(library: Library, event_id: int) -> list[int]:
    """Return the photos of an event that have neither alternative text nor draft.

    :raises NotFoundError: when there is no such event.
    """
    event.get(library.db, event_id)
    ids = drafts.without_alt_text(library.db, event_id)
    found = weights_for_drafts(library)
    known = drafts.drafted(library.db, ids, found.name, found.revision or "")
    return [id_ for id_ in ids if id_ not in known]


def of_photo(db: Database, photo_id: int) -> dict[DraftKind, Draft]:
    """Return the newest draft of each kind; one that names somebody by now has no text.

    People come into the library after the draft was made, and are not named by it.
    """
    newest: dict[DraftKind, Draft] = {}
    for one in drafts.of_photo(db, photo_id):
        newest.setdefault(one.kind, one)
    return {kind: _nameless(db, one) for kind, one in newest.items()}


def accept(library: Library, photo_id: int, text: str, by: str, *, seen: str) -> Draft:
    """Make the draft of the alternative text, as reworded, an editor's decision.

    `seen` is the mark of the alternative text that the editor had before the eyes.

    :raises EditError: when the text is none.
    :raises ClashError: when there is no such draft, or others were quicker.
    """
    db = library.db
    with writing(db):
        one = _open(db, photo_id, "alt_text")
        source = origin(one, reworded=" ".join(text.split()) != one.text)
        typed = {"alt_text": Typed(text, seen)}
        acts = settle.put_typed(library, photo_id, typed, by, source=source)
        act = acts.get("alt_text")
        drafts.decide(db, [one], "accepted", by, act)
    return replace(one, status="accepted", decided_by=by, act=act)


def use_in_caption(library: Library, photo_id: int, by: str) -> Draft:
    """Keep that an editor takes what is seen into a caption, and return the draft.

    :raises ClashError: when there is no such draft any more.
    """
    one = _open(library.db, photo_id, "seen")
    with writing(library.db):
        drafts.decide(library.db, [one], "accepted", by)
    return one


def reject(library: Library, photo_id: int, by: str) -> None:
    """Keep that an editor wants none of what waits; this model drafts it no more.

    :raises NotFoundError: when there is no such photo.
    """
    photo.get(library.db, photo_id)
    waits = [d for d in of_photo(library.db, photo_id).values() if d.status == "made"]
    with writing(library.db):
        drafts.decide(library.db, waits, "rejected", by)


def origin(one: Draft, *, reworded: bool) -> str:
    """Return what the history says of where an accepted text comes from."""
    how = ", reworded" if reworded else ""
    return f"machine draft by {one.model} of {one.made_at[:10]}{how}"


def _open(db: Database, photo_id: int, kind: DraftKind) -> Draft:
    photo.get(db, photo_id)
    one = of_photo(db, photo_id).get(kind)
    if one is None or one.text is None or one.status == "rejected":
        raise ClashError("there is no such draft any more: look at the photo again")
    return one


def _nameless(db: Database, one: Draft) -> Draft:
    if one.text is None or _is_nameless(db, one.photo_id, one.text):
        return one
    return replace(one, text=None, status="withheld")


def _is_nameless(db: Database, photo_id: int, text: str) -> bool:
    return not (strange_words(text) or names_somebody(db, photo_id, text))


def _with(
    report: DraftReport, texts: dict[int, str | None], failed: dict[int, str]
) -> DraftReport:
    return replace(
        report,
        drafted=(*report.drafted, *(id_ for id_, text in texts.items() if text)),
        withheld=(*report.withheld, *(i for i, text in texts.items() if not text)),
        failed=(*report.failed, *failed.items()),
    )


def _pictures(
    library: Library, photo_ids: Iterable[int]
) -> tuple[dict[int, Image.Image], dict[int, str]]:
    pictures, failed = {}, {}
    for shown in photo.get_many(library.db, photo_ids):
        place = files.locate(library.folder, shown.sha256, shown.format)
        try:
            pictures[shown.id] = open_preview(place.preview)
        except FileError as error:
            failed[shown.id] = error.reason
    return pictures, failed
