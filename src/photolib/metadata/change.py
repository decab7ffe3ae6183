"""What is to change in a copy of a file."""

from dataclasses import dataclass

from photolib.metadata import charset
from photolib.metadata.fields import ExportFields
from photolib.metadata.text import same


@dataclass(frozen=True, slots=True)
class Change:
    """The fields to write, and what goes because of them.

    `stale` are the texts the file has for these fields and that are no longer so.
    `fallback` is the charset of texts that do not say theirs.
    """

    fields: ExportFields
    stale: tuple[str, ...] = ()
    fallback: str = charset.DEFAULT_FALLBACK

    def is_stale(self, text: str) -> bool:
        """Tell whether a text, wherever it stands, says what is no longer so."""
        return any(old and same(text.strip("\0"), old) for old in self.stale)
