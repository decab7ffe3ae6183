"""Made-up captions in English and Chinese, whose words are as frequent as real ones'.

Words follow Zipf's law; photos come in events, which share people, place and title.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

_ONSETS = ["b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea"]
_ENDS = ["ck", "l", "m", "nd", "n", "r", "st", "t", "v", "x"]
_HAN = [chr(0x4E00 + 7 * n) for n in range(2_000)]
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_PER_EVENT = 40

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and what kind of words it has."""

    kind: str
    words: tuple[str, ...]


class Captions:
    """The words of a world, and texts made of them; the same for the same seed."""

    def __init__(self, seed: int = 5) -> None:
        chance = Random(seed)
        self.english = _Frequent(sorted({_word(chance) for _ in range(60_000)}), chance)
        self.chinese = _Frequent(
            sorted({"".join(chance.choices(_HAN, k=2)) for _ in range(20_000)}), chance
        )
        self.people = [_person(chance) for _ in range(50_000)]
        self.places = [_word(chance).title() for _ in range(400)]
        self.outlets = [f"{_word(chance).title()} Daily" for _ in range(60)]

    def rows(self, count: int, first: int = 1) -> Iterator[tuple[int, *Row]]:
        """Yield photo numbers and what is said, one text for each column of words."""
        chance = Random(first)
        event: list[str] = []
        for number in range(first, first + count):
            if not event or number % _PER_EVENT == 0:
                event = self._event(chance)
            yield number, *self._photo(chance, number, event)

    def asked(self, kind: str, count: int) -> list[Asked]:
        """Return queries: some of rare words, some of common ones, some mixed."""
        chance = Random(kind)
        return [Asked(kind, self._query(kind, chance)) for _ in range(count)]

    def _event(self, chance: Random) -> list[str]:
        who = [self._person(chance) for _ in range(4)]
        title = self.english.some(chance, 6) + self.chinese.some(chance, 4)
        city = self.places[min(int(chance.expovariate(1 / 40)), 399)]
        by = chance.choice(self.people)[0]
        credit = f"{by} / {chance.choice(self.outlets)}"
        people = [" ¶ ".join(one) for one in who]
        return [*people, credit, f"{title} ¶ {city} Hall", f"{city} ¶ China"]

    def _person(self, chance: Random) -> tuple[str, ...]:
        return self.people[int(chance.expovariate(1 / 3_000)) % len(self.people)]

    def _photo(self, chance: Random, number: int, event: Sequence[str]) -> Row:
        *people, credit, title, place = event
        text = self.english.some(chance, chance.randint(8, 24))
        if number % 2:
            text += " ¶ " + self.chinese.some(chance, chance.randint(6, 16))
        in_it = people.pop(number % 4)
        shown = in_it.split(" ¶ ")[0]
        keywords = self.english.some(chance, 4).replace(" ", " ¶ ")
        sign = self.english.some(chance, 2) if number % 10 == 0 else ""
        return (
            in_it, f"{shown} {text}", " ¶ ".join(people), credit, keywords, title,
            place, f"DSC_{number:07}.JPG", sign,
        )  # fmt: skip

    def _query(self, kind: str, chance: Random) -> tuple[str, ...]:
        rare, common = self.english.rare, self.english.common
        person = self._person(chance)
        made: dict[str, Callable[[], tuple[str, ...]]] = {
            "rare": lambda: (rare(chance),),
            "common": lambda: (common(chance),),
            "two common": lambda: (common(chance), common(chance)),
            "rare, common": lambda: (rare(chance), common(chance)),
            "name": lambda: tuple(person[0].split()),
            "name, common": lambda: (*person[0].split(), common(chance)),
            "2 Chinese": lambda: (self.chinese.any(chance),),
            "4 Chinese": lambda: (self.chinese.some(chance, 2),),
            "phrase": lambda: (f"{common(chance)} {common(chance)}",),
        }
        return made[kind]()


KINDS = (
    "rare", "common", "two common", "rare, common", "name", "name, common",
    "2 Chinese", "4 Chinese", "phrase",
)  # fmt: skip


class _Frequent:
    """Words, each half as frequent as the one that is half as far down the list."""

    def __init__(self, words: list[str], chance: Random) -> None:
        chance.shuffle(words)
        self.words = words
        self.weights = list(accumulate(1 / (n + 3) for n in range(len(words))))
        self.joint = " " if words[0].isascii() else ""

    def some(self, chance: Random, count: int) -> str:
        return self.joint.join(
            chance.choices(self.words, cum_weights=self.weights, k=count)
        )

    def any(self, chance: Random) -> str:
        return chance.choices(self.words, cum_weights=self.weights)[0]

    def rare(self, chance: Random) -> str:
        return chance.choice(self.words[2_000:])

    def common(self, chance: Random) -> str:
        return chance.choice(self.words[:30])


def _word(chance: Random) -> str:
    parts = [
        chance.choice(_ONSETS) + chance.choice(_VOWELS)
        for _ in range(chance.randint(1, 3))
    ]
    return "".join(parts) + chance.choice(_ENDS)


def _person(chance: Random) -> tuple[str, ...]:
    if chance.random() < 0.3:
        han = chance.choice(_SURNAMES) + "".join(chance.choices(_HAN[:400], k=2))
        return f"{_word(chance).title()} {_word(chance).title()}", han
    return (f"{_word(chance).title()} {_word(chance).title()}",)
