"""Copies and bursts of a library: found once, kept apart by facts and by editors."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.cameras import NIKON, SONY
from tests.scenes import crop, encoded, half, keep, scene

from photolib import candidates, stacks
from photolib.copies import facts_of, uncompared
from photolib.errors import EditError, NotFoundError
from photolib.images.perceptual import BITS_APART, bits_apart
from photolib.ingest import _keep, ingest
from photolib.paths import bundled
from photolib.prepare import Wanted, prepare
from photolib.shoot.copies import groups
from photolib.store import (
    arrival,
    files,
    fingerprint,
    photo,
    stack,
    stack_word,
    vector,
)
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.stack import Kind
from photolib.verify import verify

NOON = datetime.fromisoformat("2025-11-27T12:00:00")
SECOND = timedelta(seconds=1)


def come(library: Library, paths: list[Path]) -> list[int]:
    """Take files in as ingest does, without a process of its own."""
    with files.incoming(library.folder) as staging:
        ready = [prepare(staging, library.settings, Wanted(path)) for path in paths]
        return [one.photo for _, one in _keep(library, ready, None, None)]


def taken(library: Library, paths: list[Path]) -> list[int]:
    """Take files in and return their photos, in order, after the stacks are made."""
    ids = come(library, paths)
    stacks.update(library)
    return ids


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that keeps a picture under a name."""

    def write(name: str, picture: Image.Image, **says: object) -> Path:
        return keep(picture, tmp_path / "shoot" / name, **says)  # type: ignore[arg-type]

    return write


@pytest.fixture
def burst(library: Library, put: Callable[..., Path]) -> list[int]:
    """Four frames of one camera, three a second, and one of a minute later."""
    frames = [
        put(
            f"DSC_000{n}.JPG",
            scene(1, moved_px=3 * n),
            taken=NOON + n * SECOND / 3,
            camera=NIKON,
        )
        for n in range(4)
    ]
    late = put("DSC_0009.JPG", scene(1), taken=NOON + 60 * SECOND, camera=NIKON)
    return taken(library, [*frames, late])


def members(library: Library, kind: Kind, photo_id: int) -> list[int]:
    return stack.members(library.db, kind, photo_id)


def test_copies_are_found_and_the_largest_leads(
    library: Library, put: Callable[..., Path]
) -> None:
    first = scene(1)
    small, large, part = taken(
        library,
        [
            put("a-web.jpg", half(first), quality=60),
            put("b.jpg", first, taken=NOON, camera=NIKON),
            put("c-crop.jpg", crop(first, 0.1), taken=NOON, camera=NIKON),
        ],
    )
    assert members(library, "copies", small) == [large, part, small]
    assert stack.how_same(library.db, large) == {small: "whole", part: "part"}
    assert members(library, "burst", large) == []
    before = library.db.execute("SELECT * FROM same").fetchall()
    told: list[tuple[int, int]] = []
    stacks.update(library, progress=lambda *t: told.append(t))
    assert told == []
    assert library.db.execute("SELECT * FROM same").fetchall() == before


@pytest.mark.parametrize("way", list(Image.Transpose))
def test_turned_and_mirrored_copies_are_found_and_told(
    library: Library, put: Callable[..., Path], way: Image.Transpose
) -> None:
    """By their hash alone; another scene of the same template is none of them."""
    first, copy, other = taken(
        library,
        [
            put("a.jpg", scene(4), taken=NOON, camera=NIKON),
            put("b.jpg", half(scene(4).transpose(way)), quality=70),
            put("c.jpg", half(scene(4, moved_px=12).transpose(way))),
        ],
    )
    how = "turned" if way.name.startswith("ROTATE") else "mirrored"
    assert stack.how_same(library.db, first) == {copy: how}
    assert members(library, "copies", copy) == [first, copy]
    assert members(library, "copies", other) == []


