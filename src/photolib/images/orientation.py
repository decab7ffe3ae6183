"""Where a box of the stored picture lies in the upright one."""

from dataclasses import replace

from photolib.records import Region


def upright(region: Region, orientation: int) -> Region:
    """Return a region of the stored picture as it lies in the upright one.

    Exif 2.32, tag 0x0112 Orientation.
    """
    x, y, w, h = region.x, region.y, region.w, region.h
    right, below = 1 - x - w, 1 - y - h
    boxes = {
        2: (right, y, w, h),
        3: (right, below, w, h),
        4: (x, below, w, h),
        5: (y, x, h, w),
        6: (below, x, h, w),
        7: (below, right, h, w),
        8: (y, right, h, w),
    }
    x, y, w, h = boxes.get(orientation, (x, y, w, h))
    return replace(region, x=x, y=y, w=w, h=h)
