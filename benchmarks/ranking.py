"""How often the right photo is found, and stands above the line, with a real model.

    python -m benchmarks.ranking MODEL PHOTOS

MODEL is an open_clip folder, PHOTOS a folder of pictures with captions.tsv (file,
caption; several a picture). One caption of each is what the library says of it; the
others are asked, whole and as their longest words. ABSENT is in none of them.
"""

import csv
import sys
import tempfile
from pathlib import Path

from photolib.embedding import weights
from photolib.index import index
from photolib.ingest import ingest
from photolib.likeness import MODEL_IN_USE, Likeness
from photolib.query import parse
from photolib.records import Caption
from photolib.resemble import resembling
from photolib.search import search
from photolib.store import caption, photo, setting, word_search, words
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

ALL = 1_000
ABSENT = """
    submarine volcano astronaut violin chess tractor goldfish camel rocket bride judge
    penguin spider lighthouse balloon ballerina surgeon tank snake whale waterfall
    mosque windmill crocodile fireworks spreadsheet saxophone trophy helicopter map
    wheelchair microscope piano dolphin tiger soldier priest castle gymnast campfire
    skyscraper dentist deer mushrooms parliament
"""
Said = list[tuple[int, str]]


def main(model: str, photos: str) -> None:
    """Index the photos, ask, and print shares."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        create_library(folder)
        with open_library(folder) as library:
            kept, asked = _stock(library, Path(model), Path(photos))
            likeness = Likeness()
            _tell_ranks(library, likeness, asked)
            _tell_line(library, likeness, kept)


def _stock(library: Library, model: Path, photos: Path) -> tuple[Said, Said]:
    """Return what each photo is said to show, and what to ask for it."""
    found = weights.import_folder(library.models, model, "real")
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, found.name)
    ingest(library, [photos], workers="1")
    index(library)
    ids = {
        one.file_name: one.id
        for one in photo.get_many(library.db, photo.ids(library.db))
    }
    with (photos / "captions.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    said = [(ids[row["file"]], row["caption"]) for row in rows if row["file"] in ids]
    first = dict(reversed(said))
    with writing(library.db):
        for id_, text in first.items():
            caption.put(library.db, id_, Caption(text, "edited"))
        words.refresh(library.db, first)
    return said, [(id_, text) for id_, text in said if first[id_] != text]


def _tell_ranks(library: Library, likeness: Likeness, asked: Said) -> None:
    shortenings = {"whole captions": 99, "three words": 3, "one word": 1}
    for name, most in shortenings.items():
        for kind, find in (("words", _words), ("likeness", _looks), ("fused", _fused)):
            found = []
            for id_, text in asked:
                ids = find(library, likeness, _shortened(text, most))
                found.append(ids.index(id_) if id_ in ids else ALL)
            shares = [sum(r < k for r in found) / len(found) for k in (1, 5, 10)]
            told = "  ".join(f"{share:6.1%}" for share in shares)
            print(f"{name:<16} {kind:<9} R@1/5/10  {told}")


def _words(library: Library, _likeness: Likeness, text: str) -> list[int]:
    return word_search.find(library.db, parse(text).free, limit=ALL)


def _looks(library: Library, likeness: Likeness, text: str) -> list[int]:
    return list(resembling(library, parse(text), {}, likeness, ALL).ids)


def _fused(library: Library, likeness: Likeness, text: str) -> list[int]:
    hits = search(library, text, limit=ALL, likeness=likeness).hits
    return [hit.photo.id for hit in hits]


def _shortened(text: str, most: int) -> str:
    """Return the text, or where it has more words than `most` its longest."""
    said = "".join(c if c.isalnum() else " " for c in text).split()
    if len(said) <= most:
        return " ".join(said)
    return " ".join(sorted(dict.fromkeys(said), key=len, reverse=True)[:most])


def _tell_line(library: Library, likeness: Likeness, said: Said) -> None:
    with writing(library.db):  # likeness alone
        library.db.execute("DELETE FROM words")
        library.db.execute(
            "INSERT INTO words_of_names (words_of_names) VALUES ('delete-all')"
        )
    right = above = 0
    for id_, text in said:
        hits = search(library, _shortened(text, 99), limit=ALL, likeness=likeness).hits
        right += any(hit.photo.id == id_ and not hit.weak for hit in hits)
        above += sum(not hit.weak for hit in hits)
    print(
        f"captions of photos that are there: the right one above "
        f"{right / len(said):.1%}, {above / len(said):.1f} above a query"
    )
    counts = []
    absent = ABSENT.split()
    for word in absent:
        hits = search(library, word, limit=ALL, likeness=likeness).hits
        counts.append(sum(not hit.weak for hit in hits))
    nothing = counts.count(0) / len(absent)
    below = 1 - sum(counts) / len(absent) / photo.count(library.db)
    print(
        f"words for what is not there: nothing above {nothing:.1%}, "
        f"unrelated photos below {below:.1%}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
