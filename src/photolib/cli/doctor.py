"""The command `photolib doctor`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import json_option, library_option
from photolib.cli.output import print_json, say
from photolib.doctor import examine

_MARKS = {True: "ok ", False: "!! ", None: "   "}


@click.command(epilog="Example: photolib doctor")
@json_option
@library_option
def command(*, as_json: bool, folder: Path) -> None:
    """Say what works on this machine and in this library."""
    findings = examine(folder)
    if as_json:
        print_json([asdict(finding) for finding in findings])
        return
    for finding in findings:
        say(f"{_MARKS[finding.fine]}{finding.subject}: {finding.told}")
