"""Set file, release, photographer and camera side by side; decide, or refuse to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from photolib.credit import emit
from photolib.credit.clean import Word, cleaned, read
from photolib.credit.gazetteer import key
from photolib.credit.names import same_person
from photolib.credit.rules import (
    FILE,
    NO_RULES,
    find_by_serial,
    house_form,
    outlet_of,
    printed_name,
)
from photolib.records import (
    Credit,
    CreditEvidence,
    CreditRules,
    CreditStatus,
    Metadata,
    PhotoCredit,
)


def weigh(
    metadata: Metadata,
    release_credits: Sequence[PhotoCredit],
    *,
    photographer: str | None = None,
    decided: Credit | None = None,
    rules: CreditRules = NO_RULES,
) -> Credit:
    """Return the credit of one photo with everything that speaks for it.

    "agreed": the file names somebody and nobody contradicts it, or two others agree.
    "filled": the file is silent, one other source speaks: the release for the whole
    shoot, the named photographer, or the camera whose serial number `rules` give to
    one photographer. "conflict": they name different people, or different outlets and
    no person. "missing": nobody is named, or the release leaves a choice of several.
    Line, creators and credit are None or empty in the last two. A human's decision
    stands, whatever the sources say; their evidence is kept beside it.
    """
    told = [_of_the_house(credit, rules) for credit in release_credits]
    file, steps = cleaned(metadata, rules)
    named = read(photographer, rules) if photographer else Word()
    camera = _camera_word(metadata, rules)
    voices = (file, named, camera)
    release, choice = _release_word(told, [c for v in voices for c in v.creators])
    evidence = (
        *_file_evidence(metadata, file, steps),
        *(CreditEvidence("release", c.raw, _one(c.name), c.outlet) for c in told),
        *_named_evidence(photographer, named),
        *_camera_evidence(metadata, camera, rules),
    )
    if decided is not None:
        return _decided(decided, evidence)
    words = [w for w in (file, release, named, camera) if w.speaks]
    if not words or (choice and not any(v.creators for v in voices)):
        return _without("missing", metadata, evidence)
    if any(_differ(a, b) for a, b in combinations(words, 2)) or _outside(choice, words):
        return _without("conflict", metadata, evidence)
    status: CreditStatus = "agreed" if file.speaks or len(words) > 1 else "filled"
    return _joined(file, (release, named, camera), status, metadata, evidence, rules)


def _of_the_house(credit: PhotoCredit, rules: CreditRules) -> PhotoCredit:
    """Return a release's credit in the rules' spelling: they may be newer than it."""
    name = credit.name and printed_name(rules, credit.name)
    return replace(credit, name=name, outlet=house_form(rules, credit.outlet))


def _camera_word(metadata: Metadata, rules: CreditRules) -> Word:
    owner = find_by_serial(rules, metadata.camera.serial)
    return Word((owner.name,)) if owner else Word()


def _release_word(
    told: Sequence[PhotoCredit], named: Sequence[str]
) -> tuple[Word, tuple[str, ...]]:
    """Return what the release says of this photo, and the names it leaves open.

    One credit for all photos speaks for this one. Of several photographers, or of
    credits for single photos, only the one whom another source names does (K6).
    """
    whole = [c for c in told if c.scope == "all"]
    people = {c.name for c in whole if c.name}
    if len(people) == 1 or (whole and not people):
        return _word_of(whole), ()
    for credit in told:
        name = credit.name
        if name and any(same_person(name, other) for other in named):
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


def _outside(choice: tuple[str, ...], words: Iterable[Word]) -> bool:
    """Say whether somebody is named whom the release's choice does not hold."""
    named = [c for w in words for c in w.creators]
    return bool(choice) and any(
        not any(same_person(n, c) for c in choice) for n in named
    )


def _joined(
    file: Word,
    others: Sequence[Word],
    status: CreditStatus,
    metadata: Metadata,
    evidence: tuple[CreditEvidence, ...],
    rules: CreditRules,
) -> Credit:
    """Make the credit: the fullest spelling wins, the release's where equally full.

    Where nobody says an outlet, photolib.toml may give it to the photographers.
    """
    spoken = [w.creators for w in (*others, file) if w.creators]
    creators = tuple(
        printed_name(rules, c) for c in max(spoken, key=_fullness, default=())
    )
    credit = _fullest([w.credit for w in (file, *others) if w.credit])
    outlet = outlet_of(rules, creators)
    if credit is None and outlet is not None:
        credit = outlet
        evidence = (*evidence, CreditEvidence("roster", FILE, creators, outlet))
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


def _file_evidence(
    metadata: Metadata, file: Word, steps: Sequence[str]
) -> Iterable[CreditEvidence]:
    """Yield what the file says, and what cleaning it has changed."""
    if not file.speaks and not metadata.credit:
        return
    tags = [metadata.sources.get(f) for f in ("creators", "credit")]
    source = ", ".join(dict.fromkeys(t for t in tags if t)) or "metadata"
    note = None
    if steps:
        original = "; ".join((*metadata.creators, *_one(metadata.credit)))
        note = f"says {original}; cleaned: {', '.join(steps)}"
    credit = file.credit or (metadata.credit if not file.creators else None)
    yield CreditEvidence("file", source, file.creators, credit, note)


def _named_evidence(photographer: str | None, named: Word) -> Iterable[CreditEvidence]:
    if photographer and named.speaks:
        yield CreditEvidence("photographer", photographer, named.creators, named.credit)


def _camera_evidence(
    metadata: Metadata, camera: Word, rules: CreditRules
) -> Iterable[CreditEvidence]:
    if camera.speaks:
        source = f"serial {metadata.camera.serial} in {FILE}"
        outlet = outlet_of(rules, camera.creators)
        yield CreditEvidence("camera", source, camera.creators, outlet)


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
