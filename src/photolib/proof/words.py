"""C1, C6 to C9: present tense, what is visible, short, no placeholder, no echo."""

import re
from collections.abc import Iterator

from photolib.caption.checks import placeholders
from photolib.caption.people import has_han
from photolib.proof.subject import Finding, Subject, names, sentences
from photolib.proof.vocabulary import vocabulary

_VERB = re.compile(r"(?<!who )(?<!that )(?<!which )\b(?P<word>[^\W\d_]+)\b(?!\s+by\b)")
"""A word that may be what people do: in no relative clause, nothing done by others."""

_LEAST_LETTERS, _LEAST_WORDS = 30, 5
_IIM = 2000  # bytes: IPTC-IIM 4.2, 2:120 Caption/Abstract


def present_tense(subject: Subject) -> Iterator[Finding]:
    """C1: the first sentence says who does what, in the present tense."""
    told = sentences(subject.prose)
    if not told or has_han(told[0]):
        return
    past, present = vocabulary()["past"], vocabulary()["present"]
    for match in _VERB.finditer(told[0]):
        word = match["word"]
        if word in present:
            return
        if word in past:
            yield Finding(
                "C1",
                "asks",
                f"“{word}” is past tense: the first sentence says what is seen now",
                match.span("word"),
            )
            return


def only_what_is_seen(subject: Subject) -> Iterator[Finding]:
    """C6: nobody's thoughts; what was not seen needs somebody who said it."""
    for sentence in sentences(subject.prose):
        attributed = any(w in sentence.casefold() for w in vocabulary()["attribution"])
        for phrase in vocabulary()["thoughts"]:
            match = re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE)
            if match and not attributed:
                yield Finding(
                    "C6", "asks", f"nobody can see that somebody “{match[0]}”"
                )


def short(subject: Subject) -> Iterator[Finding]:
    """C7: one or two sentences, and more than a few words."""
    count = len(sentences(subject.prose))
    if count > 2:
        yield Finding("C7", "asks", f"{count} sentences: a caption has one or two")
    bare = subject.prose.strip()
    few = len(bare) < _LEAST_LETTERS or len(bare.split()) < _LEAST_WORDS
    if bare and few and not has_han(bare):
        yield Finding("C7", "asks", "very short: say who, what, where, when and why")
    size = len(subject.text.encode())
    if size > _IIM:
        yield Finding(
            "C7", "asks", f"{size:,} bytes: the IPTC field holds {_IIM:,} of them"
        )


def not_the_obvious(subject: Subject) -> Iterator[Finding]:
    """C7: what everybody sees need not be said."""
    for phrase in vocabulary()["obvious"]:
        match = re.search(rf"\b{re.escape(phrase)}\b", subject.prose, re.IGNORECASE)
        if match:
            yield Finding(
                "C7", "asks", f"“{match[0]}” is what everybody sees", match.span()
            )


def no_placeholders(subject: Subject) -> Iterator[Finding]:
    """C8: nothing stands for something still to come."""
    for mark in placeholders(subject.text):
        at = subject.text.find(mark)
        yield Finding(
            "C8", "stops", f"{mark} is still to be filled in", (at, at + len(mark))
        )


def no_headline(subject: Subject) -> Iterator[Finding]:
    """C9: the caption does not begin with its headline."""
    headline = _bare(subject.headline or "")
    if len(headline) >= 8 and _bare(subject.text).startswith(headline):
        yield Finding("C9", "asks", "the caption repeats its headline")


def one_language(subject: Subject) -> Iterator[Finding]:
    """C12: a caption is in one language; names and brackets may be in another."""
    prose = re.sub(r"[(（][^()（）]*[)）]", " ", subject.prose)
    for person in (*subject.facts.people, *subject.roster):
        for name in names(person):
            prose = prose.replace(name, " ")
    han = len(re.findall(r"[\u4e00-\u9fff]", prose))
    latin = re.findall(r"\b[a-z]{3,}\b", prose)
    if han >= 6 and len(latin) >= 3:
        yield Finding(
            "C12", "asks", "two languages are mixed: write one caption for each"
        )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip().removeprefix("the ")
