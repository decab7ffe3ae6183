"""The library's vocabulary of keywords: handed in, added to, undone.

It refuses no keyword: what is not in it is kept, and shown as that.
"""

from dataclasses import dataclass

from photolib import text_file
from photolib.caption import term_file
from photolib.errors import EditError, NotFoundError
from photolib.records import VocabularyTerm
from photolib.store import retired, vocabulary
from photolib.store.connect import writing
from photolib.store.library import Library


@dataclass(frozen=True, slots=True)
class Taken:
    """What was handed in at once; `act` undoes it, None where all was there already.

    `told` says what of a file was not taken.
    """

    terms: int
    act: int | None
    told: tuple[str, ...] = ()


def take_in(library: Library, name: str, data: bytes, by: str) -> Taken:
    """Take in a file of terms (photolib.caption.term_file); those known are replaced.

    :raises EditError: when it has no term, or is no text whose charset is certain.
    """
    text = text_file.read(name, data, library.settings.fallback_charset)
    found = term_file.read(text)
    if not found.terms:
        why = f" ({found.told[0]})" if found.told else ""
        raise EditError(
            f"{name} has no term{why}: write one a line, other names behind tabs"
        )
    return _put(library, found, by)


def add(library: Library, line: str, by: str) -> Taken:
    """Add one term, or replace it: other names stand behind |, as behind tabs in files.

    :raises EditError: when it cannot be one.
    """
    found = term_file.read(line.replace("|", "\t"))
    if len(found.terms) != 1 or found.told:
        why = found.told[0].partition(": ")[2] if found.told else "it is empty"
        raise EditError(f"this is no term, since {why}: write one term")
    return _put(library, found, by)


def remove(library: Library, text: str, by: str) -> int:
    """Take a term out of use; return the number by which `bring_back` undoes it.

    :raises NotFoundError: when there is none.
    """
    with writing(library.db):
        found = vocabulary.remove(library.db, text, by)
    if found is None:
        raise NotFoundError("term of the vocabulary", text[:80])
    return found


def bring_back(library: Library, number: int, by: str) -> None:
    """Undo `remove`.

    :raises NotFoundError: when there is no such term.
    """
    with writing(library.db):
        retired.restore(library.db, "term", number, by)


def undo(library: Library, act: int, by: str) -> int:
    """Undo what was handed in at once; return how many terms it was.

    :raises NotFoundError: when nothing has that number.
    """
    with writing(library.db):
        count = vocabulary.undo(library.db, act, by)
    if not count:
        raise NotFoundError("act", act)
    return count


def terms(library: Library) -> list[VocabularyTerm]:
    """Return every term, by text."""
    return vocabulary.get_all(library.db)


def _put(library: Library, found: term_file.TermFile, by: str) -> Taken:
    db = library.db
    with writing(db):
        act = vocabulary.new_act(db)
        new = sum(vocabulary.put(db, act, one, by) for one in found.terms)
    return Taken(new, act if new else None, found.told)
