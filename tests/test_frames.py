"""Photos as frames: what files say and editors have decided, read for all at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from photolib import settle
from photolib.frames import frames_of
from photolib.ingest import ingest
from photolib.records import Camera, Caption
from photolib.settle import Typed
from photolib.store import caption, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library

FIELDS = ("camera", "city", "creators", "headline")


def test_frames_say_what_each_photo_says_by_itself(
    library: Library, draw: Callable[..., Path]
) -> None:
    db = library.db
    files = [draw(number) for number in (1, 2, 3)]
    ids = [one.photo for one in ingest(library, files, workers="1").added]
    with writing(db):
        for photo_id in ids[:2]:
            says = replace(
                metadata.get(db, photo_id),
                camera=Camera("Canon", "EOS R5", "0123"),
                creators=("Chen Siming",),
                headline="The forum opens",
                city="Bonn",
            )
            metadata.add(db, photo_id, says)
        caption.put(db, ids[0], Caption("Too early", "file"))
        caption.put(db, ids[0], Caption("Gao Lin speaks", "edited"))
    marks = settle.marks(db, ids[1])
    typed = {"city": Typed("Ulm", marks["city"])}
    typed["headline"] = Typed("", marks["headline"])
    settle.correct(library, ids[1], typed, "Ann")

    first, second, third = frames_of(db, photo.get_many(db, ids))
    assert (first.camera, first.creators) == ("Canon EOS R5 0123", ("Chen Siming",))
    assert first.words == "The forum opens\nGao Lin speaks"
    assert (first.places, second.places) == (("Bonn",), ("Ulm",))
    assert second.words == ""
    assert (third.camera, third.places, third.words) == (None, (), "")
    for photo_id, says in metadata.get_many(db, ids, FIELDS).items():
        alone = metadata.get(db, photo_id)
        assert [getattr(says, f) for f in FIELDS] == [getattr(alone, f) for f in FIELDS]
