"""How well releases are read: F1 per row against facts written down by hand.

    python -m benchmarks.release_scores FOLDER [--by publisher]

FOLDER holds texts (NAME.txt) and their facts (NAME.json, as tests/release/corpus has
them). Counts are summed over all texts; people whose only role is "mentioned" are
optional. A group's mean and worst row show what an unknown publisher may expect.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from photolib.release.parse import parse

Facts = dict[str, Any]
ROWS = (
    "credits", "people", "person->title", "person->org", "person->role",
    "event title", "date", "place",
)  # fmt: skip
CLOSE = 0.8
"""Share of words (F1) in which a title or an organisation must agree."""


@dataclass(slots=True)
class Count:
    """Right, invented and missed facts of one row."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing."""
        all_ = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / all_ if all_ else 1.0


Scores = dict[str, Count]


def score(texts: Iterable[tuple[Facts, Facts]]) -> Scores:
    """Return the counts of every row for pairs of (written down, read)."""
    scores = {row: Count() for row in ROWS}
    for gold, read in texts:
        _credits(gold, read, scores["credits"])
        _people(gold, read, scores)
        _event(gold["event"], read["event"], scores)
    return scores


def _credits(gold: Facts, read: Facts, count: Count) -> None:
    left = list(gold["photo_credits"])
    for name, outlet in {(c["name"], c["outlet"]): 1 for c in read["photo_credits"]}:
        same = (g for g in left if _equal(name, g, "name"))
        hit = next((g for g in same if _equal(outlet, g, "outlet")), None)
        if hit:
            left.remove(hit)
        _tell(count, right=bool(hit), said=True, there=False)
    count.missed += len(left)


def _people(gold: Facts, read: Facts, scores: Scores) -> None:
    left = list(gold["people"])
    for person in {_key(p["name"]): p for p in reversed(read["people"])}.values():
        names = _key(person["name"])
        known = [g for g in left if names in map(_key, (g["name"], *g["aliases"]))]
        if known:
            left.remove(known[0])
        if not known or known[0]["roles"] != ["mentioned"]:
            _person(known[0] if known else None, person, scores)
    for missed in left:
        if missed["roles"] != ["mentioned"]:
            _person(missed, None, scores)


def _person(gold: Facts | None, read: Facts | None, scores: Scores) -> None:
    gold, read = gold or {}, read or {}
    _tell(
        scores["people"], right=bool(gold and read), said=bool(read), there=bool(gold)
    )
    for row, key in (("person->title", "title"), ("person->org", "organisation")):
        said, there = read.get(key), gold.get(key)
        right = bool(said and any(_close(said, g) for g in _all(gold, key)))
        _tell(scores[row], right=right, said=bool(said), there=bool(there))
    did, said_did = set(gold.get("roles", ())), set(read.get("roles", ()))
    roles = scores["person->role"]
    roles.right += len(did & said_did)
    roles.wrong += len(said_did - did)
    roles.missed += len(did - said_did)


def _event(gold: Facts, read: Facts, scores: Scores) -> None:
    accepted: dict[str, tuple[Sequence[str], Callable[[str, str], bool]]] = {
        "event title": (gold["titles"], _close),
        "date": (_all(gold, "date"), str.__eq__),
        "place": (_all(gold, "place"), lambda a, b: _key(a) == _key(b)),
    }
    for row, (wanted, same) in accepted.items():
        said = read[row.removeprefix("event ")]
        right = bool(said and any(same(said, w) for w in wanted))
        sure = gold["titles"] if row == "event title" else gold[row]
        there = wanted if said else sure
        _tell(scores[row], right=right, said=bool(said), there=bool(there))


def _tell(count: Count, *, right: bool, said: bool, there: bool) -> None:
    count.right += right
    count.wrong += said and not right
    count.missed += there and not right


def _all(gold: Facts, key: str) -> list[str]:
    """Return what is accepted for `key`: the fact and its alternatives."""
    return [v for v in (gold.get(key), *gold.get(f"{key}_alt", ())) if v]


def _equal(said: str | None, gold: Facts, key: str) -> bool:
    if said is None:
        return gold[key] is None
    return _key(said) in map(_key, _all(gold, key))


def _key(text: str) -> str:
    """Fold a name: letter case, blanks, dots and hyphens do not count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _close(said: str, gold: str) -> bool:
    a, b = Counter(_words(said)), Counter(_words(gold))
    both = sum((a & b).values())
    return bool(both) and 2 * both / (a.total() + b.total()) >= CLOSE


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[㐀-鿿]|[^\W㐀-鿿]+", folded)


def read_folder(folder: Path) -> list[tuple[Facts, Facts]]:
    """Return (written down, read) for every text of a folder, by name."""
    return [
        (
            json.loads(path.read_text(encoding="utf-8")),
            asdict(parse(path.with_suffix(".txt").read_text(encoding="utf-8"))),
        )
        for path in sorted(folder.glob("*.json"))
    ]


def groups(texts: Sequence[tuple[Facts, Facts]], key: str) -> dict[str, Scores]:
    """Return the scores of each value of `key`, such as every publisher's own."""
    values = dict.fromkeys(str(gold.get(key)) for gold, _ in texts)
    return {v: score(t for t in texts if str(t[0].get(key)) == v) for v in values}


def _line(name: str, scores: Scores) -> str:
    return f"{name[:32]:32}" + "".join(f"{scores[r].f1:8.2f}" for r in ROWS)


def main(arguments: Sequence[str]) -> None:
    """Print the table, with --by one line a group, their mean and the worst."""
    texts = read_folder(Path(arguments[0]))
    print(" " * 32 + "".join(f"{row.removeprefix('person->')[:7]:>8}" for row in ROWS))
    if "--by" in arguments:
        parts = groups(texts, arguments[arguments.index("--by") + 1])
        means = {
            name: sum(c.f1 for c in s.values()) / len(s) for name, s in parts.items()
        }
        for name in sorted(parts, key=means.__getitem__, reverse=True):
            print(_line(name, parts[name]) + f"{means[name]:8.2f}")
        over = {r: sum(s[r].f1 for s in parts.values()) / len(parts) for r in ROWS}
        print(f"{'mean of the groups':32}" + "".join(f"{over[r]:8.2f}" for r in ROWS))
        print(f"worst: {min(means, key=means.__getitem__)}")
    print(_line(f"all {len(texts)} texts", score(texts)))


if __name__ == "__main__":
    main(sys.argv[1:])
