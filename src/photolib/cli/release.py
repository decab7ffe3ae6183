"""The command `photolib release`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from photolib import correct
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.cli.stdin import read_input
from photolib.records import ReleaseFacts
from photolib.release.parse import parse
from photolib.store import release


@click.group()
def command() -> None:
    """Read releases."""


@command.command("parse", epilog="Example: photolib release parse story.txt --json")
@click.argument("file")
@json_option
def parse_command(*, file: str, as_json: bool) -> None:
    """Print what a release says: event, people, organisations, photo credits."""
    facts = parse(read_input(file))
    for person in facts.people:
        for spelling in person.spellings:
            click.echo(f"“{spelling}” was taken for {person.name}: look.", err=True)
    if as_json:
        print_json(_contract(facts))
    else:
        _tell(facts)


@command.command("read-again", epilog="Example: photolib release read-again")
@click.argument("ids", nargs=-1, type=int)
@json_option
@library_option
def read_again(*, ids: tuple[int, ...], as_json: bool, folder: Path) -> None:
    """Read releases of the library with this photolib's parser (no ID: all of them).

    What was corrected stays corrected. A correction whose fact is no longer read is
    shown on the release's page in the gallery as to be looked at.
    """
    with opened(folder) as library:
        done = {
            release_id: correct.read_again(library, release_id, "photolib")
            for release_id in ids or release.ids(library.db)
        }
    changed = [release_id for release_id, differs in done.items() if differs]
    if as_json:
        print_json({"read": list(done), "changed": changed})
    else:
        say(f"{len(done)} read again, {len(changed)} say something else now")


def _contract(facts: ReleaseFacts) -> dict[str, Any]:
    return asdict(facts)


def _tell(facts: ReleaseFacts) -> None:
    event = facts.event
    say(f"Event:  {event.title or 'unknown'}")
    say(
        f"Date:   {event.date or 'unknown'}"
        + (f" to {event.date_end}" if event.date_end else "")
    )
    say(f"Place:  {', '.join(p for p in (event.venue, event.place) if p) or 'unknown'}")
    for person in facts.people:
        about = ", ".join(p for p in (person.title, person.organisation) if p)
        say(f"Person: {person.name} ({', '.join(person.roles)}) {about}")
    for credit in facts.photo_credits:
        named = ", ".join(p for p in (credit.name, credit.outlet) if p)
        say(f"Credit: {named} ({credit.scope}): {credit.raw!r}")
