"""The command `photolib people`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.store import person


@click.command(epilog="Example: photolib people")
@json_option
@library_option
def command(*, as_json: bool, folder: Path) -> None:
    """List the people that releases and files have named."""
    with opened(folder) as library:
        found = person.get_all(library.db)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        say(f"{one.id:>5}  {one.name}  ({', '.join(one.aliases)})")
        say(f"       {one.event_count} events, confirmed in {one.photo_count} photos")
