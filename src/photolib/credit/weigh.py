"""Set file, release and the named photographer side by side; decide, or refuse to."""

from collections.abc import Sequence
from itertools import combinations

from photolib.credit import emit
from photolib.credit.clean import Word, file_word, read
from photolib.credit.gazetteer import key
from photolib.credit.names import same_person
from photolib.records import Credit, CreditEvidence, CreditStatus, Metadata, PhotoCredit


def weigh(
    metadata: Metadata,
    release_credits: Sequence[PhotoCredit],
    *,
    photographer: str | None = None,
    decided: Credit | None = None,
) -> Credit:
    """Return the credit of one photo with everything that speaks for it.

    "agreed": the file names somebody and nobody contradicts it, or the release and
    the named photographer agree. "filled": the file is silent, one other source
    speaks for the whole shoot. "conflict": they name different people, or different
    outlets and no person. "missing": nobody is named, or the release leaves a choice
    of several. Line, creators and credit are None or empty in the last two. A human's
    decision stands, whatever the sources say; their evidence is kept beside it.
    """
    file = file_word(metadata)
    release, choice = _release_word(release_credits, file)
    named = read(photographer) if photographer else Word()
    evidence = _evidence(metadata, file, release_credits, photographer, named)
    if decided is not None:
        return _decided(decided, evidence)
    words = [w for w in (file, release, named) if w.speaks]
    if choice and not file.creators and not named.creators:
        return _without("missing", metadata, evidence)
    if not words:
        return _without("missing", metadata, evidence)
    if any(_differ(a, b) for a, b in combinations(words, 2)) or _outside(
        choice, (file, named)
    ):
        return _without("conflict", metadata, evidence)
    status: CreditStatus = "agreed" if file.speaks or len(words) > 1 else "filled"
    return _joined((file, release, named), status, metadata, evidence)


def _release_word(
    release_credits: Sequence[PhotoCredit], file: Word
) -> tuple[Word, tuple[str, ...]]:
    """Return what the release says of this photo, and the names it leaves open.

    One credit for all photos speaks for this one. Of several photographers, or of
    credits for single photos, only the one whom the file names does (K6).
    """
    whole = [c for c in release_credits if c.scope == "all"]
    people = {c.name for c in whole if c.name}
    if len(people) == 1 or (whole and not people):
        return _word_of(whole), ()
    for credit in release_credits:
        name = credit.name
        if name and any(same_person(name, c) for c in file.creators):
            return Word((name,), credit.outlet), ()
    return Word(), tuple(sorted(people))


def _word_of(whole: Sequence[PhotoCredit]) -> Word:
    names = tuple(dict.fromkeys(c.name for c in whole if c.name))
    outlets = list(dict.fromkeys(c.outlet for c in whole if c.outlet))
    if not names and len(outlets) > 1:  # "Photos: AP, Reuters": which one is open
        return Word()
    with_name = [c.outlet for c in whole if c.name and c.outlet]
    return Word(names, next(iter(with_name or outlets), None))


def _differ(one: Word, other: Word) -> bool:
    """Say whether two words contradict each other."""
    if one.creators and other.creators:
        return not _same_people(one.creators, other.creators)
    if one.credit and other.credit:
        return not _same_outlet(one.credit, other.credit)
    return False


def _same_people(some: Sequence[str], others: Sequence[str]) -> bool:
    few, many = sorted((some, others), key=len)
    return len(few) == len(many) and all(
        any(same_person(a, b) for b in many) for a in few
    )


def _same_outlet(one: str, other: str) -> bool:
    """Say whether one is the other or its start (IPTC-IIM 2:110 holds 32 bytes)."""
    short, long = sorted((key(one), key(other)), key=len)
    return short == long or (len(short) >= 8 and short in long)


def _outside(choice: tuple[str, ...], words: Sequence[Word]) -> bool:
    """Say whether somebody is named whom the release's choice does not hold."""
    named = [c for w in words for c in w.creators]
    return bool(choice) and any(
        not any(same_person(n, c) for c in choice) for n in named
    )


def _joined(
    words: Sequence[Word],
    status: CreditStatus,
    metadata: Metadata,
    evidence: tuple[CreditEvidence, ...],
) -> Credit:
    """Make the credit: the fullest spelling wins, the release's where equally full."""
    file, *others = words
    spoken = [w.creators for w in (*others, file) if w.creators]
    creators = max(spoken, key=_fullness, default=())
    credit = _fullest([w.credit for w in words if w.credit])
    return Credit(
        emit.line(creators, credit), creators, credit, metadata.source, status, evidence
    )


def _fullness(creators: Sequence[str]) -> int:
    return sum(len(key(c)) for c in creators)


def _fullest(texts: Sequence[str]) -> str | None:
    """Return the first credit, or the whole of which it is a cut-off beginning."""
    if not texts:
        return None
    first, *others = texts
    longer = (t for t in others if len(t) > len(first) and _same_outlet(first, t))
    return next(longer, first)


def _without(
    status: CreditStatus, metadata: Metadata, evidence: tuple[CreditEvidence, ...]
) -> Credit:
    return Credit(None, (), None, metadata.source, status, evidence)


def _decided(decided: Credit, evidence: tuple[CreditEvidence, ...]) -> Credit:
    editor = [e for e in decided.evidence if e.origin == "editor"] or [
        CreditEvidence("editor", "decision", decided.creators, decided.credit)
    ]
    line = decided.line or emit.line(decided.creators, decided.credit)
    return Credit(
        line,
        decided.creators,
        decided.credit,
        decided.source,
        decided.status,
        (*editor, *evidence),
    )


def _evidence(
    metadata: Metadata,
    file: Word,
    release: Sequence[PhotoCredit],
    photographer: str | None,
    named: Word,
) -> tuple[CreditEvidence, ...]:
    found: list[CreditEvidence] = []
    if file.speaks or metadata.credit:
        tags = [metadata.sources.get(f) for f in ("creators", "credit")]
        source = ", ".join(dict.fromkeys(t for t in tags if t)) or "metadata"
        credit = file.credit or metadata.credit
        found.append(CreditEvidence("file", source, file.creators, credit))
    found += [
        CreditEvidence("release", c.raw, (c.name,) if c.name else (), c.outlet)
        for c in release
    ]
    if photographer and named.speaks:
        found.append(
            CreditEvidence("photographer", photographer, named.creators, named.credit)
        )
    return tuple(found)
