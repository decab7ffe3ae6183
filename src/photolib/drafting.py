"""The drafter in use, loaded once, and one picture after the other."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from photolib.embedding import weights
from photolib.embedding.drafter import Drafter
from photolib.embedding.weights import Weights
from photolib.errors import ModelError
from photolib.store import setting
from photolib.store.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

DRAFTER_IN_USE = "drafter in use"


def weights_for_drafts(library: Library) -> Weights:
    """Return the model that drafts and its state: what was chosen, else the setting."""
    name = setting.find(library.db, DRAFTER_IN_USE) or library.settings.draft_model
    found = weights.find(library.models, name)
    if found.state != "ready" or weights.made_for(found.folder) == "drafts":
        return found
    reason = f"{name} is no CoCa, so it writes no drafts: choose one with `photolib "
    return replace(
        found, state="corrupt", reason=reason + "models use --for drafts NAME`"
    )


class Drafting:
    """What stays in memory between drafts; one may serve many threads."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._drafter: tuple[Path, str | None, Drafter] | None = None

    def draft(
        self,
        found: Weights,
        pictures: "Sequence[Image.Image]",
        *,
        wait_s: float | None = None,
    ) -> list[str | None]:
        """Return a sentence per picture (see Drafter.draft), when its turn has come.

        :raises ModelError: when others are at it for longer than `wait_s`, or the
            model cannot be used.
        """
        found.require()
        if not self._turn.acquire(timeout=-1 if wait_s is None else wait_s):
            raise ModelError("other drafts are being written: try again in a moment")
        try:
            loaded = self._drafter
            if loaded is None or loaded[:2] != (found.folder, found.revision):
                loaded = (found.folder, found.revision, Drafter(found.folder))
                self._drafter = loaded
            return loaded[2].draft(pictures)
        finally:
            self._turn.release()
