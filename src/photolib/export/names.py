"""How the files of an export are named, so that every system takes them."""

import filecmp
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

_SUFFIXES = {".jpeg": ".jpg", ".jpe": ".jpg", ".tiff": ".tif", ".heif": ".heic"}
_UNSAFE = re.compile(r'[/\\:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STEM_BYTES = 150


def safe_name(name: str, suffix: str) -> str:
    """Return a file name that every system takes, ending as the content asks for.

    >>> safe_name("../=a:b?.JPG", ".jpg"), safe_name("nul.png", ".jpg")
    ('_=a_b_.JPG', '_nul.jpg')
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    name = _UNSAFE.sub("_", name).strip(" .").lstrip("-=+@~")
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}" if stem else ""
    if _SUFFIXES.get(ending.lower(), ending.lower()) != suffix:
        ending = suffix
    stem = (stem or name).encode()[:_STEM_BYTES].decode(errors="ignore").strip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"_{stem}"
    return stem + ending


def take(made: Path, to: Path, taken: set[str], standing: set[str]) -> str:
    """Return the name of a file that was made, and take it.

    It is the first that is free, in whatever case of letters, or that an earlier
    export has given to the very same file.
    """
    name = next(
        name
        for name in counted(made.name)
        if name.casefold() not in taken
        and (_is_free(name, standing) or _is_there(made, to / name))
    )
    taken |= {name.casefold(), f"{name}.xmp".casefold()}
    return name


def _is_free(name: str, standing: set[str]) -> bool:
    return standing.isdisjoint({name.casefold(), f"{name}.xmp".casefold()})


def _is_there(made: Path, there: Path) -> bool:
    """Tell whether the file, and its sidecar if it has one, are there already."""
    pairs = ((made, there), (sidecar_of(made), sidecar_of(there)))
    return all(
        there.is_file() and filecmp.cmp(made, there, shallow=False)
        if made.exists()
        else not there.exists()
        for made, there in pairs
    )


def counted(wanted: str) -> Iterator[str]:
    """Yield "a.jpg", "a-2.jpg", "a-3.jpg" ... without end."""
    yield wanted
    stem, suffix = Path(wanted).stem, Path(wanted).suffix
    for number in count(2):
        yield f"{stem}-{number}{suffix}"


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of an exported file stands: a.jpg.xmp."""
    return path.with_name(f"{path.name}.xmp")
