"""The command `photolib events`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.store import event


@click.command(epilog="Example: photolib events --json")
@json_option
@library_option
def command(*, as_json: bool, folder: Path) -> None:
    """List the events, the latest first."""
    with opened(folder) as library:
        found = event.get_all(library.db)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        when = one.date or "date unknown"
        where = one.place or "place unknown"
        say(f"{one.id:>5}  {when}  {one.title or 'untitled'}, {where}")
        say(f"       {one.photo_count} photos")
