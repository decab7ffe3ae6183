"""Many sources, one value a field: the first of XMP, IIM, EXIF; and contradictions.

This departs from the MWG Guidelines 2.0, which read EXIF first: on agency photos that
yields "Created with GIMP". Dates are EXIF's first, since they are the camera's own.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from photolib.metadata.claims import Claim
from photolib.metadata.dates import Moment
from photolib.metadata.text import cut_from, same
from photolib.records import Conflict

Reconciled = tuple[dict[str, Any], dict[str, str], list[Conflict]]
"""Values by field, the source of each, and the conflicts."""


def reconcile(claims: Iterable[Claim]) -> Reconciled:
    """Take the first claim on each field; claims come in order of precedence."""
    by_field = defaultdict[str, list[Claim]](list)
    for claim in claims:
        by_field[claim.field].append(claim)
    values, sources, conflicts = {}, {}, []
    for field, rivals in by_field.items():
        first = rivals[0]
        values[field], sources[field] = first.value, first.source
        if any(not _agree(first.value, rival.value) for rival in rivals[1:]):
            said = {rival.source: rival.value for rival in rivals}
            conflicts.append(Conflict(field, said))
    return values, sources, conflicts


def reconcile_moments(moments: Iterable[tuple[str, Moment]]) -> Reconciled:
    """Take the first moment; others contradict it unless they are only less precise."""
    rivals = list(moments)
    if not rivals:
        return {}, {}, []
    source, (taken_at, offset) = rivals[0]
    values = {"taken_at": taken_at, "taken_offset": offset}
    sources = {"taken_at": source} | ({"taken_offset": source} if offset else {})
    conflicts = []
    if any(not _same_moment(taken_at, moment[0]) for _, moment in rivals[1:]):
        said = {name: moment[0] for name, moment in rivals}
        conflicts.append(Conflict("taken_at", said))
    return values, sources, conflicts


def _agree(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> bool:
    """Tell whether two values say the same, one perhaps cut at a field's byte limit."""
    if isinstance(one, str) and isinstance(other, str):
        return same(one, other) or cut_from(one, other) or cut_from(other, one)
    if len(one) != len(other):
        return False
    if all(_agree(a, b) for a, b in zip(one, other, strict=True)):
        return True
    return sorted(one) == sorted(other)


def _same_moment(one: str, other: str) -> bool:
    seconds = len("YYYY-MM-DDTHH:MM:SS")
    length = min(len(one), len(other), seconds)
    return one[:length] == other[:length]
