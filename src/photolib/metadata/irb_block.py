"""Photoshop image resources with new IPTC-IIM; the others are copied.

Adobe Photoshop File Formats Specification, "Image Resource IDs".
"""

import hashlib
from dataclasses import replace

from photolib.metadata import exif_texts, iim_block, irb
from photolib.metadata.change import Change
from photolib.metadata.irb import Resource


def merged(existing: bytes, change: Change) -> bytes:
    """Return `existing` with the IIM block of `change` and its digest."""
    blocks = [r.data for r in irb.parse(existing)[0] if r.id == irb.IPTC]
    block = iim_block.merged(blocks, change)
    return irb.build([Resource(irb.IPTC, block), *_others(existing, block, change)])


def beside(existing: bytes, block: bytes, change: Change) -> bytes:
    """Return `existing` without an IIM block, for it is the `block` elsewhere."""
    return irb.build(_others(existing, block, change))


def _others(existing: bytes, block: bytes, change: Change) -> list[Resource]:
    """Return the digest of `block` and what stays; XMP is in the file's one packet."""
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    gone = {irb.IPTC, irb.DIGEST, irb.XMP}
    if change.fields.caption:
        gone.add(irb.CAPTION)
    kept = [Resource(irb.DIGEST, digest)]
    for resource in irb.parse(existing)[0]:
        if resource.id == irb.EXIF:
            data = exif_texts.rewritten(resource.data, change)
            kept.append(replace(resource, data=data))
        elif resource.id not in gone:
            kept.append(resource)
    return kept
