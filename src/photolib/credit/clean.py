"""What a file's creator and credit fields really name: a short list of named steps."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from photolib.credit import body as bodies
from photolib.credit.classify import kind
from photolib.credit.gazetteer import is_nobody, key
from photolib.credit.names import is_capitals, reading, same_person
from photolib.credit.parse import parse_line
from photolib.credit.rules import NO_RULES, house_form, known_by, printed_name
from photolib.credit.strip import clean
from photolib.records import CreditRules, Metadata


class Word(NamedTuple):
    """Who one source names: persons, and the text required beside the picture."""

    creators: tuple[str, ...] = ()
    credit: str | None = None

    @property
    def speaks(self) -> bool:
        """Whether the source says anything."""
        return bool(self.creators or self.credit)


class Fields(NamedTuple):
    """What the steps hand on: creators and credit as cleaned so far, and the caption.

    A Copyright Notice is no part of it: it is the owner's and stays as it is (K3).
    """

    creators: tuple[str, ...] = ()
    credit: str | None = None
    caption: str | None = None


def several_names(fields: Fields, _: CreditRules) -> Fields:
    """Give each creator an item of its own: "Ada Quist; Ben Orlo" (K5)."""
    items = (i for c in fields.creators for i in re.split(r"\s*;\s*", c))
    return fields._replace(creators=tuple(i for i in items if i))


_OWNER = re.compile(
    r"^(?:\s|©|\(c\)|copyright(?:\s+of)?\b)+(?:(?:19|20)\d\d\s+)?", re.IGNORECASE
)


def owner_mark(fields: Fields, _: CreditRules) -> Fields:
    """Take "©", "(c)" or "Copyright of" off the front (K3)."""
    return _each(fields, lambda text: _OWNER.sub("", text).strip() or text)


_JOB = (
    r"(?:(?:staff|chief|senior|freelance|contributing|official|special|team)\s+)?"
    r"(?:photographer|photojournalist|photo editor|fotograf(?:in)?|fotógraf[oa]"
    r"|photographe|fotoreporter|bildjournalist(?:in)?|摄影记者|摄影师)"
)
_BEFORE = re.compile(rf"^{_JOB}\s*[:,：]?\s+(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*[/,(|-]\s*{_JOB}\)?$", re.IGNORECASE)


def job_title(fields: Fields, _: CreditRules) -> Fields:
    """Take the job off a name: "Ada Quist/Staff Photographer"."""

    def without(name: str) -> str:
        return _BEHIND.sub("", _BEFORE.sub("", name))

    return fields._replace(creators=tuple(map(without, fields.creators)))


def handout_word(fields: Fields, rules: CreditRules) -> Fields:
    """Drop "HO", "STR", "Pool" and the like, but never all of the credit (K4)."""
    known = known_by(rules)

    def named(text: str) -> bool:
        return not is_nobody(text) or known.is_person(text) or known.is_outlet(text)

    def without(text: str) -> str:
        parts = re.split(r"\s*/\s*", text)
        kept = [p for p in parts if named(p)]
        return "/".join(kept) if kept and len(kept) < len(parts) else text

    cleaned = _each(fields, without)
    return cleaned._replace(creators=tuple(filter(named, cleaned.creators)))


def rules_of_the_house(fields: Fields, rules: CreditRules) -> Fields:
    """Print names and outlets as photolib.toml has them."""
    creators = tuple(printed_name(rules, c) for c in fields.creators)
    return fields._replace(creators=creators, credit=house_form(rules, fields.credit))


def credit_in_the_caption(fields: Fields, rules: CreditRules) -> Fields:
    """Read the caption where the credit says "(Credit too long, see caption)"."""
    if not re.search(r"\bcredit too long\b", fields.credit or "", re.IGNORECASE):
        return fields
    found = parse_line(fields.caption or "", rules=rules)
    names = tuple(c.name for c in found if c.name)
    outlets = [c.outlet for c in found if c.outlet]
    return Fields(fields.creators or names, next(iter(outlets), None), fields.caption)


def intermediary(fields: Fields, rules: CreditRules) -> Fields:
    """Keep the chain of a creator "Ada Quist/Daily News via AP" with a credit "AP"."""
    last = key(fields.credit or "")
    for item in fields.creators:
        chain = read(item, rules).credit
        if chain and last and key(chain) != last and key(chain).endswith(last):
            return fields._replace(credit=chain)
    return fields


def one_field_for_two(fields: Fields, rules: CreditRules) -> Fields:
    """Split "Ada Quist via AP" and "Ada Quist and Ben Orlo, Daily News" (K2).

    A creator's outlet becomes the credit where there is none, and the names of a
    credit line the creators. Two single words may be anything and stay (`read`).
    """
    said = [read(item, rules) for item in fields.creators]
    creators = tuple(dict.fromkeys(c for word in said for c in word.creators))
    outlets = [word.credit for word in said if word.credit]
    credit = fields.credit
    if credit and not creators and _is_line(credit, rules):
        creators = read(credit, rules).creators
    return fields._replace(
        creators=creators, credit=credit or next(iter(outlets), None)
    )


def cut_name(fields: Fields, rules: CreditRules) -> Fields:
    """Complete a name cut at 32 bytes (IPTC-IIM 2:80) from the credit's line."""
    whole = read(fields.credit or "", rules).creators

    def completed(name: str) -> str:
        longer = (w for w in whole if len(w) > len(name) and same_person(name, w))
        return next((w for w in longer if len(name.encode()) >= 30), name)

    return fields._replace(creators=tuple(map(completed, fields.creators)))


