"""The demo: the starter shoot and its release, through the very code of real use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from photolib.embedding import weights
from photolib.index import IndexReport, index
from photolib.ingest import IngestReport, ingest
from photolib.likeness import MODEL_IN_USE
from photolib.paths import bundled
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import release, setting
from photolib.store.connect import writing
from photolib.store.library import create_library, open_library

NOTICE = "This is the demo: its model is tiny and knows only these drawings."


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo did."""

    ingested: IngestReport
    indexed: IndexReport


def make_demo(
    folder: Path, *, progress: Callable[[int, int], None] | None = None
) -> DemoReport:
    """Make a library at `folder` and take the starter shoot into it."""
    starter = bundled("library") / "starter"
    create_library(folder)
    with open_library(folder) as library:
        model = weights.import_folder(library.models, starter / "model", "starter")
        text = read_text(starter / "release.txt")
        with writing(library.db):
            setting.put(library.db, MODEL_IN_USE, model.name)
            event_id = release.add(library.db, text, parse(text))
        shoot = [starter / "shoot"]
        ingested = ingest(library, shoot, event_id=event_id, progress=progress)
        return DemoReport(ingested, index(library))
