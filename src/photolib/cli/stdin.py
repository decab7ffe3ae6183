"""A text that a command is given: a file, or `-` for standard input."""

from pathlib import Path

import click

from photolib.release.document import read_text


def read_input(name: str) -> str:
    """Return the text of the file `name`, or of standard input for "-".

    :raises ReleaseError: when it is empty, binary or cannot be read.
    """
    if name == "-":
        return read_text(click.get_binary_stream("stdin").read())
    return read_text(Path(name))
