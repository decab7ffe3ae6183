"""A bounded view of a file: reads what is there, never what a header claims."""

import io
from dataclasses import dataclass
from typing import BinaryIO

BLOCK_LIMIT = 16 * 1024 * 1024
"""The most bytes read of any one block of metadata, or inflated from it."""


@dataclass(frozen=True, slots=True)
class Window:
    """`size` bytes of `file` from `start` on, addressed from 0."""

    file: BinaryIO
    start: int
    size: int

    @classmethod
    def over(cls, data: bytes) -> "Window":
        """Return a window over bytes in memory."""
        return cls(io.BytesIO(data), 0, len(data))

    def at(self, offset: int, length: int = BLOCK_LIMIT) -> bytes:
        """Return up to `length` bytes from `offset`; fewer where the window ends.

        Offsets come from files: any integer is allowed, and no more than
        BLOCK_LIMIT is ever read.
        """
        length = min(length, self.size - offset, BLOCK_LIMIT)
        if offset < 0 or length <= 0:
            return b""
        self.file.seek(self.start + offset)
        return self.file.read(length)

    def part(self, offset: int, length: int | None = None) -> "Window":
        """Return the window `length` bytes long (or to the end) from `offset`."""
        offset = min(max(offset, 0), self.size)
        rest = self.size - offset
        length = rest if length is None else min(max(length, 0), rest)
        return Window(self.file, self.start + offset, length)
