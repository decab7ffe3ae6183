"""What speaks for an event, and against it."""

from dataclasses import replace

import pytest

from photolib.shoot.facts import Frame, Happening
from photolib.shoot.fit import Reason, best, fit

SEMINAR = Happening(
    7,
    "Seminar on Open Collections",
    "2025-11-27",
    place="Beijing",
    venue="Grand Hall",
    people=(("Gao Lin", "GAO Lin", "高林"), ("Tan Wei",)),
    photographers=("CHEN Siming",),
)
FRAME = Frame(1, None, "2025-11-28T08:00:00+00:00", "IMG_0001.JPG")


@pytest.mark.parametrize(
    ("said", "reasons", "against"),
    [
        pytest.param({}, [], [], id="a file that says nothing"),
        pytest.param({"taken_at": "2025-11-27T09:14:05"}, ["date"], [], id="its day"),
        pytest.param({"taken_at": "2025-11-28T00:10:00"}, ["near date"], [], id="eve"),
        pytest.param({"taken_at": "2019-01-01T00:00:01"}, [], ["date"], id="long ago"),
        pytest.param({"places": ("beijing", "China")}, ["place"], [], id="its city"),
        pytest.param({"places": ("Grand Hall West",)}, ["place"], [], id="its venue"),
        pytest.param({"places": ("Lisbon",)}, [], ["place"], id="another city"),
        pytest.param({"places": ("里斯本",)}, [], [], id="a place in another script"),
        pytest.param(
            {"creators": ("Siming Chen",)}, ["photographer"], [], id="its photographer"
        ),
        pytest.param(
            {"creators": ("Ann Lee",)}, [], ["photographer"], id="another photographer"
        ),
        pytest.param(
            {"event": "Open Collections: a seminar"}, ["event"], [], id="named in file"
        ),
        pytest.param({"event": "Harvest festival"}, [], ["event"], id="another event"),
        pytest.param(
            {"folder": "20251127_open-collections_seminar"}, ["folder"], [], id="folder"
        ),
        pytest.param({"folder": "DCIM"}, [], [], id="a folder that says nothing"),
        pytest.param(
            {"file_name": "Seminar Open Collections 12.jpg"},
            ["file name"],
            [],
            id="file name",
        ),
        pytest.param(
            {"words": "Gao Lin speaks on stage"}, ["people"], [], id="a name in caption"
        ),
        pytest.param({"words": "高林发言"}, ["people"], [], id="a Chinese name"),
        pytest.param({"words": "Someone speaks"}, [], [], id="a caption without name"),
    ],
)
def test_each_witness_speaks_for_itself(
    said: dict[str, object], reasons: list[str], against: list[str]
) -> None:
    found = fit([replace(FRAME, **said)], SEMINAR)  # type: ignore[arg-type]
    assert [r.kind for r in found.reasons] == reasons
    assert [r.kind for r in found.against] == against


def test_a_reason_counts_the_frames_it_holds_for() -> None:
    frames = [replace(FRAME, taken_at=f"2025-11-{d}T10:00:00") for d in (27, 27, 21)]
    found = fit(frames, SEMINAR)
    assert found.reasons == (Reason("date", 2),)
    assert found.against == (Reason("date", 1),)
    assert found.score == pytest.approx(1.0)


def test_only_what_fits_is_proposed_and_the_best_comes_first() -> None:
    frames = [
        replace(
            FRAME,
            taken_at="2025-11-27T10:00:00",
            places=("Beijing",),
            creators=("X Y",),
        )
    ]
    elsewhere = replace(SEMINAR, event_id=8, place="Lisbon", venue=None)
    unknown = Happening(9, "A title", None)
    same_day = replace(SEMINAR, event_id=10, photographers=(), place=None, venue=None)
    found = best(frames, [elsewhere, unknown, same_day, SEMINAR])
    assert [f.event_id for f in found] == [7, 10]


def test_chinese_titles_are_compared_by_their_characters() -> None:
    event = Happening(1, "开放馆藏研讨会在北京举行", None)
    named = replace(FRAME, folder="开放馆藏研讨会")
    other = replace(FRAME, folder="丰收节")
    assert [r.kind for r in fit([named], event).reasons] == ["folder"]
    assert fit([other], event).reasons == ()
