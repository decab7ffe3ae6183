"""Organisations of a text: with their abbreviations, by their head word, in lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from photolib.records import OrganisationFacts
from photolib.release.dates import weekdays
from photolib.release.lexicon import (
    has,
    is_acronym,
    is_given_name,
    is_honorific,
    is_organisation_word,
    is_stopword,
    is_title_head,
)
from photolib.release.sentences import Sentence
from photolib.release.tokens import Token, tokenise

_DEFINED = re.compile(
    r"\(\s*(?:[“\"']|hereafter |short: |kurz:? |sigla: )?"
    r"([A-Z][A-Za-z&.-]{1,11}?)[”\"']?\s*\)"
)
_JOINING = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "&",
        "der",
        "des",
        "für",
        "und",
        "de",
        "del",
        "la",
        "y",
        "du",
        "et",
    ]
)


def abbreviations(text: str) -> dict[str, str]:
    """Return the full name of every abbreviation that `text` defines.

    >>> abbreviations("the Open University of China (OUC)")
    {'OUC': 'Open University of China'}
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        short = match[1].rstrip(".")
        if sum(c.isupper() for c in short) < 2 or short in found:
            continue
        window = text[max(0, match.start() - 140) : match.start()]
        name = _spelled_out(window, short)
        if name:
            found[short] = name
    return found


def _spelled_out(window: str, short: str) -> str | None:
    """Return the words before the bracket whose initials are the abbreviation."""
    line = window.rfind("\n") + 1
    words = list(_WORD.finditer(window, line))
    letters = "".join(c for c in short if c.isalpha()).casefold()
    initials = ""
    for word in reversed(words[-15:]):
        initials = _initials(word[0]) + initials
        if len(initials) > len(letters) + 2:
            break
        if initials.startswith(letters) and word[0][0].isupper():
            return window[word.start() :].strip(" ,")
    return _capital_run(window, words)


_WORD = re.compile(r"[^\W\d_][\w’'.-]*|&")


def _initials(word: str) -> str:
    parts = (p.casefold() for p in word.split("-"))
    return "".join(p[0] for p in parts if p and p not in _JOINING)


def _capital_run(window: str, words: list[re.Match[str]]) -> str | None:
    """Return the capitalised run at the end of the window, at least two words."""
    start = len(words)
    while start > 0 and (
        words[start - 1][0][0].isupper() or words[start - 1][0] in _JOINING
    ):
        if window[
            words[start - 1].end() : words[start].start()
            if start < len(words)
            else None
        ].strip():
            break
        start -= 1
    while start < len(words) and (
        is_stopword(words[start][0]) or words[start][0] in _JOINING
    ):
        start += 1
    while start + 2 < len(words) and (
        is_title_head(words[start][0]) and words[start + 1][0] in _JOINING
    ):  # "President of the Lake Federation (LF)"
        start += 2
        while start < len(words) and words[start][0] in _JOINING:
            start += 1
    run = words[start:]
    if len(run) < 2 or not any(is_organisation_word(w[0]) for w in run):
        return None
    return window[run[0].start() :].strip(" ,")


def find(
    sentences: Iterable[Sentence], short: dict[str, str]
) -> Iterator[OrganisationFacts]:
    """Yield the organisations of sentences, with their abbreviations, in order."""
    by_name = {name: abbreviation for abbreviation, name in short.items()}
    for sentence in sentences:
        tokens = tokenise(sentence.text)
        for name in _named(sentence.text, tokens, short):
            yield from (OrganisationFacts(n, by_name.get(n)) for n in _chain(name))
        yield from _branches(sentence.text, short)


def _chain(name: str) -> list[str]:
    """Return "Department of X of the Ministry of Y" and what it is a part of."""
    _, _, whole = name.partition(" of the ")
    words = whole.split()
    parent = len(words) > 1 and any(map(is_organisation_word, words))
    if parent and is_given_name(name.split()[0]):  # "Ada Quist of the Lake Institute"
        return [whole]
    return [name, whole] if parent else [name]


