"""Whose photo it is, and who says so."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Photographer:
    """A photographer of the house: `name` is how it is printed.

    `aliases` are other spellings, in any script, a camera's Artist among them;
    `outlet` is whom the photos are credited to where nothing else says it; `serials`
    are those of the cameras that nobody else uses.
    """

    name: str
    aliases: tuple[str, ...] = ()
    outlet: str | None = None
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or outlet: `name` is how the house writes it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditRules:
    """Whom photolib.toml lists: known before any word list is asked."""

    photographers: tuple[Photographer, ...] = ()
    agencies: tuple[Agency, ...] = ()


CreditStatus = Literal["agreed", "filled", "conflict", "missing"]


@dataclass(frozen=True, slots=True)
class CreditEvidence:
    """One source's word on who took a photo.

    `origin` is "file", "release", "photographer" (named by whoever ingested),
    "camera" (known by its serial number), "roster" (the outlet photolib.toml gives
    a photographer) or "editor" (a human's decision); `source` is the tag or the
    sentence it stands in. `note` says what was done to what stands there.
    """

    origin: Literal["file", "release", "photographer", "camera", "roster", "editor"]
    source: str
    creators: tuple[str, ...] = ()
    credit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of one photo, weighed from its evidence.

    `line` is what is printed beside the picture ("CHEN Siming, Chinese Journal of
    Distance Education"); None while the status is "missing" or "conflict".
    """

    line: str | None
    creators: tuple[str, ...]
    credit: str | None
    source: str | None
    status: CreditStatus
    evidence: tuple[CreditEvidence, ...] = ()
