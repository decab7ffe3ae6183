"""Named boxes in the picture: the three ways programs write them, as one.

MWG Guidelines 2.0, 5.9 (mwg-rs:Regions, centre of each area); IPTC Photo Metadata
2021.1, Image Region (top left corner); Microsoft's MP:RegionInfo (top left corner).
"""

from collections.abc import Callable

from photolib.metadata.text import clean
from photolib.metadata.xmp import Properties, Value
from photolib.records import Region

Size = tuple[int | None, int | None]


def read_regions(
    properties: Properties, size: Size
) -> tuple[tuple[Region, ...], str | None]:
    """Return the regions of the best source that has any, and the source's name.

    `size` is the stored picture's, for regions in pixels. Coordinates stay those of
    the stored picture; whoever shows it turned, turns them.
    """
    for name, source, read in _READERS:
        regions = tuple(read(properties[name], size)) if name in properties else ()
        if regions:
            return regions, source
    return (), None


def _mwg(info: Value, size: Size) -> list[Region]:
    applied = info.get("mwg-rs:AppliedToDimensions")
    size = (
        _whole(applied.get("stDim:w")) or size[0],
        _whole(applied.get("stDim:h")) or size[1],
    )
    regions = []
    for item in info.get("mwg-rs:RegionList").structures():
        area = item.get("mwg-rs:Area")
        numbers = [_number(area.get(f"stArea:{part}")) for part in "xywhd"]
        x, y, w, h, d = numbers
        if x is None or y is None:
            continue
        w, h = w or d or 0.0, h or d or 0.0
        if area.get("stArea:unit").text == "pixel":
            if not size[0] or not size[1]:
                continue
            x, y, w, h = x / size[0], y / size[1], w / size[0], h / size[1]
        regions.append(
            _region(
                item.get("mwg-rs:Name"),
                item.get("mwg-rs:Type"),
                x - w / 2,
                y - h / 2,
                w,
                h,
            )
        )
    return regions


def _iptc(value: Value, size: Size) -> list[Region]:
    regions = []
    for item in value.structures():
        boundary = item.get("Iptc4xmpExt:RegionBoundary")
        box = _iptc_box(boundary)
        if box is None:
            continue
        x, y, w, h = box
        if boundary.get("Iptc4xmpExt:rbUnit").text == "pixel":
            if not size[0] or not size[1]:
                continue
            x, y, w, h = x / size[0], y / size[1], w / size[0], h / size[1]
        kinds = item.get("Iptc4xmpExt:rCtype").structures()
        kind = kinds[0].get("Iptc4xmpExt:Name") if kinds else Value()
        name = item.get("Iptc4xmpExt:Name")
        if not name.plain():
            name = item.get("Iptc4xmpExt:PersonInImage")
        regions.append(_region(name, kind, x, y, w, h))
    return regions


def _iptc_box(boundary: Value) -> tuple[float, float, float, float] | None:
    """Return the box around a rectangle, circle or polygon."""
    x, y, w, h, radius = (
        _number(boundary.get(f"Iptc4xmpExt:rb{part}"))
        for part in ("X", "Y", "W", "H", "Rx")
    )
    if x is not None and y is not None:
        if radius is not None:
            return x - radius, y - radius, 2 * radius, 2 * radius
        return x, y, w or 0.0, h or 0.0
    corners = [
        (_number(v.get("Iptc4xmpExt:rbX")), _number(v.get("Iptc4xmpExt:rbY")))
        for v in boundary.get("Iptc4xmpExt:rbVertices").structures()
    ]
    xs = [x for x, _ in corners if x is not None]
    ys = [y for _, y in corners if y is not None]
    if not xs or not ys:
        return None
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _microsoft(info: Value, _size: Size) -> list[Region]:
    regions = []
    for item in info.get("MPRI:Regions").structures():
        numbers = [_float(n) for n in item.get("MPReg:Rectangle").plain().split(",")]
        if len(numbers) == 4 and None not in numbers:
            x, y, w, h = (n or 0.0 for n in numbers)
            regions.append(
                _region(item.get("MPReg:PersonDisplayName"), Value("Face"), x, y, w, h)
            )
    return regions


def _region(name: Value, kind: Value, x: float, y: float, w: float, h: float) -> Region:
    return Region(clean(name.plain()), clean(kind.plain()), x, y, w, h)


def _whole(value: Value) -> int | None:
    number = _number(value)
    return int(number) if number else None


def _number(value: Value) -> float | None:
    return _float(value.plain())


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None


_READERS: tuple[tuple[str, str, Callable[[Value, Size], list[Region]]], ...] = (
    ("mwg-rs:Regions", "XMP-mwg-rs:RegionInfo", _mwg),
    ("Iptc4xmpExt:ImageRegion", "XMP-iptcExt:ImageRegion", _iptc),
    ("MP:RegionInfo", "XMP-MP:RegionInfoMP", _microsoft),
)