def _named(text: str, tokens: Sequence[Token], short: dict[str, str]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        end = _run_end(text, tokens, at)
        if end is None:
            at += 1
            continue
        name = _name(text, tokens, at, end, short)
        if name:
            yield name
        at = max(end, at + 1)


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Return the end of "All-China Federation of Trade Unions" that begins at `at`."""
    token = tokens[at]
    if not (token.is_word and token.is_capital) or is_stopword(token.text):
        return None
    end = at + 1
    while end < len(tokens):
        gap = text[tokens[end - 1].end : tokens[end].start]
        token = tokens[end]
        if gap.strip() or not (token.is_word or token.text == "&"):
            break
        joins = token.text in _JOINING and _capital_follows(tokens, end)
        if not joins and not token.is_capital:
            break
        if token.text in {"and", "und"} and not _one_name(tokens, at, end):
            break
        if token.text.casefold() in weekdays() or _has_done(tokens, at, end):
            break
        end += 1
    while tokens[end - 1].text in _JOINING:
        end -= 1
    return end


def _has_done(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Say whether a headline tells here what the organisation before it did."""
    named = any(is_organisation_word(t.text) for t in tokens[at:verb])
    sent = tokens[verb].text == "Delegation" and tokens[verb - 1].text in _SENDING
    return sent or (named and has("headline_verbs", tokens[verb].text))


_SENDING = frozenset({"University", "College", "Institute", "Academy", "School"})


def _capital_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(t.is_word and t.is_capital for t in tokens[at + 1 : at + 3])


def _one_name(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether "and" is inside a name: "Department of Labour and Economy"."""
    if is_given_name(tokens[first].text):  # "Ada Quist and University of X"
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text == "The":
        return False
    head = any(t.text in {"of", "for", "für"} for t in tokens[first:at])
    organised_after = any(is_organisation_word(t.text) for t in tokens[at + 1 : at + 3])
    closed = at - first == 1 or (
        not is_organisation_word(tokens[at - 1].text) and at - first <= 3
    )
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (head and not organised_after) or bool(
        closed and following and organised_after
    )


def _name(
    text: str, tokens: Sequence[Token], at: int, end: int, short: dict[str, str]
) -> str | None:
    at, end = _without_office(tokens, at, end)
    if at >= end:
        return None
    words = [t.text for t in tokens[at:end]]
    name = text[tokens[at].start : tokens[end - 1].end]
    if name in short:
        return short[name]
    if len(words) == 1:
        return (
            name
            if is_acronym(name) and _in_list(text, tokens, at) and len(name) > 2
            else None
        )
    heads = [i for i, w in enumerate(words) if is_organisation_word(w)]
    if not heads or words[0] in short or name.isupper():
        return None
    return name


def _without_office(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """Cut "Director of the" off the start, "President Jane Roe" off the end."""
    offices = [
        i
        for i in range(at, end)
        if is_title_head(tokens[i].text) or is_honorific(tokens[i].text)
    ]
    while offices and (offices[0] == at or _joins_on(tokens, offices[0], end)):
        at = offices.pop(0) + 1
        while at < end and tokens[at].text in _JOINING:
            at += 1
    return at, offices[0] if offices else end


def _joins_on(tokens: Sequence[Token], office: int, end: int) -> bool:
    """Say whether "Inspector of the ..." goes on with its organisation."""
    return office + 1 < end and tokens[office + 1].text in _JOINING


def _in_list(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether a lone abbreviation stands among organisations: "..., CATL, and"."""
    before = text[max(0, tokens[at].start - 60) : tokens[at].start].rstrip()
    after = text[tokens[at].end : tokens[at].end + 40]
    around = before.endswith((",", " and")) and re.match(r"\s*(?:,|and\b|\.)", after)
    return bool(around) and any(
        is_organisation_word(w) for w in re.findall(r"\w+", before + after)
    )


_BRANCHES = re.compile(
    r"\b([A-Z][A-Za-z&]{1,10}) (branch|chapter|campus|office)(?:es|s)? in "
    r"((?:[A-Z]\w+(?:, | and |, and )){1,30}[A-Z]\w+)"
)


def _branches(text: str, short: dict[str, str]) -> Iterator[OrganisationFacts]:
    """Yield "OUC Hubei branch" and its like from "OUC branches in Hubei, ..."."""
    for match in _BRANCHES.finditer(text):
        if match[1] in short or is_acronym(match[1]):
            for place in re.split(r",\s*(?:and\s+)?|\s+and\s+", match[3]):
                yield OrganisationFacts(f"{match[1]} {place} {match[2]}")


def unique(found: Iterable[OrganisationFacts]) -> tuple[OrganisationFacts, ...]:
    """Return each organisation once, the one with an abbreviation preferred."""
    kept: dict[str, OrganisationFacts] = {}
    for organisation in found:
        key = organisation.name.casefold()
        if key not in kept or (
            organisation.abbreviation and not kept[key].abbreviation
        ):
            kept[key] = organisation
    return tuple(kept.values())
