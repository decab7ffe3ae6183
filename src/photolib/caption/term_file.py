"""Vocabularies as files: a term a line, other names behind tabs, languages behind @."""

from dataclasses import dataclass

from photolib.caption.code_file import lines
from photolib.caption.language import tidy
from photolib.errors import EditError
from photolib.records import VocabularyTerm

_MOST = 20_000  # lines
_LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class TermFile:
    """What a file says: its terms, and what was not taken of it, line by line."""

    terms: tuple[VocabularyTerm, ...]
    told: tuple[str, ...] = ()


def read(text: str) -> TermFile:
    r"""Read lines of a term, perhaps a tab and other names; `//` begins a comment.

    >>> read("// culture\nexhibition\tshow\t展览@zh\nriver\n").terms[0]
    VocabularyTerm(text='exhibition', others=(('show', None), ('展览', 'zh')))
    >>> read("art; music\n").told
    ('line 1 is not taken: art; music has a semicolon, which parts keywords',)

    :raises EditError: when it has more lines than any vocabulary.
    """
    rows = lines(text)
    if len(rows) > _MOST:
        raise EditError(
            f"the vocabulary has {len(rows):,} lines: one has at most {_MOST:,}"
        )
    terms: dict[str, VocabularyTerm] = {}
    told = []
    for number, line in enumerate(rows, 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        names = [name for cell in line.split("\t") if (name := " ".join(cell.split()))]
        if fault := _fault(names):
            told.append(f"line {number} is not taken: {fault}")
        elif names[0] in terms:
            told.append(f"line {number} is not taken: {names[0]} stands there already")
        else:
            others = tuple(dict.fromkeys(map(_other, names[1:])))
            terms[names[0]] = VocabularyTerm(names[0], others)
    return TermFile(tuple(terms.values()), tuple(told))


def write(terms: list[VocabularyTerm]) -> str:
    r"""Write terms as `read` reads them.

    >>> write([VocabularyTerm("exhibition", (("show", None), ("展览", "zh")))])
    'exhibition\tshow\t展览@zh\n'
    """
    rows = (
        [one.text, *(f"{name}@{tag}" if tag else name for name, tag in one.others)]
        for one in terms
    )
    return "".join("\t".join(row) + "\n" for row in rows)


def _other(cell: str) -> tuple[str, str | None]:
    name, _, tag = cell.rpartition("@")
    language = tidy(tag) if name.strip() else None
    return (name.strip(), language) if language else (cell, None)


def _fault(names: list[str]) -> str | None:
    for name in names:
        if ";" in name:
            return f"{name[:40]} has a semicolon, which parts keywords"
        if len(name) > _LONGEST:
            return f"{name[:20]}… has more than {_LONGEST} characters"
    return None
