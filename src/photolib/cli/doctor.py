"""The command `photolib doctor`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option
from photolib.cli.output import json_option, print_json, say
from photolib.doctor import examine

_MARKS = {True: "ok ", False: "!! ", None: "   "}


@click.command(epilog="Example: photolib doctor")
@json_option
@library_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, folder: Path) -> None:
    """Say what works on this machine and in this library."""
    findings = examine(folder)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{_MARKS[finding.fine]}{finding.subject}: {finding.told}")
    ctx.exit(1 if any(finding.fine is False for finding in findings) else 0)
