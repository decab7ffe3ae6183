"""The command `photolib credit`."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.output import json_option, print_json, say
from photolib.credit.parse import parse_line
from photolib.credit.rules import FILE, NO_RULES
from photolib.errors import NoLibraryError
from photolib.records import CreditRules
from photolib.settings import Settings, default_library


@click.group()
def command() -> None:
    """Read credit lines, and weigh credits by changed rules."""


@command.command(
    "parse", epilog='Example: photolib credit parse "Photo by A. Smith/Reuters" --json'
)
@click.argument("lines", nargs=-1, required=True)
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path),
    help="Read by the rules of this library's photolib.toml (else by none).",
)
@json_option
@click.pass_context
def parse_command(
    ctx: click.Context, *, lines: tuple[str, ...], folder: Path | None, as_json: bool
) -> None:
    """Print whom credit lines name (`-`: one line each of standard input)."""
    given = _lines_of_stdin() if lines == ("-",) else lines
    rules = _rules(folder or ctx.obj)
    for text in given:
        found = parse_line(text, rules=rules)
        if as_json:
            print_json({"line": text, "photo_credits": [asdict(c) for c in found]})
            continue
        named = [", ".join(p for p in (c.name, c.outlet) if p) for c in found]
        say(f"{text}\n    {'; '.join(named) or 'no credit'}")


@command.command("weigh", epilog="Examples: photolib credit weigh --all")
@click.argument("ids", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Every photo of the library.")
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path),
    help="The library's folder (else PHOTOLIB_LIBRARY, else the default one).",
)
@click.pass_context
def weigh_command(
    ctx: click.Context, *, ids: tuple[int, ...], every: bool, folder: Path | None
) -> None:
    """Weigh credits anew, after photolib.toml has changed.

    What a human has decided stays.
    """
    from photolib import link  # the library's code: `credit parse` starts without it
    from photolib.store import photo
    from photolib.store.library import open_library

    if every == bool(ids):
        raise click.UsageError("give the numbers of photos, or --all")
    with open_library(folder or ctx.obj or default_library()) as library:
        weighed = photo.ids(library.db) if every else ids
        link.weigh_again(library.db, weighed, rules=library.settings.credit_rules)
    say(f"{len(weighed)} weighed anew")


def _rules(folder: Path | None) -> CreditRules:
    """Return the rules of the library that is named, if one is."""
    if folder is None:
        return NO_RULES
    if not (folder / FILE).is_file():
        raise NoLibraryError(folder)
    return Settings.load(folder).credit_rules


def _lines_of_stdin() -> tuple[str, ...]:
    return tuple(sys.stdin.buffer.read().decode("utf-8", "replace").splitlines())
