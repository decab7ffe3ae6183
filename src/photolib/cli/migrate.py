"""The command `photolib migrate`."""

from pathlib import Path

import click

from photolib.cli.options import library_option
from photolib.cli.output import say
from photolib.store.library import migrate_library


@click.command(epilog="Example: photolib migrate")
@library_option
def command(*, folder: Path) -> None:
    """Bring a library of an older photolib up to date, keeping a copy first."""
    applied, copy = migrate_library(folder)
    if copy is None:
        say(f"{folder} is up to date.")
        return
    say(f"Applied {', '.join(applied)}. The database as it was: {copy}")
