"""The library's own rules, which go before every word list."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from photolib.credit.gazetteer import is_agency, key
from photolib.records import CreditRules, Photographer

NO_RULES = CreditRules()
FILE = "photolib.toml"
"""Where the rules stand: the source of evidence that comes from them."""


class Known(NamedTuple):
    """Names known before a line is read, as `key` folds them.

    `outlets` are organisations of the text around it, `agencies` and `people` those
    of the library's rules.
    """

    outlets: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def is_agency(self, text: str) -> bool:
        """Say whether `text` is an agency of the rules or of the word list."""
        return key(text) in self.agencies or is_agency(text)

    def is_outlet(self, text: str) -> bool:
        """Say whether `text` is known to be an organisation."""
        return key(text) in self.outlets or self.is_agency(text)

    def is_person(self, text: str) -> bool:
        """Say whether `text` is a photographer of the rules."""
        return key(text) in self.people


NOTHING = Known()


def known_by(rules: CreditRules, outlets: Collection[str] = ()) -> Known:
    """Return the names of `rules`, with the `outlets` of the text being read."""
    known = _known(rules)
    return known._replace(outlets=frozenset(map(key, outlets))) if outlets else known


def find_photographer(rules: CreditRules, name: str) -> Photographer | None:
    """Return the photographer of that name or alias, whatever its case and blanks."""
    return _photographers(rules).get(key(name))


def find_by_serial(rules: CreditRules, serial: str | None) -> Photographer | None:
    """Return the photographer whose camera has that serial number."""
    folded = key(serial or "")
    owners = [p for p in rules.photographers if folded in map(key, p.serials)]
    return owners[0] if folded and owners else None


def printed_name(rules: CreditRules, name: str) -> str:
    """Return the name as the rules print it, itself where they know it not.

    >>> chen = Photographer("CHEN Siming", aliases=("csm",))
    >>> printed_name(CreditRules((chen,)), "CSM")
    'CHEN Siming'
    """
    found = find_photographer(rules, name)
    return found.name if found else name


def house_form(rules: CreditRules, outlet: str | None) -> str | None:
    """Return the outlet as the rules write it, itself where they know it not."""
    return outlet and _agencies(rules).get(key(outlet), outlet)


def outlet_of(rules: CreditRules, creators: Sequence[str]) -> str | None:
    """Return the one outlet for which all of `creators` work, by the rules."""
    found = [find_photographer(rules, name) for name in creators]
    outlets = {p.outlet if p else None for p in found}
    return outlets.pop() if len(outlets) == 1 else None


@lru_cache(maxsize=8)
def _known(rules: CreditRules) -> Known:
    return Known(
        frozenset(), frozenset(_agencies(rules)), frozenset(_photographers(rules))
    )


@lru_cache(maxsize=8)
def _photographers(rules: CreditRules) -> dict[str, Photographer]:
    return {
        key(spelling): p
        for p in rules.photographers
        for spelling in (p.name, *p.aliases)
    }


@lru_cache(maxsize=8)
def _agencies(rules: CreditRules) -> dict[str, str]:
    return {
        key(spelling): a.name
        for a in rules.agencies
        for spelling in (a.name, *a.aliases)
    }
