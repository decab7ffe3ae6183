"""Everything that was measured, in one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_COLUMNS = ("all", "10 %", "1 %", "0.01 %")
_HEAD = (
    "searched", "by", *_COLUMNS, "least recall", "too few", "private MB", "opens, ms",
    "1,000 more, ms", "x ours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What was searched, what each engine took, and the kinds that are the columns."""

    what: str
    done: Mapping[str, Any]
    kinds: tuple[str, ...] = _COLUMNS


def tell(parts: Iterable[Part]) -> None:
    """Print a row an engine: p50 / p99 by the clock (and p50 of the processor), ms.

    The ratio is that of the processor's medians without a filter.
    """
    print(f"\n| {' | '.join(_HEAD)} |\n|{' --- |' * len(_HEAD)}")
    for part in parts:
        ours = part.done.get("photolib")
        for name, told in part.done.items():
            kinds = [told.kinds[kind] for kind in part.kinds]
            ratio = kinds[0].cpu / ours.kinds[part.kinds[0]].cpu if ours else 0.0
            few = sum(kind.too_few for kind in kinds)
            cells = [
                part.what,
                name,
                *(_cell(kind) for kind in kinds),
                *[""] * (len(_COLUMNS) - len(kinds)),
                f"{min(kind.recall for kind in kinds):.3f}",
                f"{few}",
                f"{told.private_mb:.0f}",
                f"{told.open_ms:.0f}",
                f"{told.add_ms:.0f}" if told.add_ms else "",
                f"{ratio:.1f}",
            ]
            print(f"| {' | '.join(cells)} |", flush=True)


def _cell(kind: Any) -> str:
    return f"{kind.p50:.1f} / {kind.p99:.1f} ({kind.cpu:.1f})"
