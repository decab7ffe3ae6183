"""A text that a command is given: a file, or `-` for standard input."""

import sys
from pathlib import Path

from photolib.release.document import read_text


def read_input(name: str) -> str:
    """Return the text of the file `name`, or of standard input for "-".

    :raises ReleaseError: when it is empty, binary or cannot be read.
    """
    if name == "-":
        return read_text(sys.stdin.buffer.read())
    return read_text(Path(name))
