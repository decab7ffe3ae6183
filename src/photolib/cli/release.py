"""The command `photolib release`."""

from dataclasses import asdict
from typing import Any

import click

from photolib.cli.output import json_option, print_json, say
from photolib.cli.stdin import read_input
from photolib.records import ReleaseFacts
from photolib.release.parse import parse


@click.group()
def command() -> None:
    """Read releases."""


@command.command("parse", epilog="Example: photolib release parse story.txt --json")
@click.argument("file")
@json_option
def parse_command(*, file: str, as_json: bool) -> None:
    """Print what a release says: event, people, organisations, photo credits."""
    facts = parse(read_input(file))
    if as_json:
        print_json(_contract(facts))
    else:
        _tell(facts)


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
