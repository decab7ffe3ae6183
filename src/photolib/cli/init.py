"""The command `photolib init`."""

from pathlib import Path

import click

from photolib.cli.output import say
from photolib.settings import default_library
from photolib.store.library import create_library


@click.command(epilog="Example: photolib init ~/Pictures/newsroom")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def command(ctx: click.Context, folder: Path | None) -> None:
    """Make a library at FOLDER (default: the library in use)."""
    folder = folder or ctx.obj or default_library()
    create_library(folder)
    say(f"{folder} is a library. Next: photolib --library {folder} ingest SHOOT/")
