"""What the files of the shoot say, as arguments to exiftool (the maker's tool only)."""

import subprocess
from pathlib import Path

from tools.starter.frames import Frame

DAY = "2025:10:16"
PHOTOGRAPHER, OUTLET = "LUO Qingyan", "Riverbank Heritage Journal"
OTHER_PHOTOGRAPHER, OTHER_OUTLET = "MO Anlan", "Tidewater Press Desk"
CREATION = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"


def write_tags(path: Path, frame: Frame) -> None:
    """Write the metadata of `frame` into the picture at `path`."""
    arguments = [*_camera(frame), *_when(frame), *_byline(frame), *_story(frame)]
    encoding = (
        ["-charset", "iptc=UTF8", "-IPTC:CodedCharacterSet=UTF8"]
        if _has_iptc(frame)
        else []
    )
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *encoding, *arguments, str(path)],
        check=True,
    )


def _has_iptc(frame: Frame) -> bool:
    return frame.byline in ("full", "other") or bool(frame.caption or frame.keywords)


def _camera(frame: Frame) -> list[str]:
    if frame.at is None:
        return [
            f"-XMP-iptcExt:DigitalSourceType={CREATION}",
            "-XMP-dc:Title=Poster of the seminar",
        ]
    lens, focal_length, f_number = frame.lens
    tags = {
        "Make": frame.body.make,
        "Model": frame.body.model,
        "SerialNumber": frame.body.serial,
        "LensModel": lens,
        "FocalLength": focal_length,
        "FNumber": f_number,
        "ExposureTime": frame.time_s,
        "ISO": frame.iso,
        "Orientation#": frame.orientation,
    }
    return [f"-EXIF:{name}={value}" for name, value in tags.items()]


def _when(frame: Frame) -> list[str]:
    if frame.at is None:
        return []
    clock, _, fraction = frame.at.partition(".")
    tags = [
        f"-EXIF:{name}={DAY} {clock}"
        for name in ("DateTimeOriginal", "CreateDate", "ModifyDate")
    ]
    if fraction:
        tags.append(f"-EXIF:SubSecTimeOriginal={fraction}")
    if frame.offset:
        tags.append("-EXIF:OffsetTimeOriginal=+08:00")
    return tags


def _byline(frame: Frame) -> list[str]:
    if frame.byline == "artist":
        return [f"-EXIF:Artist={PHOTOGRAPHER}"]
    if frame.byline == "none":
        return []
    name, outlet = (
        (PHOTOGRAPHER, OUTLET)
        if frame.byline == "full"
        else (OTHER_PHOTOGRAPHER, OTHER_OUTLET)
    )
    return [
        f"-EXIF:Artist={name}",
        f"-IPTC:By-line={name}",
        f"-IPTC:Credit={outlet}",
        f"-XMP-dc:Creator={name}",
        f"-XMP-photoshop:Credit={outlet}",
        f"-XMP-dc:Rights=© 2025 {outlet}",
    ]


def _story(frame: Frame) -> list[str]:
    tags = []
    if frame.caption:
        tags += [
            f"-IPTC:Caption-Abstract={frame.caption}",
            f"-XMP-dc:Description={frame.caption}",
        ]
    for keyword in frame.keywords:
        tags += [f"-IPTC:Keywords={keyword}", f"-XMP-dc:Subject={keyword}"]
    tags += [f"-XMP-iptcExt:PersonInImage={name}" for name in frame.people]
    if frame.gps:
        latitude, longitude = frame.gps
        tags += [
            f"-EXIF:GPSLatitude={latitude}",
            "-EXIF:GPSLatitudeRef=N",
            f"-EXIF:GPSLongitude={longitude}",
            "-EXIF:GPSLongitudeRef=E",
        ]
    return tags
