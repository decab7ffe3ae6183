"""What keeps a photo from being published, and what to look at in its caption."""

from collections.abc import Iterable
from dataclasses import replace

from photolib import describe
from photolib.caption.checks import placeholders
from photolib.caption.facts import PersonInFrame
from photolib.caption.language import style_for
from photolib.proof.check import proofread
from photolib.proof.forms import alternative_text
from photolib.proof.subject import Finding, Subject
from photolib.records import Caption, Credit, PhotoPerson
from photolib.store import credit, metadata, person, photo_person
from photolib.store.connect import Database
from photolib.store.library import Library

_ANY_LANGUAGE = {"C5", "C8", "C9"}  # names, placeholders, the headline again


def blocks(
    credit: Credit, caption: Caption, findings: Iterable[Finding] = ()
) -> tuple[str, ...]:
    """Return the reasons against publishing, none when credit and caption are sound.

    `findings` are those of the proofreading that stop it. Nothing overrides them:
    without credit and caption no photo leaves.
    """
    told = [*_of_credit(credit), *_of_caption(caption)]
    told += [
        f"caption: {finding.message}"
        for finding in findings
        if finding.severity == "stops" and finding.rule != "C8"  # C8 is told above
    ]
    if credit.line is None:  # it is said once
        told = [reason for reason in told if reason != "caption gap: credit"]
    return tuple(told)


def of_photo(library: Library, photo_id: int) -> tuple[str, ...]:
    """Return the reasons against publishing a photo as it stands.

    :raises NotFoundError: when there is no such photo.
    """
    standing = describe.caption_of(library, photo_id)
    found = check(library, photo_id, standing.text)
    return blocks(credit.get(library.db, photo_id), standing, found)


def check(
    library: Library,
    photo_id: int,
    text: str,
    style: str | None = None,
    *,
    language: str | None = None,
) -> tuple[Finding, ...]:
    """Proofread `text` as the caption of a photo, in a style (None: the library's).

    With a `language` it is one beside the main caption. For one in which no style is
    written, only those rules are asked that hold in every language.

    :raises NotFoundError: when there is no such photo.
    :raises SettingsError: when there is no such style.
    """
    subject = _subject(library, photo_id, text, style)
    if language is None:
        return proofread(subject)
    fitting = style_for(language, subject.style)
    subject = replace(subject, style=fitting or subject.style, alt_text=None)
    found = proofread(subject)
    if fitting is None:
        return tuple(one for one in found if one.rule in _ANY_LANGUAGE)
    return found


def check_alt_text(library: Library, photo_id: int) -> tuple[Finding, ...]:
    """Proofread the alternative text of a photo beside the caption that stands.

    :raises NotFoundError: when there is no such photo.
    """
    text = describe.caption_of(library, photo_id).text
    return tuple(alternative_text(_subject(library, photo_id, text, None)))


def _subject(library: Library, photo_id: int, text: str, style: str | None) -> Subject:
    db = library.db
    facts = describe.facts_of(db, photo_id)
    says, weighed = metadata.get(db, photo_id), credit.get(db, photo_id)
    there = photo_person.in_photo(db, photo_id)
    return Subject(
        text,
        facts,
        style or describe.style_for(facts, library.settings.caption_style),
        roster=_named(db, there, "suggested"),
        rejected=_named(db, there, "rejected"),
        headline=says.headline,
        alt_text=says.alt_text,
        credit_line=weighed.line,
    )


def _named(
    db: Database, people: Iterable[PhotoPerson], status: str
) -> tuple[PersonInFrame, ...]:
    return tuple(
        PersonInFrame(one.name, spellings=tuple(person.spellings(db, one.person_id)))
        for one in people
        if one.status == status
    )


def _of_credit(credit: Credit) -> list[str]:
    if credit.status == "conflict":
        return ["credit conflict"]
    return [] if credit.line else ["no credit"]


def _of_caption(caption: Caption) -> list[str]:
    if not caption.text.strip():
        return ["no caption"]
    gaps = [f"caption gap: {gap}" for gap in caption.gaps]
    found = placeholders(caption.text)
    if caption.gaps:  # its own marks are told above
        found = tuple(mark for mark in found if not mark.startswith("["))
    return gaps + [f"caption placeholder: {mark}" for mark in found]
