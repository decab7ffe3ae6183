import pytest

from photolib.metadata.dates import parse_exif, parse_iim, parse_iso, parse_offset


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024:07:14 16:42:07", ("2024-07-14T16:42:07", None)),
        ("2024-07-14T16:42:07.37+08:00", ("2024-07-14T16:42:07.37", "+08:00")),
        ("2024-07-14T16:42Z", ("2024-07-14T16:42", "+00:00")),
        ("2024-7-4 9:05", ("2024-07-04T09:05", None)),
        ("2024-05", ("2024-05", None)),
        ("2024", ("2024", None)),
        ("2010:01:01   :  :  ", ("2010-01-01", None)),
        ("    :  :     :  :  ", None),
        ("0000:00:00 00:00:00", None),
        ("2024:02:30 10:00:00", None),
        ("2024:02:03 25:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_keep_the_precision_they_have(
    written: str, moment: tuple[str, str | None] | None
) -> None:
    assert parse_iso(written) == moment


def test_exif_joins_date_subsecond_and_offset() -> None:
    moment = parse_exif("2024:07:14 16:42:07", "37 ", "+08:00")
    assert moment == ("2024-07-14T16:42:07.37", "+08:00")


def test_blank_exif_parts_add_nothing() -> None:
    assert parse_exif("2024:07:14 16:42:07", "  ", "   :  ") == (
        "2024-07-14T16:42:07",
        None,
    )
    assert parse_exif("", "37", "+08:00") is None


@pytest.mark.parametrize(
    ("date", "time", "moment"),
    [
        ("20240714", "164207+0800", ("2024-07-14T16:42:07", "+08:00")),
        ("20240714", "164207", ("2024-07-14T16:42:07", None)),
        ("20240714", "", ("2024-07-14", None)),
        ("20240714", "256199", ("2024-07-14", None)),
        ("20240700", "164207", ("2024-07", None)),
        ("20240000", "", ("2024", None)),
        ("00000000", "164207", None),
        ("", "164207", None),
    ],
)
def test_iim_dates(date: str, time: str, moment: tuple[str, str | None] | None) -> None:
    assert parse_iim(date, time) == moment


@pytest.mark.parametrize(
    ("written", "offset"),
    [("Z", "+00:00"), ("+0530", "+05:30"), ("-3:00", "-03:00"), ("+99:00", None)],
)
def test_offsets(written: str, offset: str | None) -> None:
    assert parse_offset(written) == offset
