"""What a file's creator and credit fields really name, without boilerplate."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from photolib.credit import body as bodies
from photolib.credit.classify import kind
from photolib.credit.gazetteer import is_agency, is_nobody, key
from photolib.credit.names import same_person
from photolib.credit.parse import parse_line
from photolib.records import Metadata


class Word(NamedTuple):
    """Who one source names: persons, and the text required beside the picture."""

    creators: tuple[str, ...] = ()
    credit: str | None = None

    @property
    def speaks(self) -> bool:
        """Whether the source says anything."""
        return bool(self.creators or self.credit)


def file_word(metadata: Metadata) -> Word:
    """Return what the file names, its fields cleaned.

    A creator field may hold a whole line ("Photo by X/Getty Images"), a credit line
    may begin with the creator; "Handout", "STR", a camera's own name are nobody.
    """
    creators, outlets = _creators(metadata.creators)
    credit = _strip_owner_marks(metadata.credit)
    if credit:
        said = read(credit)
        if not creators and said.creators and _is_line(credit):
            creators = said.creators
        credit = _beyond(credit, said, creators)
    return Word(creators, credit or (outlets[0] if outlets else None))


def _creators(values: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    people: list[str] = []
    outlets: list[str] = []
    for value in values:
        for item in re.split(r"\s*;\s*", value):
            said = read(item)
            people += [c for c in said.creators if c not in people]
            if said.credit:
                outlets.append(said.credit)
    return tuple(people), outlets


def read(value: str) -> Word:
    """Read one field's value: a bare name, "NAME/OUTLET", or a whole credit line."""
    text = _strip_owner_marks(value)
    if not text or is_nobody(text):
        return Word()
    found = parse_line(text)
    if found:
        return Word(tuple(c.name for c in found if c.name), found[0].outlet)
    said = bodies.read(text)
    if len(said.names) == 1 and not said.outlet and not is_agency(text):
        return Word((bodies.clean(text),))
    return Word(said.names, said.outlet)


def _strip_owner_marks(value: str | None) -> str | None:
    """Take "©", "(c)" or "Copyright of" off the start of a creator or credit."""
    if value is None:
        return None
    bare = re.sub(
        r"^(?:\s|©|\(c\)|copyright(?:\s+of)?\b)+(?:(?:19|20)\d\d\s+)?",
        "",
        value,
        flags=re.IGNORECASE,
    )
    return bare.strip() or value.strip() or None


def _is_line(credit: str) -> bool:
    """Say whether a credit names a person beyond doubt."""
    said = read(credit)
    return bool(said.credit) or all(kind(c) == "person" for c in said.creators)


def _beyond(credit: str, said: Word, creators: tuple[str, ...]) -> str | None:
    """Return the credit without the creators it repeats."""
    if is_nobody(credit):
        return None
    repeated = said.creators and all(
        any(same_person(c, known) for known in creators) for c in said.creators
    )
    if repeated:
        return said.credit
    if any(key(credit) == key(c) for c in creators):
        return None
    return credit
