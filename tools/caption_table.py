"""The table of docs/captions.md: one photo of the starter shoot in every style.

    python -m tools.caption_table       # writes the table anew

tests/caption/test_caption_table.py fails while it is out of date.
"""

import re
import tempfile
from pathlib import Path

from photolib import describe, quote
from photolib.caption.styles import styles
from photolib.ingest import ingest
from photolib.paths import bundled
from photolib.records import Region
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import person, photo_person, release
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

DOCS = Path(__file__).resolve().parents[1] / "docs" / "captions.md"
_PHOTO = "PLX_0481.JPG"
_PLACED = {"Shen Yuehe": 0.3, "Clara Brandvik": 0.6}
_SENTENCE = "The museums agreed to share one list of terms for river crafts"
_TABLE = re.compile(
    r"(?<=<!-- python -m tools.caption_table -->\n).*?(?=<!-- end -->)", re.DOTALL
)


def table() -> str:
    """Return the table: a photo whose people and second sentence were chosen."""
    with tempfile.TemporaryDirectory() as folder:
        create_library(Path(folder) / "library")
        with open_library(Path(folder) / "library") as library:
            photo_id = _photo(library)
            rows = [
                f"| `{name}` | {describe.compose(library, photo_id, name).text} |"
                for name in styles()
            ]
    return "\n".join(["| style | caption |", "| --- | --- |", *rows, ""])


def written(text: str, made: str) -> str:
    """Return the page with this table in its place."""
    return _TABLE.sub(lambda _: made, text)


def _photo(library: Library) -> int:
    starter = bundled("library") / "starter"
    said = read_text(starter / "release.txt")
    with writing(library.db):
        event_id = release.add(library.db, said, parse(said))
    shown = starter / "shoot" / _PHOTO
    (taken,) = ingest(library, [shown], event_id=event_id, workers="1").added
    with writing(library.db):
        for name, x in _PLACED.items():
            (one,) = person.find_all_by_name(library.db, name)
            box = Region(name, "Face", x, 0.4, 0.1, 0.1)
            photo_person.suggest(
                library.db, taken.photo, one, "marked by an editor", box
            )
            photo_person.decide(library.db, taken.photo, one, "confirmed", "Ann")
    fitting = quote.offered(library, taken.photo)
    chosen = next(o for o in fitting if o.text.startswith(_SENTENCE))
    quote.choose(library, taken.photo, chosen.release_id, chosen.span, "Ann")
    return taken.photo


if __name__ == "__main__":
    DOCS.write_text(written(DOCS.read_text("utf-8"), table()), encoding="utf-8")
