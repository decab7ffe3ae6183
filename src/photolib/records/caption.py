"""What is written under photos, and what helps to write it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Caption:
    """One version of a photo's caption.

    `status` says whose words they are: "file" (came in the file), "composed" (by
    photolib from facts), "edited" (by a human; no re-run replaces it). `gaps` names
    what is not known and stands as a visible gap in the text.
    """

    text: str
    status: Literal["file", "composed", "edited"]
    gaps: tuple[str, ...] = ()
    language: str | None = None
    written_by: str | None = None
    written_at: str | None = None


DraftKind = Literal["alt_text", "seen"]


DraftStatus = Literal["made", "withheld", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine's words on a photo, which count for nothing until a human accepts them.

    `kind` says for what: the alternative text, or what is seen, for the caption.
    `text` is None, and `status` "withheld", where the model had no words or they
    named somebody. `act` is the decision that accepting has made.
    """

    id: int
    photo_id: int
    kind: DraftKind
    text: str | None
    model: str
    revision: str
    status: DraftStatus
    made_at: str
    decided_by: str | None = None
    decided_at: str | None = None
    act: int | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes that was handed in, for one event or (None) for every one.

    `codes` maps each code to its replacements; `told` says what was not taken.
    """

    id: int
    event_id: int | None
    name: str
    told: tuple[str, ...]
    added_by: str
    added_at: str
    codes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A keyword of the vocabulary; `others` are (name, language tag or None)."""

    text: str
    others: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateField:
    """What a template says of a field; one that is not ticked is left alone."""

    ticked: bool
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template of captions: a set of fields that are filled at once."""

    id: int
    name: str
    fields: dict[str, TemplateField]
    added_by: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A photo's caption in a language beside the main one (`caption.language`).

    `main` is the main caption beside which it was written. Without text it says that
    there is none in this language any more.
    """

    caption: Caption
    main: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a caption by its number.

    `restored_by` has brought back the version `restores`, None where nothing had been
    written before. `main` is as in Translation; a main caption has none.
    """

    id: int
    caption: Caption
    restores: int | None = None
    restored_by: str | None = None
    main: str | None = None
