"""The command `photolib credit`."""

import sys
from dataclasses import asdict

import click

from photolib.cli.output import json_option, print_json, say
from photolib.credit.parse import parse_line


@click.group()
def command() -> None:
    """Read credit lines."""


@command.command(
    "parse", epilog='Example: photolib credit parse "Photo by A. Smith/Reuters" --json'
)
@click.argument("lines", nargs=-1, required=True)
@json_option
def parse_command(*, lines: tuple[str, ...], as_json: bool) -> None:
    """Print whom credit lines name (`-`: one line each of standard input)."""
    given = _lines_of_stdin() if lines == ("-",) else lines
    for text in given:
        found = parse_line(text)
        if as_json:
            print_json({"line": text, "photo_credits": [asdict(c) for c in found]})
            continue
        named = [", ".join(p for p in (c.name, c.outlet) if p) for c in found]
        say(f"{text}\n    {'; '.join(named) or 'no credit'}")


def _lines_of_stdin() -> tuple[str, ...]:
    return tuple(sys.stdin.buffer.read().decode("utf-8", "replace").splitlines())
