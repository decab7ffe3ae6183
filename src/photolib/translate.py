"""Captions beside the main one, in other languages: composed, compared, taken along.

A caption is in one language; what is written beside it says the same in another. When
the main caption has changed since, a translation is "older": it is shown as that, and
stays behind when the photo leaves, until somebody has looked at it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from photolib import describe
from photolib.caption import language as tags
from photolib.caption.checks import placeholders
from photolib.caption.styles import get_style, styles
from photolib.errors import EditError
from photolib.records import Caption, Metadata, Translation
from photolib.store import caption, photo, translation, words
from photolib.store.connect import Database, writing
from photolib.store.library import Library

_BY = "photolib/"


@dataclass(frozen=True, slots=True)
class Beside:
    """A caption as it stands beside the main one.

    `main` is the main caption beside which it was written; `is_older` where that has
    changed since.
    """

    caption: Caption
    main: str
    is_older: bool


def beside(
    library: Library, photo_id: int, main: Caption | None = None
) -> tuple[Beside, ...]:
    """Return what stands beside the main caption (`main`, or the one that stands)."""
    now = main or describe.caption_of(library, photo_id)
    return tuple(
        _of_now(library, photo_id, one, now)
        for one in translation.standing(library.db, photo_id)
    )


def compose(
    library: Library, photo_id: int, language: str, style: str | None = None
) -> Caption:
    """Compose a photo's caption in a language, and keep nothing.

    :raises EditError: when no style, or not this one, is written in that language.
    """
    chosen = style or tags.style_for(language, library.settings.caption_style)
    if chosen is None:
        known = ", ".join(sorted({one.language for one in styles().values()}))
        raise EditError(
            f"no style is written in {tags.called(language)}, only in {known}: "
            "write the caption by hand"
        )
    if tags.style_for(language, chosen) != chosen:
        raise EditError(
            f"the style {chosen} is not written in {tags.called(language)}: "
            "leave it out, or name another language"
        )
    return replace(describe.compose(library, photo_id, chosen), language=language)


def write(
    library: Library, photo_id: int, language: str, style: str | None = None
) -> Caption:
    """Keep a composed caption beside the main one; return what stands.

    It is made anew of the facts whenever it is asked for. What a human has written in
    that language is not replaced, but what a human has taken away comes back.

    :raises EditError: when it cannot be composed, or is the main caption's language.
    """
    main = describe.caption_of(library, photo_id)
    if main.language == language:
        raise EditError(
            f"the main caption is in {tags.called(language)} already: "
            "edit that one, or name another language"
        )
    made = compose(library, photo_id, language, style)
    chosen = style or tags.style_for(language, library.settings.caption_style) or ""
    made = replace(made, written_by=_BY + get_style(chosen).name)
    with writing(library.db):
        standing = translation.find(library.db, photo_id, language)
        if standing is not None and not standing.caption.text:
            translation.insert(library.db, photo_id, made, main.text)
        else:
            translation.put(library.db, photo_id, made, main.text)
        words.refresh(library.db, [photo_id])
    return next(
        one.caption
        for one in beside(library, photo_id, main)
        if one.caption.language == language
    )


def remove(library: Library, photo_id: int, language: str, by: str) -> None:
    """Say that there is no caption in this language any more; its versions stay.

    :raises EditError: when there is none.
    """
    _standing(library, photo_id, language)
    gone = Caption("", "edited", language=language, written_by=by)
    main = describe.caption_of(library, photo_id)
    with writing(library.db):
        translation.put(library.db, photo_id, gone, main.text)
        words.refresh(library.db, [photo_id])


def confirm(library: Library, photo_id: int, language: str, by: str) -> None:
    """Say that a translation is right beside the main caption as it stands now.

    :raises EditError: when there is none.
    """
    standing = _standing(library, photo_id, language)
    text = standing.caption.text
    if standing.caption.status == "composed":  # these words, not those of other facts
        main = describe.caption_of(library, photo_id)
        text = _of_now(library, photo_id, standing, main).caption.text
    describe.edit(library, photo_id, text, by, language=language)


def hear(db: Database, photo_id: int, says: Metadata) -> None:
    """Keep what a file says as its caption, in every language, within a transaction."""
    if not says.caption:
        return
    own, others = _said(says.caption, says.languages.get("caption", {}))
    caption.put(db, photo_id, Caption(says.caption, "file", language=own))
    for tag, text in others.items():
        said = Caption(text, "file", language=tag)
        translation.put(db, photo_id, said, says.caption)


def leaving(
    library: Library, photo_id: int, main: Caption
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the texts that leave with the caption `main`, by tag, and what does not.

    What does not is older than the main caption, or has gaps: each with its reason.
    """
    basis = main
    standing = describe.caption_of(library, photo_id)
    if standing.status == main.status == "composed":
        basis = standing  # another style says the same
    found = {main.language: main.text} if main.language else {}
    left_out = []
    for one in beside(library, photo_id, basis):
        tag = one.caption.language or ""
        if why := _why_not(one, main, found):
            left_out.append((tag, why))
        else:
            found[tag] = one.caption.text
    return found, tuple(left_out)


def _why_not(one: Beside, main: Caption, taken: Mapping[str, str]) -> str | None:
    if one.is_older:
        return "it is older than the main caption"
    if one.caption.language in taken:
        return "the main caption is in this language"
    marks = placeholders(one.caption.text)
    if marks or one.caption.gaps:
        return f"it has gaps: {', '.join(marks or one.caption.gaps)}"
    # x-default and one tag with the same text would say that this is its language.
    is_twin = main.language is None and one.caption.text == main.text
    return "it is the main caption word for word" if is_twin else None


def _standing(library: Library, photo_id: int, language: str) -> Translation:
    photo.get(library.db, photo_id)
    found = translation.find(library.db, photo_id, language)
    if found is None or not found.caption.text:
        raise EditError(
            f"photo {photo_id} has no caption in {tags.called(language)}: "
            "reload the page"
        )
    return found


def _of_now(library: Library, photo_id: int, one: Translation, main: Caption) -> Beside:
    if one.caption.status != "composed":
        return Beside(one.caption, one.main, one.main != main.text)
    style = (one.caption.written_by or "").removeprefix(_BY)
    made = describe.compose(library, photo_id, style if style in styles() else "zh")
    made = replace(made, language=one.caption.language)
    is_older = main.status != "composed" and one.main != main.text
    return Beside(made, one.main, is_older)


def _said(main: str, languages: Mapping[str, str]) -> tuple[str | None, dict[str, str]]:
    """Return the language of a file's caption, and its other texts by language.

    >>> _said("Hall", {"x-default": "Hall", "en": "Hall", "zh": "大厅"})
    ('en', {'zh': '大厅'})
    """
    tagged = {tags.tidy(tag): text.strip() for tag, text in languages.items()}
    known = {tag: text for tag, text in tagged.items() if tag and text}
    own = next((tag for tag, text in known.items() if text == main.strip()), None)
    return own, {tag: text for tag, text in known.items() if tag != own}


def languages_offered(taken: Iterable[str | None]) -> tuple[str, ...]:
    """Return the languages a caption can be composed in, but those taken."""
    return tuple(
        dict.fromkeys(s.language for s in styles().values() if s.language not in taken)
    )
