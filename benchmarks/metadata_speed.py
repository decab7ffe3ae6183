"""`photolib inspect` on 1,000 real files beside exiftool, exifread and Pillow.

`python -m benchmarks.metadata_speed [FOLDER]`: FOLDER holds JPEGs, by default the
developers' sets beside the checkout; they are copied under other names until there
are 1,000. Whole processes are timed, in turns, and the best turn counts.
"""

import csv
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES = 1_000
TURNS = 3

_TAGS = (
    "Title", "ObjectName", "XPTitle", "Headline", "Description", "Caption-Abstract",
    "ImageDescription", "XPComment", "UserComment", "CaptionWriter", "Writer-Editor",
    "AltTextAccessibility", "Creator", "By-line", "Artist", "XPAuthor",
    "AuthorsPosition", "By-lineTitle", "Credit", "Source", "Rights", "Copyright",
    "CopyrightNotice", "UsageTerms", "Instructions", "SpecialInstructions", "Subject",
    "Keywords", "XPKeywords", "Location", "Sub-location", "City", "State",
    "Province-State", "Country", "Country-PrimaryLocationName", "CountryCode",
    "Country-PrimaryLocationCode", "Event", "PersonInImage", "PersonInImageWDetails",
    "OrganisationInImageName", "RegionInfo", "RegionInfoMP", "ImageRegion", "GPS*",
    "Make", "Model", "SerialNumber", "LensModel", "Lens", "ExposureTime", "FNumber",
    "ISO", "FocalLength", "Rating", "Label", "DigitalSourceType", "DateTimeOriginal",
    "OffsetTimeOriginal", "SubSecTimeOriginal", "DateCreated", "TimeCreated",
    "Orientation", "ImageWidth", "ImageHeight", "FileType", "MIMEType",
)  # fmt: skip


def main(source: Path | None = None) -> None:
    """Print seconds and ratios."""
    originals = sorted(source.glob("*.[jJ][pP]*")) if source else real_files()
    with tempfile.TemporaryDirectory(prefix="photolib-bench-") as name:
        folder = Path(name)
        for number, path in zip(range(FILES), itertools.cycle(originals), strict=False):
            shutil.copyfile(path, folder / f"{number:04}_{path.name}")
        peers = commands(folder)
        best = dict.fromkeys(peers, float("inf"))
        for peer in list(peers) * TURNS:
            best[peer] = min(best[peer], seconds(peers[peer]))
    print(f"{FILES} JPEGs, of {len(originals)} different ones; best of {TURNS} turns")
    for peer, took in best.items():
        ratio = took / best["photolib inspect"]
        print(f"{peer:20}{took:8.2f} s {FILES / took:8.0f} files/s{ratio:8.1f} x")


def real_files() -> list[Path]:
    """Return the JPEGs that cameras and agencies made, none that were invented."""
    table = DATA / "metadata" / "MANIFEST.tsv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    real = [r["file"] for r in rows if "invented" not in r["origin"]]
    found = [DATA / "metadata" / "files" / name for name in real]
    found += sorted((DATA / "photos").iterdir())
    return [path for path in found if path.suffix.lower() in (".jpg", ".jpeg")]


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the command line of each peer; exiftool only where it is installed."""
    ours = [str(Path(sys.executable).with_name("photolib")), "inspect", "--json"]
    peers = {"photolib inspect": [*ours, *map(str, sorted(folder.iterdir()))]}
    exiftool = shutil.which("exiftool")
    if exiftool:
        tags = [f"-{tag}" for tag in _TAGS]
        options = ["-q", "-r", "-json", "-G1", "-struct", "-n", "-a"]
        peers["exiftool"] = [exiftool, *options, *tags, str(folder)]
    for name in ("exifread", "pillow"):
        module = [sys.executable, "-m", "benchmarks.metadata_peers", name]
        peers[name] = [*module, str(folder)]
    return peers


def seconds(command: list[str]) -> float:
    """Return how long a command takes from start to end."""
    with Path(os.devnull).open("wb") as nowhere:
        started = time.perf_counter()
        subprocess.run(command, stdout=nowhere, stderr=nowhere, check=False)
        return time.perf_counter() - started


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
