"""The captions of one photo as its page shows them: side by side, with versions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from photolib import audit, quote, translate
from photolib.caption.changes import Piece, changes
from photolib.caption.language import called
from photolib.gallery.gaps import Part, parts
from photolib.gallery.typed import FIELDS
from photolib.gallery.wording import clash_mark
from photolib.proof.subject import Finding
from photolib.records import Caption, Version
from photolib.store import version
from photolib.store.library import Library
from photolib.store.quote import Quote

_COMPARED = 30  # versions, the newest: who looks further back reads them whole


@dataclass(frozen=True, slots=True)
class Told:
    """A version in words, with what changed by it; `can_restore` unless it stands."""

    id: int
    what: str
    at: str | None
    pieces: tuple[Piece, ...]
    can_restore: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A caption in one language; `tag` is None for the main one.

    `seen` marks what the editor had before the eyes; `draft` is a text that could not
    be saved, or is not yet. `caption` is cut to what its form takes, of `length`
    characters in all. `moved` is what has changed in the main caption since.
    """

    tag: str | None
    name: str
    caption: Caption
    length: int
    parts: tuple[Part, ...]
    seen: str
    draft: str | None
    findings: tuple[Finding, ...]
    versions: tuple[Told, ...]
    is_older: bool = False
    moved: tuple[Piece, ...] = ()

    @property
    def end(self) -> str:
        """Return what the ids of its parts end in."""
        return f"-{self.tag}" if self.tag else ""


@dataclass(frozen=True, slots=True)
class Second:
    """What may be quoted from the release, and what is; `used` where a caption has it.

    `chosen` may be in none: too long, in another language, or of somebody who is not
    confirmed any more.
    """

    offered: tuple[quote.Offered, ...]
    chosen: Quote | None
    used: bool


@dataclass(frozen=True, slots=True)
class Captions:
    """The main caption, those beside it, and those that were once.

    `offered` are tags in which one can be composed, with their names, and `known` those
    that the main caption may be said to be in.
    """

    main: Card
    beside: tuple[Card, ...]
    gone: tuple[Card, ...]
    offered: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]
    second: Second


def captions(
    library: Library,
    photo_id: int,
    main: Caption,
    draft: str | None = None,
    language: str | None = None,
    *,
    writing: str | None = None,
) -> Captions:
    """Return the captions of a photo, `main` among them.

    `draft` is a text that could not be saved, in a `language` (None: the main one);
    `writing` the tag of one that somebody is about to write.
    """
    standing = translate.beside(library, photo_id, main)
    others = {one.caption.language or "": one for one in standing}
    tags = dict.fromkeys([*others, *filter(None, (language, writing))])
    ever = version.languages(library.db, photo_id)
    return Captions(
        _card(library, photo_id, None, main, draft if language is None else None),
        tuple(
            _of_language(
                library, photo_id, tag, others.get(tag), main,
                draft if tag == language else None,
            )
            for tag in tags
        ),
        tuple(
            _card(library, photo_id, tag, Caption("", "edited", language=tag), None)
            for tag in ever
            if tag not in tags
        ),
        _named(translate.languages_offered((main.language, *tags))),
        _named(dict.fromkeys((*translate.languages_offered(()), *tags))),
        _second(library, photo_id, [main, *(one.caption for one in standing)]),
    )  # fmt: skip


def _second(library: Library, photo_id: int, texts: Iterable[Caption]) -> Second:
    chosen = quote.standing(library, photo_id)
    start = chosen.text[:20] if chosen else ""  # quotation marks further in may differ
    used = any(start in one.text for one in texts if one.status == "composed")
    return Second(quote.offered(library, photo_id), chosen, used)


def _of_language(
    library: Library,
    photo_id: int,
    tag: str,
    stands: translate.Beside | None,
    main: Caption,
    draft: str | None,
) -> Card:
    if stands is None:
        empty = Caption("", "edited", language=tag)
        return _card(library, photo_id, tag, empty, draft or "")
    card = _card(library, photo_id, tag, stands.caption, draft)
    moved = changes(stands.main, main.text) if stands.is_older else ()
    return replace(card, is_older=stands.is_older, moved=moved)


def _card(
    library: Library, photo_id: int, tag: str | None, stands: Caption, draft: str | None
) -> Card:
    read = replace(stands, text=stands.text[: FIELDS["text"].longest])
    return Card(
        tag,
        called(tag) if tag else "Caption",
        read,
        len(stands.text),
        parts(read.text),
        clash_mark(stands.text),
        draft,
        audit.check(library, photo_id, stands.text, language=tag),
        _told(version.history(library.db, photo_id, tag)),
    )


def _told(found: list[Version]) -> tuple[Told, ...]:
    """Return versions in words; one alone is what stands, and needs no telling."""
    texts = [one.caption.text[: FIELDS["text"].longest] for one in found] + [""]
    return tuple(
        Told(
            one.id,
            _what(one),
            one.caption.written_at,
            changes(texts[at + 1], text)
            if at < min(_COMPARED, len(found) - 1)
            else (Piece(text, "same"),),
            at > 0 and bool(text),
        )
        for at, (one, text) in enumerate(zip(found, texts, strict=False))
    )


def _what(one: Version) -> str:
    said = one.caption
    if one.restored_by:
        brought = f"version {one.restores}" if one.restores else "photolib’s words"
        return f"{one.restored_by} brought back {brought}"
    if not said.text:
        return f"{said.written_by} removed it"
    if said.status == "file":
        return "came in the file"
    style = (said.written_by or "").removeprefix("photolib/")
    if said.status == "composed":
        return f"composed{f' in the style {style}' if style else ''}"
    return f"{said.written_by or 'somebody'} wrote it"


def _named(tags: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((tag, called(tag)) for tag in tags)
