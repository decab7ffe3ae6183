"""Frames are parted into shoots by their times, folders and arrivals."""

from photolib.shoot.facts import Frame
from photolib.shoot.groups import shoots

ARRIVED = "2025-11-28T08:00:00+00:00"


def frame(
    number: int,
    taken_at: str | None,
    arrived_at: str = ARRIVED,
    folder: str | None = None,
) -> Frame:
    return Frame(number, taken_at, arrived_at, f"IMG_{number}.JPG", folder)


def numbers(frames: list[Frame]) -> list[list[int]]:
    return [[one.photo_id for one in shoot] for shoot in shoots(frames)]


def test_a_night_parts_two_shoots_and_a_lunch_does_not() -> None:
    assert numbers(
        [
            frame(1, "2025-11-26T18:00:00"),
            frame(2, "2025-11-27T09:00:00"),
            frame(3, "2025-11-27T13:30:00"),
        ]
    ) == [[2, 3], [1]]


def test_frames_without_a_time_are_parted_by_folder_and_arrival() -> None:
    assert numbers(
        [
            frame(1, None, folder="A"),
            frame(2, "2025-11-27", "2025-11-28T08:20:00+00:00", folder="A"),
            frame(3, None, "2025-11-28T10:00:00+00:00", folder="A"),
            frame(4, None, "2025-11-28T07:00:00+00:00", folder="B"),
        ]
    ) == [[3], [1, 2], [4]]


def test_frames_without_a_time_are_of_the_one_shoot_they_came_with() -> None:
    timed = frame(1, "2025-11-27T09:00:00", folder="A")
    untimed = frame(2, None, "2025-11-28T08:01:00+00:00", folder="A")
    assert numbers([timed, untimed]) == [[1, 2]]
    later = frame(3, "2025-11-29T09:00:00", folder="A")
    assert numbers([timed, later, untimed]) == [[2], [3], [1]]


def test_an_impossible_time_is_no_time() -> None:
    assert numbers([frame(1, "2025-13-77T99:00:00"), frame(2, None)]) == [[1, 2]]


def test_nothing_is_no_shoot() -> None:
    assert shoots([]) == []