@pytest.mark.parametrize("most", [0, 20_000])
def test_a_turned_copy_without_a_capture_time_may_come_first(
    library: Library,
    put: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    """However many there are that say none; one of another time is not asked for."""
    monkeypatch.setattr(candidates, "_TIMELESS", most)
    turned = half(scene(4).transpose(Image.Transpose.ROTATE_90))
    copy, first, later = come(
        library,
        [
            put("a.jpg", turned),
            put("b.jpg", scene(4), taken=NOON, camera=NIKON),
            put("c.jpg", turned, taken=NOON + SECOND, quality=80),
        ],
    )
    stacks.update(library)
    assert stack.how_same(library.db, copy) == {first: "turned", later: "whole"}
    assert stack.how_same(library.db, first) == {copy: "turned"}


def test_a_turned_copy_that_kept_its_time_is_found(
    library: Library, put: Callable[..., Path]
) -> None:
    first, copy = taken(
        library,
        [
            put("a.jpg", scene(4), taken=NOON, camera=NIKON),
            put("b.jpg", scene(4).transpose(Image.Transpose.ROTATE_180), taken=NOON),
        ],
    )
    assert stack.how_same(library.db, first) == {copy: "turned"}


def test_a_crop_without_a_capture_time_is_found_by_likeness(
    library: Library, put: Callable[..., Path]
) -> None:
    """By colours here; whichever of the two comes first."""
    (first,) = taken(library, [put("a.jpg", scene(3), taken=NOON, camera=NIKON)])
    crops = [put("b.jpg", crop(scene(3), 0.06)), put("c.jpg", crop(scene(7), 0.06))]
    of_first, of_last = taken(library, crops)
    (last,) = taken(library, [put("d.jpg", scene(7), taken=NOON, camera=SONY)])
    for whole, part in ((first, of_first), (last, of_last)):
        hashes = [fingerprint.get(library.db, one).hash or 0 for one in (whole, part)]
        assert bits_apart(*hashes) > BITS_APART
        assert members(library, "copies", part) == [whole, part]


def test_a_copy_that_comes_later_joins(
    library: Library, put: Callable[..., Path]
) -> None:
    (first,) = taken(library, [put("b.jpg", scene(1))])
    (other,) = taken(library, [put("x.jpg", scene(2))])
    (copy,) = taken(library, [put("a.jpg", half(scene(1)))])
    assert members(library, "copies", copy) == [first, copy]
    assert members(library, "copies", other) == []


def test_a_crop_that_kept_its_number_alone_joins(
    library: Library, put: Callable[..., Path]
) -> None:
    original, _, web = taken(
        library,
        [
            put("DSC_0001.JPG", scene(1), taken=NOON, camera=NIKON),
            put("DSC_0002.JPG", scene(1, moved_px=9), taken=NOON, camera=NIKON),
            put("DSC_0001_web.JPG", crop(scene(1), 0.1)),
        ],
    )
    assert members(library, "copies", web) == [original, web]


def test_frames_that_differ_in_time_or_number_are_no_copies(
    library: Library, put: Callable[..., Path]
) -> None:
    """However alike: a tripod, a still scene, one camera."""
    still = scene(1)
    ids = taken(
        library,
        [
            put("DSC_0001.JPG", still, taken=NOON, camera=NIKON),
            put("DSC_0002.JPG", encoded(still, 89), taken=NOON, camera=NIKON),
            put("late.jpg", encoded(still, 80), taken=NOON + SECOND / 2, camera=NIKON),
            put("other.jpg", encoded(still, 70), taken=NOON, camera=SONY),
        ],
    )
    assert [members(library, "copies", id_) for id_ in ids] == [[]] * 4
    # Without either, nothing but pixels speaks, and they say that it is one.
    (bare,) = taken(library, [put("bare.jpg", encoded(still, 50))])
    assert bare in members(library, "copies", ids[0])


def test_the_starter_shoot_has_two_bursts_and_a_cropped_copy(library: Library) -> None:
    """As docs/starter.md says of it; the copy is without metadata."""
    shoot = bundled("library") / "starter" / "shoot"
    numbers = ["0430", "0433", "0434", "0435", "0486", "0487", "0487_web", "0488"]
    names = [f"PLX_{number}.JPG" for number in numbers]
    ids = dict(
        zip(names, taken(library, [shoot / name for name in names]), strict=True)
    )
    name_of = {id_: name for name, id_ in ids.items()}

    def stacked(kind: Kind, name: str) -> list[str]:
        return [name_of[one] for one in members(library, kind, ids[name])]

    assert stacked("burst", names[3]) == names[1:4]
    assert stacked("burst", names[5]) == [names[4], names[5], names[7]]
    assert stacked("copies", names[6]) == [names[5], names[6]]
    assert stack.count(library.db, "burst") == 2
    assert stack.count(library.db, "copies") == 1


def test_drawings_do_not_meet(library: Library, draw: Callable[..., Path]) -> None:
    ids = taken(library, [draw(number) for number in range(12)])
    assert {tuple(members(library, "copies", id_)) for id_ in ids} == {()}


def test_flat_pictures_are_not_compared(
    library: Library, put: Callable[..., Path]
) -> None:
    flat = [put(f"{n}.jpg", Image.new("RGB", (300 + n, 200), "navy")) for n in range(5)]
    (first, *_) = taken(library, flat)
    assert fingerprint.get(library.db, first).hash is None
    assert stack.count(library.db, "copies") == 0


def test_a_burst_is_one_cameras_quick_frames(
    library: Library, burst: list[int]
) -> None:
    assert members(library, "burst", burst[2]) == burst[:4]
    assert members(library, "burst", burst[4]) == []
    assert members(library, "copies", burst[0]) == []


def look_like(library: Library, rows: dict[int, list[float]]) -> None:
    """Give photos vectors of the model in use."""
    given = np.array(list(rows.values()), np.float32)
    given /= np.linalg.norm(given, axis=1, keepdims=True)
    with writing(library.db):
        model = vector.model_id(library.db, library.settings.model, "", 3)
        vector.add(library.db, model, rows, given)


def test_vectors_part_what_colours_took_for_a_burst(
    library: Library, burst: list[int]
) -> None:
    early, late = [1.0, 0.0, 0.1], [0.0, 1.0, 0.1]
    look_like(library, dict(zip(burst, [early, early, late, late, late], strict=True)))
    stacks.update(library)
    assert members(library, "burst", burst[0]) == burst[:2]
    assert members(library, "burst", burst[3]) == burst[2:4]
    told: list[int] = []
    stacks.update(library, progress=lambda done, _: told.append(done))
    assert told == []


def test_vectors_propose_larger_crops(
    library: Library, put: Callable[..., Path]
) -> None:
    pictures = [scene(1), scene(2), crop(scene(1), 0.35)]
    ids = come(library, [put(f"{n}.jpg", one) for n, one in enumerate(pictures)])
    alike, other = [1.0, 0.0, 0.2], [0.0, 1.0, 0.0]
    look_like(library, dict(zip(ids, [alike, other, alike], strict=True)))
    stacks.update(library)
    assert members(library, "copies", ids[2]) == [ids[0], ids[2]]
    assert members(library, "copies", ids[1]) == []


def test_a_burst_grows_with_frames_that_come_later(
    library: Library, burst: list[int], put: Callable[..., Path]
) -> None:
    at = NOON + 2 * SECOND
    more = put("DSC_0005.JPG", scene(1, moved_px=20), taken=at, camera=NIKON)
    other = put("DSC_0006.JPG", scene(7), taken=at + SECOND, camera=NIKON)
    second = put("A1.JPG", scene(1), taken=at, camera=SONY)
    ids = taken(library, [more, other, second])
    assert members(library, "burst", burst[0]) == [*burst[:4], ids[0]]
    assert members(library, "burst", ids[1]) == members(library, "burst", ids[2]) == []


def test_a_frame_put_out_of_its_burst_stays_out_and_comes_back(
    library: Library, burst: list[int]
) -> None:
    word = stacks.part(library, "burst", burst[1], None, "Ann")
    for _ in range(2):
        assert members(library, "burst", burst[0]) == [burst[0], *burst[2:4]]
        assert members(library, "burst", burst[1]) == []
        stacks.update(library)
        fingerprint.judge_again(library.db, burst)
        stacks.update(library)
    (stands,) = stack_word.of_photo(library.db, burst[3])
    assert (stands.id, stands.word, stands.decided_by) == (word, "apart", "Ann")
    stacks.undo(library, word, "Bo")
    assert members(library, "burst", burst[1]) == burst[:4]
    with pytest.raises(NotFoundError, match="decision"):
        stacks.undo(library, word, "Bo")


def test_an_editor_says_who_leads(library: Library, burst: list[int]) -> None:
    first = stacks.lead(library, "burst", burst[2], "Ann")
    second = stacks.lead(library, "burst", burst[1], "Ann")
    fingerprint.judge_again(library.db, burst)
    stacks.update(library)
    assert members(library, "burst", burst[0])[0] == burst[1]
    stacks.undo(library, second, "Ann")
    assert members(library, "burst", burst[0])[0] == burst[2]
    stacks.undo(library, first, "Ann")
    assert members(library, "burst", burst[0]) == burst[:4]
    with pytest.raises(EditError, match="in no burst"):
        stacks.lead(library, "burst", burst[4], "Ann")


def test_what_is_no_copy_stays_apart_though_a_third_is_like_both(
    library: Library, put: Callable[..., Path]
) -> None:
    first, second = taken(
        library, [put("a.jpg", scene(1)), put("b.jpg", half(scene(1)))]
    )
    word = stacks.part(library, "copies", first, second, "Ann")
    assert members(library, "copies", first) == []
    with pytest.raises(EditError, match="in no stack of copies"):
        stacks.part(library, "copies", first, second, "Ann")
    (third,) = taken(library, [put("c.jpg", encoded(scene(1), 40))])
    with pytest.raises(EditError, match="does not stand with"):
        stacks.part(library, "copies", third, second, "Ann")
    assert members(library, "copies", third) == [first, third]
    assert members(library, "copies", second) == []
    stacks.undo(library, word, "Ann")
    assert members(library, "copies", second) == [first, third, second]


def test_a_stopped_run_goes_on(library: Library, put: Callable[..., Path]) -> None:
    paths = [put(f"{n}.jpg", scene(n % 3), quality=90 - n) for n in range(6)]
    ids = come(library, paths)

    class Stop(Exception):  # noqa: N818 (as KeyboardInterrupt would)
        pass

    def stop(done: int, total: int) -> None:
        if done > 6:
            raise Stop

    with pytest.raises(Stop):
        stacks.update(library, progress=stop)
    stacks.update(library)
    assert sorted(members(library, "copies", ids[0])) == [ids[0], ids[3]]
    assert stack.count(library.db, "copies") == 3


def test_what_an_earlier_comparison_looked_at_is_compared_anew(
    library: Library, put: Callable[..., Path]
) -> None:
    """Only where that is asked for, after what is new, and once."""
    turned = scene(1).transpose(Image.Transpose.ROTATE_90)
    ids = taken(library, [put("a.jpg", scene(1)), put("b.jpg", turned)])
    with writing(library.db):
        fingerprint.note_compared(library.db, ids, 1)
        library.db.execute("DELETE FROM same")
        library.db.execute("DELETE FROM stack")
    (new,) = taken(library, [put("c.jpg", scene(2))])
    assert stack.how_same(library.db, ids[0]) == {}
    assert uncompared(library, anew=True) == ids
    stacks.update(library, anew=True)
    assert stack.how_same(library.db, ids[0]) == {ids[1]: "turned"}
    assert members(library, "copies", ids[1]) == ids
    assert uncompared(library, anew=True) == members(library, "copies", new) == []


def test_processes_find_the_same(
    library: Library, put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolib.copies._INLINE", 0)
    pictures = [scene(1), half(scene(1)), scene(2)]
    ids = come(library, [put(f"{n}.jpg", one) for n, one in enumerate(pictures)])
    stacks.update(library, workers="1")
    assert members(library, "copies", ids[0]) == ids[:2]


def test_a_file_that_says_more_is_compared_anew(
    library: Library, put: Callable[..., Path]
) -> None:
    path = put("a.jpg", scene(1))
    first, second = taken(library, [path, put("b.jpg", half(scene(1)), taken=NOON)])
    assert members(library, "copies", first) == [first, second]
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'exif:DateTimeOriginal="2025-11-28T08:00:00"/></rdf:RDF></x:xmpmeta>'
    )
    sidecar = path.with_suffix(".xmp")
    sidecar.write_text(packet, encoding="utf-8")
    heard = replace(library, settings=replace(library.settings, jpeg_sidecar=True))
    ingest(heard, [sidecar], workers="1")
    stacks.update(library)
    assert facts_of(library.db, [first])[first].taken_at == "2025-11-28T08:00:00"
    assert members(library, "copies", second) == []


def test_a_photo_whose_thumbnail_was_lost_is_compared_when_it_is_mended(
    library: Library, put: Callable[..., Path]
) -> None:
    ids = come(library, [put("a.jpg", scene(1)), put("b.jpg", half(scene(1)))])
    one = photo.get(library.db, ids[0])
    files.locate(library.folder, one.sha256, one.format).thumbnail.unlink()
    stacks.update(library)
    assert fingerprint.get(library.db, ids[0]).hash is None
    verify(library, repair=True)
    stacks.update(library)
    assert fingerprint.get(library.db, ids[0]).hash is not None
    assert members(library, "copies", ids[0]) == ids


def test_the_same_file_that_comes_again_is_told(
    library: Library, put: Callable[..., Path], tmp_path: Path
) -> None:
    path = put("a.jpg", scene(1))
    again = tmp_path / "mail" / "IMG.JPG"
    again.parent.mkdir()
    again.write_bytes(path.read_bytes())
    (photo_id,) = taken(library, [path])
    for _ in range(2):
        ingest(library, [path, again], workers="1")
    (told,) = arrival.of_photo(library.db, photo_id)
    assert (told.file_name, told.folder) == ("IMG.JPG", "mail")
    assert stack.standing(library.db, [photo_id])[photo_id].arrivals == 1


PAIRS = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=12)


@settings(max_examples=200)
@given(PAIRS, PAIRS)
def test_groups_never_hold_two_that_are_apart(
    pairs: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    found = groups(pairs, apart)
    everyone = [one for group in found for one in group]
    assert len(everyone) == len(set(everyone))
    joined = {two for group in found for two in permutations(group, 2)}
    assert not joined & {two for two in apart if two[0] != two[1]}
    if not apart:
        assert {two for two in pairs if two[0] != two[1]} <= joined