def repeated_name(fields: Fields, rules: CreditRules) -> Fields:
    """Leave to the credit what the creators do not say: "Ada Quist/AFP" is AFP."""
    if not fields.credit:
        return fields
    said = read(fields.credit, rules)
    known = fields.creators
    if said.creators and all(_among(name, known) for name in said.creators):
        return fields._replace(credit=said.credit)
    repeats = key(fields.credit) in map(key, known)
    return fields._replace(credit=None) if repeats else fields


def capitals(fields: Fields, _: CreditRules) -> Fields:
    """Write "ADA QUIST" as a name is read; "CHEN Siming" shows its family name."""

    def as_read(name: str) -> str:
        tokens = name.split()
        loud = len(tokens) > 1 and all(is_capitals(t) for t in tokens)
        return reading(name) if loud else name

    return fields._replace(creators=tuple(map(as_read, fields.creators)))


Step = Callable[[Fields, CreditRules], Fields]
STEPS: tuple[tuple[str, Step], ...] = (
    ("several names", several_names),
    ("owner mark", owner_mark),
    ("job title", job_title),
    ("photolib.toml", rules_of_the_house),
    ("handout word", handout_word),
    ("credit in the caption", credit_in_the_caption),
    ("intermediary", intermediary),
    ("one field for two", one_field_for_two),
    ("cut name", cut_name),
    ("repeated name", repeated_name),
    ("capitals", capitals),
)
"""Every cleaner in its order; a later one sees what the earlier ones left."""


def cleaned(
    metadata: Metadata, rules: CreditRules = NO_RULES
) -> tuple[Word, tuple[str, ...]]:
    """Return what the file names, and the names of the steps that changed a value."""
    fields = Fields(metadata.creators, metadata.credit, metadata.caption)
    changed = []
    for name, step in STEPS:
        before, fields = fields, step(fields, rules)
        if fields != before:
            changed.append(name)
    credit = fields.credit
    if credit and is_nobody(credit) and not known_by(rules).is_outlet(credit):
        credit = None
    return Word(fields.creators, credit), tuple(changed)


def file_word(metadata: Metadata, rules: CreditRules = NO_RULES) -> Word:
    """Return what the file names."""
    return cleaned(metadata, rules)[0]


@lru_cache(512)
def read(value: str, rules: CreditRules = NO_RULES) -> Word:
    """Read one field's value: a bare name, "NAME/OUTLET", or a whole credit line."""
    text = _OWNER.sub("", value).strip() or value.strip()
    known = known_by(rules)
    if known.is_person(text):
        return Word((printed_name(rules, text),))
    if not text or (is_nobody(text) and not known.is_outlet(text)):
        return Word()
    if _ambiguous(text, rules):
        return Word((text,))
    found = parse_line(text, rules=rules)
    if found:
        return Word(tuple(c.name for c in found if c.name), found[0].outlet)
    said = bodies.read(text, known)
    if len(said.names) == 1 and not said.outlet and not known.is_agency(text):
        return Word((printed_name(rules, clean(text)),))
    names = tuple(printed_name(rules, name) for name in said.names)
    return Word(names, house_form(rules, said.outlet))


def _ambiguous(text: str, rules: CreditRules) -> bool:
    """Say whether `text` is two single words of which neither is known (K2)."""
    parts = re.split(r"\s*/\s*|\s+via\s+|\s+-\s+", text)
    if len(parts) != 2 or any(not re.fullmatch(r"[^\W\d_]+", p) for p in parts):
        return False
    return all(kind(p, known_by(rules)) in {"word", "handle"} for p in parts)


def _each(fields: Fields, step: Callable[[str], str]) -> Fields:
    """Clean creators and credit alike."""
    credit = step(fields.credit) if fields.credit else fields.credit
    return fields._replace(creators=tuple(map(step, fields.creators)), credit=credit)


def _is_line(credit: str, rules: CreditRules) -> bool:
    """Say whether a credit names a person beyond doubt."""
    said, known = read(credit, rules), known_by(rules)
    return bool(said.credit) or all(kind(c, known) == "person" for c in said.creators)


def _among(name: str, others: Iterable[str]) -> bool:
    return any(same_person(name, other) for other in others)
